internal import Bitext
public import Editions
public import Terminology
internal import Text

/// How the versions use the glossary, and what else they say differently, as lines that editors and
/// build systems understand.
public struct TermReport: Sendable {
  /// A finding with its places.
  struct Entry: Sendable {
    let diagnostic: Diagnostic
    /// Identifiers; no concept of numbers and names.
    let concept: String?
    let row: String
    /// What stands there; `nil` where something is missing.
    let form: String?
    /// Where that ends.
    let end: Place?
    /// Where another version says otherwise.
    let evidence: Place?
  }

  let entries: [Entry]

  /// The findings of an analysis with their places, but for what is allowed.
  ///
  /// - Parameter inconsistencies: Terms that are rendered in several ways.
  public init(
    _ findings: [TermFinding], _ inconsistencies: [TermInconsistency] = [], in analysis: Analysis,
    allowing allowed: inout AllowedFindings
  ) {
    let versions = PlacedVersions(analysis)
    let all =
      findings.compactMap { Self.entry($0, analysis, versions) }
      + inconsistencies.compactMap { Self.entry($0, analysis, versions) }
    var entries: [Entry] = []
    for entry in all where !allowed.allow(entry) { entries.append(entry) }
    self.entries = entries
  }

  /// Whether an error was found.
  public var hasErrors: Bool { entries.contains { $0.diagnostic.severity == .error } }

  /// `file:line:column: severity: message [code]`, a finding a line.
  public var text: [UInt8] {
    Array(entries.map { $0.diagnostic.description + "\n" }.joined().utf8)
  }

  /// The findings of several articles as one array.
  public static func json(_ reports: [TermReport]) -> [UInt8] {
    struct Finding: Encodable {
      let code: String
      let severity: Diagnostic.Severity
      let message: String
      let concept: String?
      let row: String
      let form: String?
      let file: String?
      let line: Int?
      let column: Int?
      let byte: Int?
    }
    return JSONText.pretty(
      reports.flatMap(\.entries).map {
        let place = $0.diagnostic.place
        return Finding(
          code: $0.diagnostic.code, severity: $0.diagnostic.severity,
          message: $0.diagnostic.message, concept: $0.concept, row: $0.row, form: $0.form,
          file: place?.file, line: place?.line, column: place?.column, byte: place?.byte)
      })
  }

  // MARK: Wording

  private static func entry(
    _ finding: TermFinding, _ analysis: Analysis, _ versions: PlacedVersions
  ) -> Entry? {
    guard let version = versions[finding.language] else { return nil }
    let row = analysis.rows[finding.row]
    let witness = finding.evidence.flatMap { versions[$0] }
    let form = finding.range.map { SingleLine.text(version.document.string($0)) }
    let other = finding.evidenceRange.flatMap { range in
      witness.map { SingleLine.text($0.document.string(range)) }
    }
    let place =
      finding.range.map { version.place(of: $0.start) }
      ?? row.sentences[finding.language]?.first.map {
        version.place(of: version.segmented.sentences[$0].range.start)
      }
    let concept = finding.concept.map { analysis.glossary.concepts[$0] }
    return Entry(
      diagnostic: Diagnostic(
        finding.severity, code: finding.kind.code,
        message(finding, concept, form: form ?? "", other: other, analysis), at: place),
      concept: concept?.id, row: row.identifier, form: form,
      end: finding.range.map { version.place(of: $0.end) },
      evidence: finding.evidenceRange.flatMap { range in
        witness.map { $0.place(of: range.start) }
      })
  }

  private static func entry(
    _ finding: TermInconsistency, _ analysis: Analysis, _ versions: PlacedVersions
  ) -> Entry? {
    guard let version = versions[finding.target], let other = finding.renderings.dropFirst().first,
      let range = other.ranges.first
    else { return nil }
    let ways = finding.renderings.map { rendering in
      let places = rendering.ranges.map {
        let place = version.place(of: $0.start)
        return "\(place.line):\(place.column)"
      }
      return
        "“\(rendering.text)” \(rendering.ranges.count)× (\(places.joined(separator: ", ")))"
    }
    return Entry(
      diagnostic: Diagnostic(
        .note, code: inconsistentCode,
        "\(finding.source) “\(finding.term)”, \(finding.count)× there, is "
          + ways.joined(separator: " and "), at: version.place(of: range.start)),
      concept: nil, row: analysis.rows[finding.row].identifier, form: other.text,
      end: version.place(of: range.end), evidence: nil)
  }

  static let inconsistentCode = "inconsistent-term"
  static let inconsistentSummary = "A term that a version renders in several ways."

  private static func message(
    _ finding: TermFinding, _ concept: Concept?, form: String, other: String?, _ analysis: Analysis
  ) -> String {
    let evidence =
      finding.evidence.flatMap { language in other.map { "\(language) has “\($0)”" } }
      ?? "another version says otherwise"
    let welcome =
      concept?.terms[finding.language]?.filter { $0.status != .forbidden }.map(\.text) ?? []
    let advice = welcome.isEmpty ? "" : "; use \(welcome.joined(separator: " or "))"
    let name = concept?.id ?? ""
    return switch finding.kind {
    case .forbidden: "“\(form)” is forbidden for \(name)\(advice)"
    case .missing: "no term of \(name) here, where \(evidence)\(advice)"
    case .wrong:
      "“\(form)” is the term of \(finding.rival.map { analysis.glossary.concepts[$0].id } ?? "another"), "
        + "where \(evidence), \(name)\(advice)"
    case .number: "the number “\(form)” stands here, where \(evidence); see which is right"
    case .name: "the name “\(form)” stands here, where \(evidence); see which is right"
    }
  }
}

/// The versions of an analysis with the lines of their files, so that many places cost no more than few.
private struct PlacedVersions {
  struct Version {
    let segmented: SegmentedDocument
    let places: PlaceIndex
    var document: Document { segmented.document }

    /// O(1).
    func place(of offset: Int32) -> Place {
      places.place(
        ofByte: Int(document.sourceRange(of: ByteRange(offset, offset)).start))
    }
  }

  private let versions: [Version]

  /// O(bytes).
  init(_ analysis: Analysis) {
    versions = analysis.versions.map {
      Version(
        segmented: $0, places: PlaceIndex(path: $0.document.path, bytes: $0.document.source))
    }
  }

  subscript(language: Language) -> Version? {
    versions.first { $0.segmented.language == language }
  }
}

extension TermFinding.Kind {
  /// A stable identifier.
  var code: String {
    switch self {
    case .forbidden: "forbidden-term"
    case .wrong: "wrong-term"
    case .missing: "missing-term"
    case .number: "changed-number"
    case .name: "changed-name"
    }
  }

  var summary: String {
    switch self {
    case .forbidden: "A form that the glossary forbids."
    case .wrong: "The term of another concept than the counterpart names."
    case .missing: "A concept that the counterpart names and this version does not."
    case .number: "Another number than in the counterpart."
    case .name: "Another name than in the counterpart."
    }
  }
}
