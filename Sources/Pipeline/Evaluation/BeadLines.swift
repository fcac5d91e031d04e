/// A line that is no bead.
public struct BeadLineError: Error, Equatable {
  /// Number of the line, from 1.
  public let line: Int

  public init(line: Int) { self.line = line }
}

extension AlignmentScore {
  /// Reads beads written one a line as `[0,1]:[2]`, sentence numbers from 0; what follows another
  /// colon is ignored, as are empty lines. O(text).
  public static func beads(parsing text: String) throws(BeadLineError) -> [IndexBead] {
    var beads: [IndexBead] = []
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy(isSpace) { continue }
      let parts = line.split(
        separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count >= 2, let source = group(parts[0]), let target = group(parts[1]) else {
        throw BeadLineError(line: number)
      }
      beads.append(IndexBead(source: source, target: target))
    }
    return beads
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  /// The numbers between brackets, parted by commas or spaces.
  private static func group(_ bytes: Substring.UTF8View.SubSequence) -> [Int]? {
    var bytes = bytes.drop(while: isSpace)
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]"), bytes.count > 1 else {
      return nil
    }
    var numbers: [Int] = []
    for part in bytes.dropFirst().dropLast().split(whereSeparator: {
      isSpace($0) || $0 == UInt8(ascii: ",")
    }) {
      guard part.allSatisfy({ $0 &- 0x30 < 10 }), let number = Int(Substring(part)) else {
        return nil
      }
      numbers.append(number)
    }
    return numbers
  }
}
