/// The YAML between two `---` lines at the beginning of a file, and what it says.
struct FrontMatter: Sendable {
  /// In the decoded source, fences included.
  let range: Range<Int>
  let metadata: Metadata

  /// More than any author writes; a bound for what is parsed.
  static let byteLimit = 262_144

  /// `nil` when the source has none: a `---` line alone may be a rule of Markdown.
  init?(of source: DecodedSource) throws(ReadingError) {
    let bytes = source.bytes
    guard let opening = Self.fence(in: bytes, at: source.start, mayBeDots: false) else {
      return nil
    }
    var lineStart = opening
    var closing: Range<Int>?
    let limit = min(bytes.count, opening + Self.byteLimit)
    while lineStart < limit {
      if let end = Self.fence(in: bytes, at: lineStart, mayBeDots: true) {
        closing = lineStart..<end
        break
      }
      lineStart = Self.nextLine(in: bytes, from: lineStart)
    }
    let content = opening..<(closing?.lowerBound ?? limit)
    let looksLikeMapping = Self.beginsWithKey(bytes, in: content)
    guard let closing else {
      if !looksLikeMapping { return nil }
      let problem =
        limit < bytes.count
        ? "no closing --- within \(Self.byteLimit / 1024) KiB" : "the closing --- is missing"
      throw .brokenFrontMatter(source.place(of: source.start), problem: problem)
    }
    do throws(YAMLTree.Failure) {
      let tree = try YAMLTree(parsing: bytes[content])
      guard tree.isMapping || tree.isEmpty else { return nil }
      metadata = try Self.metadata(of: tree) { position in
        source.place(
          of: content.lowerBound + YAMLTree.offset(of: position, in: Array(bytes[content])))
      }
    } catch {
      if !looksLikeMapping { return nil }
      let place = source.place(of: content.lowerBound + error.offset(in: bytes[content]))
      switch error.kind {
      case .syntax(let problem): throw .brokenFrontMatter(place, problem: problem)
      case .notALanguage(let tag): throw .unsupportedLanguage(place, tag: tag)
      }
    }
    range = source.start..<closing.upperBound
  }

  /// Where the line behind a fence begins; `nil` when no fence stands at the offset.
  private static func fence(in bytes: [UInt8], at offset: Int, mayBeDots: Bool) -> Int? {
    guard offset + 3 <= bytes.count else { return nil }
    let mark = bytes[offset..<(offset + 3)]
    guard mark.elementsEqual("---".utf8) || (mayBeDots && mark.elementsEqual("...".utf8)) else {
      return nil
    }
    var position = offset + 3
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
      position += 1
    }
    guard position == bytes.count || bytes[position] == 0x0A || bytes[position] == 0x0D else {
      return nil
    }
    return nextLine(in: bytes, from: position)
  }

  private static func nextLine(in bytes: [UInt8], from offset: Int) -> Int {
    var position = offset
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
      position += 1
    }
    guard position < bytes.count else { return position }
    let isPair =
      bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    return position + (isPair ? 2 : 1)
  }

  /// Whether the first line that is neither empty nor a comment begins `word:`.
  private static func beginsWithKey(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      if HTMLTag.isSpace(bytes[position]) {
        position += 1
      } else if bytes[position] == UInt8(ascii: "#") {
        position = nextLine(in: bytes, from: position)
      } else {
        break
      }
    }
    let start = position
    while position < range.upperBound, isKeyByte(bytes[position]) { position += 1 }
    return position > start && position < range.upperBound && bytes[position] == UInt8(ascii: ":")
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension FrontMatter {
  /// Reads the keys of Hugo, Jekyll and their like, written in any case and with `-` or `_`.
  ///
  /// - Parameter place: Where a position of the tree is in the file.
  private static func metadata(
    of tree: YAMLTree, place: (YAMLTree.Position) -> Place
  ) throws(YAMLTree.Failure) -> Metadata {
    var metadata = Metadata()
    metadata.title = tree.string("title")
    metadata.authors = tree.strings("authors", "author", "byline", "creator")
    if let (text, position) = tree.scalar(
      "date", "datepublished", "published", "publishdate", "pubdate")
    {
      metadata.date = PublicationDate(text)
      if metadata.date == nil {
        metadata.diagnostics.append(
          Diagnostic(
            .warning, code: "unreadable-date",
            "cannot read the date \"\(Slug.shown(text))\"; write it as \(PublicationDate.forms)",
            at: place(position)))
      }
    }
    metadata.tags = tree.strings("tags", "keywords", splittingAtCommas: true)
    metadata.translationKey = tree.string("translationkey", "translationid")
    metadata.url = tree.string("canonicalurl", "canonical", "url", "permalink")
    if let (text, position) = tree.scalar("slug") {
      let slug = Slug(text)
      metadata.slug = slug.text.isEmpty ? nil : slug.text
      if slug.text != text {
        metadata.diagnostics.append(
          Diagnostic(
            .warning, code: "unsafe-slug",
            "the slug \"\(Slug.shown(text))\" would not be a safe name; "
              + (slug.text.isEmpty
                ? "the article's own name is used" : "\"\(slug.text)\" is used"),
            at: place(position)))
      }
    }
    metadata.description = tree.string("description", "summary", "excerpt")
    metadata.sourceLanguage = tree.string(
      "sourcelanguage", "sourcelang", "originallanguage", "originallang", "translatedfrom"
    ).flatMap { Language($0) }
    if let (tag, place) = tree.scalar("lang", "language", "locale") {
      guard let language = Language(tag) else {
        throw YAMLTree.Failure(kind: .notALanguage(tag), position: place)
      }
      metadata.language = language
    }
    return metadata
  }
}
