/// Finds the sentences and tokens of a document.
public struct Segmenter: Sendable {
  public init() {}

  /// The document with its sentences, tokens and matching form. O(bytes).
  ///
  /// Code holds no sentences; a heading is one.
  public func segment(_ document: Document) -> SegmentedDocument {
    let splitter = SentenceSplitter(language: document.language)
    var ranges: [ByteRange] = []
    var blocks: [Int32] = []
    splitter.forEachSentence(in: document) { range, block in
      ranges.append(range)
      blocks.append(block)
    }
    let (tokens, perSentence, folded) = Tokenizer(language: document.language)
      .tokens(in: document.text, sentences: ranges)
    let sentences = ranges.indices.map {
      Sentence(range: ranges[$0], block: blocks[$0], tokens: perSentence[$0])
    }
    return SegmentedDocument(
      document: document, sentences: sentences, tokens: tokens, folded: folded)
  }
}
