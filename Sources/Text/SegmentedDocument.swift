/// A document with its sentences and tokens: what every later stage reads.
public struct SegmentedDocument: Sendable {
  public let document: Document
  /// In text order; no sentence crosses a block.
  public let sentences: [Sentence]
  /// The tokens of all sentences, in text order.
  public let tokens: [Token]
  /// The matching form of the whole text; `Token.folded` are ranges of its bytes.
  public let folded: FoldedText

  public init(
    document: Document, sentences: [Sentence], tokens: [Token], folded: FoldedText
  ) {
    self.document = document
    self.sentences = sentences
    self.tokens = tokens
    self.folded = folded
  }

  public var language: Language { document.language }

  /// The stable name of a sentence: `fr:s12`.
  public func identifier(ofSentence index: Int) -> String {
    "\(language.code):s\(index + 1)"
  }

  public func string(ofSentence index: Int) -> String { document.string(sentences[index].range) }

  /// The index of the sentence that holds a text offset, or of the first one after it; `nil`
  /// behind the last. O(log n).
  public func sentenceIndex(at offset: Int32) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count ? low : nil
  }

  /// The kind of the block a sentence stands in.
  public func blockKind(ofSentence index: Int) -> Block.Kind {
    document.blocks[Int(sentences[index].block)].kind
  }
}

/// A sentence: a range of the text inside one block, without the white space around it.
public struct Sentence: Sendable, Equatable {
  public let range: ByteRange
  /// Index of its block in `Document.blocks`.
  public let block: Int32
  /// Its tokens, as indices into `SegmentedDocument.tokens`.
  public let tokens: Range<Int32>

  public init(range: ByteRange, block: Int32, tokens: Range<Int32>) {
    self.range = range
    self.block = block
    self.tokens = tokens
  }
}

/// A word, a number or a mark.
///
/// Elided words end at their apostrophe (`l’`, `d'`, `dell'`) and compounds part at the hyphen,
/// which is a mark of its own. White space belongs to no token.
public struct Token: Sendable, Equatable {
  public enum Kind: UInt8, Sendable {
    case word, number, mark
  }

  public let kind: Kind
  /// In the document's text.
  public let range: ByteRange
  /// In the bytes of `SegmentedDocument.folded`.
  public let folded: ByteRange

  public init(kind: Kind, range: ByteRange, folded: ByteRange) {
    self.kind = kind
    self.range = range
    self.folded = folded
  }
}

/// A text in the form used for matching: lower case, one kind of quote, apostrophe, dash and
/// space, ligatures and the ellipsis taken apart; accents are kept.
public struct FoldedText: Sendable {
  public let bytes: [UInt8]
  /// From `bytes` back to the text that was folded.
  public let map: SourceMap

  public init(bytes: [UInt8], map: SourceMap) {
    self.bytes = bytes
    self.map = map
  }
}
