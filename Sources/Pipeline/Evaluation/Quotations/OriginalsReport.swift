public import Bitext
internal import Editions
internal import Quotations
internal import Text

/// How often the original of a quotation is found, on parallel texts.
///
/// Sentences of one text, and pieces of them, are taken for quotations; the other text, cut into pages,
/// is where their originals stand. An original is found where the place lies in the sentences that gold
/// says. How well a quotation without an original is told apart is measured with the pages taken away
/// that have these sentences.
public struct OriginalsReport: Encodable, Sendable {
  struct Row: Encodable {
    let file: String
    /// How many words the quotations have.
    let words: String
    let quotations: Int
    let found: Double
    /// The probability that a quotation with its original has more confidence than one without.
    let areaUnderCurve: Double
  }

  let rows: [Row]

  /// - Parameters:
  ///   - gold: `.gold` files of alignments (`evaluate align`), or folders of them.
  ///   - context: Whether the sentence around a piece may help.
  ///   - every: One sentence of so many is taken.
  public init(
    gold: [String], lexicon: WordLexicon, context: Bool = true, every: Int = 5
  ) throws {
    var rows: [Row] = []
    var all = Self.lengths.map { _ in Tally() }
    let files = try AlignmentGold.files(gold)
    for path in files {
      let trial = Trial(try AlignmentGold(at: path), lexicon, context: context)
      let tallies = trial.tallies(every: every)
      rows += Self.rows(path, tallies)
      for index in all.indices { all[index].add(tallies[index]) }
    }
    self.rows = rows + (files.count > 1 ? Self.rows("all", all) : [])
  }

  public var text: [UInt8] {
    var lines = [" words  quotations   found     AUC  file"]
    for row in rows {
      lines.append(
        [
          row.words.padded(to: 6), "\(row.quotations)".padded(to: 10), " " + row.found.percent,
          " " + row.areaUnderCurve.percent, row.file,
        ].joined(separator: " "))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }

  private static let lengths = [1...3, 4...8, 9...20, 21...10_000]

  private static func rows(_ file: String, _ tallies: [Tally]) -> [Row] {
    zip(lengths, tallies).map { length, tally in
      Row(
        file: file,
        words: length.upperBound == 10_000
          ? "\(length.lowerBound)+" : "\(length.lowerBound)–\(length.upperBound)",
        quotations: tally.present.count,
        found: (Double(tally.found) / Double(max(1, tally.present.count))).rounded5,
        areaUnderCurve: tally.areaUnderCurve.rounded5)
    }
  }

  private struct Tally {
    var found = 0
    /// Confidences with the original among the pages, and without.
    var present: [Double] = []
    var absent: [Double] = []

    mutating func add(_ other: Tally) {
      found += other.found
      present += other.present
      absent += other.absent
    }

    /// O(n log n).
    var areaUnderCurve: Double {
      let sorted = absent.sorted()
      func rank(_ value: Double, _ isBehind: (Double, Double) -> Bool) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
          let middle = (low + high) / 2
          if isBehind(sorted[middle], value) { high = middle } else { low = middle + 1 }
        }
        return low
      }
      let wins = present.reduce(0.0) {
        $0 + Double(rank($1, >=) + rank($1, >)) / 2
      }
      return wins / Double(max(1, present.count * absent.count))
    }
  }

  /// One parallel text.
  private struct Trial {
    let gold: AlignmentGold
    let pages: [SourcePage]
    let search: OriginalSearch
    /// Every second page: what has no original for half of the quotations.
    let halves: [OriginalSearch]

    static let pageLength = 50

    init(_ gold: AlignmentGold, _ lexicon: WordLexicon, context: Bool) {
      self.gold = gold
      let count = gold.target.sentences.count
      let pages = stride(from: 0, to: count, by: Self.pageLength).map { start in
        SourcePage(
          PresplitText.segmented(
            lines: (start..<min(count, start + Self.pageLength)).map {
              gold.target.string(ofSentence: $0)
            }, language: gold.target.language))
      }
      self.pages = pages
      func search(_ kept: (Int) -> Bool) -> OriginalSearch {
        // Pages keep their numbers: those left out are empty.
        let empty = SourcePage(PresplitText.segmented(lines: [], language: gold.target.language))
        var search = OriginalSearch(
          pages: pages.indices.map { kept($0) ? pages[$0] : empty }, lexicon: lexicon)
        search.usesContext = context
        return search
      }
      self.search = search { _ in true }
      halves = [search { $0 % 2 == 1 }, search { $0 % 2 == 0 }]
    }

    func tallies(every: Int) -> [Tally] {
      var tallies = OriginalsReport.lengths.map { _ in Tally() }
      let beads = gold.beads.filter { $0.source.count == 1 && $0.target.count == 1 }
      for (number, bead) in beads.enumerated() where number % every == 0 {
        for wording in wordings(bead.source[0], number) {
          let words = wording.segmented.tokens.count {
            wording.range.contains($0.range) && $0.kind != .mark
          }
          guard let length = OriginalsReport.lengths.firstIndex(where: { $0.contains(words) })
          else { continue }
          let page = bead.target[0] / Self.pageLength
          let original = search.original(of: [wording])
          tallies[length].present.append(original?.confidence ?? 0)
          if let original, original.page == page,
            overlaps(original, sentence: bead.target[0] % Self.pageLength)
          {
            tallies[length].found += 1
          }
          tallies[length].absent.append(
            halves[page % 2].original(of: [wording])?.confidence ?? 0)
        }
      }
      return tallies
    }

    private func overlaps(_ original: Original, sentence: Int) -> Bool {
      let range = pages[original.page].segmented.sentences[sentence].range
      return original.range.overlaps(range)
    }

    /// The sentence, and pieces of two, six and fourteen words.
    private func wordings(_ sentence: Int, _ number: Int) -> [Wording] {
      let range = gold.source.sentences[sentence]
      let words = range.tokens.map { Int($0) }.filter { gold.source.tokens[$0].kind != .mark }
      var ranges = [range.range]
      for length in [2, 6, 14] where words.count > length {
        let first = number * 7 % (words.count - length)
        ranges.append(
          ByteRange(
            gold.source.tokens[words[first]].range.start,
            gold.source.tokens[words[first + length - 1]].range.end))
      }
      return ranges.map { Wording(gold.source, range: $0) }
    }
  }
}
