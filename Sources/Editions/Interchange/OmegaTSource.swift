import Text

/// A version as a text for OmegaT to translate: its blocks in lines of their own, parted by empty
/// lines, and where units of translation begin and end in them.
struct OmegaTSource {
  private(set) var text: [UInt8] = []
  private(set) var lines: [ByteRange] = []
  /// In order, each inside one line.
  private(set) var parts: [ByteRange] = []

  /// Code stands as it is: nothing in it is a sentence. O(bytes).
  ///
  /// - Parameter units: Sentences that are translated together, in order.
  init(_ version: VersionMaterial, units: [Range<Int>]) {
    let sentences = version.segmented.sentences
    var joined = [Bool](repeating: false, count: sentences.count)
    for unit in units {
      for index in unit.clamped(to: 0..<sentences.count).dropFirst() { joined[index] = true }
    }
    var next = 0
    for (index, block) in version.document.blocks.enumerated() {
      let first = next
      while next < sentences.count, sentences[next].block == Int32(index) { next += 1 }
      if first == next {
        appendCode(version.document.string(block.range))
      } else {
        append(first..<next, of: version, joined)
      }
    }
  }

  private mutating func append(
    _ block: Range<Int>, of version: VersionMaterial, _ joined: [Bool]
  ) {
    let sentences = version.segmented.sentences
    startBlock()
    let start = text.count
    for index in block {
      if index > block.lowerBound {
        let gap = ByteRange(sentences[index - 1].range.end, sentences[index].range.start)
        text += joined[index] ? Self.line(gap, of: version) : gap.isEmpty ? [] : [0x20]
      }
      let from = text.count
      text += Array(version.line(ofSentences: index..<index + 1).utf8)
      if index > block.lowerBound, joined[index], let last = parts.last {
        parts[parts.count - 1] = ByteRange(last.start, Int32(text.count))
      } else {
        parts.append(ByteRange(from..<text.count))
      }
    }
    lines.append(ByteRange(start..<text.count))
    text.append(0x0A)
  }

  /// The white space between sentences of one unit, as the memory has it. Between units it is one
  /// space: OmegaT takes only plain ones from the ends of segments.
  private static func line(_ gap: ByteRange, of version: VersionMaterial) -> [UInt8] {
    let bytes = version.document.text[gap.indices]
    return bytes.contains { $0 < 0x20 } ? [0x20] : Array(bytes)
  }

  private mutating func appendCode(_ code: String) {
    guard !code.utf8.isEmpty else { return }
    startBlock()
    for line in code.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      text += Array(line)
      text.append(0x0A)
    }
  }

  private mutating func startBlock() {
    if !text.isEmpty { text.append(0x0A) }
  }
}
