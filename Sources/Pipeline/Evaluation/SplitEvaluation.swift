public import Text

/// Splits the texts of a gold standard and scores the result.
public struct SplitEvaluation: Sendable {
  /// Taken where the gold standard names no language.
  private let language: Language?

  public init(language: Language? = nil) { self.language = language }

  /// The score of one gold file. O(bytes).
  public func score(of gold: [GoldSentences], path: String) throws(EvaluationError) -> SplitScore {
    var score = SplitScore()
    for document in gold {
      guard let language = document.language ?? language else {
        throw .unsupported(
          Place(file: path), "the file names no language; say it with --lang fr, it or en")
      }
      let options = ReadingOptions(format: .plain, language: language)
      // What cannot be read (an empty text) has no sentences, and is scored so.
      let read = try? SourceReader(options: options).document(
        from: Array(document.text.utf8), path: path)
      let segmented = read.map { Segmenter(findsTokens: false).segment($0) }
      if let golden = document.golden {
        let expected = golden.map(CountedCharacters.squeezed).filter { !$0.isEmpty }
        let found = segmented.map { segmented in
          segmented.sentences.indices.map {
            CountedCharacters.squeezed(segmented.string(ofSentence: $0))
          }
        }
        score.addGolden(passed: expected == found ?? [])
      } else {
        let counts = CountedCharacters.prefixCounts(Array(document.text.utf8))
        let found = segmented.map { segmented in
          segmented.sentences.map { sentence in
            Int(counts[Int(segmented.document.sourceRange(of: sentence.range).end)])
          }
        }
        score.add(gold: document.ends, found: found ?? [], optional: document.optional)
      }
    }
    return score
  }
}
