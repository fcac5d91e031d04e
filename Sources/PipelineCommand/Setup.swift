internal import Bitext
internal import Editions
internal import Glibc
internal import Pipeline
internal import Summaries
internal import Terminology
internal import Text

/// What a command works with: the settings, the run they make, and how its results are written.
struct Setup {
  let configuration: Configuration
  let summary: SummaryOptions
  let run: Run
  private let glossary: Glossary
  private let lexicon: WordLexicon
  var editions: EditionSettings
  private let discovery: ArticleDiscovery
  private let reading: ReadingOptions

  /// Reads `pipeline.yml`, the glossaries and the lexicons; flags override the file.
  init(
    _ input: InputOptions, _ glossaries: GlossaryOptions? = nil,
    _ length: SummaryLengthOptions? = nil, learnt: String? = nil, language: Language? = nil,
    depth: Run.Depth = .everything, crossings: Bool? = nil, embeddings: EmbeddingsOptions? = nil,
    request: SummaryRequest = SummaryRequest(), isTeaser: Bool = false
  ) throws {
    configuration = try Self.configuration().configuration
    var summary = length?.options(over: configuration.summary) ?? configuration.summary
    if isTeaser {
      summary.isTeaser = true
      summary.budget = .sentences(1)
    }
    self.summary = summary
    reading = input.readingOptions(language: input.isOneUnnamedLanguage ? language : nil)
    let paths = glossaries?.paths(configuration) ?? []
    glossary = try GlossaryFolder.glossary(from: paths)
    lexicon =
      try glossaries?.words.words(learnt: learnt, glossaries: paths)
      ?? LexiconFolder.lexicon(from: [], glossaries: paths)
    run = Run(
      glossary: glossary, lexicon: lexicon, summary: summary, request: request, reading: reading,
      depth: depth,
      crossings: crossings, embedder: try embeddings?.embedder())
    discovery = ArticleDiscovery(reader: SourceReader(options: reading))
    editions = try EditionSettings(
      epoch: getenv("SOURCE_DATE_EPOCH").map { String(cString: $0) }, summary: summary,
      glossary: glossary)
  }

  /// The settings without flags, and who said what.
  static func configuration() throws -> (
    configuration: Configuration, origins: [String: EffectiveSettings.Origin]
  ) {
    var environment: [String: String] = [:]
    for setting in Setting.all {
      environment[setting.variable] = getenv(setting.variable).map { String(cString: $0) }
    }
    return try Configuration.read(at: "pipeline.yml", environment: environment)
  }

  func articles(_ paths: [String], areSeveral: Bool = false) throws -> [ArticleFiles] {
    try discovery.articles(in: paths, areSeveral: areSeveral)
  }

  /// Writes what is made of each article, one behind the other, parted by an empty line if nothing is said.
  func write(
    _ input: InputOptions, to output: OutputOptions, partedBy separator: [UInt8] = [0x0A],
    _ make: (EditionMaterial) throws -> [UInt8]
  ) throws {
    try output.write(each: articles(input.pathsOrSeeds), partedBy: separator) { article in
      let analysis = try run.analysis(of: article)
      let material = EditionMaterial(analysis, options: editions.options(for: analysis))
      return (try make(material), analysis.diagnostics)
    }
  }

  /// Writes what is made of all articles together.
  func write<Part>(
    _ input: InputOptions, to output: OutputOptions, areSeveral: Bool = false,
    _ make: (EditionMaterial) throws -> Part,
    joined: ([Part]) throws -> [UInt8]
  ) throws {
    try output.write(
      each: articles(input.pathsOrSeeds, areSeveral: areSeveral),
      { article in
        let analysis = try run.analysis(of: article)
        let material = EditionMaterial(analysis, options: editions.options(for: analysis))
        return (try make(material), analysis.diagnostics)
      }, joined: joined)
  }

  /// The same language by language: the one asked for, or each there is.
  func write(
    _ input: InputOptions, to output: OutputOptions, language: Language?,
    partedBy separator: [UInt8] = [0x0A],
    _ make: (EditionMaterial, Language) throws -> [UInt8]?
  ) throws {
    try write(input, to: output, partedBy: separator) { material in
      var result: [UInt8] = []
      let present = material.analysis.versions.map(\.language)
      for language in language.map({ [$0] }) ?? present {
        guard let written = try make(material, language) else {
          throw missing(language, in: material)
        }
        if !result.isEmpty { result += separator }
        result += written
      }
      return result
    }
  }

  /// Reads files of one sentence a line.
  var presplitReader: PresplitReader { PresplitReader(encoding: reading.encoding) }

  /// Two or three files of one sentence a line, aligned.
  func presplit(_ paths: [String], _ languages: [Language?]) throws -> EditionMaterial {
    let analysis = try run.alignment(
      of: paths.enumerated().map { index, path in
        try presplitReader.document(
          at: path, language: index < languages.count ? languages[index] : nil)
      })
    return EditionMaterial(analysis, options: editions.options(for: analysis))
  }

  /// The words of the lexicon, without those of the glossaries.
  var knownWords: WordLexicon { lexicon }

  /// Terms for the report to propose, without those that were turned down.
  ///
  /// - Parameter glossaries: The files that are followed.
  func proposals(_ glossaries: [String]) throws -> TermProposals {
    let ignored = IgnoredTermsFile.path(beside: glossaries.first)
    return TermProposals(
      lexicon: lexicon, glossary: glossary, ignoring: try IgnoredTermsFile.terms(at: ignored))
  }

  /// What words are known by: the lexicon and the glossaries.
  var wordLexicon: WordLexicon {
    var lexicon = lexicon
    lexicon.add(glossary)
    return lexicon
  }

  func missing(_ pair: LanguagePair, in material: EditionMaterial) -> ArticleError {
    let present = material.analysis.versions.map(\.language)
    let language = present.contains(pair.source) ? pair.target : pair.source
    return .missingVersion(language, key: material.analysis.key, present: present)
  }

  func missing(_ language: Language?, in material: EditionMaterial) -> ArticleError {
    .missingVersion(
      language ?? .english, key: material.analysis.key,
      present: material.analysis.versions.map(\.language))
  }
}

extension InputOptions {
  /// Whether there is one input, no folder, whose name tells no language: then `--lang` says what
  /// it is in.
  var isOneUnnamedLanguage: Bool {
    guard paths.count == 1 else { return false }
    if paths[0] == "-" { return true }
    var status = stat()
    let isFolder = stat(paths[0], &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    return !isFolder && Language.inferred(fromPath: paths[0]) == nil
  }
}

/// Options that do not go together.
enum UsageError: DiagnosableError {
  case oneArticle(String)
  case oneLanguage([Language])
  case prefixNeeded
  case pairNeeded
  case siteNeeded
  case oneStream
  case streamEncoding
  case exportReadsNothing
  case foldedTypography
  case typographyLanguage(TypographyLocale, Language)

  var diagnostic: Diagnostic {
    switch self {
    case .oneArticle(let format):
      Diagnostic(
        .error, code: "usage",
        "--format \(format) is for one article; name its files, or write many with --batch")
    case .oneLanguage(let languages):
      Diagnostic(
        .error, code: "usage",
        "there are \(languages.map(\.code).joined(separator: ", ")) versions; say which with --lang, "
          + "or name a folder with -o, such as -o letters/")
    case .prefixNeeded:
      Diagnostic(
        .error, code: "usage",
        "--format moses writes a file for each language; say how their names begin with -o")
    case .pairNeeded:
      Diagnostic(
        .error, code: "usage",
        "--words aligns two versions, and the article has others; say which with --pair fr-en")
    case .siteNeeded:
      Diagnostic(
        .error, code: "usage",
        "feeds need the address of their site; give --site https://example.org, or url: under "
          + "site: in pipeline.yml")
    case .oneStream:
      Diagnostic(.error, code: "usage", "--jsonl reads one file, or standard input; name one")
    case .streamEncoding:
      Diagnostic(
        .error, code: "usage", "--jsonl reads JSON, which is UTF-8; leave out --encoding")
    case .exportReadsNothing:
      Diagnostic(.error, code: "usage", "--export-srx reads no input; leave out the files")
    case .foldedTypography:
      Diagnostic(
        .error, code: "usage",
        "--fold makes one kind of quote and space, --typography the right ones; leave out one")
    case .typographyLanguage(let locale, let language):
      Diagnostic(
        .error, code: "usage",
        "--typography \(locale.rawValue) is for \(locale.language), --lang says \(language); "
          + "leave out one")
    }
  }
}
