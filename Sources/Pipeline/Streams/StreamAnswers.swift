internal import Bitext
internal import Editions
internal import Quotations
internal import Summaries
public import Terminology
public import Text

/// A piece of a document's text and where it stands: bytes of the source, as everywhere.
struct Span: Encodable {
  let text: String
  let start: Int32
  let end: Int32

  init(_ range: ByteRange, in document: Document) {
    let source = document.sourceRange(of: range)
    text = document.string(range)
    start = source.start
    end = source.end
  }
}

/// What `pipeline summarize --jsonl` says of a document.
public struct StreamedSummary: Encodable, Sendable {
  struct Item: Encodable {
    /// `fr:s12`
    let sentence: String
    let span: Span
    let score: Double

    private enum CodingKeys: CodingKey { case sentence, score }

    func encode(to encoder: any Encoder) throws {
      try span.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(sentence, forKey: .sentence)
      try container.encode(score, forKey: .score)
    }
  }

  let lang: Language
  let words: Int
  let sentences: [Item]
}

/// What `pipeline quotes --jsonl` says of a document.
public struct StreamedQuotations: Encodable, Sendable {
  struct Item: Encodable {
    let kind: Quotation.Kind
    let level: Int
    /// Marks included.
    let quoted: Span
    /// Without the marks.
    let words: Span
    let speaker: Span?
    /// The speaker's full name, where it is known.
    let name: String?
    let cue: Span?
    let confidence: Double?
    let link: String?
  }

  let lang: Language
  let quotations: [Item]
}

/// What `pipeline terms --jsonl` says of a document.
public struct StreamedTerms: Encodable, Sendable {
  struct Item: Encodable {
    let concept: String
    let status: TermStatus
    let term: String
    let found: Span
  }

  let lang: Language
  let terms: [Item]
}

extension Run {
  /// The summary of a document alone.
  public func summarized(_ document: Document) throws(ArticleError) -> StreamedSummary {
    let segmented = try Self.segmented(document)
    let quotations = request.keepsQuotation ? QuotationFinder().quotations(in: segmented) : []
    let summary = summarizer.summary(
      of: [segmented], protected: [QuotationFinder().ranges(in: document)],
      guidance: request.guidance(
        versions: [segmented], rows: [],
        occurrences: [
          request.needsTerms ? indexes[document.language]?.occurrences(in: segmented) ?? [] : []
        ], quotations: [quotations], indexes: request.needsTerms ? indexes : [:]))
    return StreamedSummary(
      lang: document.language, words: summary.words.first ?? 0,
      sentences: summary.choices.map { choice in
        StreamedSummary.Item(
          sentence: segmented.identifier(ofSentence: choice.row),
          span: Span(segmented.sentences[choice.row].range, in: document),
          score: (choice.score * 1000).rounded() / 1000)
      })
  }

  /// The quotations of a document alone.
  public func quoted(
    _ document: Document, includingAllKinds: Bool = false
  ) throws(ArticleError) -> StreamedQuotations {
    let segmented = try Self.segmented(document)
    let quotations = QuotationFinder().quotations(in: segmented)
      .filter { includingAllKinds || $0.isQuotedSpeech }
    return StreamedQuotations(
      lang: document.language,
      quotations: quotations.map { quotation in
        let attribution = quotation.attribution
        return StreamedQuotations.Item(
          kind: quotation.kind, level: quotation.level,
          quoted: Span(quotation.range, in: document),
          words: Span(quotation.innerRange, in: document),
          speaker: attribution?.speaker.map { Span($0, in: document) },
          name: attribution?.name, cue: attribution?.cue.map { Span($0, in: document) },
          confidence: attribution.map { ($0.confidence * 1000).rounded() / 1000 },
          link: quotation.link.map { document.links[$0].url })
      })
  }

  /// The glossary's terms in a document alone.
  public func terms(
    in document: Document, _ options: TermSearchOptions = TermSearchOptions()
  ) throws(ArticleError) -> StreamedTerms {
    let segmented = try Self.segmented(document)
    let occurrences = indexes[document.language]?.occurrences(in: segmented, options) ?? []
    return StreamedTerms(
      lang: document.language,
      terms: occurrences.map { occurrence in
        let concept = glossary.concepts[occurrence.concept]
        return StreamedTerms.Item(
          concept: concept.id, status: occurrence.status,
          term: concept.terms[document.language]?[occurrence.term].text ?? "",
          found: Span(occurrence.range, in: document))
      })
  }

  private static func segmented(_ document: Document) throws(ArticleError) -> SegmentedDocument {
    guard document.language.isSupported else {
      throw .unsupportedLanguage(document.language, path: document.path)
    }
    return Segmenter().segment(document)
  }
}
