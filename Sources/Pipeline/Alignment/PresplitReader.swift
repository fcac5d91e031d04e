internal import Bitext
public import Text

/// Reads plain files of one sentence a line.
public struct PresplitReader: Sendable {
  private let reader: SourceReader

  /// - Parameter encoding: As in `ReadingOptions`.
  public init(encoding: String? = nil) {
    reader = SourceReader(options: ReadingOptions(format: .plain, encoding: encoding))
  }

  /// The file as a document whose sentences are its lines, empty ones included, so that line
  /// numbers hold. O(bytes).
  ///
  /// - Parameter language: Of any kind; without it, what the file's name (`book.fr.txt`, `book.fr`)
  ///   or folder says, else English.
  public func document(
    at path: String, language: Language?
  ) throws(ReadingError) -> SegmentedDocument {
    let lines = try text(at: path).split(
      separator: 0x0A, omittingEmptySubsequences: false
    ).map {
      String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)
    }
    return PresplitText.segmented(
      lines: lines, path: path, language: language ?? Self.language(ofFile: path))
  }

  /// The text of a file, without the end of its last line.
  func text(at path: String) throws(ReadingError) -> [UInt8] {
    var text = try reader.text(at: path)
    if text.last == 0x0A { text.removeLast() }
    return text
  }

  /// What a file's name (`book.fr.txt`, `book.fr`) or folder says, else English.
  static func language(ofFile path: String) -> Language {
    Language.inferred(fromPath: path + ".txt") ?? Language.inferred(fromPath: path) ?? .english
  }
}
