internal import Bitext
internal import Text

/// Concepts that one version names and another does not.
extension TermComparison {
  /// Concepts that the row names in another version and not in this one, one finding each.
  func missingTerms(version: Int, row: Int) -> [TermFinding] {
    guard hasSentences(version, row) else { return [] }
    var findings: [TermFinding] = []
    for witness in witnesses where witness != version {
      var rivals = rivals(version: version, witness: witness, row: row)
      for named in concepts.named(witness, row)
      where hasWelcomeTerm(named.concept, versions[version].language)
        && !findings.contains(where: { $0.concept == named.concept })
      {
        let found =
          concepts.countWithCovered(named.concept, version, row)
          + concepts.spare(named.concept, in: version, against: witness, beside: row)
        if found >= named.count { continue }
        let chance = concepts.habits(
          named.concept, witness, version
        ).chance(of: found == 0 ? .missing : .short)
        if let finding = wrongTerm(named, &rivals, chance, version, witness, row)
          ?? (found > 0 ? nil : missingTerm(named, chance, version, witness, row))
        {
          findings.append(finding)
        }
      }
    }
    return findings
  }

  /// The finding that the term of another concept stands where one is missing, if that is no
  /// coincidence; the other concept is taken out.
  ///
  /// - Parameter chance: How probable it is that the concept is missing without a mistake.
  private func wrongTerm(
    _ named: RowConcepts.Count, _ rivals: inout [RowConcepts.Count], _ chance: Double,
    _ version: Int, _ witness: Int, _ row: Int
  ) -> TermFinding? {
    let language = versions[version].language
    var best: (index: Int, chance: Double)?
    for (index, rival) in rivals.enumerated()
    where !coverage.areRelated(named.concept, rival.concept, glossary, language) {
      let coincidence =
        chance * concepts.habits(rival.concept, version, witness).rowChance(of: .short)
      if best.map({ coincidence < $0.chance }) ?? true { best = (index, coincidence) }
    }
    guard let best, best.chance < Self.mostChanceOfWrong else { return nil }
    let rival = rivals.remove(at: best.index)
    return TermFinding(
      kind: .wrong, severity: .error, concept: named.concept, rival: rival.concept,
      language: language, row: row, range: occurrences[version][rival.first].range,
      evidence: versions[witness].language,
      evidenceRange: occurrences[witness][named.first].range)
  }

  /// The finding that nothing names a concept: a warning for names, which are a matter of fact, and
  /// for what is hardly ever left out; a note else, for much can be rephrased.
  private func missingTerm(
    _ named: RowConcepts.Count, _ chance: Double, _ version: Int, _ witness: Int, _ row: Int
  ) -> TermFinding? {
    if hasRelative(of: named.concept, version: version, row: row) { return nil }
    let isName = glossary.concepts[named.concept].partOfSpeech == "name"
    let isRare = chance < Self.mostChanceOfMissing
    return TermFinding(
      kind: .missing, severity: isName || isRare ? .warning : .note, concept: named.concept,
      language: versions[version].language, row: row, range: nil,
      evidence: versions[witness].language,
      evidenceRange: occurrences[witness][named.first].range)
  }

  private static let mostChanceOfWrong = 0.04
  private static let mostChanceOfMissing = 0.03

  /// Concepts that the row names in this version oftener than in the other, whose rows beside do not
  /// make up for it, nor its own words where they stand apart: *literary or dramatic work*.
  private func rivals(version: Int, witness: Int, row: Int) -> [RowConcepts.Count] {
    concepts.named(version, row).filter {
      concepts.surplus($0.concept, version, witness, row) > 0
        && !hasWords(of: $0.concept, version: witness, row: row)
    }
  }

  /// Whether the row has every word of meaning of a term of a concept.
  private func hasWords(of concept: Int, version: Int, row: Int) -> Bool {
    let document = versions[version]
    let terms = wordKeys.terms(of: concept, document.language)
    if terms.isEmpty { return false }
    var present: Set<[UInt8]> = []
    for sentence in rows[row].sentences[document.language] ?? 0..<0 {
      let tokens = document.sentences[sentence].tokens
      for token in document.tokens[Int(tokens.lowerBound)..<Int(tokens.upperBound)] {
        present.insert(
          wordKeys.key(of: document.folded.bytes[token.folded.indices], document.language))
      }
    }
    return terms.contains { $0.allSatisfy(present.contains) }
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

  private func hasSentences(_ version: Int, _ row: Int) -> Bool {
    rows[row].sentences[versions[version].language].map { !$0.isEmpty } ?? false
  }

  private func hasWelcomeTerm(_ concept: Int, _ language: Language) -> Bool {
    glossary.concepts[concept].status != .forbidden
      && (glossary.concepts[concept].terms[language] ?? []).contains { $0.status != .forbidden }
  }
}
