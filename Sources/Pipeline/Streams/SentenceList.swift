internal import Editions
public import Text

/// The sentences of a document, as `pipeline split` gives them.
public struct SentenceList: Encodable, Sendable {
  /// One sentence and where it stands.
  public struct Entry: Encodable, Sendable {
    /// `fr:s12`
    public let id: String
    public let text: String
    /// In bytes of the source, markup inside included.
    public let start: Int32
    public let end: Int32
    /// What it stands in: `paragraph`, `heading`…
    public let block: String
  }

  private let segmented: SegmentedDocument

  /// The list of a document's sentences; its tokens are not looked at.
  public init(_ segmented: SegmentedDocument) { self.segmented = segmented }

  private enum CodingKeys: CodingKey { case lang, sentences }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(segmented.language, forKey: .lang)
    try container.encode(segmented.sentences.indices.map(entry), forKey: .sentences)
  }

  /// A sentence a line.
  public var lines: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(segmented.document.text.count + segmented.sentences.count)
    for sentence in segmented.sentences {
      append(sentence, to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }

  /// A JSON object a line.
  public var jsonLines: [UInt8] {
    segmented.sentences.indices.flatMap { JSONText.line(entry($0)) }
  }

  /// Identifier, start, end, block and text, parted by tabs.
  public var table: [UInt8] {
    var bytes: [UInt8] = []
    for (index, sentence) in segmented.sentences.enumerated() {
      let source = segmented.document.sourceRange(of: sentence.range)
      let head = [
        segmented.identifier(ofSentence: index), String(source.start), String(source.end),
        segmented.blockKind(ofSentence: index).name, "",
      ]
      bytes += Array(head.joined(separator: "\t").utf8)
      append(sentence, to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }

  private func entry(_ index: Int) -> Entry {
    let source = segmented.document.sourceRange(of: segmented.sentences[index].range)
    return Entry(
      id: segmented.identifier(ofSentence: index), text: segmented.string(ofSentence: index),
      start: source.start, end: source.end, block: segmented.blockKind(ofSentence: index).name)
  }

  /// Tabs and line feeds inside a sentence would break its line.
  private func append(_ sentence: Sentence, to bytes: inout [UInt8]) {
    for byte in segmented.document.text[sentence.range.indices] {
      bytes.append(byte == 0x0A || byte == 0x09 ? 0x20 : byte)
    }
  }
}

extension Block.Kind {
  /// The name used in listings.
  var name: String {
    switch self {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .listItem: "list-item"
    case .blockQuote: "block-quote"
    case .code: "code"
    case .tableCell: "table-cell"
    }
  }
}
