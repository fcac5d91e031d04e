public import Text

/// Text that was split into sentences elsewhere: one sentence a line.
public enum PresplitText {
  /// A document whose sentences are the lines, each a block of its own.
  ///
  /// Every line is one sentence, an empty one included, so that line numbers are sentence
  /// indices. Bytes that are not UTF-8 are replaced. O(bytes).
  public static func segmented(
    lines: [String], path: String = "-", language: Language
  ) -> SegmentedDocument {
    var text: [UInt8] = []
    var ranges: [ByteRange] = []
    for line in lines {
      if !ranges.isEmpty { text.append(UInt8(ascii: "\n")) }
      let start = text.count
      for byte in line.utf8 { text.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte) }
      ranges.append(ByteRange(start..<text.count))
    }
    let whole = ByteRange(0..<text.count)
    func document(_ kind: Block.Kind) -> Document {
      Document(
        path: path, source: text, format: .plain, language: language, languageEvidence: .option,
        metadata: Metadata(), text: text, sourceMap: SourceMap(identity: whole.count),
        blocks: ranges.map { Block(kind: kind, range: $0, sourceRange: $0) }, links: [],
        images: [])
    }
    // A heading is one sentence, whatever stands in it: that is how lines stay whole.
    let split = Segmenter().segment(document(.heading(level: 1)))
    var sentences: [Sentence] = []
    var next = 0
    for (index, range) in ranges.enumerated() {
      let block = Int32(index)
      if next < split.sentences.count, split.sentences[next].block == block {
        let first = split.sentences[next]
        var last = first
        while next < split.sentences.count, split.sentences[next].block == block {
          last = split.sentences[next]
          next += 1
        }
        sentences.append(
          Sentence(
            range: ByteRange(first.range.start, last.range.end), block: block,
            tokens: first.tokens.lowerBound..<last.tokens.upperBound))
      } else {
        let token = sentences.last?.tokens.upperBound ?? 0
        sentences.append(
          Sentence(
            range: ByteRange(range.start, range.start), block: block, tokens: token..<token))
      }
    }
    return SegmentedDocument(
      document: document(.paragraph), sentences: sentences, tokens: split.tokens,
      folded: split.folded)
  }
}
