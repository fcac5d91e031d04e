/// Line and column of any byte of a file, without reading the file anew each time.
package struct PlaceIndex: Sendable {
  private let path: String
  private let bytes: [UInt8]
  /// Line and column at every `step` bytes.
  private let checkpoints: [(line: Int, column: Int)]
  private static let step = 1024

  /// O(n).
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var checkpoints: [(line: Int, column: Int)] = []
    checkpoints.reserveCapacity(bytes.count / Self.step + 1)
    var place = (line: 1, column: 1)
    for start in stride(from: 0, through: bytes.count, by: Self.step) {
      checkpoints.append(place)
      Self.advance(&place, over: bytes[start..<min(start + Self.step, bytes.count)])
    }
    self.checkpoints = checkpoints
  }

  /// The place of a byte offset. O(1).
  package func place(ofByte offset: Int) -> Place {
    let offset = min(max(offset, 0), bytes.count)
    var place = checkpoints[offset / Self.step]
    Self.advance(&place, over: bytes[offset / Self.step * Self.step..<offset])
    return Place(file: path, line: place.line, column: place.column, byte: offset)
  }

  private static func advance(
    _ place: inout (line: Int, column: Int), over bytes: ArraySlice<UInt8>
  ) {
    for byte in bytes {
      if byte == 0x0A {
        place = (place.line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
    }
  }
}
