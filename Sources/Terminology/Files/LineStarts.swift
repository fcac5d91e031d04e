internal import Text

/// Where the lines of a file begin, so that many places are found without reading it anew.
struct LineStarts: Sendable, Equatable {
  private let starts: [Int]
  /// How many scalars stand before each block of bytes: a file may be one long line.
  private let scalarCounts: [Int]
  private static let blockSize = 1024

  /// O(bytes).
  init(_ bytes: [UInt8]) {
    var starts = [0]
    var scalarCounts: [Int] = []
    var scalars = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.blockSize == 0 { scalarCounts.append(scalars) }
      if byte == 0x0A { starts.append(offset + 1) }
      if byte & 0xC0 != 0x80 { scalars += 1 }
    }
    self.starts = starts
    self.scalarCounts = scalarCounts
  }

  /// The line of a byte, from 1. O(log lines).
  func line(of byte: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= byte { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }

  /// O(log lines).
  func place(of byte: Int, in bytes: [UInt8], file: String) -> Place {
    let line = line(of: byte)
    let column = scalars(before: byte, in: bytes) - scalars(before: starts[line - 1], in: bytes) + 1
    return Place(file: file, line: line, column: column, byte: byte)
  }

  private func scalars(before byte: Int, in bytes: [UInt8]) -> Int {
    let end = min(byte, bytes.count)
    let block = min(end / Self.blockSize, scalarCounts.count - 1)
    if block < 0 { return 0 }
    return scalarCounts[block] + bytes[(block * Self.blockSize)..<end].count { $0 & 0xC0 != 0x80 }
  }
}
