public import Bitext
public import Editions
public import Embeddings
internal import Quotations
public import Summaries
public import Terminology
public import Text

/// An article's walk through the house: from files to everything that is known of it.
///
/// ```swift
/// let run = Run(glossary: glossary)
/// let analysis = try run.analysis(of: articleFiles)
/// ```
public struct Run: Sendable {
  /// How far an article is walked.
  public enum Depth: Sendable {
    /// Beads and rows alone.
    case rows
    /// Rows, and what `findings(in:original:)` needs.
    case checks
    /// Rows and a summary, without quotations and checks.
    case summary
    /// Rows and quotations, without summary and checks.
    case quotations
    case everything
  }

  private let reader: SourceReader
  /// Only where it is asked for: making it takes time with a large glossary.
  private let check: TermCheck?
  private let depth: Depth
  private let embedder: SentenceEmbedder?
  private let crossings: Bool?
  let request: SummaryRequest
  let glossary: Glossary
  private let lexicon: WordLexicon
  let indexes: [Language: TermIndex]
  let summarizer: Summarizer
  let aligner: SentenceAligner

  /// - Parameters:
  ///   - glossary: Followed in alignment, checks and summaries; may be empty.
  ///   - lexicon: Words that translate each other, for the alignment; may be empty.
  ///   - summary: How long the summary is.
  ///   - reading: What is known of the files beforehand.
  ///   - request: What is asked of the summary beside its length.
  ///   - depth: What is not asked for costs nothing.
  ///   - crossings: Whether sentences that change places cross in the alignment; `nil`: in articles,
  ///     not in texts split elsewhere.
  ///   - embedder: Gives alignment the meaning of sentences as well; `nil`: none, as is usual.
  public init(
    glossary: Glossary = Glossary(), lexicon: WordLexicon = WordLexicon(),
    summary: SummaryOptions = SummaryOptions(), request: SummaryRequest = SummaryRequest(),
    reading: ReadingOptions = ReadingOptions(),
    depth: Depth = .everything, crossings: Bool? = nil, embedder: SentenceEmbedder? = nil
  ) {
    self.crossings = crossings
    self.request = request
    self.glossary = glossary
    self.lexicon = lexicon
    self.embedder = embedder
    aligner = SentenceAligner(lexicon: lexicon)
    self.depth = depth
    check = depth == .everything || depth == .checks ? TermCheck(glossary) : nil
    reader = SourceReader(options: reading)
    let built = concurrentMap(Language.supported.count) {
      TermIndex(glossary, Language.supported[$0])
    }
    indexes = Dictionary(uniqueKeysWithValues: built.map { ($0.language, $0) })
    summarizer = Summarizer(options: summary)
  }

  /// Reads the versions of an article and finds what there is to find.
  ///
  /// A version that cannot be read is left out and named in the diagnostics, unless none is left.
  ///
  /// - Parameter requiringAll: Whether a version that cannot be read is an error.
  public func analysis(
    of files: ArticleFiles, requiringAll: Bool = false
  ) throws -> Analysis {
    var documents: [Document] = []
    var failures: [Diagnostic] = []
    for path in files.versions {
      do {
        documents.append(try reader.document(at: path))
      } catch {
        if requiringAll || files.versions.count == 1 { throw error }
        failures.append(error.diagnostic)
      }
    }
    if documents.isEmpty { throw ArticleError.noVersions(failures) }
    return try analysis(
      of: documents, key: files.key, pairing: files.pairing,
      decisions: ArticleDecisions(beside: files), diagnostics: failures)
  }

  /// The same for versions that are read already.
  public func analysis(
    of documents: [Document], key: String, pairing: Analysis.Pairing,
    diagnostics: [Diagnostic] = []
  ) throws(ArticleError) -> Analysis {
    try analysis(
      of: documents, key: key, pairing: pairing, decisions: .none, diagnostics: diagnostics)
  }

  private func analysis(
    of documents: [Document], key: String, pairing: Analysis.Pairing,
    decisions: ArticleDecisions, diagnostics: [Diagnostic]
  ) throws(ArticleError) -> Analysis {
    let documents = try Self.ordered(documents)
    let segmenter = Segmenter()
    let versions = concurrentMap(documents.count) { segmenter.segment(documents[$0]) }
    let occurrences = versions.map(occurrences)
    let found = try alignment(of: versions, occurrences, crossings: crossings ?? true)
    let (alignment, contradictions) = decisions.corrected(found, of: versions)
    let (bitexts, rows) = (alignment.bitexts, alignment.rows)
    let guesses =
      documents.flatMap(\.metadata.diagnostics) + documents.compactMap(LanguageGuess.diagnostic)
      + contradictions
    if depth == .rows || depth == .checks {
      return Analysis(
        key: key, pairing: pairing, versions: versions, bitexts: bitexts, rows: rows,
        glossary: glossary, occurrences: occurrences, diagnostics: diagnostics + guesses)
    }

    let finder = QuotationFinder()
    let marked =
      depth == .summary && !request.keepsQuotation
      ? versions.map { _ in [] }
      : concurrentMap(versions.count) { finder.quotations(in: versions[$0]) }
    let guidance = request.guidance(
      versions: versions, rows: rows, occurrences: occurrences, quotations: marked,
      indexes: indexes)
    let summary =
      depth == .quotations
      ? Summary(choices: [])
      : summarizer.summary(
        of: versions, rows: rows, protected: documents.map(finder.ranges), guidance: guidance)
    let parallelQuotations =
      depth == .summary
      ? []
      : LostMarks(lexicon: lexicon).noted(
        in: QuotationPairing().groups(versions: versions, rows: rows, quotations: marked),
        versions: versions, rows: rows, quotations: marked)
    let (quotations, unsaid) =
      depth == .summary
      ? (marked, []) : decisions.corrected(marked, parallelQuotations, of: versions)
    let termFindings =
      check?.findings(in: versions, rows: rows, occurrences: occurrences) ?? []

    return Analysis(
      key: key, pairing: pairing, versions: versions, bitexts: bitexts, rows: rows,
      glossary: glossary, occurrences: occurrences, termFindings: termFindings,
      quotations: quotations, parallelQuotations: parallelQuotations, summary: summary,
      keyTerms: request.keyTermCount == 0
        ? []
        : KeyTerms(glossary: glossary, lexicon: lexicon).terms(
          of: versions, rows: rows, occurrences: occurrences, limit: request.keyTermCount),
      decisions: decisions.decisions,
      diagnostics: diagnostics + guesses + unsaid + request.diagnostics(guidance))
  }

  /// Two or three versions split elsewhere, aligned and nothing else; in the order given.
  public func alignment(of versions: [SegmentedDocument]) throws(ArticleError) -> Analysis {
    var known: [Language: String] = [:]
    for version in versions {
      if let other = known.updateValue(version.document.path, forKey: version.language) {
        throw .sameLanguageTwice(version.language, other, version.document.path)
      }
    }
    let occurrences = versions.map(occurrences)
    let alignment = try alignment(of: versions, occurrences, crossings: crossings ?? false)
    return Analysis(
      key: "presplit", pairing: .manual, versions: versions, bitexts: alignment.bitexts,
      rows: alignment.rows,
      glossary: glossary, occurrences: occurrences, diagnostics: [])
  }

  private func alignment(
    of versions: [SegmentedDocument], _ occurrences: [[TermOccurrence]], crossings: Bool
  ) throws(ArticleError) -> Alignment {
    aligner.alignment(
      of: versions, mentions: mentions(occurrences, in: versions),
      vectors: try vectors(of: versions), crossings: crossings)
  }

  func occurrences(in version: SegmentedDocument) -> [TermOccurrence] {
    indexes[version.language]?.occurrences(in: version) ?? []
  }

  /// Where the versions of an analysis name concepts, by other rules than those of the stages.
  public func occurrences(
    in analysis: Analysis, _ options: TermSearchOptions
  ) -> [[TermOccurrence]] {
    analysis.versions.map { indexes[$0.language]?.occurrences(in: $0, options) ?? [] }
  }

  /// How the versions of an analysis use terms, numbers and names.
  ///
  /// - Parameter original: The language that the others are to follow; `nil`: each is to follow each.
  public func findings(in analysis: Analysis, original: Language? = nil) -> [TermFinding] {
    (check ?? TermCheck(glossary)).findings(
      in: analysis.versions, rows: analysis.rows, occurrences: analysis.occurrences,
      comparing: [.terms, .numbers, .names], original: original)
  }

  /// Terms that a version renders in several ways, looked for without a glossary.
  ///
  /// - Parameter original: The language whose terms are looked at; `nil`: those of the first of each
  ///   pair of versions.
  public func inconsistencies(
    in analysis: Analysis, original: Language? = nil
  ) -> [TermInconsistency] {
    let check = TermConsistency(lexicon: lexicon)
    let versions = analysis.versions
    return versions.indices.flatMap { source in
      versions.indices.filter { target in
        original.map { $0 == versions[source].language && target != source } ?? (target > source)
      }.flatMap {
        check.inconsistencies(from: versions[source], to: versions[$0], rows: analysis.rows)
      }
    }
  }

  func mentions(
    _ occurrences: [[TermOccurrence]], in versions: [SegmentedDocument]
  ) -> [ConceptMentions] {
    zip(versions, occurrences).map {
      ConceptMentions(of: $1, sentenceCount: $0.sentences.count)
    }
  }

  /// What an embedding model says of the sentences, if one is asked; a version alone needs none.
  func vectors(of versions: [SegmentedDocument]) throws(ArticleError) -> [SentenceVectors] {
    guard let embedder, versions.count > 1 else { return [] }
    do {
      return try embedder.vectors(of: versions)
    } catch {
      throw .noVectors(error)
    }
  }

  /// Versions in the order of their languages, each language once.
  private static func ordered(_ documents: [Document]) throws(ArticleError) -> [Document] {
    for document in documents where !document.language.isSupported {
      throw .unsupportedLanguage(document.language, path: document.path)
    }
    let ordered = documents.sorted { $0.language < $1.language }
    for (first, second) in zip(ordered, ordered.dropFirst())
    where first.language == second.language {
      throw .sameLanguageTwice(first.language, first.path, second.path)
    }
    return ordered
  }
}

/// Files that do not make an article.
public enum ArticleError: DiagnosableError {
  case sameLanguageTwice(Language, String, String)
  case unsupportedLanguage(Language, path: String)
  /// None of the files could be read; the reasons, at least one.
  case noVersions([Diagnostic])
  case missingVersion(Language, key: String, present: [Language])
  /// The embeddings that were asked for are not to be had.
  case noVectors(EmbeddingsError)

  public var diagnostic: Diagnostic {
    switch self {
    case .noVectors(let error): error.diagnostic
    case .noVersions(let reasons):
      reasons.first ?? Diagnostic(.error, code: "no-versions", "no version could be read")
    case .sameLanguageTwice(let language, let first, let second):
      Diagnostic(
        .error, code: "same-language-twice",
        "is a second \(language) version of the same article, beside \(first); "
          + "keep one, or say its language with \"lang:\" in the front matter",
        at: Place(file: second))
    case .unsupportedLanguage(let language, let path):
      Diagnostic(
        .error, code: "unsupported-language",
        "is written in \"\(language)\"; versions can be fr, it or en (cited pages of other "
          + "languages belong into a folder sources/)", at: Place(file: path))
    case .missingVersion(let language, let key, let present):
      Diagnostic(
        .error, code: "missing-version",
        "\(key) has no \(language) version, only \(present.map(\.code).joined(separator: ", "))")
    }
  }
}
