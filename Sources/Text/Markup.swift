/// What stands at a place of a document's text and is no part of it: where a list, a table or
/// emphasis begins and ends, an image, a line break.
///
/// The markups of a document are in document order, properly nested: containers hold containers
/// and blocks, blocks hold marks. A mark that goes on in several blocks is ended and begun again
/// at their borders. What stands nested deeper than `Markup.containerLimit` or `Markup.markLimit`
/// is left out, so that all of it is linear in the bytes of the source.
public struct Markup: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// A container begins.
    case open(Container)
    /// The innermost open container ends.
    case close
    /// The block of an index begins, and the innermost open block ends: none stands in another.
    case beginBlock(Int)
    case endBlock
    /// A paragraph begins that holds images and no words, and so is no block of the text.
    case beginImages
    case endImages
    /// A mark begins, in a block or in a paragraph of images.
    case begin(Mark)
    /// The innermost mark ends.
    case end
    /// A line break the author asks for; in the text a space follows.
    case lineBreak
    /// An image, by its index in the document.
    case image(Int)
    /// A break between paragraphs, as `***` makes it.
    case rule
  }

  /// What holds blocks.
  public enum Container: Sendable, Equatable {
    case unorderedList
    case orderedList(start: Int)
    case item
    /// Terms and what they mean.
    case definitionList
    case definedTerm
    case definition
    case blockQuote
    case table
    case caption
    case row
    case cell(isHeader: Bool)
  }

  /// What parts of a block are.
  public enum Mark: Sendable, Equatable {
    /// A hyperlink, with its address as the source has it.
    case link(String)
    case element(Element)
  }

  /// Elements of HTML inside a block, by their names.
  public enum Element: String, Sendable, CaseIterable {
    case abbreviation = "abbr"
    case bold = "b"
    case citation = "cite"
    case code
    case deleted = "del"
    case definition = "dfn"
    case emphasis = "em"
    case italic = "i"
    case inserted = "ins"
    case keyboard = "kbd"
    case quotation = "q"
    case sample = "samp"
    case small
    case strikethrough = "s"
    case strong
    case `subscript` = "sub"
    case superscript = "sup"
    case underlined = "u"
    case variable = "var"
  }

  /// In the document's text, in UTF-8 bytes.
  public let position: Int32
  public let kind: Kind

  public init(position: Int32, kind: Kind) {
    self.position = position
    self.kind = kind
  }

  /// How deep containers are nested at most.
  public static let containerLimit = 32
  /// How many marks are open at most.
  public static let markLimit = 16
}
