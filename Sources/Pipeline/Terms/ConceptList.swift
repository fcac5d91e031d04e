public import Bitext
internal import Editions
public import Terminology
internal import Text

/// Concepts found in parallel units, best first, a row each with the terms of all languages: what
/// `pipeline glossary build --to` prints.
///
/// As a table it is a glossary that our commands read: its status is `candidate`, and what is known
/// of each concept stands in further columns.
public struct ConceptList: Sendable {
  private let languages: [Language]
  private let rows: [Row]

  private struct Row: Encodable, Sendable {
    let id: String
    /// By codes of languages.
    let terms: [String: String]
    let status: TermStatus
    /// How often the source term stands in the text.
    let count: Int
    let score: Double
    let confidence: Double
    /// A unit that holds the terms, and its texts.
    let row: String
    let examples: [String: String]
  }

  /// Extracts the concepts of units.
  ///
  /// - Parameters:
  ///   - units: The source language first.
  ///   - limit: At most this many.
  ///   - minimumConfidence: Translations less probable are left out, and concepts without any.
  ///   - lexicon: What is known of words beforehand.
  ///   - ignored: What is not to be proposed.
  public init(
    _ units: ParallelUnits, limit: Int, minimumConfidence: Double,
    lexicon: WordLexicon = WordLexicon(), ignoring ignored: IgnoredTerms = IgnoredTerms()
  ) {
    languages = units.versions.map(\.language)
    guard let source = units.versions.first else {
      rows = []
      return
    }
    let concepts = CandidateExtractor(lexicon: lexicon).concepts(
      from: source, to: Array(units.versions.dropFirst()), rows: units.rows,
      limit: max(0, limit).withRoom(for: ignored.count), leastConfidence: minimumConfidence
    ).filter { !ignored.contains($0.terms(from: source.language)) }.prefix(max(0, limit))
    var identifiers = TermIdentifiers()
    rows = concepts.map { concept in
      var terms = [source.language.code: concept.source.text]
      for (language, candidate) in concept.targets { terms[language.code] = candidate.target.text }
      var examples: [String: String] = [:]
      for version in units.versions {
        examples[version.language.code] = units.text(ofRow: concept.exampleRow, in: version)
      }
      return Row(
        id: identifiers.identifier(for: concept.source.text), terms: terms, status: .candidate,
        count: concept.source.count, score: concept.score.rounded3,
        confidence: concept.confidence.rounded3, row: units.name(ofRow: concept.exampleRow),
        examples: examples)
    }
  }

  /// A glossary: a header and a concept a line.
  public var tsv: [UInt8] {
    let codes = languages.map(\.code)
    var table = Table(
      columns: ["id"] + codes + ["status", "count", "score", "confidence", "row"]
        + codes.map { "\($0)_example" })
    for row in rows {
      table.append(
        [row.id] + codes.map { row.terms[$0] ?? "" }
          + [
            row.status.rawValue, String(row.count), String(row.score), String(row.confidence),
            row.row,
          ] + codes.map { row.examples[$0] ?? "" })
    }
    return table.tsv()
  }

  /// An array of concepts.
  public var json: [UInt8] { JSONText.pretty(rows) }
}

extension Double {
  fileprivate var rounded3: Double { (self * 1000).rounded() / 1000 }
}
