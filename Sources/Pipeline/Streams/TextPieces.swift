internal import Glibc
public import Text

/// Reads UTF-8 text from a file descriptor piece by piece, in bounded memory.
///
/// A piece ends behind a line feed; where a line is longer than a piece, before an ASCII
/// character. Neither a character nor what Normalization Form C composes nor a CR LF stands across
/// such an end, so that work on the pieces one by one gives the same as work on the whole,
/// however long they are. The pieces are valid UTF-8 without NUL, and without the byte order mark
/// of the whole. A text in UTF-16 with a byte order mark comes as one piece.
public struct TextPieces {
  private let descriptor: Int32
  private let path: String
  /// How many bytes are read before a piece is cut off.
  private let size: Int
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  private var isAtStart = true
  /// Where `buffer` begins in the file.
  private var place = (byte: 0, line: 1, column: 1)

  /// - Parameters:
  ///   - descriptor: Open for reading; 0 for standard input.
  ///   - path: Names the text in messages.
  ///   - size: About how many bytes a piece has.
  public init(descriptor: Int32, path: String, size: Int = 1 << 20) {
    self.descriptor = descriptor
    self.path = path
    self.size = max(size, 4)
  }

  /// The next piece; `nil` at the end. Amortized O(piece).
  ///
  /// - Throws: `unreadable`, or `nulByte` or `notUTF8` with their place in the whole; `tooLarge` for
  ///   2 GiB without an ASCII character.
  public mutating func next() throws(ReadingError) -> [UInt8]? {
    var wanted = size
    var searched = 0
    while true {
      try fill(to: wanted)
      if isAtStart, buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
        return try wholeText()
      }
      let end = isAtEnd ? buffer.count : endOfPiece(from: searched)
      if let end {
        if end == 0 { return nil }
        return try piece(to: end)
      }
      searched = buffer.count
      guard wanted < Self.limit else {
        throw .tooLarge(Place(file: path), bytes: buffer.count)
      }
      wanted = min(2 * wanted, Self.limit)
    }
  }

  private static let limit = Int(Int32.max) - 1

  /// Behind the last line feed of the buffer; else before its last ASCII character, the first byte
  /// apart; `nil` without either.
  ///
  /// - Parameter searched: Bytes before it are known to be beyond ASCII, the first one apart.
  private func endOfPiece(from searched: Int) -> Int? {
    let isSearched = searched > 0
    if let lineFeed = buffer[(isSearched ? searched : 0)...].lastIndex(of: 0x0A) {
      return lineFeed + 1
    }
    return buffer[max(searched, 1)...].lastIndex { $0 < 0x80 }
  }

  private mutating func piece(to end: Int) throws(ReadingError) -> [UInt8] {
    let piece: [UInt8]
    if end == buffer.count {
      piece = buffer
      buffer = []
    } else {
      piece = Array(buffer[..<end])
      buffer.removeSubrange(..<end)
    }
    if let flaw = UTF8Flaw(in: piece) {
      let inPiece = Place(file: path, byte: flaw.offset, in: piece)
      throw flaw.error(
        at: Place(
          file: path, line: place.line + inPiece.line - 1,
          column: inPiece.column + (inPiece.line == 1 ? place.column - 1 : 0),
          byte: place.byte + flaw.offset))
    }
    pass(piece)
    let hasMark = isAtStart && piece.starts(with: [0xEF, 0xBB, 0xBF])
    isAtStart = false
    return hasMark ? Array(piece[3...]) : piece
  }

  /// Moves `place` behind a piece.
  private mutating func pass(_ piece: [UInt8]) {
    place.byte += piece.count
    var lines = 0
    for byte in piece where byte == 0x0A { lines += 1 }
    let tail: ArraySlice<UInt8>
    if lines > 0, let last = piece.lastIndex(of: 0x0A) {
      place.line += lines
      place.column = 1
      tail = piece[(last + 1)...]
    } else {
      tail = piece[...]
    }
    for byte in tail where byte & 0xC0 != 0x80 { place.column += 1 }
  }

  private mutating func wholeText() throws(ReadingError) -> [UInt8] {
    var wanted = buffer.count
    while !isAtEnd {
      if wanted > Self.limit { throw .tooLarge(Place(file: path), bytes: buffer.count) }
      wanted = 2 * wanted + size
      try fill(to: wanted)
    }
    let text = try SourceReader().text(from: buffer, path: path)
    buffer = []
    isAtStart = false
    return text
  }

  /// Reads until the buffer has so many bytes or the file ends.
  private mutating func fill(to count: Int) throws(ReadingError) {
    guard !isAtEnd, buffer.count < count else { return }
    var failure: Int32 = 0
    let missing = count - buffer.count
    let read = [UInt8](unsafeUninitializedCapacity: missing) { bytes, filled in
      // Safety: `filled` is below the capacity whenever `read` is called with what is left.
      while filled < bytes.count, let base = bytes.baseAddress {
        let got = Glibc.read(descriptor, base + filled, bytes.count - filled)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    if failure != 0 {
      throw .unreadable(Place(file: path), reason: String(cString: strerror(failure)))
    }
    isAtEnd = read.count < missing
    if buffer.isEmpty { buffer = read } else { buffer += read }
  }
}
