internal import CReference
internal import Pipeline
internal import Quotations
internal import Summaries
internal import Terminology
internal import Text

/// The speed of each stage on long texts, in bytes of what it reads.
struct StageMeasurements {
  private static let byteCount = 8_000_000

  private let sources: [(language: Language, bytes: [UInt8])]
  private let documents: [Document]
  private let glossary: Glossary
  /// One copy of the article in each language.
  private let articles: [SegmentedDocument]

  init(_ corpus: Corpus, glossaries folder: String) throws {
    let each = Self.byteCount / Language.supported.count
    sources = Language.supported.map {
      ($0, corpus.markdown($0, copies: each / corpus.byteCount($0)))
    }
    documents = try sources.map { try Self.document($0, $1) }
    articles = try Language.supported.map {
      Segmenter().segment(try Self.document($0, corpus.markdown($0, copies: 1)))
    }
    glossary = try GlossaryFolder.glossary(from: GlossaryFolder.files(in: folder))
  }

  private static func document(_ language: Language, _ bytes: [UInt8]) throws -> Document {
    try SourceReader().document(from: bytes, path: "article.\(language.code).md")
  }

  func add(to table: inout ResultTable) throws {
    try addNormalization(to: &table)
    try addSplitting(to: &table)
    try addOthers(to: &table)
  }

  private func addNormalization(to table: inout ResultTable) throws {
    let times = try medianTimes(
      repetitions: 25,
      [
        { try documents.count { try Normalizer().normalized($0.text) == nil } },
        { documents.count { reference_is_nfc($0.text, Int32($0.text.count)) } },
      ])
    add(
      "normalization of NFC text", times, reference: "isNormalizedUTF8 (C++)", target: "≥ 0.9",
      to: &table)
  }

  private func addSplitting(to table: inout ResultTable) throws {
    let blocks = documents.map { $0.blocks.map(\.range) }
    let times = try medianTimes([
      {
        zip(documents, blocks).reduce(0) { count, text in
          count
            + SentenceSplitter(language: text.0.language)
            .sentences(in: text.0.text, blocks: text.1).count
        }
      },
      {
        documents.reduce(0) {
          $0 + Int(reference_sentence_count($1.language.code, $1.text, Int32($1.text.count)))
        }
      },
    ])
    add(
      "sentence splitting", times, reference: "ICU sentence loop (C++)", target: "≥ 0.7",
      to: &table)
  }

  private func addOthers(to table: inout ResultTable) throws {
    let segmented = documents.map { Segmenter().segment($0) }
    let indexes = documents.map { TermIndex(glossary, $0.language) }
    let times = try medianTimes([
      { try sources.reduce(0) { try $0 + Self.document($1.language, $1.bytes).blocks.count } },
      { documents.reduce(0) { $0 + Segmenter().segment($1).tokens.count } },
      { zip(indexes, segmented).reduce(0) { $0 + $1.0.occurrences(in: $1.1).count } },
      { segmented.reduce(0) { $0 + QuotationFinder().quotations(in: $1).count } },
      { segmented.reduce(0) { $0 + Summarizer().summary(of: [$1]).choices.count } },
    ])
    let sourceBytes = sources.reduce(0) { $0 + $1.bytes.count }
    add("reading Markdown", times[0], bytes: sourceBytes, to: &table)
    add("segmenting: sentences, tokens, folded text", times[1], bytes: textBytes, to: &table)
    add("term search", times[2], bytes: textBytes, to: &table)
    try TermMeasurements(documents, articles: articles).add(to: &table)
    add("quotations with speakers", times[3], bytes: textBytes, to: &table)
    add("summary of one version", times[4], bytes: textBytes, to: &table)
  }

  private var textBytes: Int { documents.reduce(0) { $0 + $1.text.count } }

  private func add(
    _ what: String, _ seconds: Double, bytes: Int, to table: inout ResultTable
  ) {
    table.add(what, Self.speed(bytes, seconds))
  }

  private func add(
    _ what: String, _ times: [Double], reference: String, target: String,
    to table: inout ResultTable
  ) {
    table.add(
      what, Self.speed(textBytes, times[0]),
      reference: "\(reference) \(Self.speed(textBytes, times[1]))",
      ratio: fixed(times[1] / times[0], 2), target: target)
  }

  private static func speed(_ bytes: Int, _ seconds: Double) -> String {
    fixed(Double(bytes) / seconds / 1e6, 0) + " MB/s"
  }
}
