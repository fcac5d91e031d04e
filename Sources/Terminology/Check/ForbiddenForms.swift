internal import Bitext
internal import Text

/// Forms the glossary forbids.
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
