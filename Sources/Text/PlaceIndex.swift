/// Line and column of any byte of a file, without reading the file anew each time.
package struct PlaceIndex: Sendable {
  private let path: String
  private let bytes: [UInt8]
  /// What stands before every `step` bytes.
  private let checkpoints: [Count]
  private static let step = 1024

  private struct Count {
    var line = 1
    var column = 1
    var scalars = 0
  }

  /// O(n).
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var checkpoints: [Count] = []
    checkpoints.reserveCapacity(bytes.count / Self.step + 1)
    var count = Count()
    for start in stride(from: 0, through: bytes.count, by: Self.step) {
      checkpoints.append(count)
      Self.advance(&count, over: bytes[start..<min(start + Self.step, bytes.count)])
    }
    self.checkpoints = checkpoints
  }

  /// The place of a byte offset. O(1).
  package func place(ofByte offset: Int) -> Place {
    let offset = min(max(offset, 0), bytes.count)
    let count = count(before: offset)
    return Place(file: path, line: count.line, column: count.column, byte: offset)
  }

  /// The Unicode scalars before a byte offset of a file in UTF-8, a byte order mark counted as one:
  /// the offset as Python counts it. O(1).
  package func scalarOffset(ofByte offset: Int) -> Int {
    count(before: min(max(offset, 0), bytes.count)).scalars
  }

  private func count(before offset: Int) -> Count {
    var count = checkpoints[offset / Self.step]
    Self.advance(&count, over: bytes[offset / Self.step * Self.step..<offset])
    return count
  }

  private static func advance(
    _ count: inout Count, over bytes: ArraySlice<UInt8>
  ) {
    for byte in bytes {
      if byte & 0xC0 == 0x80 { continue }
      count.scalars += 1
      if byte == 0x0A {
        count.line += 1
        count.column = 1
      } else {
        count.column += 1
      }
    }
  }
}
