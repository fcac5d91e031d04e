internal import Bitext
public import Editions
internal import Terminology
internal import Text

/// How the versions use the glossary, as lines that editors and build systems understand.
public struct TermReport: Sendable {
  private let diagnostics: [(diagnostic: Diagnostic, concept: String, row: String)]

  /// The findings of an analysis with their places.
  public init(_ analysis: Analysis) {
    diagnostics = analysis.termFindings.compactMap { finding in
      guard let version = analysis.versions.first(where: { $0.language == finding.language })
      else { return nil }
      let concept = analysis.glossary.concepts[finding.concept]
      let row = analysis.rows[finding.row]
      let welcome =
        concept.terms[finding.language]?
        .filter { $0.status != .forbidden }.map(\.text) ?? []
      let advice = welcome.isEmpty ? "" : "; use \(welcome.joined(separator: " or "))"
      let diagnostic: Diagnostic
      switch finding.kind {
      case .forbidden:
        let form = finding.range.map(version.document.string) ?? ""
        diagnostic = Diagnostic(
          finding.severity, code: "forbidden-term",
          "“\(form)” is forbidden for \(concept.id)\(advice)",
          at: finding.range.map { version.document.place(of: $0.start) })
      case .missing:
        let evidence = finding.evidence.flatMap { language in
          concept.terms[language]?.first.map { "\(language) has “\($0.text)”" }
        }
        let first = row.sentences[finding.language]?.first
        diagnostic = Diagnostic(
          finding.severity, code: "missing-term",
          "no term of \(concept.id) here, where \(evidence ?? "another version has one")\(advice)",
          at: first.map { version.document.place(of: version.sentences[$0].range.start) })
      }
      return (diagnostic, concept.id, row.identifier)
    }
  }

  /// Whether a forbidden form was found.
  public var hasErrors: Bool { diagnostics.contains { $0.diagnostic.severity == .error } }

  /// `file:line:column: severity: message [code]`, a finding a line.
  public var text: [UInt8] {
    Array(diagnostics.map { $0.diagnostic.description + "\n" }.joined().utf8)
  }

  /// An array of findings.
  public var json: [UInt8] {
    struct Finding: Encodable {
      let code: String
      let severity: Diagnostic.Severity
      let message: String
      let concept: String
      let row: String
      let file: String?
      let line: Int?
      let column: Int?
      let byte: Int?
    }
    return JSONText.pretty(
      diagnostics.map {
        let place = $0.diagnostic.place
        return Finding(
          code: $0.diagnostic.code, severity: $0.diagnostic.severity,
          message: $0.diagnostic.message, concept: $0.concept, row: $0.row, file: place?.file,
          line: place?.line, column: place?.column, byte: place?.byte)
      })
  }
}
