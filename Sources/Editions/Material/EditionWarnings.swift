import Bitext
import Quotations
import Terminology
import Text

/// Compares the versions with each other and looks at their links and images.
///
/// A warning must be worth an editor's look: what is only possibly wrong is left out.
struct EditionWarnings: Sendable {
  private let material: EditionMaterial
  private let parity: [ParityFinding]

  /// - Parameter parity: What `ParityCheck` finds in the article.
  init(_ material: EditionMaterial, parity: [ParityFinding]) {
    self.material = material
    self.parity = parity
  }

  /// In the order: what reading said, images, links, rows, quotations, terms, summary; each in
  /// text order. O(size of the article).
  var all: [EditionWarning] {
    diagnostics + material.versions.flatMap { images(of: $0) + links(of: $0) } + missingTranslations
      + numbers + missingQuotations + terms + summaries
  }

  private var diagnostics: [EditionWarning] {
    material.analysis.diagnostics.map { diagnostic in
      let severity: EditionWarning.Severity =
        switch diagnostic.severity {
        case .note: .info
        case .warning: .warning
        case .error: .error
        }
      let place = diagnostic.place.map { ($0.line > 0 ? $0.text : $0.file) + ": " } ?? ""
      return EditionWarning(
        code: diagnostic.code, severity: severity,
        message: SingleLine.text(place + diagnostic.message), lang: nil, anchor: nil, row: nil)
    }
  }

  private func images(of version: VersionMaterial) -> [EditionWarning] {
    version.document.images.compactMap { image in
      switch ImageRecord.AltStatus(of: image) {
      case .filename:
        EditionWarning(
          .altIsFilename, .warning,
          "the alternative text of an image is its file name: \(SingleLine.text(image.url))",
          lang: version.language, row: row(at: image.position, in: version))
      case .missing:
        EditionWarning(
          .altMissing, .warning,
          "an image has no alternative text: \(SingleLine.text(image.url))",
          lang: version.language, row: row(at: image.position, in: version))
      case .ok, .decorative: nil
      }
    }
  }

  private func links(of version: VersionMaterial) -> [EditionWarning] {
    version.document.links.flatMap { link -> [EditionWarning] in
      let words = SingleLine.text(version.document.string(link.range))
      func warning(
        _ code: EditionWarning.Code, _ severity: EditionWarning.Severity, _ message: String
      ) -> EditionWarning {
        EditionWarning(
          code, severity, message, lang: version.language, anchor: version.anchor(link.range),
          row: row(at: link.range.start, in: version))
      }
      guard let url = SafeLink.address(link.url) else {
        return Self.isScript(link.url)
          ? [warning(.unsafeLink, .error, "a link runs a script or opens a local file: \(words)")]
          : []
      }
      guard let host = SafeLink.host(url) else { return [] }
      var warnings: [EditionWarning] = []
      if let language = PageLanguage.of(url), language != version.language,
        !PageLanguage.isNamed(language, in: words)
      {
        warnings.append(
          warning(
            .linkOtherLanguage, .info,
            "a link leads to a page in another language (\(language)): \(url)"))
      }
      if Outlets.standard.contradict(link, in: version.document) {
        warnings.append(
          warning(
            .sourceHostMismatch, .warning,
            "the link says \"\(words)\" and leads to \(host)"))
      }
      return warnings
    }
  }

  /// Headings, paragraphs and whole sentences that a version lacks, of what `check --parity` finds.
  private var missingTranslations: [EditionWarning] {
    parity.filter(\.isMissingText).flatMap { finding -> [EditionWarning] in
      guard let witness = finding.present.first, let version = material.version(witness.language),
        let range = witness.range
      else { return [] }
      let text = SingleLine.cut(witness.text, to: 80)
      return finding.missing.map { absence in
        EditionWarning(
          .missingTranslation, .warning,
          "nothing in \(absence.language) for what \(witness.language) says: \(text)",
          lang: absence.language, anchor: witness.anchor, row: row(at: range.start, in: version))
      }
    }
  }

  /// Rows where each of two versions has a number the other lacks.
  private var numbers: [EditionWarning] {
    guard material.versions.count > 1 else { return [] }
    let numbers = material.versions.map { version in
      let reader = NumberReader(version.language)
      return version.segmented.sentences.indices.map {
        reader.numbers(inSentence: $0, of: version.segmented)
      }
    }
    return material.rows.enumerated().flatMap { index, row in
      material.pairs.compactMap { pair -> EditionWarning? in
        guard let source = material.languages.firstIndex(of: pair.source),
          let target = material.languages.firstIndex(of: pair.target),
          let left = row.sentences[pair.source], let right = row.sentences[pair.target],
          let place = material.versions[target].range(ofSentences: right)
        else { return nil }
        let comparison = NumberComparison(
          left.clamped(to: numbers[source].indices).flatMap { numbers[source][$0] },
          right.clamped(to: numbers[target].indices).flatMap { numbers[target][$0] })
        guard comparison.isMismatch else { return nil }
        func written(_ numbers: [NumberReader.Number], in version: Int) -> String {
          let document = material.versions[version].document
          return numbers.map { SingleLine.text(document.string($0.range)) }.joined(separator: ", ")
        }
        return EditionWarning(
          .numberMismatch, .warning,
          "\(pair.source) has \(written(comparison.onlyFirst, in: source)) where "
            + "\(pair.target) has \(written(comparison.onlySecond, in: target))",
          lang: pair.target, anchor: material.versions[target].anchor(place), row: index)
      }
    }
  }

  private var missingQuotations: [EditionWarning] {
    guard material.versions.count > 1 else { return [] }
    return material.quotations.flatMap { parallel -> [EditionWarning] in
      guard material.isQuotedSpeech(parallel),
        let witness = material.versions.first(where: {
          material.quotation(parallel, in: $0.language) != nil
        }), let quotation = material.quotation(parallel, in: witness.language)
      else { return [] }
      return material.versions.compactMap { version in
        guard material.quotation(parallel, in: version.language) == nil,
          !material.isBehindDash(parallel, in: version.language)
        else { return nil }
        let words = SingleLine.cut(witness.document.string(quotation.range), to: 80)
        let lack =
          parallel.unmarked[version.language].map {
            "stands without quotation marks at \(version.place($0).text)"
          } ?? "not in \(version.language)"
        return EditionWarning(
          .quoteMissing, .warning,
          "\(parallel.identifier) is quoted in \(witness.language) and \(lack): \(words)",
          lang: version.language, anchor: witness.anchor(quotation.range),
          row: row(at: quotation.range.start, in: witness))
      }
    }
  }

  private var terms: [EditionWarning] {
    let concepts = material.analysis.glossary.concepts
    return material.analysis.termFindings.compactMap { finding in
      guard let index = finding.concept, concepts.indices.contains(index) else { return nil }
      let concept = concepts[index]
      let preferred = concept.terms[finding.language]?.first?.text
      let advice = preferred.map { "; the glossary prefers \"\($0)\"" } ?? ""
      switch finding.kind {
      case .forbidden, .wrong:
        guard let range = finding.range, let version = material.version(finding.language) else {
          return nil
        }
        let form = SingleLine.text(version.document.string(range))
        let fault =
          finding.kind == .wrong ? "names another concept than" : "is a form the glossary forbids"
        let subject =
          finding.kind == .wrong
          ? " \(finding.evidence?.code ?? "another version")" : ""
        return EditionWarning(
          .glossaryViolation, .warning,
          "\"\(form)\" \(fault)\(subject) (\(concept.id))\(advice)",
          lang: finding.language, anchor: version.anchor(range), row: finding.row)
      case .missing:
        let witness = finding.evidence.flatMap(material.version)
        let sentences = witness.flatMap { version in
          material.rows.indices.contains(finding.row)
            ? material.rows[finding.row].sentences[version.language] : nil
        }
        let range = sentences.flatMap { witness?.range(ofSentences: $0) }
        let evidence = finding.evidence.map { " as in \($0)" } ?? ""
        return EditionWarning(
          .termMissing, .info,
          "no term for \(concept.id) in \(finding.language)\(evidence)\(advice)",
          lang: finding.language, anchor: range.flatMap { witness?.anchor($0) },
          row: finding.row)
      case .number, .name: return nil
      }
    }
  }

  private var summaries: [EditionWarning] {
    material.versions.compactMap { version in
      guard SummaryEdition(material, version: version).items.isEmpty else { return nil }
      return EditionWarning(
        .summaryMissing, .warning, "no sentence of \(version.language) is in the summary",
        lang: version.language)
    }
  }

  private func row(at offset: Int32, in version: VersionMaterial) -> Int? {
    guard let sentence = version.segmented.sentenceIndex(at: offset) else { return nil }
    let row = version.rowOfSentence[sentence]
    return row >= 0 ? row : nil
  }

  private static func isScript(_ url: String) -> Bool {
    let scheme = url.lowercased().filter { !$0.isWhitespace }
    return ["javascript:", "vbscript:", "data:", "file:"].contains { scheme.hasPrefix($0) }
  }
}
