public import Text

/// A list of files to be aligned: a line for each text, its versions parted by tabs.
///
/// Empty lines and those that begin with `#` are passed over. A line that cannot be used is kept
/// with the reason, so that the others can be worked on.
public struct AlignmentList: Sendable {
  /// What one line asks for.
  public struct Job: Sendable, Equatable {
    /// Paths of two or three versions.
    public let inputs: [String]
    /// The path of the file that is written; for Moses files, what their names begin with.
    public let output: String
  }

  /// A line that says something.
  public struct Line: Sendable {
    /// From 1.
    public let number: Int
    public let job: Result<Job, AlignmentListError>
  }

  /// The path as the user gave it.
  public let path: String
  /// In the order of the file.
  public let lines: [Line]

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - path: A path, or `-` for standard input.
  ///   - folder: Where the results go, under the names of the first versions; without it, the last
  ///     column of a line names its result.
  ///   - format: Gives the results' endings.
  public init(
    at path: String, folder: String?, format: AlignmentOutput.Format
  ) throws(ReadingError) {
    self.init(
      try SourceFile.bytes(at: path), path: path, folder: folder, format: format)
  }

  init(_ bytes: [UInt8], path: String, folder: String?, format: AlignmentOutput.Format) {
    self.path = path
    var lines: [Line] = []
    var writers: [String: Int] = [:]
    var inputs: Set<String> = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var line = bytes[start..<end]
      start = end + 1
      if line.last == 0x0D { line.removeLast() }
      if line.first == UInt8(ascii: "#") || line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        continue
      }
      do throws(AlignmentListError) {
        let job = try Self.job(line, folder: folder, format: format)
        if let writer = writers[job.output] {
          throw .writtenTwice(job.output, line: writer)
        }
        writers[job.output] = number
        inputs.formUnion(job.inputs)
        lines.append(Line(number: number, job: .success(job)))
      } catch {
        lines.append(Line(number: number, job: .failure(error)))
      }
    }
    self.lines = lines.map { line in
      guard case .success(let job) = line.job, inputs.contains(job.output) else { return line }
      return Line(number: line.number, job: .failure(.writesInput(job.output)))
    }
  }

  private static func job(
    _ line: ArraySlice<UInt8>, folder: String?, format: AlignmentOutput.Format
  ) throws(AlignmentListError) -> Job {
    guard let text = String(validating: line, as: UTF8.self) else { throw .notUTF8 }
    var cells = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    if cells.contains("") { throw .emptyColumn }
    var output = ""
    if folder == nil, cells.count > 1 { output = cells.removeLast() }
    guard (2...3).contains(cells.count) else {
      throw .columns(cells.count + (output.isEmpty ? 0 : 1), namesOutput: folder == nil)
    }
    if cells.contains("-") { throw .standardInput }
    if let folder { output = folder + "/" + name(cells[0]) + format.ending }
    return Job(inputs: cells, output: output)
  }

  /// A path without language and extension, and without what would lead out of a folder:
  /// `../site/post.fr.md` gives `site/post`.
  private static func name(_ path: String) -> String {
    let version = VersionPath(path)
    let folders = version.folder.split(separator: "/").filter { $0 != "." && $0 != ".." }
    let stem = version.stem.isEmpty ? "aligned" : version.stem
    return (folders.map(String.init) + [stem]).joined(separator: "/")
  }
}

/// Why a line of a list cannot be used.
public enum AlignmentListError: DiagnosableError, Equatable {
  case notUTF8
  case emptyColumn
  case columns(Int, namesOutput: Bool)
  case standardInput
  /// Another line writes the same file.
  case writtenTwice(String, line: Int)
  case writesInput(String)
  case notAFile(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .notUTF8:
      Diagnostic(.error, code: "not-utf8", "the line is not UTF-8; save the list as UTF-8")
    case .emptyColumn:
      Diagnostic(.error, code: "bad-list", "a column is empty; put one tab between two paths")
    case .columns(let count, let namesOutput):
      Diagnostic(
        .error, code: "bad-list",
        "expected the paths of two or three versions"
          + (namesOutput ? " and of the result" : "") + ", parted by tabs; there are \(count)"
          + (namesOutput ? " (with -o FOLDER, results need no column)" : ""))
    case .standardInput:
      Diagnostic(
        .error, code: "bad-list", "standard input cannot stand in a list; put it into a file")
    case .writtenTwice(let path, let line):
      Diagnostic(
        .error, code: "bad-list",
        "would write \(path), as line \(line) does; name the results in a last column, without -o")
    case .writesInput(let path):
      Diagnostic(
        .error, code: "bad-list",
        "would write over \(path), which the list reads; name another result")
    case .notAFile(let path):
      Diagnostic(
        .error, code: "cannot-write", "\(path) is there and no file; name another result")
    }
  }
}
