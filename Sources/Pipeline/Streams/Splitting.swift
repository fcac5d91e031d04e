internal import Glibc
internal import Quotations
public import Text

/// What `pipeline split` does with a text.
///
/// ```swift
/// let splitting = Splitting(quotes: .whole)
/// try splitting.forEachList(at: "article.fr.md", tell: { print($0) }) { print($0.lines) }
/// ```
public struct Splitting: Sendable {
  /// What is listed where quotations hold several sentences.
  public enum Quotes: String, Sendable, CaseIterable {
    /// Each sentence of a quotation by itself.
    case sentences
    /// Sentences joined to units, so that no quotation opens in one and closes in another. Each
    /// paragraph is looked at by itself: a quotation over several joins no paragraphs, and one of
    /// more than 4 KiB in a paragraph, whose closing mark is probably missing, joins nothing.
    case whole
  }

  private let segmenter: Segmenter
  private let rules: SRXRules?
  private let reading: ReadingOptions
  private let quotes: Quotes
  /// How many bytes are asked for at a time.
  private let readLength: Int

  /// - Parameters:
  ///   - segmenter: What finds the sentences; tokens are not looked at.
  ///   - rules: Whose sentences are taken instead of ours.
  ///   - reading: What is known of the texts beforehand.
  public init(
    segmenter: Segmenter = Segmenter(findsTokens: false), rules: SRXRules? = nil,
    reading: ReadingOptions = ReadingOptions(), quotes: Quotes = .sentences
  ) {
    self.init(
      segmenter: segmenter, rules: rules, reading: reading, quotes: quotes, readLength: 1 << 20)
  }

  init(
    segmenter: Segmenter, rules: SRXRules? = nil, reading: ReadingOptions, quotes: Quotes,
    readLength: Int
  ) {
    self.segmenter = segmenter
    self.rules = rules
    self.reading = reading
    self.quotes = quotes
    self.readLength = readLength
  }

  /// The sentences of a document. O(text).
  public func list(of document: Document) throws(SRXError) -> SentenceList {
    try list(of: document, behind: .start)
  }

  /// Gives the sentences of a file, in order: plain text in UTF-8 as it is read, in bounded memory
  /// and however large it is; anything else at once.
  ///
  /// - Parameters:
  ///   - path: A path, or `-` for standard input.
  ///   - tell: Takes what has to be said of the file.
  ///   - body: Takes the sentences of one part after the other; their identifiers and offsets go on
  ///     from part to part.
  public func forEachList(
    at path: String, tell: (Diagnostic) -> Void, _ body: (SentenceList) throws -> Void
  ) throws {
    let format = reading.format ?? Format.named(byPath: path)
    let encoding = reading.encoding?.lowercased()
    guard format == .plain, encoding == nil || encoding == "utf-8" || encoding == "utf8" else {
      let document = try SourceReader(options: reading).document(at: path)
      LanguageGuess.diagnostic(for: document).map(tell)
      return try body(try list(of: document))
    }
    let descriptor = try SourceFile.descriptor(at: path)
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var position = SentenceList.Position.start
    var isFirst = true
    func take(_ document: Document, from source: Int) throws {
      if isFirst { LanguageGuess.diagnostic(for: document).map(tell) }
      isFirst = false
      position.source = source
      let list = try list(of: document, behind: position)
      position = list.end
      try body(list)
    }
    let stream = PlainTextStream(reading: reading, readLength: readLength)
    try stream.forEachPart(
      of: descriptor, path: path,
      whole: { head in
        let bytes = try SourceFile.bytes(of: descriptor, behind: head, path: path)
        try take(SourceReader(options: reading).document(from: bytes, path: path), from: 0)
      }, take)
  }

  private func list(
    of document: Document, behind position: SentenceList.Position
  ) throws(SRXError) -> SentenceList {
    let segmented =
      if let rules { try segmenter.segment(document, by: rules) } else {
        segmenter.segment(document)
      }
    let units: SentenceUnits? =
      switch quotes {
      case .sentences: nil
      case .whole:
        SentenceUnits(
          of: segmented.sentences, in: document.text,
          keepingWhole: QuotationFinder().rangesWithinBlocks(in: document))
      }
    return SentenceList(segmented, units: units, behind: position)
  }
}
