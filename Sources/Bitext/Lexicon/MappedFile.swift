internal import Glibc

/// The bytes of a file in memory that the system fills as they are looked at.
///
/// For files that come with the program and are replaced, not written over: one that is cut short
/// while it is looked at ends the program.
final class MappedFile: @unchecked Sendable {
  // Safety: the bytes are only read, and unmapped when nobody holds the object any more.
  private let base: UnsafeMutableRawPointer
  let count: Int

  /// `nil` where the file cannot be opened, or is empty or no regular file.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size > 0,
      let mapped = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      mapped != MAP_FAILED
    else { return nil }
    base = mapped
    count = Int(status.st_size)
  }

  deinit { munmap(base, count) }

  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    assert(offset >= 0 && offset < count)
    return base.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// A copy of a part.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    return Array(UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
  }
}
