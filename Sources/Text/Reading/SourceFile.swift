internal import Glibc

/// Reads the bytes of a file or of standard input.
package enum SourceFile {
  /// What one buffer may hold: offsets are 32 bits wide.
  package static let byteLimit = Int(Int32.max) - 1

  /// - Parameter path: A path, or `-` for standard input.
  package static func bytes(at path: String) throws(ReadingError) -> [UInt8] {
    let place = Place(file: path)
    if path == "-" { return try bytes(of: STDIN_FILENO, expecting: 0, at: place) }
    let descriptor = try self.descriptor(at: path)
    defer { Glibc.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw openingError(errno, at: place) }
    let size = Int(status.st_size)
    if size > byteLimit { throw .tooLarge(place, bytes: size) }
    return try bytes(of: descriptor, expecting: size, at: place)
  }

  /// Reads the rest of a descriptor of which some bytes have been read.
  package static func bytes(
    of descriptor: Int32, behind head: [UInt8], path: String
  ) throws(ReadingError) -> [UInt8] {
    let rest = try bytes(of: descriptor, expecting: 0, at: Place(file: path))
    if head.count + rest.count > byteLimit {
      throw .tooLarge(Place(file: path), bytes: head.count + rest.count)
    }
    return head + rest
  }

  /// Opens a file for reading; the caller closes the descriptor, unless it is that of standard
  /// input.
  ///
  /// - Parameter path: A path, or `-` for standard input.
  package static func descriptor(at path: String) throws(ReadingError) -> Int32 {
    if path == "-" { return STDIN_FILENO }
    let place = Place(file: path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw openingError(errno, at: place) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      Glibc.close(descriptor)
      throw .isADirectory(place)
    }
    return descriptor
  }

  /// Tells the first byte that is NUL or no UTF-8, and a file of nothing but white space. O(bytes).
  package static func validate(_ bytes: [UInt8], path: String) throws(ReadingError) {
    try SourceDecoder.validate(bytes, path: path)
    if bytes.allSatisfy(\.isXMLSpace) { throw .empty(Place(file: path, byte: 0, in: bytes)) }
  }

  /// Closes a descriptor that `descriptor(at:)` opened.
  package static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

  /// Adds up to `count` bytes of a descriptor to a buffer: what one call to `read` gives.
  ///
  /// - Returns: Whether there were any; at the end of the file there are none.
  package static func read(
    _ descriptor: Int32, upTo count: Int, into buffer: inout [UInt8], path: String
  ) throws(ReadingError) -> Bool {
    var got = 0
    let step = [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
      repeat {
        got = Glibc.read(descriptor, bytes.baseAddress!, bytes.count)
      } while got < 0 && errno == EINTR
      filled = max(got, 0)
    }
    if got < 0 { throw openingError(errno, at: Place(file: path)) }
    buffer.append(contentsOf: step)
    return got > 0
  }

  /// Reads to the end. A regular file is read straight into an array of its size; a pipe, or a
  /// file that grew meanwhile, goes on in doubling steps.
  private static func bytes(
    of descriptor: Int32, expecting size: Int, at place: Place
  ) throws(ReadingError) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = size + 1
    while true {
      let before = bytes.count
      var failure: Int32 = 0
      let step = [UInt8](unsafeUninitializedCapacity: max(capacity, 65_536)) { buffer, count in
        while count < buffer.count {
          let got = Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
          if got < 0 && errno == EINTR { continue }
          if got < 0 { failure = errno }
          if got <= 0 { break }
          count += got
        }
      }
      let isLast = step.count < max(capacity, 65_536)
      if before == 0 { bytes = step } else { bytes.append(contentsOf: step) }
      if failure != 0 { throw openingError(failure, at: place) }
      if bytes.count > byteLimit { throw .tooLarge(place, bytes: bytes.count) }
      if isLast { return bytes }
      capacity = min(bytes.count, byteLimit)
    }
  }

  /// The first bytes of a regular file; none where it cannot be read.
  static func head(at path: String, count: Int) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { Glibc.close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < buffer.count {
        let got = Glibc.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
        if got < 0 && errno == EINTR { continue }
        if got <= 0 { break }
        filled += got
      }
    }
  }

  /// Bytes up to their last line feed, so that no character is cut in two.
  static func wholeLines(_ bytes: [UInt8]) -> [UInt8] {
    guard let end = bytes.lastIndex(of: 0x0A) else { return bytes }
    return Array(bytes[...end])
  }

  private static func openingError(_ code: Int32, at place: Place) -> ReadingError {
    switch code {
    case ENOENT, ENOTDIR: .missingFile(place)
    case EISDIR: .isADirectory(place)
    default: .unreadable(place, reason: String(cString: strerror(code)))
    }
  }
}
