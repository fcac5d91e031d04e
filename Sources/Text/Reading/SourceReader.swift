/// What a reader is told about a source instead of finding it out.
public struct ReadingOptions: Sendable, Equatable {
  /// How the source is written; `nil`: as its extension says.
  public var format: Format?
  /// The language it is written in; `nil`: as front matter, markup, path or words say.
  public var language: Language?
  /// The encoding of the bytes, by any name that ICU knows; `nil` for UTF-8, or UTF-16 with a
  /// byte order mark.
  public var encoding: String?

  public init(format: Format? = nil, language: Language? = nil, encoding: String? = nil) {
    self.format = format
    self.language = language
    self.encoding = encoding
  }
}

/// Reads a file as a document: Markdown with front matter, HTML or plain text.
///
/// ```swift
/// let document = try SourceReader().document(at: "seeds/esodo-silenzioso/article.fr.md")
/// ```
public struct SourceReader: Sendable {
  /// What is known beforehand.
  public let options: ReadingOptions

  public init(options: ReadingOptions = ReadingOptions()) {
    self.options = options
  }

  /// Reads a file.
  ///
  /// - Parameter path: A path, or `-` for standard input.
  public func document(at path: String) throws(ReadingError) -> Document {
    try document(from: SourceFile.bytes(at: path), path: path)
  }

  /// Reads a document from bytes; the path tells format and language, and names it in messages.
  /// O(bytes).
  public func document(from bytes: [UInt8], path: String) throws(ReadingError) -> Document {
    if bytes.count > SourceFile.byteLimit {
      throw .tooLarge(Place(file: path), bytes: bytes.count)
    }
    let source = try SourceDecoder(encoding: options.encoding).decoded(bytes, path: path)
    if source.bytes.count > SourceFile.byteLimit {
      throw .tooLarge(Place(file: path), bytes: source.bytes.count)
    }
    let frontMatter = try FrontMatter(of: source)
    let start = frontMatter?.range.upperBound ?? source.start
    var metadata = frontMatter?.metadata ?? Metadata()
    if let range = frontMatter?.range {
      let decoded = ByteRange(range)
      metadata.frontMatter = source.map?.sourceRange(of: decoded) ?? decoded
    }

    let format = options.format ?? Format.inferred(fromPath: path, source, from: start)
    var builder = DocumentBuilder(source)
    switch format {
    case .markdown: MarkdownReader().read(source, from: start, into: &builder)
    case .plain: PlainTextReader().read(source, from: start, into: &builder)
    case .html: HTMLReader().read(source, from: start, into: &builder, &metadata)
    }
    let built: DocumentBuilder.Built
    do throws(NormalizingError) {
      built = try builder.finished(decodedMap: source.map)
    } catch {
      throw .notNormalizable(Place(file: path), reason: "\(error)")
    }
    if built.blocks.isEmpty { throw emptiness(of: source, from: start, frontMatter != nil) }

    let (language, evidence) = language(of: metadata, path: path, text: built.text)
    return Document(
      path: path, source: bytes, format: format, language: language, languageEvidence: evidence,
      metadata: metadata, text: built.text, sourceMap: built.sourceMap, blocks: built.blocks,
      links: built.links, images: built.images, verbatim: built.verbatim,
      quoted: built.quoted, markup: built.markup)
  }

  func language(
    of metadata: Metadata, path: String, text: [UInt8]
  ) -> (Language, LanguageEvidence) {
    if let named = namedLanguage(of: metadata, path: path) { return named }
    let detected = LanguageDetector.shared.language(of: text)
    // `make-it.md` may be Italian, or a file about making it.
    if let inPath = PathLanguage(path),
      inPath.language == detected.language || detected.confidence < 0.9
    {
      return (inPath.language, .path)
    }
    return (detected.language, .detected(confidence: detected.confidence))
  }

  /// The language that something other than the text names for certain.
  func namedLanguage(of metadata: Metadata, path: String) -> (Language, LanguageEvidence)? {
    if let language = options.language { return (language, .option) }
    if let language = metadata.language { return (language, .markup) }
    guard let inPath = PathLanguage(path), !inPath.isAmbiguous else { return nil }
    return (inPath.language, .path)
  }

  private func emptiness(
    of source: DecodedSource, from start: Int, _ hasFrontMatter: Bool
  ) -> ReadingError {
    let place = source.place(of: start)
    let isBlank = EdgeSpace.trimmed(Array(source.bytes[start...])).isEmpty
    if !isBlank { return .noText(place) }
    return hasFrontMatter ? .onlyFrontMatter(place) : .empty(place)
  }
}

extension Format {
  /// The format that a file's extension names; else HTML where the source begins like it, else
  /// Markdown.
  static func inferred(fromPath path: String, _ source: DecodedSource, from start: Int) -> Format {
    if let format = named(byPath: path) { return format }
    let rest = source.bytes[start...].drop { HTMLTag.isSpace($0) }
    let opening = String(decoding: rest.prefix(16), as: UTF8.self).lowercased()
    let beginsLikeHTML = ["<!doctype html", "<html", "<?xml"].contains { opening.hasPrefix($0) }
    return beginsLikeHTML ? .html : .markdown
  }

  /// The format that a file's extension names, if any.
  package static func named(byPath path: String) -> Format? {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    if let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex {
      switch String(decoding: name[name.index(after: dot)...], as: UTF8.self).lowercased() {
      case "md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd": return .markdown
      case "html", "htm", "xhtml", "xht": return .html
      case "txt", "text": return .plain
      default: break
      }
    }
    return nil
  }
}
