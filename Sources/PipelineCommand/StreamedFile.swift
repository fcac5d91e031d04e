internal import Editions
internal import Glibc

/// A file that grows piece by piece under a temporary name and takes its own when it is complete;
/// a device or pipe is written to as it is.
final class StreamedFile {
  private let target: OutputTarget
  private let temporary: String
  private let descriptor: Int32
  private var failure: Int32 = 0
  /// Bytes written; of a file, where the next ones go.
  private(set) var length = 0

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

  /// Whether bytes could not be written.
  var hasFailed: Bool { failure != 0 }

  /// Adds bytes; behind a failed write nothing is added.
  func write(_ bytes: [UInt8]) {
    if failure != 0 { return }
    failure = Terminal.write(bytes, to: descriptor)
    length += bytes.count
  }

  /// Forgets what was written since the file had a length; a device or pipe has it for good.
  func cut(to length: Int) {
    guard target.isFile, failure == 0, length < self.length else { return }
    if ftruncate(descriptor, off_t(length)) != 0 || lseek(descriptor, off_t(length), SEEK_SET) < 0 {
      failure = errno
    }
    self.length = length
  }

  /// Gives the file its name.
  func finish() throws(OutputError) {
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if target.isFile {
      if failure == 0, rename(temporary, target.path) != 0 { failure = errno }
      if failure != 0 { unlink(temporary) }
    }
    if failure != 0 { throw .cannotWrite(path: target.path, errno: failure) }
  }

  /// Leaves no trace of the file; one that stood there stays as it was.
  func discard() {
    close(descriptor)
    if target.isFile { unlink(temporary) }
  }
}
