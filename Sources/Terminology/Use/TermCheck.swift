public import Bitext
public import Text

/// Looks for places where the versions of an article do not follow the glossary.
///
/// Alarms that would mostly be false are not raised: a gloss in brackets behind the welcome term,
/// a common word that is forbidden for one concept while the counterparts speak of something else,
/// a concept named in the next sentence, or inside a longer term of another concept.
public struct TermCheck: Sendable {
  private let glossary: Glossary
  private let coverage: ConceptCoverage
  /// Rows that are less certain than this are not compared.
  public let leastConfidence: Double

  public init(_ glossary: Glossary, leastConfidence: Double = 0.5) {
    self.glossary = glossary
    self.leastConfidence = leastConfidence
    coverage = ConceptCoverage(glossary)
  }

  /// The findings, in order of rows, languages and places.
  ///
  /// - Parameters:
  ///   - versions: The language versions of an article.
  ///   - rows: Their common rows.
  ///   - occurrences: What `TermIndex` found, version by version.
  /// - Complexity: O(sentences + occurrences).
  public func findings(
    in versions: [SegmentedDocument], rows: [TrilingualRow], occurrences: [[TermOccurrence]]
  ) -> [TermFinding] {
    if rows.isEmpty { return [] }
    let comparison = TermComparison(
      glossary: glossary, coverage: coverage, leastConfidence: leastConfidence,
      versions: versions, rows: rows, occurrences: occurrences)
    var findings: [TermFinding] = []
    for row in rows.indices {
      for version in versions.indices {
        findings += comparison.forbiddenForms(version: version, row: row)
        findings += comparison.missingTerms(version: version, row: row)
      }
    }
    return findings
  }
}

/// One article compared with the glossary.
private struct TermComparison {
  let glossary: Glossary
  let coverage: ConceptCoverage
  let leastConfidence: Double
  let versions: [SegmentedDocument]
  let rows: [TrilingualRow]
  let occurrences: [[TermOccurrence]]
  let byRow: RowOccurrences
  /// Whether a version names a concept by a welcome term anywhere.
  let isNamed: [[Bool]]

  init(
    glossary: Glossary, coverage: ConceptCoverage, leastConfidence: Double,
    versions: [SegmentedDocument], rows: [TrilingualRow], occurrences: [[TermOccurrence]]
  ) {
    self.glossary = glossary
    self.coverage = coverage
    self.leastConfidence = leastConfidence
    self.versions = versions
    self.rows = rows
    self.occurrences = occurrences
    byRow = RowOccurrences(versions: versions, rows: rows, occurrences: occurrences)
    isNamed = occurrences.map { found in
      var isNamed = [Bool](repeating: false, count: glossary.concepts.count)
      for occurrence in found where occurrence.status != .forbidden {
        isNamed[occurrence.concept] = true
      }
      return isNamed
    }
  }
}

// MARK: - Forbidden forms

extension TermComparison {
  func forbiddenForms(version: Int, row: Int) -> [TermFinding] {
    let found = byRow.occurrences(ofVersion: version, row: row)
    return found.compactMap { index in
      let occurrence = occurrences[version][index]
      guard occurrence.status == .forbidden, !isGloss(index, version: version),
        isMeant(occurrence, version: version, row: row)
      else { return nil }
      return TermFinding(
        kind: .forbidden, severity: .error, concept: occurrence.concept,
        language: versions[version].language, row: row, range: occurrence.range, evidence: nil)
    }
  }

  /// Whether the form stands in brackets behind a welcome term of its concept:
  /// `raisonnement (reasoning)`.
  private func isGloss(_ index: Int, version: Int) -> Bool {
    let occurrence = occurrences[version][index]
    let text = versions[version].document.text
    let start = Int(occurrence.range.start)
    guard start > 0, text[start - 1] == UInt8(ascii: "(") else { return false }
    var before = index - 1
    while before >= 0, occurrences[version][before].sentence == occurrence.sentence {
      let other = occurrences[version][before]
      if other.concept == occurrence.concept, other.status != .forbidden { return true }
      before -= 1
    }
    return false
  }

  /// Whether the form speaks of the concept and is not a common word in another sense.
  ///
  /// Phrases and words borrowed from another language's terms mean what they say. A word of the
  /// language itself (`évaluation`) is taken to mean the concept where a counterpart names it.
  private func isMeant(_ occurrence: TermOccurrence, version: Int, row: Int) -> Bool {
    let concept = glossary.concepts[occurrence.concept]
    let language = versions[version].language
    guard let terms = concept.terms[language], terms.indices.contains(occurrence.term) else {
      return true
    }
    let form = terms[occurrence.term].text
    if form.utf8.contains(UInt8(ascii: " ")) || concept.status == .forbidden { return true }
    let isBorrowed = Language.supported.contains { other in
      other != language
        && (concept.terms[other] ?? []).contains { $0.text == form && $0.status != .forbidden }
    }
    if isBorrowed { return true }
    return versions.indices.contains { other in
      other != version
        && byRow.occurrences(ofVersion: other, near: row)
          .contains { occurrences[other][$0].concept == occurrence.concept }
    }
  }
}

// MARK: - Missing terms

extension TermComparison {
  /// Concepts that the row names in another version and not in this one, one finding each.
  func missingTerms(version: Int, row: Int) -> [TermFinding] {
    let language = versions[version].language
    guard rows[row].confidence >= leastConfidence, isTranslated(row, language) else { return [] }
    var findings: [TermFinding] = []
    for other in versions.indices where other != version {
      for index in byRow.occurrences(ofVersion: other, row: row) {
        let occurrence = occurrences[other][index]
        let concept = occurrence.concept
        guard occurrence.status != .forbidden, !findings.contains(where: { $0.concept == concept }),
          hasWelcomeTerm(concept, language), !isThere(concept, version: version, near: row),
          !hasRelative(of: concept, version: version, row: row)
        else { continue }
        findings.append(
          TermFinding(
            kind: .missing, severity: severity(ofMissing: concept, version: version),
            concept: concept, language: language, row: row, range: nil,
            evidence: versions[other].language, evidenceRange: occurrence.range))
      }
    }
    return findings
  }

  /// A name that is gone is a matter of fact; another concept may well have been rephrased where the
  /// version names it elsewhere.
  private func severity(ofMissing concept: Int, version: Int) -> Diagnostic.Severity {
    let isName = glossary.concepts[concept].partOfSpeech == "name"
    return isNamed[version][concept] && !isName ? .note : .warning
  }

  /// Whether the row has a word that begins like a term of one word: `resigning` for `resignation`,
  /// `publicitaire` for `publicité`.
  private func hasRelative(of concept: Int, version: Int, row: Int) -> Bool {
    let document = versions[version]
    guard glossary.concepts[concept].partOfSpeech != "name" else { return false }
    for term in glossary.concepts[concept].terms[document.language] ?? []
    where term.status != .forbidden && !term.text.utf8.contains(UInt8(ascii: " ")) {
      // The last accent may be lost or won, hence the prefix is taken from the bytes.
      let word = Array(term.text.utf8)
      let length = max(6, (word.count + 1) / 2)
      guard word.count >= length else { continue }
      for sentence in rows[row].sentences[document.language] ?? 0..<0 {
        for token in document.sentences[sentence].tokens {
          let folded = document.folded.bytes[document.tokens[Int(token)].folded.indices]
          if folded.starts(with: word[..<length]) { return true }
        }
      }
    }
    return false
  }

  /// Whether the row has sentences of the language.
  private func isTranslated(_ row: Int, _ language: Language) -> Bool {
    rows[row].sentences[language].map { !$0.isEmpty } ?? false
  }

  private func hasWelcomeTerm(_ concept: Int, _ language: Language) -> Bool {
    glossary.concepts[concept].status != .forbidden
      && (glossary.concepts[concept].terms[language] ?? []).contains { $0.status != .forbidden }
  }

  /// Whether a version names a concept in a row or beside it: by any term, forbidden ones too, for
  /// they are findings of their own, or inside a longer term.
  private func isThere(_ concept: Int, version: Int, near row: Int) -> Bool {
    let language = versions[version].language
    return byRow.occurrences(ofVersion: version, near: row).contains { index in
      let occurrence = occurrences[version][index]
      return occurrence.concept == concept
        || coverage.term(
          occurrence.term, of: occurrence.concept, covers: concept, in: language)
    }
  }
}
