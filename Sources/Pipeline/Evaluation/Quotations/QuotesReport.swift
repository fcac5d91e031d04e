internal import Editions
internal import Quotations
public import Text

/// The scores of quotation finding on texts whose quotations are known.
public struct QuotesReport: Encodable, Sendable {
  struct Row: Encodable {
    let file: String
    let strict: Figures
    let overlap30: Figures
    let overlap80: Figures
    let characters: Figures
    /// Shares of quotations found whose speaker is right; `nil` where gold names none.
    let speakerSurface: Double?
    let speakerResolved: Double?
    /// The same of all gold quotations that have a speaker.
    let endToEndSurface: Double?
    let endToEnd: Double?
    let cue: Double?
    let ignored: Int
    let onNegatives: Int

    init(_ file: String, _ score: QuoteScore) {
      func share(_ part: Int, _ whole: Int) -> Double? {
        whole == 0 ? nil : (Double(part) / Double(whole)).rounded5
      }
      self.file = file
      strict = Figures(score.strict)
      overlap30 = Figures(score.overlapping)
      overlap80 = Figures(score.mostlyOverlapping)
      characters = Figures(score.characters)
      speakerSurface = share(score.surfaceRight, score.speakers)
      speakerResolved = share(score.resolvedRight, score.speakers)
      endToEndSurface = share(score.surfaceRight, score.goldSpeakers)
      endToEnd = share(score.resolvedRight, score.goldSpeakers)
      cue = share(score.cuesRight, score.cues)
      ignored = score.ignored
      onNegatives = score.onNegatives
    }
  }

  struct Figures: Encodable {
    let precision: Double
    let recall: Double
    let f1: Double

    init(_ counts: QuoteScore.Counts) {
      precision = counts.precision.rounded5
      recall = counts.recall.rounded5
      f1 = counts.f1.rounded5
    }
  }

  let files: [Row]
  let all: Row
  private let wrong: [String]

  enum CodingKeys: CodingKey { case files, all }

  /// Finds the quotations of the documents that gold files name, and scores them.
  ///
  /// - Parameters:
  ///   - paths: `.jsonl` and `.quotes` files (`QuoteGold`), or folders of them.
  ///   - language: Of documents for which the gold file says none.
  ///   - ignoring: Kinds or types of gold quotations that are neither asked for nor punished.
  ///   - found: A file of quotations to score instead of ours.
  public init(
    gold paths: [String], language: Language, ignoring: Set<String>, found: String? = nil
  ) throws {
    var rows: [Row] = []
    var total = QuoteScore()
    for path in try GoldFiles(paths, endings: [".jsonl", ".quotes"]).paths {
      let others = try found.map { path in
        Dictionary(
          uniqueKeysWithValues: QuoteGold.grouped(try QuoteLine.lines(at: path)).map { $0 })
      }
      var score = QuoteScore()
      for gold in try QuoteGold.documents(at: path, language: language) {
        let quotations = others.map { $0[gold.name] ?? [] } ?? FoundQuotations(in: gold).lines
        score.add(QuoteScore(gold: gold.lines, found: quotations, ignoring: ignoring))
      }
      rows.append(Row(path, score))
      total.add(score)
    }
    files = rows
    all = Row("all", total)
    wrong = total.mistakes
  }

  /// A table for people.
  public var text: [UInt8] {
    var lines = [
      "strict P      R     F1   >.3 F1  >.8 F1   chars   speaker surface/full  end to end"
        + "            cue  file"
    ]
    func percent(_ share: Double?) -> String { share?.percent ?? "     –" }
    for row in files.count > 1 ? files + [all] : files {
      lines.append(
        [
          "  " + row.strict.precision.percent, row.strict.recall.percent, row.strict.f1.percent,
          " " + row.overlap30.f1.percent, " " + row.overlap80.f1.percent,
          " " + row.characters.f1.percent,
          "      " + percent(row.speakerSurface), percent(row.speakerResolved),
          "     " + percent(row.endToEndSurface), percent(row.endToEnd), percent(row.cue), row.file,
        ].joined(separator: " "))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }

  /// What went wrong, a line each.
  public var mistakes: [UInt8] { Array(wrong.map { SingleLine.text($0) + "\n" }.joined().utf8) }
}

/// The quotations that the program finds in a document, as lines with offsets in scalars.
private struct FoundQuotations {
  let lines: [QuoteLine]

  init(in gold: QuoteGold) {
    let document = gold.document
    let places = PlaceIndex(path: document.path, bytes: document.source)
    func span(_ range: ByteRange) -> [Int] {
      let source = document.sourceRange(of: range)
      return [source.start, source.end].map { places.scalarOffset(ofByte: Int($0)) }
    }
    // As the file has it: line breaks between paragraphs count in the offsets too.
    func words(_ range: ByteRange) -> String {
      String(decoding: document.source[document.sourceRange(of: range).indices], as: UTF8.self)
    }
    lines = QuotationFinder().quotations(in: Segmenter().segment(document))
      .filter(\.isQuotedSpeech).map { quotation in
        let place = span(quotation.range)
        let attribution = quotation.attribution
        return QuoteLine(
          doc: gold.name, start: place[0], end: place[1], text: words(quotation.range),
          speaker: attribution?.speaker.map(document.string),
          speakerResolved: attribution?.name, speakerSpan: attribution?.speaker.map(span),
          verb: attribution?.cue.map(document.string), verbSpan: attribution?.cue.map(span),
          kind: quotation.kind.rawValue)
      }
  }
}
