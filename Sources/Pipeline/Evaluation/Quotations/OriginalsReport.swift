public import Bitext
public import Embeddings
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
    /// The shares of right originals said to differ in numbers, negation and names.
    let numberDiffers: Double
    let negationDiffers: Double
    let nameDiffers: Double
    /// The same of words left out and of places joined.
    let extentDiffers: Double
  }

  let rows: [Row]

  /// - Parameters:
  ///   - gold: `.gold` files of alignments (`evaluate align`), or folders of them.
  ///   - context: Whether the sentence around a piece may help.
  ///   - every: One sentence of so many is taken.
  ///   - embedder: Asked for each quotation; `nil`: none, as is usual.
  public init(
    gold: [String], lexicon: WordLexicon, context: Bool = true, every: Int = 5,
    embedder: SentenceEmbedder? = nil
  ) throws {
    var rows: [Row] = []
    var all = Self.lengths.map { _ in Tally() }
    let files = try AlignmentGold.files(gold)
    for path in files {
      let trial = Trial(try AlignmentGold(at: path), lexicon, context: context)
      let tallies = try trial.tallies(every: every, embedder)
      rows += Self.rows(path, tallies)
      for index in all.indices { all[index].add(tallies[index]) }
    }
    self.rows = rows + (files.count > 1 ? Self.rows("all", all) : [])
  }

  /// What is found, by the features it is judged by, and whether it is right: to learn weights from.
  package static func examples(
    gold: [String], lexicon: WordLexicon, every: Int
  ) throws -> [(values: [Double], isRight: Bool)] {
    var examples: [(values: [Double], isRight: Bool)] = []
    for path in try AlignmentGold.files(gold) {
      try Trial(try AlignmentGold(at: path), lexicon, context: true).forEachTrial(every: every, nil)
      {
        _, present, absent, isRight in
        if let present { examples.append((present.values, isRight)) }
        if let absent { examples.append((absent.values, false)) }
      }
    }
    return examples
  }

  public var text: [UInt8] {
    var lines = [" words  quotations   found     AUC  number negation   name extent differs  file"]
    for row in rows {
      lines.append(
        [
          row.words.padded(to: 6), "\(row.quotations)".padded(to: 10), " " + row.found.percent,
          " " + row.areaUnderCurve.percent, " " + row.numberDiffers.percent,
          "  " + row.negationDiffers.percent, row.nameDiffers.percent,
          row.extentDiffers.percent, "        " + row.file,
        ].joined(separator: " "))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }

  private static let lengths = [1...3, 4...8, 9...20, 21...10_000]

  private static func share(_ count: Int, _ tally: Tally) -> Double {
    (Double(count) / Double(max(1, tally.found))).rounded5
  }

  private static func rows(_ file: String, _ tallies: [Tally]) -> [Row] {
    zip(lengths, tallies).map { length, tally in
      Row(
        file: file,
        words: length.upperBound == 10_000
          ? "\(length.lowerBound)+" : "\(length.lowerBound)–\(length.upperBound)",
        quotations: tally.present.count,
        found: (Double(tally.found) / Double(max(1, tally.present.count))).rounded5,
        areaUnderCurve: tally.areaUnderCurve.rounded5,
        numberDiffers: share(tally.numbers, tally), negationDiffers: share(tally.negations, tally),
        nameDiffers: share(tally.names, tally), extentDiffers: share(tally.extents, tally))
    }
  }

  private struct Tally {
    var found = 0
    /// Confidences with the original among the pages, and without.
    var present: [Double] = []
    var absent: [Double] = []
    /// Of originals that are found: what is said of them. All of it is false.
    var numbers = 0
    var negations = 0
    var names = 0
    var extents = 0

    mutating func add(_ findings: [OriginalFinding]) {
      if findings.contains(.numberDiffers) { numbers += 1 }
      if findings.contains(.negationDiffers) { negations += 1 }
      if findings.contains(.nameDiffers) { names += 1 }
      if findings.contains(.joined) || findings.contains(.leftOut) { extents += 1 }
    }

    mutating func add(_ other: Tally) {
      numbers += other.numbers
      negations += other.negations
      names += other.names
      extents += other.extents
      found += other.found
      present += other.present
      absent += other.absent
    }

    /// O(n log n).
    var areaUnderCurve: Double {
      let sorted = absent.sorted()
      func rank(_ value: Double, _ isBehind: (Double, Double) -> Bool) -> Int {
        sorted.partitioningIndex { isBehind($0, value) }
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

    func tallies(every: Int, _ embedder: SentenceEmbedder?) throws -> [Tally] {
      var tallies = OriginalsReport.lengths.map { _ in Tally() }
      try forEachTrial(every: every, embedder) { words, present, absent, isRight in
        guard let length = OriginalsReport.lengths.firstIndex(where: { $0.contains(words) })
        else { return }
        tallies[length].present.append(present?.confidence ?? 0)
        tallies[length].absent.append(absent?.confidence ?? 0)
        if isRight {
          tallies[length].found += 1
          if let present { tallies[length].add(present.original.findings) }
        }
      }
      return tallies
    }

    /// Calls back with the number of words of each quotation, what is found among all pages and without
    /// the right one, and whether the former is right.
    func forEachTrial(
      every: Int, _ embedder: SentenceEmbedder?,
      _ body: (Int, WordingComparison?, WordingComparison?, Bool) -> Void
    ) throws {
      let beads = gold.beads.filter { $0.source.count == 1 && $0.target.count == 1 }
      for (number, bead) in beads.enumerated() where number % every == 0 {
        for wording in wordings(bead.source[0], number) {
          let words = wording.segmented.tokens[
            Int(
              gold.source.sentences[bead.source[0]].tokens.lowerBound)..<Int(
                gold.source.sentences[bead.source[0]].tokens.upperBound)
          ].count { wording.range.contains($0.range) && $0.kind != .mark }
          let page = bead.target[0] / Self.pageLength
          let right = pages[page].segmented.sentences[bead.target[0] % Self.pageLength].range
          let half = halves[page % 2]
          let vectors = try embedder.map { embedder in
            let texts = search.texts(of: [wording]) + half.texts(of: [wording])
            return TextVectors(texts, try embedder.vectors(ofTexts: texts))
          }
          let present = search.found([wording], [], vectors)
          let isRight =
            present.map { $0.original.page == page && $0.original.range.overlaps(right) } ?? false
          body(words, present, half.found([wording], [], vectors), isRight)
        }
      }
    }

    /// The sentence, and pieces of two, six and fourteen words.
    private func wordings(_ sentence: Int, _ number: Int) -> [Wording] {
      let range = gold.source.sentences[sentence]
      let words = range.tokens.map { Int($0) }.filter { gold.source.tokens[$0].kind != .mark }
      var ranges = [range.range]
      for length in [2, 6, 14] where words.count > length {
        // Nobody quotes two small words: pieces begin with a long one where there is any.
        let start = number * 7 % (words.count - length)
        let first =
          (start..<(words.count - length)).first {
            gold.source.tokens[words[$0]].range.count > 5
          } ?? start
        ranges.append(
          ByteRange(
            gold.source.tokens[words[first]].range.start,
            gold.source.tokens[words[first + length - 1]].range.end))
      }
      return ranges.map { Wording(gold.source, range: $0) }
    }
  }
}
