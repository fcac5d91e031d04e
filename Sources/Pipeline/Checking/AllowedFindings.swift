public import Text

/// Findings that an editor has looked at and allows, from a file.
///
/// A line has a code, what it is about and, if wanted, the end of a file's path, parted by tabs:
///
///     # the word stays as the speaker said it
///     forbidden-term	aip-023	article.fr.md
///     changed-number	2026
///     missing-term	*
///
/// What it is about is the identifier of a concept or the form in the text; `*` is any. Empty lines and
/// lines that begin with `#` are left out.
public struct AllowedFindings: Sendable {
  private struct Entry {
    let code: String
    let subject: String
    let file: String?
    let line: Int
    var isUsed = false
  }

  private let path: String
  private var entries: [Entry] = []

  /// Allows nothing.
  public init() { path = "" }

  /// Reads a file. O(bytes).
  public init(at path: String) throws {
    self.path = path
    let bytes = try SourceReader(options: ReadingOptions(format: .plain)).text(at: path)
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let fields = line.split(separator: 0x09).map {
        String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)
      }
      guard let code = fields.first, !code.isEmpty, !code.hasPrefix("#") else { continue }
      guard (2...3).contains(fields.count) else {
        throw AllowedFindingsError.badLine(Place(file: path, line: index + 1, column: 1))
      }
      entries.append(
        Entry(
          code: code, subject: fields[1], file: fields.count == 3 ? fields[2] : nil,
          line: index + 1))
    }
  }

  /// Whether a finding is allowed; the line that allows it is remembered. O(lines).
  mutating func allow(_ finding: TermReport.Entry) -> Bool {
    let found = entries.firstIndex { entry in
      let isAbout =
        entry.subject == "*" || entry.subject == finding.concept || entry.subject == finding.form
      let isThere = entry.file.map { finding.diagnostic.place?.file.hasSuffix($0) ?? false } ?? true
      return (entry.code == finding.diagnostic.code || entry.code == "*") && isAbout && isThere
    }
    guard let found else { return false }
    entries[found].isUsed = true
    return true
  }

  /// A note for each line that allowed nothing, so that it can go.
  public var unused: [Diagnostic] {
    entries.filter { !$0.isUsed }.map {
      Diagnostic(
        .note, code: "unused-allowance", "nothing was found that this line allows; take it out",
        at: Place(file: path, line: $0.line))
    }
  }
}

/// A file that is no list of allowed findings.
enum AllowedFindingsError: DiagnosableError {
  case badLine(Place)

  var diagnostic: Diagnostic {
    switch self {
    case .badLine(let place):
      Diagnostic(
        .error, code: "bad-allowance",
        "not code, concept or form, and file, parted by tabs; the file may be left out", at: place)
    }
  }
}
