import Bitext
import Quotations
import Terminology
import Text

/// One version of the article, with what writers ask about it again and again.
struct VersionMaterial: Sendable {
  let segmented: SegmentedDocument
  let occurrences: [TermOccurrence]
  /// Where a form stands that the glossary forbids, as the check finds: what is marked is what is warned
  /// of.
  private let forbidden: Set<ByteRange>
  let quotations: [Quotation]
  let stamp: SourceStamp
  let places: PlaceIndex
  /// Whether the file is UTF-8, so that scalars can be counted in it.
  let isUTF8: Bool
  /// Index of the row by sentence; -1 where no row holds the sentence.
  let rowOfSentence: [Int]
  /// The house style it is shown in, and what is written otherwise in it, ascending.
  let style: TypographyLocale?
  let replacements: [Typography.Replacement]

  init(
    _ segmented: SegmentedDocument, occurrences: [TermOccurrence],
    termFindings: [TermFinding] = [], quotations: [Quotation], rows: [TrilingualRow],
    style: TypographyLocale? = nil
  ) {
    self.style = style
    replacements = style.map { Typography($0).replacements(in: segmented.document) } ?? []
    self.segmented = segmented
    self.occurrences = occurrences
    forbidden = Set(
      termFindings.compactMap { finding in
        finding.kind == .forbidden && finding.language == segmented.language ? finding.range : nil
      })
    self.quotations = quotations
    let document = segmented.document
    stamp = SourceStamp(path: document.path, sha256: SHA256.hexadecimal(of: document.source))
    isUTF8 = UTF8Flaw(in: document.source) == nil
    places = PlaceIndex(path: document.path, bytes: document.source)
    var rowOfSentence = [Int](repeating: -1, count: segmented.sentences.count)
    for (index, row) in rows.enumerated() {
      for sentence in row.sentences[segmented.language] ?? 0..<0
      where rowOfSentence.indices.contains(sentence) {
        rowOfSentence[sentence] = index
      }
    }
    self.rowOfSentence = rowOfSentence
  }

  var document: Document { segmented.document }
  var language: Language { segmented.language }

  /// The title in one line; `nil` when there is none.
  var title: String? {
    let title = document.title.map(SingleLine.text) ?? ""
    return title.isEmpty ? nil : title
  }

  /// How welcome a form is where it stands; `nil` where it is one that the glossary forbids, and is not
  /// meant so: a gloss in brackets, code, a common word in another sense.
  func status(of occurrence: TermOccurrence) -> TermStatus? {
    occurrence.status != .forbidden || forbidden.contains(occurrence.range)
      ? occurrence.status : nil
  }

  /// Words and numbers in all sentences.
  var wordCount: Int { segmented.tokens.count { $0.kind != .mark } }

  func wordCount(ofSentence index: Int) -> Int {
    let tokens = segmented.sentences[index].tokens
    return segmented.tokens[Int(tokens.lowerBound)..<Int(tokens.upperBound)].count {
      $0.kind != .mark
    }
  }

  /// Where a text range stands; `nil` in a document without sentences. O(log n).
  func anchor(_ range: ByteRange) -> Anchor? {
    guard !segmented.sentences.isEmpty else { return nil }
    let sentence = segmented.sentenceIndex(at: range.start) ?? segmented.sentences.count - 1
    let source = document.sourceRange(of: range)
    return Anchor(
      lang: language, sentence: segmented.identifier(ofSentence: sentence),
      start: Int(source.start), end: Int(source.end))
  }

  /// A range of the text as readers see it: in the house style, if one is asked for. O(log n + range).
  func shown(_ range: ByteRange) -> String {
    Self.text(of: range, in: document, replacements(in: range))
  }

  /// The title in one line as readers see it; `nil` when there is none.
  var shownTitle: String? {
    guard let title, let style else { return title }
    let document = Document(plain: title, language: language)
    return SingleLine.text(
      Self.text(
        of: ByteRange(0, Int32(document.text.count)), in: document,
        Typography(style).replacements(in: document)[...]))
  }

  private static func text(
    of range: ByteRange, in document: Document, _ replacements: ArraySlice<Typography.Replacement>
  ) -> String {
    var result = ""
    var position = range.start
    for replacement in replacements {
      result += document.string(ByteRange(position, replacement.range.start)) + replacement.text
      position = replacement.range.end
    }
    return result + document.string(ByteRange(position, range.end))
  }

  /// What the house style writes otherwise within a range.
  func replacements(in range: ByteRange) -> ArraySlice<Typography.Replacement> {
    let low = replacements.partitioningIndex { $0.range.start >= range.start }
    return replacements[low...].prefix { $0.range.end <= range.end && $0.range.start < range.end }
  }

  /// The links that share bytes with a range of the text. O(log n + links).
  func links(touching range: ByteRange) -> ArraySlice<Link> {
    let links = document.links
    let low = links.partitioningIndex { $0.range.end > range.start }
    return links[low...].prefix { $0.range.start < range.end }
  }

  func anchored(_ range: ByteRange) -> AnchoredText {
    AnchoredText(text: document.string(range), anchor: anchor(range))
  }

  /// From the first to the last of some sentences; `nil` when there is none of them.
  func range(ofSentences sentences: Range<Int>) -> ByteRange? {
    let sentences = sentences.clamped(to: 0..<segmented.sentences.count)
    guard let first = sentences.first, let last = sentences.last else { return nil }
    return ByteRange(segmented.sentences[first].range.start, segmented.sentences[last].range.end)
  }

  /// The text of some sentences in one line: the breaks between blocks become spaces.
  func line(ofSentences sentences: Range<Int>) -> String {
    range(ofSentences: sentences).map { SingleLine.text(document.string($0)) } ?? ""
  }

  /// Whether something parts a sentence from the one before it: all but white space is of a sentence.
  func isSpaced(beforeSentence index: Int) -> Bool {
    index == 0
      || segmented.sentences[index - 1].range.end < segmented.sentences[index].range.start
  }

  func identifiers(ofSentences sentences: Range<Int>) -> [String] {
    sentences.map { segmented.identifier(ofSentence: $0) }
  }

  /// Where a text range stands in a source file in UTF-8, in Unicode scalars. O(log n).
  func scalars(_ range: ByteRange) -> [Int] {
    let source = document.sourceRange(of: range)
    return [source.start, source.end].map { places.scalarOffset(ofByte: Int($0)) }
  }

  /// The place of a text range in the source file. O(log n).
  func place(_ range: ByteRange) -> Place {
    places.place(ofByte: Int(document.sourceRange(of: range).start))
  }
}

/// Text for places that hold one line.
package enum SingleLine {
  /// Control characters and line separators become spaces; runs of them one, none at the ends.
  package static func text(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var gap = false
    for scalar in text.unicodeScalars {
      if isBreak(scalar) {
        gap = true
        continue
      }
      if gap, let last = result.last {
        if last == " " && scalar == " " { continue }
        if last != " " && scalar != " " { result.append(" ") }
      }
      gap = false
      result.append(scalar)
    }
    return String(result)
  }

  /// The beginning of a text, cut behind a word, with an ellipsis where something is missing.
  /// Counts Unicode scalars, as JSON Schema does.
  package static func cut(_ text: String, to limit: Int) -> String {
    let scalars = Self.text(text).unicodeScalars
    guard scalars.count > limit else { return String(scalars) }
    var head = scalars.prefix(limit - 1)
    let next = scalars[head.endIndex]
    if !next.properties.isWhitespace {
      if let space = head.lastIndex(where: { $0.properties.isWhitespace }),
        head.distance(from: head.startIndex, to: space) > limit / 2
      {
        head = head[..<space]
      } else {
        // One very long word: at least no letter loses its accents.
        while let last = head.last, next.properties.isGraphemeExtend || isJoiner(last) {
          head.removeLast()
          if !last.properties.isGraphemeExtend && !isJoiner(last) { break }
        }
      }
    }
    while let last = head.last, last.properties.isWhitespace || ",;:".unicodeScalars.contains(last)
    {
      head.removeLast()
    }
    return String(head) + "…"
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
      || scalar.value == 0x2029
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200D }
}
