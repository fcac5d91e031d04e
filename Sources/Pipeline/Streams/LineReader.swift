internal import Glibc

/// Reads a file descriptor line by line in bounded memory.
struct LineReader {
  /// A line without its line feed, or the news that one was too long to hold.
  enum Line {
    case bytes([UInt8])
    case tooLong
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  /// Where the unread part of `buffer` begins.
  private var position = 0
  /// Bytes from `position` on that are known to hold no line feed.
  private var searched = 0
  private var isAtEnd = false

  /// - Parameter limit: The most bytes a line may have.
  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line; `nil` at the end. A last line needs no line feed. Amortized O(line).
  mutating func next() -> Line? {
    var isSkipping = false
    while true {
      if let end = indexOfLineFeed() {
        let line = buffer[position..<end]
        position = end + 1
        searched = 0
        return isSkipping || line.count > limit ? .tooLong : .bytes(Array(line))
      }
      if buffer.count - position > limit {
        isSkipping = true
        position = buffer.count
        searched = 0
      }
      if isAtEnd {
        guard position < buffer.count || isSkipping else { return nil }
        let line = Array(buffer[position...])
        position = buffer.count
        searched = 0
        return isSkipping ? .tooLong : .bytes(line)
      }
      fill()
    }
  }

  private mutating func indexOfLineFeed() -> Int? {
    let start = position + searched
    let found = buffer.withUnsafeBytes { bytes -> Int? in
      guard start < bytes.count, let base = bytes.baseAddress,
        let hit = memchr(base + start, 0x0A, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(hit) - base
    }
    if found == nil { searched = buffer.count - position }
    return found
  }

  private mutating func fill() {
    if position > 0 {
      buffer.removeSubrange(..<position)
      position = 0
    }
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { bytes, count in
      var got: Int
      repeat {
        got = read(descriptor, bytes.baseAddress!, bytes.count)
      } while got < 0
        && errno == EINTR
      count = max(got, 0)
    }
    if chunk.isEmpty { isAtEnd = true }
    buffer.append(contentsOf: chunk)
  }
}
