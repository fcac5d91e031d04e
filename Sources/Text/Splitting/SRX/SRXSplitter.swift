internal import ICU

/// Parts blocks of text into sentences as the rules of an SRX file say.
///
/// At each place between two characters of a block the first rule decides whose `beforebreak`
/// matches text that ends there and whose `afterbreak` matches text that begins there; where none
/// does, nothing is parted. A rule sees its block and nothing else: `^` and `$` are the block's
/// ends. A `beforebreak` matches at most 1,024 UTF-16 units, and of a block of more than 12 KiB a
/// rule sees 2 KiB or more on either side of a place.
public struct SRXSplitter: Sendable {
  private let rules: [SRXCompiledRule]

  /// Compiles rules, which are asked in this order.
  init(_ rules: [SRXRule]) throws(SRXError) {
    self.rules = try rules.map { rule throws(SRXError) in try SRXCompiledRule(rule) }
  }

  /// The sentences of a text as ranges of its bytes, without the white space around them.
  ///
  /// O(bytes · rules) as long as the patterns match short stretches; a pattern that takes too many
  /// steps is an error.
  ///
  /// - Parameter blocks: The stretches no sentence crosses, in text order.
  public func sentences(
    in text: [UInt8], blocks: [ByteRange]
  ) throws(SRXError) -> [ByteRange] {
    var sentences: [ByteRange] = []
    let scan = try SRXScan(rules)
    for block in blocks {
      try split(text, block, with: scan) { sentences.append($0) }
    }
    return sentences
  }

  /// Gives each sentence of a document and the index of its block; headings whole, code not at
  /// all.
  func forEachSentence(
    in document: Document, _ body: (ByteRange, Int32) -> Void
  ) throws(SRXError) {
    let scan = try SRXScan(rules)
    for (index, block) in document.blocks.enumerated() {
      switch block.kind {
      case .code: continue
      case .heading:
        if !block.range.isEmpty { body(block.range, Int32(index)) }
      default:
        try split(document.text, block.range, with: scan) { body($0, Int32(index)) }
      }
    }
  }

  private func split(
    _ text: [UInt8], _ block: ByteRange, with scan: SRXScan, _ body: (ByteRange) -> Void
  ) throws(SRXError) {
    let breaks = try scan.breaks(in: text.span.extracting(block.indices))
    text.withUnsafeBufferPointer { bytes in
      var start = Int(block.start)
      for end in breaks.lazy.map({ Int(block.start + $0) }) + [Int(block.end)] {
        let first = bytes.skippingSpace(from: start, to: end)
        let last = bytes.trimmingSpace(from: first, to: end)
        if last > first { body(ByteRange(first..<last)) }
        start = end
      }
    }
  }
}
