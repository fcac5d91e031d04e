/// A position in a file that is read part by part, counted on from part to part.
package struct SourcePosition: Equatable, Sendable {
  /// Bytes before it.
  package private(set) var byte = 0
  private var line = 1
  private var column = 1

  /// The beginning of a file.
  package init() {}

  /// Moves behind bytes. O(bytes).
  package mutating func advance(over bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { bytes in
      var lineFeeds = 0
      for byte in bytes where byte == 0x0A { lineFeeds += 1 }
      var position = bytes.count
      while position > 0, bytes[position - 1] != 0x0A {
        position -= 1
      }
      if lineFeeds > 0 { column = 1 }
      line += lineFeeds
      for byte in bytes[position...] where byte & 0xC0 != 0x80 { column += 1 }
      byte += bytes.count
    }
  }

  /// The same as a place: line and column in Unicode scalars, from 1.
  package func place(in file: String) -> Place {
    Place(file: file, line: line, column: column, byte: byte)
  }
}
