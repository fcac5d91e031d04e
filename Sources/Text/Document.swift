/// One language version of an article as it was read: its source bytes, its text free of markup,
/// and the way back from the one to the other.
///
/// The text is valid UTF-8 in NFC. Blocks follow each other in it, parted by single line feeds
/// that belong to no block. All ranges are UTF-8 bytes of `text` unless a name says `source`.
public struct Document: Sendable {
  /// The path as the user gave it; `-` for standard input.
  public let path: String
  /// The bytes of the file, exactly as read.
  public let source: [UInt8]
  public let format: Format
  public let language: Language
  /// How the language is known.
  public let languageEvidence: LanguageEvidence
  public let metadata: Metadata
  public let text: [UInt8]
  public let sourceMap: SourceMap
  /// In text order, without overlap; each byte of `text` but the line feeds between blocks is in
  /// exactly one.
  public let blocks: [Block]
  /// In text order.
  public let links: [Link]
  public let images: [Image]
  /// Code and the like inside blocks: what is no prose. In text order; blocks of code are not in
  /// it.
  public let verbatim: [ByteRange]
  /// What the elements `<q>` hold: quoted words whose marks are not in the text. In order of their
  /// beginnings; one may stand in another.
  public let quoted: [ByteRange]
  /// Lists, tables, emphasis and the like, with the blocks and images between them, in document
  /// order; empty where the document was not read from a file.
  public let markup: [Markup]

  /// Whether a range lies in code inside a block. O(log code).
  package func isVerbatim(_ range: ByteRange) -> Bool {
    let index = verbatim.partitioningIndex { $0.end > range.start }
    return index < verbatim.count && verbatim[index].start <= range.start
      && range.end <= verbatim[index].end
  }

  public init(
    path: String, source: [UInt8], format: Format, language: Language,
    languageEvidence: LanguageEvidence, metadata: Metadata, text: [UInt8], sourceMap: SourceMap,
    blocks: [Block], links: [Link], images: [Image], verbatim: [ByteRange] = [],
    quoted: [ByteRange] = [], markup: [Markup] = []
  ) {
    self.path = path
    self.source = source
    self.format = format
    self.language = language
    self.languageEvidence = languageEvidence
    self.metadata = metadata
    self.text = text
    self.sourceMap = sourceMap
    self.blocks = blocks
    self.links = links
    self.images = images
    self.verbatim = verbatim
    self.quoted = quoted
    self.markup = markup
  }

  /// A short text of our own or of the command line as a document of one paragraph.
  package init(plain text: String, language: Language) {
    let bytes = Array(text.utf8)
    let range = ByteRange(0..<bytes.count)
    self.init(
      path: "", source: bytes, format: .plain, language: language, languageEvidence: .option,
      metadata: Metadata(), text: bytes, sourceMap: SourceMap(identity: bytes.count),
      blocks: bytes.isEmpty ? [] : [Block(kind: .paragraph, range: range, sourceRange: range)],
      links: [], images: [])
  }

  /// The characters of a range of the text. O(range).
  public func string(_ range: ByteRange) -> String {
    String(decoding: text[range.indices], as: UTF8.self)
  }

  /// Where a range of the text stands in the source file, markup inside it included. O(log n).
  public func sourceRange(of range: ByteRange) -> ByteRange { sourceMap.sourceRange(of: range) }

  /// The place of a text offset in the source file. O(source).
  public func place(of offset: Int32) -> Place {
    Place(
      file: path, byte: Int(sourceRange(of: ByteRange(offset, offset)).start), in: source)
  }

  /// The title: from the front matter or the HTML head, else the first heading.
  public var title: String? {
    if let title = metadata.title { return title }
    guard let heading = blocks.first(where: { $0.kind.isHeading }) else { return nil }
    return string(heading.range)
  }
}

/// How a file is written.
public enum Format: String, Sendable, Codable, CaseIterable {
  case markdown, html, plain
}

/// How the language of a document is known.
public enum LanguageEvidence: Sendable, Equatable {
  /// The user said so.
  case option
  /// The front matter or the `lang` attribute says so.
  case markup
  /// The file's name or folder says so.
  case path
  /// The words say so, with a confidence in 0…1.
  case detected(confidence: Double)
}

/// What a document says of itself.
public struct Metadata: Sendable, Equatable {
  public var title: String?
  public var language: Language?
  public var authors: [String] = []
  public var date: PublicationDate?
  public var tags: [String] = []
  /// Joins the versions of one article whose file names differ.
  public var translationKey: String?
  public var url: String?
  /// A name for addresses and files that leads nowhere else: see `Slug`.
  public var slug: String?
  public var description: String?
  /// The language the article was written in first, where the front matter says so.
  public var sourceLanguage: Language?
  /// Bytes of the front matter in the source, fences included; empty where there is none.
  public var frontMatter = ByteRange(0, 0)
  /// What the front matter says and cannot be used as it is, with its place.
  public var diagnostics: [Diagnostic] = []

  public init() {}
}

/// A paragraph, a heading, a list item…: what no sentence crosses.
public struct Block: Sendable, Equatable {
  public enum Kind: Sendable, Hashable {
    case heading(level: Int)
    case paragraph
    case listItem
    case blockQuote
    case code
    case tableCell
    /// A footnote, or a note at the end: what stands below the text.
    case note

    public var isHeading: Bool { if case .heading = self { true } else { false } }
  }

  public let kind: Kind
  /// In the document's text.
  public let range: ByteRange
  /// In the source file, from the first to the last byte of the block's text, markup inside it
  /// included.
  public let sourceRange: ByteRange

  public init(kind: Kind, range: ByteRange, sourceRange: ByteRange) {
    self.kind = kind
    self.range = range
    self.sourceRange = sourceRange
  }
}

/// A hyperlink: the words that carry it and where it leads.
public struct Link: Sendable, Equatable {
  public let range: ByteRange
  public let url: String

  public init(range: ByteRange, url: String) {
    self.range = range
    self.url = url
  }
}

/// An image. It is no part of the text.
public struct Image: Sendable, Equatable {
  public let url: String
  public let alternative: String
  /// The image's markup, in the source file.
  public let sourceRange: ByteRange
  /// The text offset where the image stands.
  public let position: Int32

  public init(url: String, alternative: String, sourceRange: ByteRange, position: Int32) {
    self.url = url
    self.alternative = alternative
    self.sourceRange = sourceRange
    self.position = position
  }
}
