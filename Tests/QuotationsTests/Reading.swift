import Quotations
import TestSupport
import Testing
import Text

/// Reads a plain text of a language, sentences and tokens found.
func segmented(_ text: String, _ language: Language) throws -> SegmentedDocument {
  var options = ReadingOptions()
  options.format = .plain
  options.language = language
  let document = try SourceReader(options: options).document(
    from: Array(text.utf8), path: "text.txt")
  return Segmenter().segment(document)
}

/// The text with ⟦ and ⟧ around the quotations that a filter keeps.
func marked(
  _ text: String, _ language: Language, where keep: (Quotation) -> Bool = { _ in true }
) throws -> String {
  let segmented = try segmented(text, language)
  let quotations = QuotationFinder().quotations(in: segmented)
  return MarkedText.marking(
    quotations.filter(keep).map(\.range), in: segmented.document.text)
}

/// A paragraph with ⟦ ⟧ around what counts as quoted, and who says each of them: the full name,
/// else the words that name the speaker, else `-`.
struct AnnotatedParagraph: CustomTestStringConvertible, Sendable {
  let text: String
  let speakers: [String]

  init(_ text: String, _ speakers: String...) {
    self.text = text
    self.speakers = speakers
  }

  var testDescription: String { String(text.prefix(60)) }
}

/// What the finder makes of an annotated paragraph's text.
func found(_ paragraph: AnnotatedParagraph, _ language: Language) throws -> AnnotatedParagraph {
  let plain = MarkedText(paragraph.text).text
  let segmented = try segmented(plain, language)
  let quotations = QuotationFinder().quotations(in: segmented).filter(\.isQuotedSpeech)
  var result = AnnotatedParagraph(
    MarkedText.marking(quotations.map(\.range), in: segmented.document.text))
  result = AnnotatedParagraph(
    text: result.text,
    speakers: quotations.map { quotation in
      let attribution = quotation.attribution
      return attribution?.name ?? attribution?.speaker.map { segmented.document.string($0) } ?? "-"
    })
  return result
}

extension AnnotatedParagraph {
  init(text: String, speakers: [String]) {
    self.text = text
    self.speakers = speakers
  }
}
