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
    var shortest: Double?
    for (copies, repetitions) in [(1, 25), (9, 9), (92, 7)] {
      let versions = try [Language.french, .english].map { language in
        Segmenter().segment(
          try SourceReader().document(
            from: corpus.markdown(language, copies: copies),
            path: "article.\(language.code).md"))
      }
      let mentions = versions.map {
        ConceptMentions(
          of: TermIndex(glossary, $0.language).occurrences(in: $0),
          sentenceCount: $0.sentences.count)
      }
      let seconds = try medianTimes(
        repetitions: repetitions,
        [
          {
            SentenceAligner()
              .bitext(versions[0], versions[1], mentions: (mentions[0], mentions[1])).beads.count
          }
        ])[0]
      let count = versions[0].sentences.count
      let perSentence = seconds / Double(count)
      let ratio = shortest.map { perSentence / $0 }
      shortest = shortest ?? perSentence
      table.add(
        "alignment fr-en, \(count) sentences", fixed(seconds * 1000, 1) + " ms",
        reference: fixed(perSentence * 1e6, 1) + " µs a sentence",
        ratio: ratio.map { fixed($0, 2) } ?? "", target: ratio == nil ? "" : "does not grow")
    }
  }
}
