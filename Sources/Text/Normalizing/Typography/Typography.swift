/// Writes the quotation marks, apostrophes and spaces of a document by a house style.
///
/// ```swift
/// let document = try SourceReader().document(at: "article.fr.md")
/// let bytes = Typography(.french).rewritten(document)
/// ```
///
/// Only running text changes: code, addresses, file names, formulas, templates, front matter and
/// markup keep their bytes, and so does all that is right already, however it is written
/// (`&nbsp;`). Marks that do not pair, apostrophes that may be marks, and whatever else can be
/// read in two ways stay as they are: a wrong change is worse than none. Line breaks stay.
/// Rewriting twice gives what rewriting once gave.
///
/// - *Quotation marks* become those of the style, first level and second; where a block has deeper
///   ones, or a double mark is left over, all of it stay. French and Italian single marks change
///   inside double ones only.
/// - *Apostrophes* `'` become `’` inside words, behind elided ones (l'« État ») and in the words of
///   `Resources/typography.tsv` ('tis, po'), and behind an English s (dogs').
/// - *Spaces*: inside guillemets and before `; : ! ?` as `HouseStyle` has it; no-break ones before
///   percent, currency and degree signs and between groups of digits in French, where a space
///   stands already.
public struct Typography: Sendable {
  public let locale: TypographyLocale
  private let blocks: BlockTypography

  public init(_ locale: TypographyLocale) {
    self.locale = locale
    blocks = BlockTypography(locale)
  }

  /// A quotation of more blocks than these is taken to be two marks that were forgotten.
  private static let longestQuotation = 32

  /// The document's source with its text rewritten. O(bytes), but for sorting a block's marks.
  ///
  /// - Precondition: The source is UTF-8, as it is unless another encoding was asked for.
  public func rewritten(_ document: Document) -> [UInt8] {
    let source = document.source
    let edits = edits(in: document)
    guard !edits.isEmpty else { return source }
    var result: [UInt8] = []
    result.reserveCapacity(source.count + 2 * edits.count)
    var copied = 0
    for edit in edits {
      result += source[copied..<edit.range.lowerBound]
      result += edit.replacement
      copied = edit.range.upperBound
    }
    result += source[copied...]
    return result
  }

  /// What is written otherwise in a document's text, ascending and without overlap; the document is
  /// not touched. O(bytes), but for sorting a block's marks.
  public func replacements(in document: Document) -> [Replacement] {
    let texts = BlockTexts(document)
    return zip(document.blocks, results(in: document, texts)).flatMap { block, result in
      result.changes.map { change in
        Replacement(
          range: ByteRange(
            block.range.start + Int32(change.range.lowerBound),
            block.range.start + Int32(change.range.upperBound)),
          text: String(decoding: change.replacement, as: UTF8.self))
      }
    }
  }

  /// A change to a document's text as it is shown.
  public struct Replacement: Sendable, Equatable {
    /// Bytes of the text; empty for an insertion.
    public let range: ByteRange
    public let text: String
  }

  /// A change to the source.
  struct Edit {
    let range: Range<Int>
    let replacement: [UInt8]
  }

  /// Ascending and without overlap.
  func edits(in document: Document) -> [Edit] {
    let texts = BlockTexts(document)
    let results = results(in: document, texts)
    var edits: [Edit] = []
    for (index, result) in results.enumerated() {
      for change in result.changes {
        guard let edit = texts.edit(change, inBlock: index),
          edit.range.lowerBound >= edits.last?.range.upperBound ?? 0
        else { continue }
        edits.append(edit)
      }
    }
    return edits
  }

  private func results(
    in document: Document, _ texts: BlockTexts
  ) -> [BlockTypography.Result] {
    var results = document.blocks.indices.map { index in
      texts.prose(index).map { blocks.result(for: $0) } ?? BlockTypography.Result()
    }
    for index in Self.insideQuotations(results) {
      if let text = texts.prose(index) {
        results[index] = blocks.result(for: text, isInQuotation: true)
      }
    }
    return results
  }

  /// Blocks between one that leaves a mark open and one that closes it.
  private static func insideQuotations(_ results: [BlockTypography.Result]) -> [Int] {
    var inside: [Int] = []
    var open: [QuotationMark.Form: Int] = [:]
    for (index, result) in results.enumerated() {
      if let form = result.leftClosing, let start = open.removeValue(forKey: form),
        index - start <= longestQuotation
      {
        inside += (start + 1)..<index
      }
      if let form = result.leftOpen { open[form] = index }
    }
    return Set(inside).sorted()
  }
}
