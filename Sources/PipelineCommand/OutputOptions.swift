internal import ArgumentParser
internal import Editions
internal import Glibc
internal import Pipeline
internal import Text

/// Where results go.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "Write to this file instead of standard output.",
    completion: .file())
  var output: String?

  @Flag(name: .shortAndLong, help: "No warnings and no progress.")
  var quiet = false

  var terminal: Terminal { Terminal(isQuiet: quiet) }

  func report(_ diagnostics: [Diagnostic]) { diagnostics.forEach(terminal.report) }

  /// Writes a result whole: to the file, by way of a temporary one, or to standard output.
  func write(_ bytes: [UInt8]) throws {
    guard let target else { return terminal.print(bytes) }
    guard target.isFile else { return try target.writeDirectly(bytes) }
    try OutputFolder(target.folder).write([EditionFile(name: target.name, bytes: bytes)])
  }

  /// Writes what is made of each value, one behind the other.
  ///
  /// What has to be said of a value goes to the terminal. One that fails is left out; the exit code
  /// says so: 1, or, when all failed, that of the first error.
  func write<Value>(
    each values: [Value], partedBy separator: [UInt8] = [],
    _ make: (Value) throws -> (bytes: [UInt8], diagnostics: [Diagnostic])
  ) throws {
    try write(each: values) {
      try make($0)
    } joined: { parts in
      Array(parts.filter { !$0.isEmpty }.joined(separator: separator))
    }
  }

  /// The same where the parts become one result that is not just one behind the other.
  func write<Value, Part>(
    each values: [Value], _ make: (Value) throws -> (Part, [Diagnostic]),
    joined: ([Part]) throws -> [UInt8]
  ) throws {
    try work(on: values, make) { try write(joined($0)) }
  }

  /// The same where the parts become files: those of the folder that `-o` names, or one alone for
  /// standard output or the file it names.
  func write<Value, Part>(
    each values: [Value], _ make: (Value) throws -> (Part, [Diagnostic]),
    files: ([Part]) throws -> [EditionFile]
  ) throws {
    try work(on: values, make) { parts in
      let files = try files(parts)
      if isFolder, let target {
        try OutputFolder(target.path).write(files)
      } else {
        try write(files.flatMap(\.bytes))
      }
    }
  }

  /// Whether `-o` names a folder: one that is there, or a path that ends with a slash.
  var isFolder: Bool {
    guard let output, let target else { return false }
    if output.hasSuffix("/") { return true }
    var status = stat()
    return stat(target.path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func work<Value, Part>(
    on values: [Value], _ make: (Value) throws -> (Part, [Diagnostic]),
    then finish: ([Part]) throws -> Void
  ) throws {
    let (parts, failure) = try terminal.made(of: values, make)
    if !parts.isEmpty { try finish(parts) }
    if let failure { throw !parts.isEmpty ? ExitCode.findings : ExitCode.code(for: failure) }
  }

  /// The file named with `-o`; `nil` for standard output.
  var target: OutputTarget? {
    guard let output, !["-", "/dev/stdout", "/dev/fd/1"].contains(output) else { return nil }
    return OutputTarget(output)
  }
}

/// A file to be written, or a device or pipe that stands at its path.
struct OutputTarget {
  /// Where links lead.
  let path: String
  /// Whether a file stands there or can be made there: devices and pipes are written to as they
  /// are, since a rename would put a file in their place.
  let isFile: Bool

  init(_ given: String) {
    var status = stat()
    guard stat(given, &status) == 0 else {
      (path, isFile) = (given, true)
      return
    }
    let kind = status.st_mode & S_IFMT
    isFile = kind == S_IFREG || kind == S_IFDIR
    var link = stat()
    if lstat(given, &link) == 0, link.st_mode & S_IFMT == S_IFLNK, isFile,
      let resolved = realpath(given, nil)
    {
      path = String(cString: resolved)
      free(resolved)
    } else {
      path = given
    }
  }

  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  var name: String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  func writeDirectly(_ bytes: [UInt8]) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
    let failure = Terminal.write(bytes, to: descriptor)
    close(descriptor)
    if failure != 0 { throw .cannotWrite(path: path, errno: failure) }
  }
}

/// Runs a command's work and turns what goes wrong into one line and an exit code.
func reporting(_ terminal: Terminal, _ work: () throws -> Void) throws {
  do {
    try work()
  } catch let error as any DiagnosableError {
    terminal.report(error.diagnostic)
    throw ExitCode.code(for: error.diagnostic)
  } catch let code as ExitCode {
    throw code
  } catch {
    terminal.report(Diagnostic(.error, code: "internal", "\(error)"))
    throw ExitCode.internalError
  }
}

/// The same for work that waits for other work.
func reportingAwaited(
  _ terminal: Terminal, _ work: () async throws -> Void
) async throws {
  let result: Result<Void, any Error>
  do {
    result = .success(try await work())
  } catch {
    result = .failure(error)
  }
  try reporting(terminal) { try result.get() }
}
