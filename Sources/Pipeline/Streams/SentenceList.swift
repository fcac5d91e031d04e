internal import Editions
public import Text

/// The sentences of a document, or of a part of one, as `pipeline split` gives them; or its units,
/// which hold one sentence or more.
public struct SentenceList: Encodable, Sendable {
  /// One sentence or unit and where it stands.
  public struct Entry: Encodable, Sendable {
    /// `fr:s12`; of a unit `fr:u12`.
    public let id: String
    /// The identifiers of a unit's sentences.
    public let sentences: [String]?
    public let text: String
    /// In bytes of the source, markup inside included.
    public let start: Int
    public let end: Int
    /// In bytes of the document's text: UTF-8, NFC, free of markup, blocks parted by line feeds.
    public let textStart: Int
    public let textEnd: Int
    /// What it stands in: `paragraph`, `heading`…
    public let block: String
    /// Which block of the document that is, from 0; code and other blocks without sentences count.
    public let blockIndex: Int
  }

  /// What of a document stands before a part of it.
  struct Position: Sendable, Equatable {
    var sentences = 0
    var units = 0
    var blocks = 0
    /// Bytes of the text, the line feed before the part included.
    var text = 0
    /// Bytes of the source.
    var source = 0

    static let start = Position()
  }

  private let segmented: SegmentedDocument
  private let units: [Range<Int>]?
  private let position: Position

  /// The list of a document's sentences; its tokens are not looked at.
  public init(_ segmented: SegmentedDocument) {
    self.init(segmented, units: nil, behind: .start)
  }

  /// - Parameters:
  ///   - segmented: A document, or a part of one in offsets of its own.
  ///   - units: What to list instead of its sentences.
  ///   - position: What stands before it.
  init(_ segmented: SegmentedDocument, units: SentenceUnits?, behind position: Position) {
    self.segmented = segmented
    self.units = units?.ranges
    self.position = position
  }

  /// Where the next part begins; its `source` is still that of this one.
  var end: Position {
    var end = position
    end.sentences += segmented.sentences.count
    end.units += units?.count ?? 0
    end.blocks += segmented.document.blocks.count
    end.text += segmented.document.text.count + 1
    return end
  }

  private enum CodingKeys: CodingKey { case lang, sentences, units }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(segmented.language, forKey: .lang)
    try container.encode(
      (0..<count).map(entry), forKey: units == nil ? .sentences : .units)
  }

  /// A sentence or unit a line. Line feeds and tabs inside it, which a heading may have, are spaces.
  public var lines: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(segmented.document.text.count + count)
    for index in 0..<count {
      appendLine(of: range(index), to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }

  /// A JSON object a line, its members in the order of their names.
  public var jsonLines: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * segmented.document.text.count)
    for index in 0..<count { entry(index).appendJSON(to: &bytes) }
    return bytes
  }

  /// Identifier, start and end in the source, block and text, parted by tabs, without a line of
  /// headings; line feeds and tabs in the text are spaces.
  public var table: [UInt8] {
    var bytes: [UInt8] = []
    for index in 0..<count {
      let range = range(index)
      let source = segmented.document.sourceRange(of: range)
      bytes += identifier(index).utf8
      for field in [
        String(Int(source.start) + position.source), String(Int(source.end) + position.source),
        block(index).kind.name,
      ] {
        bytes.append(0x09)
        bytes += field.utf8
      }
      bytes.append(0x09)
      appendLine(of: range, to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }

  private var count: Int { units?.count ?? segmented.sentences.count }

  private func sentences(_ index: Int) -> Range<Int> { units?[index] ?? index..<(index + 1) }

  private func range(_ index: Int) -> ByteRange {
    let sentences = sentences(index)
    return ByteRange(
      segmented.sentences[sentences.lowerBound].range.start,
      segmented.sentences[sentences.upperBound - 1].range.end)
  }

  private func identifier(_ index: Int) -> String {
    let code = segmented.language.code
    return units == nil
      ? "\(code):s\(index + position.sentences + 1)" : "\(code):u\(index + position.units + 1)"
  }

  private func block(_ index: Int) -> (kind: Block.Kind, index: Int) {
    let block = Int(segmented.sentences[sentences(index).lowerBound].block)
    return (segmented.document.blocks[block].kind, block + position.blocks)
  }

  private func entry(_ index: Int) -> Entry {
    let range = range(index)
    let source = segmented.document.sourceRange(of: range)
    let block = block(index)
    return Entry(
      id: identifier(index),
      sentences: units?[index].map { "\(segmented.language.code):s\($0 + position.sentences + 1)" },
      text: segmented.document.string(range),
      start: Int(source.start) + position.source, end: Int(source.end) + position.source,
      textStart: Int(range.start) + position.text, textEnd: Int(range.end) + position.text,
      block: block.kind.name, blockIndex: block.index)
  }

  /// Tabs and line feeds inside a sentence would break its line.
  private func appendLine(of range: ByteRange, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: segmented.document.text[range.indices])
    bytes.withUnsafeMutableBufferPointer { bytes in
      for index in start..<bytes.count where bytes[index] == 0x0A || bytes[index] == 0x09 {
        bytes[index] = 0x20
      }
    }
  }
}

extension SentenceList.Entry {
  /// Adds what `JSONText.line` makes of the entry, ten times as fast: streams have millions.
  func appendJSON(to bytes: inout [UInt8]) {
    bytes += "{\"block\":\"\(block)\",\"blockIndex\":\(blockIndex),\"end\":\(end),\"id\":\"".utf8
    bytes += id.utf8
    if let sentences {
      bytes += "\",\"sentences\":[\"".utf8
      bytes += sentences.joined(separator: "\",\"").utf8
      bytes += "\"]".utf8
    } else {
      bytes.append(UInt8(ascii: "\""))
    }
    bytes += ",\"start\":\(start),\"text\":\"".utf8
    Self.append(escaped: text, to: &bytes)
    bytes += "\",\"textEnd\":\(textEnd),\"textStart\":\(textStart)}\n".utf8
  }

  /// Quotation marks, backslashes and control characters behind a backslash (RFC 8259, section 7).
  private static func append(escaped text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { text in
      var copied = 0
      for (index, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        bytes += text[copied..<index]
        bytes += escape(of: byte)
        copied = index + 1
      }
      bytes += text[copied...]
    }
  }

  private static func escape(of byte: UInt8) -> [UInt8] {
    let escape =
      switch byte {
      case 0x22: "\\\""
      case 0x5C: "\\\\"
      case 0x08: "\\b"
      case 0x09: "\\t"
      case 0x0A: "\\n"
      case 0x0C: "\\f"
      case 0x0D: "\\r"
      default: (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)
      }
    return Array(escape.utf8)
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
    case .note: "note"
    }
  }
}
