internal import Bitext
internal import Glibc
internal import Pipeline
internal import Terminology
internal import Text

/// How the time of aligning two versions grows with their length.
struct AlignmentMeasurements {
  private let corpus: Corpus
  private let glossary: Glossary

  init(_ corpus: Corpus, glossaries folder: String) throws {
    self.corpus = corpus
    glossary = try GlossaryFolder.glossary(from: GlossaryFolder.files(in: folder))
  }

  func add(to table: inout ResultTable) throws {
    let pairs = try [1, 9, 92].map { try pair(copies: $0) }
    let seconds = try medianTimes(
      repetitions: 7,
      pairs.map { pair in
        { SentenceAligner().bitext(pair.french, pair.english, mentions: pair.mentions).beads.count }
      })
    let perSentence = zip(seconds, pairs).map { $0 / Double($1.french.sentences.count) }
    for (index, pair) in pairs.enumerated() {
      table.add(
        "alignment fr-en, \(pair.french.sentences.count) sentences",
        fixed(seconds[index] * 1000, 1) + " ms",
        reference: fixed(perSentence[index] * 1e6, 1) + " µs a sentence",
        ratio: index == 0 ? "" : fixed(perSentence[index] / perSentence[0], 2),
        target: index == 0 ? "" : "< 2, linear")
    }
  }

  /// A very long text, by the program in a process of its own, reading included.
  func addLongText(
    to table: inout ResultTable, pipeline: String, tools: String, scratch: String
  ) throws {
    let copies = 459
    var paths: [String] = []
    defer { for path in paths { unlink(path) } }
    for language in [Language.french, .english] {
      let path = "\(scratch)/long.\(language.code).md"
      let bytes = corpus.markdown(language, copies: copies)
      paths.append(path)
      guard let file = fopen(path, "w"), fwrite(bytes, 1, bytes.count, file) == bytes.count,
        fclose(file) == 0
      else { throw Launch.Failure.cannotRun(path) }
    }
    let document = try SourceReader().document(at: paths[0])
    let count = Segmenter(findsTokens: false).segment(document).sentences.count
    let launch = try Launch(
      [pipeline, "align", "--no-glossary", "--format", "beads", "-o", "/dev/null"] + paths,
      by: tools + "/launch")
    table.add(
      "pipeline align fr-en, \(count) sentences",
      "\(fixed(launch.processorSeconds, 2)) s, \(fixed(launch.peakBytes / 1e6, 0)) MB peak",
      reference: fixed(launch.processorSeconds / Double(count) * 1e6, 1) + " µs a sentence",
      target: "≤ 12 s, ≤ 1000 MB")
  }

  private struct Pair {
    let french: SegmentedDocument
    let english: SegmentedDocument
    let mentions: (ConceptMentions, ConceptMentions)
  }

  private func pair(copies: Int) throws -> Pair {
    func version(_ language: Language) throws -> SegmentedDocument {
      Segmenter().segment(
        try SourceReader().document(
          from: corpus.markdown(language, copies: copies), path: "article.\(language.code).md"))
    }
    func mentions(_ version: SegmentedDocument) -> ConceptMentions {
      ConceptMentions(
        of: TermIndex(glossary, version.language).occurrences(in: version),
        sentenceCount: version.sentences.count)
    }
    let french = try version(.french)
    let english = try version(.english)
    return Pair(
      french: french, english: english, mentions: (mentions(french), mentions(english)))
  }
}
