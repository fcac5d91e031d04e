internal import Editions
internal import Terminology
internal import Text

/// Findings as SARIF 2.1.0 (OASIS, 2020): what code reviews show as annotations.
public struct SARIFLog: Sendable {
  private let results: [Result]

  /// - Parameter reports: Those of all articles, in order.
  public init(_ reports: [TermReport]) {
    results = reports.flatMap(\.entries).map(Result.init)
  }

  /// One JSON document.
  public var json: [UInt8] {
    JSONText.pretty(
      Log(
        runs: [
          Log.Run(
            tool: Tool(
              driver: Tool.Driver(
                name: "pipeline", version: PipelineVersion.current, rules: Self.rules)),
            results: results)
        ]))
  }

  private static let rules =
    [TermFinding.Kind.forbidden, .wrong, .missing, .number, .name].map {
      Tool.Rule(id: $0.code, shortDescription: Message(text: $0.summary))
    } + [
      Tool.Rule(
        id: TermReport.inconsistentCode,
        shortDescription: Message(text: TermReport.inconsistentSummary))
    ]

  // MARK: Shapes of the standard

  private struct Log: Encodable {
    struct Run: Encodable {
      let tool: Tool
      // Columns are counted in Unicode scalars here.
      let columnKind = "unicodeCodePoints"
      let results: [Result]

      enum CodingKeys: CodingKey { case tool, columnKind, results }
    }

    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }

  private struct Tool: Encodable, Sendable {
    struct Driver: Encodable, Sendable {
      let name: String
      let version: String
      let rules: [Rule]
    }

    struct Rule: Encodable, Sendable {
      let id: String
      let shortDescription: Message
    }

    let driver: Driver
  }

  private struct Message: Encodable, Sendable {
    let text: String
  }

  private struct Location: Encodable, Sendable {
    struct Physical: Encodable {
      let artifactLocation: Artifact
      let region: Region?
    }

    struct Artifact: Encodable {
      let uri: String
    }

    struct Region: Encodable {
      let startLine: Int
      let startColumn: Int
      let endLine: Int?
      let endColumn: Int?
      let byteOffset: Int?
      let byteLength: Int?
    }

    let physicalLocation: Physical

    init(_ place: Place, end: Place? = nil) {
      let length = end?.byte.flatMap { end in place.byte.map { end - $0 } }
      physicalLocation = Physical(
        artifactLocation: Artifact(uri: Self.address(place.file)),
        region: place.line > 0
          ? Region(
            startLine: place.line, startColumn: max(1, place.column), endLine: end?.line,
            endColumn: end?.column, byteOffset: place.byte, byteLength: length) : nil)
    }

    /// A path as a relative or absolute URI reference (RFC 3986): bytes that may not stand there are
    /// escaped.
    private static func address(_ path: String) -> String {
      (path.hasPrefix("/") ? "file://" : "") + WebAddress.escaped(path, keeping: "/.-_~")
    }
  }

  private struct Result: Encodable, Sendable {
    let ruleId: String
    let ruleIndex: Int?
    let level: String
    let message: Message
    let locations: [Location]
    let relatedLocations: [Location]?
    /// The same as long as code, concept and form are, wherever they move to.
    let partialFingerprints: [String: String]

    init(_ entry: TermReport.Entry) {
      ruleId = entry.diagnostic.code
      ruleIndex = SARIFLog.rules.firstIndex { $0.id == entry.diagnostic.code }
      level = entry.diagnostic.severity.rawValue
      message = Message(text: entry.diagnostic.message)
      locations = entry.diagnostic.place.map { [Location($0, end: entry.end)] } ?? []
      relatedLocations = entry.evidence.map { [Location($0)] }
      let subject = [entry.concept, entry.form, entry.row].compactMap { $0 }
      partialFingerprints = [
        "subject/v1": ([entry.diagnostic.code] + subject).joined(separator: " ")
      ]
    }
  }
}
