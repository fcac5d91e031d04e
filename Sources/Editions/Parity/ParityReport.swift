public import Text

/// What versions of an article lack of each other, as lines that editors and build systems
/// understand: what `check --parity` prints.
public struct ParityReport: Sendable {
  /// In the order of `ParityCheck`.
  public let findings: [ParityFinding]
  private let material: EditionMaterial

  /// The findings that are at least so probable.
  public init(
    _ material: EditionMaterial,
    minimumConfidence: Double = ParityCheck.standardConfidence
  ) {
    self.material = material
    findings = ParityCheck(minimumConfidence: minimumConfidence).findings(in: material)
  }

  /// Whether something is missing; another order is only noted.
  public var hasWarnings: Bool { findings.contains { $0.severity != .note } }

  /// What to say of an article that has nothing to be compared with; `nil` for others.
  public var diagnostic: Diagnostic? {
    guard material.versions.count == 1, let only = material.versions.first else { return nil }
    let others = Language.supported.filter { $0 != only.language }.map(\.code)
    return Diagnostic(
      .warning, code: "missing-translation",
      "only the \(only.language) version is here: nothing to compare; put "
        + "\(others.joined(separator: " or ")) beside it, under the same name",
      at: Place(file: only.document.path))
  }

  /// `file:line:column: severity: message [code]`, a finding a line.
  public var text: [UInt8] {
    Array(findings.map { Self.diagnostic(for: $0).description + "\n" }.joined().utf8)
  }

  /// The message about a finding, at its place in the first version that has it.
  static func diagnostic(for finding: ParityFinding) -> Diagnostic {
    let words = finding.present.first.map { SingleLine.cut($0.text, to: 90) } ?? ""
    let others = finding.present.dropFirst().map(\.language.code)
    let places = finding.missing.map { "\($0.language) (\($0.place.text))" }
      .joined(separator: " and ")
    let remark = finding.remark.map { ", " + $0 } ?? ""
    let also = others.isEmpty ? "" : ", which \(others.joined(separator: " and ")) has too"
    let percent = " (\(Int((finding.confidence * 100).rounded())) %)"
    let message: String =
      switch finding.kind {
      case .order:
        "“\(words)” is in another order in \(places)\(remark)\(also)\(percent)"
      case .heading where finding.remark != nil:
        "heading “\(words)”\(remark): see \(places)\(percent)"
      default:
        "\(finding.kind.rawValue) missing in \(places): “\(words)”\(remark)\(also)\(percent)"
      }
    return Diagnostic(
      finding.severity, code: finding.kind.code, message, at: finding.present.first?.place)
  }

  private var table: Table {
    var table = Table(columns: [
      "code", "severity", "confidence", "present", "place", "missing", "expected", "text", "remark",
    ])
    for finding in findings {
      table.append([
        finding.kind.code, finding.severity.rawValue, String(finding.confidence.rounded3),
        finding.present.map(\.language.code).joined(separator: " "),
        finding.present.map(\.place.text).joined(separator: " "),
        finding.missing.map(\.language.code).joined(separator: " "),
        finding.missing.map(\.place.text).joined(separator: " "),
        SingleLine.text(finding.present.first?.text ?? ""), finding.remark ?? "",
      ])
    }
    return table
  }

  /// One finding a line; places of several versions are parted by spaces, in the order of their
  /// languages.
  public var tsv: [UInt8] { table.tsv() }

  /// The same by RFC 4180, with guarded formulas.
  public var csv: [UInt8] { table.csv() }

  /// All that is known of each finding, with anchors that `verify` checks.
  public var json: [UInt8] {
    JSONText.pretty(
      File(
        article: material.analysis.key, sources: material.sources,
        findings: findings.map(File.Finding.init)))
  }

  private struct File: Encodable {
    struct Position: Encodable {
      let lang: Language
      let file: String
      let line: Int
      let column: Int
      let byte: Int?
      var text: String?
      var anchor: Anchor?

      init(_ language: Language, _ place: Place) {
        lang = language
        file = place.file
        line = place.line
        column = place.column
        byte = place.byte
      }
    }

    struct Finding: Encodable {
      let code: String
      let severity: Diagnostic.Severity
      let confidence: Double
      let message: String
      let remark: String?
      /// The versions that have it, with the text.
      let present: [Position]
      /// The versions that lack it, and where it belongs.
      let missing: [Position]

      init(_ finding: ParityFinding) {
        code = finding.kind.code
        severity = finding.severity
        confidence = finding.confidence.rounded3
        message = ParityReport.diagnostic(for: finding).message
        remark = finding.remark
        present = finding.present.map { presence in
          var position = Position(presence.language, presence.place)
          position.text = presence.text
          position.anchor = presence.anchor
          return position
        }
        missing = finding.missing.map { Position($0.language, $0.place) }
      }
    }

    let schema = "parity/1"
    let article: String
    let sources: [String: SourceStamp]
    let findings: [Finding]
  }
}
