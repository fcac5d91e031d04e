internal import CReference
internal import Terminology
internal import Text

/// The search for the terms of a glossary as large as the big term banks', and the making of its
/// index.
struct TermMeasurements {
  private static let termCount = 100_000

  private let documents: [Document]
  private let segmented: [SegmentedDocument]
  /// As many terms in the language of each document.
  private let glossaries: [Glossary]

  /// - Parameters:
  ///   - documents: The texts to search.
  ///   - articles: A shorter one in each of their languages, whose words the terms are made of.
  init(_ documents: [Document], articles: [SegmentedDocument]) {
    self.documents = documents
    segmented = documents.map { Segmenter().segment($0) }
    glossaries = articles.map { LargeGlossary($0, count: Self.termCount).glossary }
  }

  func add(to table: inout ResultTable) throws {
    let languages = documents.map(\.language)
    let before = reference_allocated_bytes()
    let indexes = zip(glossaries, languages).map { TermIndex($0, $1) }
    let memory = reference_allocated_bytes() - before
    let times = try medianTimes([
      { zip(indexes, segmented).reduce(0) { $0 + $1.0.occurrences(in: $1.1).count } },
      {
        zip(indexes, documents).reduce(0) {
          $0 + $1.0.occurrences(in: Segmenter().segment($1.1)).count
        }
      },
    ])
    let building = try medianTimes(
      repetitions: 3,
      [{ zip(glossaries, languages).reduce(0) { $0 + TermIndex($1.0, $1.1).language.code.count } }])
    let bytes = documents.reduce(0) { $0 + $1.text.count }
    table.add(
      "term search, 100,000 terms", Self.speed(bytes, times[0]), target: "≥ 50 MB/s")
    table.add("the same with segmenting", Self.speed(bytes, times[1]))
    let count = Double(indexes.count)
    table.add(
      "index of 100,000 terms",
      fixed(building[0] / count * 1e3, 0) + " ms, " + fixed(Double(memory) / count / 1e6, 1)
        + " MB")
  }

  private static func speed(_ bytes: Int, _ seconds: Double) -> String {
    fixed(Double(bytes) / seconds / 1e6, 0) + " MB/s"
  }
}
