internal import Bitext
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
