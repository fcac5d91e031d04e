internal import FoundationEssentials
internal import Editions
public import Text

/// Re-reads the sources behind JSON outputs and compares every anchored text with them, byte by
/// byte.
///
/// An anchored text is any object with `text` and `anchor`, wherever it stands. The file's digest
/// is compared too, so that a change outside the anchored texts, in a link's address say, is told
/// as well.
public struct Verification: Sendable {
  /// What was checked, and what was found to differ.
  public struct Report: Sendable {
    /// Anchored texts that were compared.
    public internal(set) var checked = 0
    /// JSON files that were read.
    public internal(set) var files = 0
    public internal(set) var findings: [Diagnostic] = []
  }

  private let reader: SourceReader

  public init(reader: SourceReader = SourceReader()) { self.reader = reader }

  /// Checks JSON files, and those in folders, recursively.
  ///
  /// Sources are found by the paths in the outputs, from the working folder or from a folder
  /// above the output. O(bytes of outputs and sources).
  public func report(on paths: [String]) throws(InputError) -> Report {
    var report = Report()
    var cache = SourceCache(reader: reader)
    for path in paths {
      for file in try Self.jsonFiles(in: path) { check(file, &cache, &report) }
    }
    if report.files == 0 { throw .noOutputs(paths) }
    return report
  }

  private static func jsonFiles(in path: String) throws(InputError) -> [String] {
    guard FileSystem.isFolder(path) else {
      if FileSystem.exists(path) { return [path] }
      throw .missing(path)
    }
    guard let names = FileSystem.names(in: path) else {
      throw .unreadableFolder(path, reason: FileSystem.lastError)
    }
    var files: [String] = []
    for name in names {
      let inner = path + "/" + name
      if FileSystem.isFolder(inner) {
        files += try jsonFiles(in: inner)
      } else if name.hasSuffix(".json") {
        files.append(inner)
      }
    }
    return files
  }

  private func check(_ file: String, _ cache: inout SourceCache, _ report: inout Report) {
    report.files += 1
    let output: JSONValue
    do {
      let bytes = try SourceFile.bytes(at: file)
      output = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch let error as any DiagnosableError {
      report.findings.append(error.diagnostic)
      return
    } catch {
      report.findings.append(
        Diagnostic(.error, code: "bad-json", "not JSON; write it anew", at: Place(file: file)))
      return
    }
    check(output, from: file, &cache, &report)
  }

  /// Compares an output, or one that stands in another, with the sources it names.
  private func check(
    _ output: JSONValue, from file: String, _ cache: inout SourceCache, _ report: inout Report
  ) {
    let sources = Self.sources(of: output)
    var documents: [String: Document] = [:]
    for (language, source) in sources.sorted(by: { $0.key < $1.key }) {
      switch cache.document(source.path, beside: file) {
      case .failure(let diagnostic): report.findings.append(diagnostic)
      case .success(let document):
        documents[language] = document
        if let digest = source.digest, digest != SHA256.hexadecimal(of: document.source) {
          report.findings.append(
            Diagnostic(
              .error, code: "source-changed",
              "differs from the file \(file) was made from; make the output anew",
              at: Place(file: document.path)))
        }
      }
    }
    compare(output, with: documents, known: Set(sources.keys), file: file, &report)
    // The bundles of an issue have sources of their own.
    for bundle in Self.bundles(of: output) { check(bundle, from: file, &cache, &report) }
  }

  private static func bundles(of output: JSONValue) -> [JSONValue] {
    guard output["schema"]?.string == issue, case .array(let bundles)? = output["bundles"] else {
      return []
    }
    return bundles
  }

  private static let issue = "newsletter-issue/1"

  private func compare(
    _ value: JSONValue, with documents: [String: Document], known: Set<String>, file: String,
    _ report: inout Report
  ) {
    switch value {
    case .array(let values):
      for value in values {
        compare(value, with: documents, known: known, file: file, &report)
      }
    case .object(let members):
      if let text = members["text"]?.string, let anchor = members["anchor"] {
        report.checked += 1
        let finding = Self.finding(text, anchor, documents, known: known, file: file)
        if let finding { report.findings.append(finding) }
      }
      let isIssue = members["schema"]?.string == Self.issue
      for (key, value) in members.sorted(by: { $0.key < $1.key })
      where !(isIssue && key == "bundles") {
        compare(value, with: documents, known: known, file: file, &report)
      }
    default: break
    }
  }

  private static func finding(
    _ text: String, _ anchor: JSONValue, _ documents: [String: Document], known: Set<String>,
    file: String
  ) -> Diagnostic? {
    guard let language = anchor["lang"]?.string, let start = anchor["start"]?.integer,
      let end = anchor["end"]?.integer, start >= 0, start <= end, known.contains(language)
    else {
      return Diagnostic(
        .error, code: "bad-anchor", "an anchor without known lang, start and end: \(text)",
        at: Place(file: file))
    }
    // A source that could not be read was told already.
    guard let document = documents[language] else { return nil }
    let place = Place(
      file: document.path, byte: min(Int(start), document.source.count), in: document.source)
    guard end <= document.source.count else {
      return Diagnostic(
        .error, code: "anchor-mismatch", "the file ends before “\(text)”", at: place)
    }
    let range = ByteRange(Int32(start), Int32(end))
    let found = document.sourceMap.textRange(of: range).map(document.string) ?? ""
    if found.utf8.elementsEqual(text.utf8) { return nil }
    return Diagnostic(
      .error, code: "anchor-mismatch", "the source has “\(found)” where \(file) has “\(text)”",
      at: place)
  }

  private static func sources(
    of output: JSONValue
  ) -> [String: (path: String, digest: String?)] {
    var sources: [String: (path: String, digest: String?)] = [:]
    func add(_ language: String, _ source: JSONValue?) {
      guard let path = source?["path"]?.string else { return }
      sources[language] = (path, source?["sha256"]?.string)
    }
    if case .object(let members)? = output["sources"] {
      for (language, source) in members { add(language, source) }
    }
    if case .object(let editions)? = output["editions"] {
      for (language, edition) in editions { add(language, edition["source"]) }
    }
    return sources
  }
}

/// Documents by path, each read once.
private struct SourceCache {
  enum Outcome {
    case success(Document)
    case failure(Diagnostic)
  }

  let reader: SourceReader
  private var outcomes: [String: Outcome] = [:]

  init(reader: SourceReader) { self.reader = reader }

  mutating func document(_ path: String, beside output: String) -> Outcome {
    let resolved = Self.resolved(path, beside: output)
    if let known = outcomes[resolved] { return known }
    let outcome: Outcome
    do {
      outcome = .success(try reader.document(at: resolved))
    } catch {
      outcome = .failure(error.diagnostic)
    }
    outcomes[resolved] = outcome
    return outcome
  }

  /// The path as it stands, or from one of the folders above the output.
  private static func resolved(_ path: String, beside output: String) -> String {
    if path.hasPrefix("/") || FileSystem.exists(path) { return path }
    var folder = VersionPath.split(output).folder
    while !folder.isEmpty {
      let candidate = folder + "/" + path
      if FileSystem.exists(candidate) { return candidate }
      folder = VersionPath.split(folder).folder
    }
    return path
  }
}

extension Verification.Report {
  /// A line for people.
  public var summary: String {
    let texts = "\(checked) anchored texts in \(files) files"
    return findings.isEmpty
      ? "\(texts): all as in their sources" : "\(texts): \(findings.count) findings"
  }

  /// The findings with their places.
  public var json: [UInt8] {
    struct Finding: Encodable {
      let code: String
      let message: String
      let file: String?
      let line: Int?
      let column: Int?
      let byte: Int?
    }
    struct Body: Encodable {
      let checked: Int
      let files: Int
      let findings: [Finding]
    }
    let body = Body(
      checked: checked, files: files,
      findings: findings.map {
        Finding(
          code: $0.code, message: $0.message, file: $0.place?.file, line: $0.place?.line,
          column: $0.place?.column, byte: $0.place?.byte)
      })
    return JSONText.pretty(body)
  }
}
