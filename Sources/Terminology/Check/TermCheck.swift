public import Bitext
public import Text

/// Looks for places where a version does not say what another says by terms, numbers and names.
///
/// Findings are as severe as the evidence is strong:
/// - *error*: a form the glossary forbids, or the term of a concept that no other version names
///   here, where that of a concept they name is missing;
/// - *warning*: a number or name that is another one, a name that is missing;
/// - *note*: a concept that is named in another version, and nothing found for it here.
///
/// Alarms that would mostly be false are not raised: a gloss in brackets behind the welcome term,
/// a common word that is forbidden for one concept while the counterparts speak of something else,
/// a concept that the rows beside name oftener than their counterparts do, a second mention that
/// became a pronoun, a term inside a longer one of another concept, and
/// what stands in code.
public struct TermCheck: Sendable {
  private let glossary: Glossary
  private let coverage: ConceptCoverage
  private let wordKeys: TermWordKeys
  /// Rows that are less certain than this are not compared.
  public let leastConfidence: Double

  /// What versions are compared by.
  public struct Aspects: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let terms = Aspects(rawValue: 1)
    public static let numbers = Aspects(rawValue: 2)
    public static let names = Aspects(rawValue: 4)
  }

  public init(_ glossary: Glossary, leastConfidence: Double = 0.5) {
    self.glossary = glossary
    self.leastConfidence = leastConfidence
    coverage = ConceptCoverage(glossary)
    wordKeys = TermWordKeys(glossary)
  }

  /// The findings, in order of rows, languages and places.
  ///
  /// - Parameters:
  ///   - versions: The language versions of an article.
  ///   - rows: Their common rows.
  ///   - occurrences: What `TermIndex` found, version by version.
  ///   - aspects: What is compared.
  ///   - original: The language the others are to follow; `nil`: each is to follow each.
  /// - Complexity: O(tokens + occurrences).
  public func findings(
    in versions: [SegmentedDocument], rows: [TrilingualRow], occurrences: [[TermOccurrence]],
    comparing aspects: Aspects = .terms, original: Language? = nil
  ) -> [TermFinding] {
    if rows.isEmpty { return [] }
    let comparison = TermComparison(
      glossary: glossary, coverage: coverage, wordKeys: wordKeys, versions: versions, rows: rows,
      occurrences: zip(versions, occurrences).map(Self.inProse), original: original)
    let facts = FactComparison(
      aspects, versions: versions, rows: rows, original: original)
    var findings: [TermFinding] = []
    for row in rows.indices {
      for version in versions.indices where versions[version].language != original {
        let isCertain = rows[row].confidence >= leastConfidence
        if aspects.contains(.terms) {
          findings += comparison.forbiddenForms(version: version, row: row)
          if isCertain { findings += comparison.missingTerms(version: version, row: row) }
        }
        if isCertain { findings += facts.findings(version: version, row: row) }
      }
    }
    return findings
  }

  /// Code is no prose: what stands in it names nothing.
  private static func inProse(
    _ version: SegmentedDocument, _ occurrences: [TermOccurrence]
  ) -> [TermOccurrence] {
    occurrences.filter { occurrence in
      if case .code = version.blockKind(ofSentence: occurrence.sentence) { return false }
      return !version.document.isVerbatim(occurrence.range)
    }
  }
}

/// One article compared with the glossary.
struct TermComparison {
  let glossary: Glossary
  let coverage: ConceptCoverage
  let wordKeys: TermWordKeys
  let versions: [SegmentedDocument]
  let rows: [TrilingualRow]
  let occurrences: [[TermOccurrence]]
  let byRow: RowOccurrences
  let concepts: RowConcepts
  /// The versions that the others are compared with.
  let witnesses: [Int]

  init(
    glossary: Glossary, coverage: ConceptCoverage, wordKeys: TermWordKeys,
    versions: [SegmentedDocument],
    rows: [TrilingualRow], occurrences: [[TermOccurrence]], original: Language?
  ) {
    self.glossary = glossary
    self.coverage = coverage
    self.wordKeys = wordKeys
    self.versions = versions
    self.rows = rows
    self.occurrences = occurrences
    witnesses = versions.indices.filter { original == nil || versions[$0].language == original }
    byRow = RowOccurrences(versions: versions, rows: rows, occurrences: occurrences)
    concepts = RowConcepts(
      versions: versions, byRow: byRow, occurrences: occurrences, coverage: coverage,
      rowCount: rows.count, conceptCount: glossary.concepts.count)
  }
}
