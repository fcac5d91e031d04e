internal import FoundationEssentials
internal import Pipeline
internal import Text

/// The texts of one file, and how they are trained on.
struct TrainingSet: Sendable {
  let path: String
  private let profile: SplittingProfile
  private let weight: Double
  private let texts: [Text]

  private struct Text: Sendable {
    let document: Document
    /// `nil` for edited prose.
    let gold: GoldSentences?
  }

  /// The texts of a gold file.
  init(gold path: String, profile: SplittingProfile, weight: Double) throws {
    self.path = path
    self.profile = profile
    self.weight = weight
    texts = try GoldSentencesReader().documents(from: SourceFile.bytes(at: path), path: path)
      .compactMap { gold in
        try gold.document(path: path, language: nil).map { Text(document: $0, gold: gold) }
      }
  }

  private struct Prose: Decodable {
    let lang: String
    let text: String
  }

  /// The texts of a file of edited prose.
  init(prose path: String, weight: Double, limit: Int) throws {
    self.path = path
    self.profile = .standard
    self.weight = weight
    texts = try SourceFile.bytes(at: path).split(separator: 0x0A).prefix(limit).compactMap { line in
      let prose = try JSONDecoder().decode(Prose.self, from: Data(line))
      let options = ReadingOptions(format: .plain, language: Language(prose.lang))
      let document = try? SourceReader(options: options)
        .document(from: Array(prose.text.utf8), path: path)
      return document.map { Text(document: $0, gold: nil) }
    }
  }

  private init(_ other: TrainingSet, texts: [Text]) {
    path = other.path
    profile = other.profile
    weight = other.weight
    self.texts = texts
  }

  /// All texts but those of one part of several; all, if there is but one part.
  func without(_ part: Int, of parts: Int) -> TrainingSet {
    parts == 1
      ? self
      : TrainingSet(
        self, texts: texts.enumerated().filter { $0.offset % parts != part }.map(\.element))
  }

  /// The texts of one part of several.
  func only(_ part: Int, of parts: Int) -> TrainingSet {
    TrainingSet(self, texts: texts.enumerated().filter { $0.offset % parts == part }.map(\.element))
  }

  /// Adds the gaps of all texts.
  func add(to examples: inout GapExamples) {
    for text in texts {
      let document = text.document
      let positions = text.gold.map(CountedPositions.init)
      let ends = Set(text.gold?.ends ?? [])
      examples.add(
        document.text, blocks: document.blocks.map(\.range), language: document.language,
        profile: profile, weight: weight, selection: positions == nil ? .unmarked : .all
      ) { place in
        guard let positions else { return false }
        let low = positions.count(before: Int32(place.markEnd), in: document)
        let high = positions.count(at: Int32(place.nextStart), in: document)
        return (low...max(low, high)).contains { ends.contains($0) }
      }
    }
  }

  /// The score of a model on the texts.
  func score(_ table: WeightTable) throws -> SplitScore {
    try evaluation(table).score(of: texts.compactMap(\.gold), path: path)
  }

  /// How many sentences a model finds in edited prose, and how many of them end in mid-paragraph
  /// without a mark, as none should.
  func unmarkedEnds(_ table: WeightTable) -> (sentences: Int, unmarked: [String]) {
    var count = 0
    var unmarked: [String] = []
    for text in texts {
      let document = text.document
      let blockEnds = Set(document.blocks.map(\.range.end))
      let sentences = split(document, table)
      count += sentences.count
      for sentence in sentences where !blockEnds.contains(sentence.end) {
        let words = document.string(sentence)
        if let last = words.last, !".!?…\"”»)’'".contains(last) { unmarked.append(words) }
      }
    }
    return (count, unmarked)
  }

  /// Where a model errs.
  func differences(_ table: WeightTable) throws -> [SplitDifference] {
    try evaluation(table).differences(from: texts.compactMap(\.gold), path: path)
  }

  private func evaluation(_ table: WeightTable) -> SplitEvaluation {
    SplitEvaluation { self.split($0, table) }
  }

  private func split(_ document: Document, _ table: WeightTable) -> [ByteRange] {
    SentenceSplitter(
      language: document.language, profile: profile, bias: table.bias, weights: table.weights
    ).sentences(in: document.text, blocks: document.blocks.map(\.range))
  }

  func summary(of score: SplitScore) -> String {
    func percent(_ share: Double) -> String { String((share * 10_000).rounded() / 100) }
    let name = path.split(separator: "/").last ?? ""
    if score.goldenCases > 0 { return "\(name): \(score.goldenPassed)/\(score.goldenCases)" }
    let boundary = score.boundary
    return "\(name): P \(percent(boundary.precision)) R \(percent(boundary.recall)) "
      + "F1 \(percent(boundary.f1)), sentences F1 \(percent(score.sentence.f1))"
  }
}
