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

  public let lang: Language
  public let sentences: [Entry]

  /// Lists the sentences. O(bytes).
  public init(_ segmented: SegmentedDocument) {
    lang = segmented.language
    sentences = segmented.sentences.indices.map { index in
      let source = segmented.document.sourceRange(of: segmented.sentences[index].range)
      return Entry(
        id: segmented.identifier(ofSentence: index), text: segmented.string(ofSentence: index),
        start: source.start, end: source.end,
        block: segmented.blockKind(ofSentence: index).name)
    }
  }

  /// A sentence a line.
  public var lines: [UInt8] { Array(sentences.map { Self.flat($0.text) + "\n" }.joined().utf8) }

  /// A JSON object a line.
  public var jsonLines: [UInt8] { sentences.flatMap { JSONText.line($0) } }

  /// Identifier, start, end, block and text, parted by tabs.
  public var table: [UInt8] {
    Array(
      sentences.map {
        "\($0.id)\t\($0.start)\t\($0.end)\t\($0.block)\t\(Self.flat($0.text))\n"
      }.joined().utf8)
  }

  /// Tabs and line feeds inside a sentence would break its line.
  private static func flat(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return text }
    return String(
      decoding: text.utf8.map { $0 == 0x0A || $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
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
