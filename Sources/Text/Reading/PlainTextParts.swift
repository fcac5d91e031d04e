/// Reads a plain text in parts of whole paragraphs, each of which can be forgotten before the next
/// one is read.
///
/// What is found is what `SourceReader` finds in the whole, wherever the parts begin and end, as
/// long as they end behind `paragraphEnd(in:from:)`: a paragraph knows nothing of its neighbours.
package struct PlainTextParts: Sendable {
  /// How many bytes of the file `init` wants to see: its front matter, and some text behind it.
  package static let headLength = FrontMatter.byteLimit + 65_536
  /// How many bytes of text tell the language as surely as all of it: what the detector looks at,
  /// and the rest of a last character.
  package static let bytesForLanguage = LanguageDetector.byteLimit + 4

  private let reader: SourceReader
  private let path: String
  private let metadata: Metadata
  private let hasFrontMatter: Bool
  /// Where the text begins: behind a byte order mark and the front matter.
  package let start: Int

  /// Some paragraphs, in offsets of their own.
  package struct Part: Sendable {
    fileprivate let built: DocumentBuilder.Built

    /// In UTF-8 and NFC; empty where the part has no words.
    package var text: [UInt8] { built.text }
  }

  /// Reads the front matter.
  ///
  /// - Parameters:
  ///   - head: The first `headLength` bytes of a file in UTF-8, or all there are.
  ///   - path: Names the file in messages, and may tell its language.
  package init(head: [UInt8], options: ReadingOptions, path: String) throws(ReadingError) {
    reader = SourceReader(options: options)
    self.path = path
    let mark = head.starts(with: Self.byteOrderMark) ? 3 : 0
    guard Self.mayHaveFrontMatter(head) else {
      (metadata, hasFrontMatter, start) = (Metadata(), false, mark)
      return
    }
    let bytes = head.count < Self.headLength ? head : Self.wholeCharacters(head)
    try SourceDecoder.validate(bytes, path: path)
    let frontMatter = try FrontMatter(
      of: DecodedSource(path: path, bytes: bytes, start: mark, map: nil))
    var metadata = frontMatter?.metadata ?? Metadata()
    if let range = frontMatter?.range { metadata.frontMatter = ByteRange(range) }
    self.metadata = metadata
    hasFrontMatter = frontMatter != nil
    start = frontMatter?.range.upperBound ?? mark
  }

  /// Whether the first six bytes of a file, or all there are, may open front matter. Without it
  /// nothing of the head is looked at but these.
  package static func mayHaveFrontMatter(_ head: [UInt8]) -> Bool {
    head.dropFirst(head.starts(with: byteOrderMark) ? 3 : 0).starts(with: "---".utf8)
  }

  /// Whether a file begins with the byte order mark of UTF-16.
  package static func isUTF16(_ head: [UInt8]) -> Bool {
    head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
  }

  /// Behind the last paragraph that surely ends in the bytes; `nil` where none does. O(bytes from
  /// `searched` on).
  ///
  /// - Parameter searched: Before it the search has found nothing already.
  package static func paragraphEnd(in bytes: [UInt8], from searched: Int = 0) -> Int? {
    PlainTextReader().lastParagraphEnd(in: bytes, from: searched)
  }

  /// Reads a part.
  ///
  /// - Parameter position: Where it begins in the file.
  /// - Throws: What is wrong with its bytes, at its place in the file.
  package func part(
    _ bytes: [UInt8], at position: SourcePosition
  ) throws(ReadingError) -> Part {
    try SourceDecoder.validate(bytes, path: path, behind: position)
    let source = DecodedSource(path: path, bytes: bytes, start: 0, map: nil)
    var builder = DocumentBuilder(source)
    PlainTextReader().read(source, from: 0, into: &builder)
    do throws(NormalizingError) {
      return Part(built: try builder.finished(decodedMap: nil))
    } catch {
      throw .notNormalizable(Place(file: path), reason: "\(error)")
    }
  }

  /// The language, where something other than the text names it.
  package var namedLanguage: (language: Language, evidence: LanguageEvidence)? {
    reader.namedLanguage(of: metadata, path: path)
  }

  /// The language of the text, by what names it or else by its first `bytesForLanguage` bytes.
  package func language(ofText text: [UInt8]) -> (Language, LanguageEvidence) {
    reader.language(of: metadata, path: path, text: text)
  }

  /// A part as a document, in offsets of its own and without source bytes.
  package func document(
    of part: Part, in language: (language: Language, evidence: LanguageEvidence)
  ) -> Document {
    Document(
      path: path, source: [], format: .plain, language: language.language,
      languageEvidence: language.evidence, metadata: metadata, text: part.built.text,
      sourceMap: part.built.sourceMap, blocks: part.built.blocks, links: [], images: [])
  }

  /// What to say where no part has words.
  ///
  /// - Parameter position: Where the text begins in the file.
  package func emptiness(at position: SourcePosition) -> ReadingError {
    let place = position.place(in: path)
    return hasFrontMatter ? .onlyFrontMatter(place) : .empty(place)
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The bytes without a character at their end that may be cut in two.
  private static func wholeCharacters(_ bytes: [UInt8]) -> [UInt8] {
    for width in 1...3 where bytes.count > width {
      let byte = bytes[bytes.count - width]
      if byte & 0xC0 == 0x80 { continue }
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return needed > width ? Array(bytes.dropLast(width)) : bytes
    }
    return bytes
  }
}
