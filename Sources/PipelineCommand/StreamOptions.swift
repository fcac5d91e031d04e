internal import ArgumentParser
internal import Editions
internal import Glibc
internal import Pipeline
internal import Text

/// Documents as JSON Lines.
struct StreamOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Read a stream of documents: one {\"id\", \"lang\", \"text\"} a line.",
      discussion: """
        One result object a line out, in order, with the same id; a bad record gives \
        {"id", "error"} and the stream goes on, with exit code 0.
        """))
  var jsonl = false

  /// Answers standard input, or the one file named, line by line.
  func answer(
    _ input: InputOptions, _ output: OutputOptions, _ language: Language?,
    _ result: (Document) throws -> any Encodable
  ) throws {
    guard input.paths.count <= 1 else { throw UsageError.oneStream }
    guard input.encoding == nil else { throw UsageError.streamEncoding }
    let stream = DocumentStream(reading: input.readingOptions(language: language))
    let descriptor = try Self.descriptor(of: input.paths.first ?? "-")
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    guard let target = output.target else {
      return stream.answer(linesOf: descriptor, write: output.terminal.print, result: result)
    }
    let file = try StreamedFile(target)
    stream.answer(linesOf: descriptor, write: file.write, result: result)
    try file.finish()
  }

  /// Opens a file, or gives standard input for `-`.
  static func descriptor(of path: String) throws -> Int32 {
    if path == "-" { return STDIN_FILENO }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    let place = Place(file: path)
    guard descriptor >= 0 else {
      let reason = errno
      if reason == ENOENT || reason == ENOTDIR { throw ReadingError.missingFile(place) }
      throw ReadingError.unreadable(place, reason: String(cString: strerror(reason)))
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw ReadingError.isADirectory(place)
    }
    return descriptor
  }
}

/// A file that grows piece by piece under a temporary name and takes its own when it is complete.
final class StreamedFile {
  private let target: OutputTarget
  private let temporary: String
  private let descriptor: Int32
  private var failure: Int32 = 0

  init(_ target: OutputTarget) throws(OutputError) {
    self.target = target
    if target.isFile {
      // Also makes the folder, and tells when there cannot be one.
      try OutputFolder(target.folder).write([])
      temporary = target.folder + "/.pipeline-\(getpid())-stream.tmp"
      descriptor = open(
        temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    } else {
      temporary = ""
      descriptor = open(target.path, O_WRONLY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw .cannotWrite(path: target.path, errno: errno) }
  }

  /// Adds bytes; behind a failed one nothing is added.
  func write(_ bytes: [UInt8]) {
    if failure == 0 { failure = Terminal.write(bytes, to: descriptor) }
  }

  /// How much is written; `nil` for a pipe or a device.
  var length: Int? {
    let end = lseek(descriptor, 0, SEEK_CUR)
    return target.isFile && end >= 0 ? end : nil
  }

  /// Takes back what was written behind a length, where that can be done.
  func cut(to length: Int?) {
    guard let length, failure == 0 else { return }
    if ftruncate(descriptor, length) != 0 || lseek(descriptor, length, SEEK_SET) < 0 {
      failure = errno
    }
  }

  /// Leaves no trace.
  func discard() {
    close(descriptor)
    if target.isFile { unlink(temporary) }
  }

  func finish() throws(OutputError) {
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if target.isFile {
      if failure == 0, rename(temporary, target.path) != 0 { failure = errno }
      if failure != 0 { unlink(temporary) }
    }
    if failure != 0 { throw .cannotWrite(path: target.path, errno: failure) }
  }
}
