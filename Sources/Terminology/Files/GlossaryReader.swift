public import Text

/// Reads glossaries in any of the forms of `GlossaryFormat`.
///
/// ```swift
/// let glossary = try GlossaryReader().file(at: "Glossaries/ai-press.tsv").glossary
/// ```
public struct GlossaryReader: Sendable {
  /// The form of the file; `nil`: as its content and extension say.
  public let format: GlossaryFormat?
  /// The languages of columns that the file does not name, source first; of others they are not
  /// looked at.
  public let languages: [Language]

  public init(format: GlossaryFormat? = nil, languages: [Language] = []) {
    self.format = format
    self.languages = languages
  }

  /// Reads a file.
  ///
  /// - Parameter path: A path, or `-` for standard input.
  public func file(at path: String) throws(GlossaryError) -> GlossaryFile {
    let bytes: [UInt8]
    do throws(ReadingError) {
      bytes = try SourceFile.bytes(at: path)
      // XML names its encoding itself.
      let isXML = bytes.first { !$0.isXMLSpace } == UInt8(ascii: "<")
      if !isXML, !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) {
        try SourceFile.validate(bytes, path: path)
      }
    } catch {
      throw .unreadable(error.diagnostic)
    }
    return try file(from: bytes, path: path)
  }

  /// Reads a glossary from its bytes; the path names it in messages. O(bytes).
  public func file(from bytes: [UInt8], path: String) throws(GlossaryError) -> GlossaryFile {
    let format =
      format ?? GlossaryFormat(path: path, bytes: bytes, hasLanguages: !languages.isEmpty)
    switch format {
    case .tbx, .tbxDCT, .tbx2:
      return try TBXReader(path: path, bytes: xml(bytes, path)).file()
    case .tmx: return try TranslationUnitGlossary(path: path, bytes: xml(bytes, path)).file()
    case .tsv, .csv:
      try validate(bytes, path: path)
      var table = TableReader(bytes: bytes, path: path, format: format, languages: languages)
      return try table.file()
    case .omegat, .deepl, .utx:
      try validate(bytes, path: path)
      var pairs = PairReader(
        bytes: bytes, path: path, format: format,
        languages: languages.isEmpty ? GlossaryFormat.languages(inPath: path) : languages)
      return try pairs.file()
    }
  }

  private func xml(_ bytes: [UInt8], _ path: String) throws(GlossaryError) -> [UInt8] {
    do throws(ReadingError) {
      return try XMLSource.utf8(bytes, path: path)
    } catch {
      throw .unreadable(error.diagnostic)
    }
  }

  private func validate(_ bytes: [UInt8], path: String) throws(GlossaryError) {
    if let zero = bytes.firstIndex(of: 0) {
      throw .nulByte(Place(file: path, byte: zero, in: bytes))
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let byte = error.byteOffsets.lowerBound
      throw .notUTF8(Place(file: path, byte: byte, in: bytes), value: bytes[byte])
    }
  }
}
