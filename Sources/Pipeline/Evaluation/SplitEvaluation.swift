public import Text

/// Splits the texts of a gold standard and scores the result.
public struct SplitEvaluation: Sendable {
  /// Taken where the gold standard names no language.
  let language: Language?
  let sentences: @Sendable (Document) -> [ByteRange]

  public init(language: Language? = nil, profile: SplittingProfile = .standard) {
    let segmenter = Segmenter(findsTokens: false, profile: profile)
    self.init(language: language) { segmenter.segment($0).sentences.map(\.range) }
  }

  /// - Parameter sentences: What finds the sentences of a document.
  package init(
    language: Language? = nil, sentences: @escaping @Sendable (Document) -> [ByteRange]
  ) {
    self.language = language
    self.sentences = sentences
  }

  /// The score of one gold file. O(bytes).
  public func score(of gold: [GoldSentences], path: String) throws(EvaluationError) -> SplitScore {
    var score = SplitScore()
    for document in gold {
      let read = try document.document(path: path, language: language)
      let found = read.map(sentences) ?? []
      if let golden = document.golden, let read {
        let expected = golden.map(CountedCharacters.squeezed).filter { !$0.isEmpty }
        score.addGolden(
          passed: expected == found.map { CountedCharacters.squeezed(read.string($0)) })
      } else if document.golden == nil {
        let positions = CountedPositions(document)
        score.add(
          gold: document.ends,
          found: found.map { range in
            read.map { positions.count(before: range.end, in: $0) } ?? 0
          }, optional: document.optional)
      } else {
        score.addGolden(passed: document.golden?.isEmpty ?? true)
      }
    }
    return score
  }
}

extension GoldSentences {
  /// The text as a document; `nil` when it cannot be read, as an empty one cannot: it has no
  /// sentences, and is scored so.
  package func document(
    path: String, language given: Language?
  ) throws(EvaluationError) -> Document? {
    guard let language = language ?? given else {
      throw .unsupported(
        Place(file: path), "the file names no language; say it with --lang fr, it or en")
    }
    let options = ReadingOptions(format: .plain, language: language)
    return try? SourceReader(options: options).document(from: Array(text.utf8), path: path)
  }
}

/// Counts the characters of a gold text up to the offsets of the document read from it.
package struct CountedPositions {
  let counts: [Int32]

  package init(_ gold: GoldSentences) {
    counts = CountedCharacters.prefixCounts(Array(gold.text.utf8))
  }

  /// The counted characters before the one that begins at an offset of the document's text.
  package func count(at offset: Int32, in document: Document) -> Int {
    Int(counts[Int(document.sourceRange(of: ByteRange(offset, offset + 1)).start)])
  }

  /// The counted characters before an offset of the document's text.
  package func count(before offset: Int32, in document: Document) -> Int {
    let source = document.sourceRange(of: ByteRange(max(offset - 1, 0), offset))
    return Int(counts[Int(source.end)])
  }
}
