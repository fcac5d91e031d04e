package import Text

/// Finds which words of parallel segments answer each other.
///
///     let alignment = WordAligner().alignment(of: french, english)
///     alignment.links(ofSegment: 0)  // positions of tokens
///
/// Both texts are presplit: sentence `k` of the one says the same as sentence `k` of the other.
package struct WordAligner: Sendable {
  package struct Options: Sendable {
    /// Whether marks are aligned too; numbers always are.
    package var marks = true
    /// Rounds of learning without and with word order.
    package var rounds = 1
    package var orderedRounds = 4
    package var sparsity: Float = 0.01
    package var priorTokens: Float = 2
    package var leastAssociation: Float = 1e-4

    package init() {}
  }

  private let options: Options
  private let lexicon: WordLexicon

  package init(options: Options = Options(), lexicon: WordLexicon = WordLexicon()) {
    self.options = options
    self.lexicon = lexicon
  }

  /// Aligns the words of all segments. O(rounds × words²) within segments.
  package func alignment(
    of source: SegmentedDocument, _ target: SegmentedDocument
  ) -> WordAlignment {
    var builder = AlignmentSideBuilder()
    let sides = [source, target].map { builder.side(of: $0, mentions: .none) }
    var vocabulary = builder.vocabulary
    let identifiers = [source, target].map { WordIdentifiers(of: $0, in: &vocabulary) }
    var words = [WordNumbers(count: vocabulary.count), WordNumbers(count: vocabulary.count)]
    var positions: [[[Int32]]] = [[], []]
    var bitext = WordBitext()
    for segment in 0..<min(source.sentences.count, target.sentences.count) {
      var numbers: [[Int32]] = []
      for (side, text) in [source, target].enumerated() {
        var places: [Int32] = []
        var line: [Int32] = []
        let tokens = text.sentences[segment].tokens
        for token in tokens where options.marks || text.tokens[Int(token)].kind != .mark {
          line.append(words[side].number(of: identifiers[side].stems[Int(token)]))
          places.append(token - tokens.lowerBound)
        }
        numbers.append(line)
        positions[side].append(places)
      }
      bitext.append(numbers[0], numbers[1])
    }
    let priors = priors(
      sides[0], sides[1], words[0], words[1], vocabulary: vocabulary,
      languages: (source.language, target.language))
    var modelOptions = WordModel.Options()
    modelOptions.rounds = options.rounds
    modelOptions.orderedRounds = options.orderedRounds
    modelOptions.sparsity = options.sparsity
    modelOptions.priorTokens = options.priorTokens
    modelOptions.leastAssociation = options.leastAssociation
    return WordAlignment(
      model: WordModel(bitext, priors: priors, options: modelOptions), sourceWords: words[0],
      targetWords: words[1], positions: positions, vocabulary: vocabulary)
  }

  /// What looks alike or stands in the lexicon; and equal numbers and marks.
  private func priors(
    _ source: AlignmentSide, _ target: AlignmentSide, _ sourceWords: WordNumbers,
    _ targetWords: WordNumbers, vocabulary: Vocabulary, languages: (Language, Language)
  ) -> [WordPrior] {
    let links = PriorLinks(
      source, target, vocabulary: vocabulary,
      translations: WordTranslations(lexicon, from: languages.0, to: languages.1),
      weights: AlignmentWeights()
    ).links
    var priors: [WordPrior] = []
    for link in links
    where source.kinds[Int(link.source)] == .word && target.kinds[Int(link.target)] == .word {
      let one = sourceWords.numbers[Int(source.keys[Int(link.source)])]
      let other = targetWords.numbers[Int(target.keys[Int(link.target)])]
      if one < 0 || other < 0 { continue }
      priors.append(WordPrior(source: one, target: other, strength: link.strength))
    }
    for (number, key) in sourceWords.keys.enumerated() {
      let other = targetWords.numbers[Int(key)]
      if other < 0 { continue }
      let first = vocabulary.bytes(of: key).first ?? 0
      let isLetter = first >= 0x80 || (first | 0x20) &- 0x61 < 26
      if !isLetter {
        priors.append(WordPrior(source: Int32(number), target: other, strength: 0.9))
      }
    }
    return priors
  }
}

/// Numbers from 0 for the words of one side, by their keys in a shared vocabulary.
struct WordNumbers: Sendable {
  private(set) var numbers: [Int32]
  private(set) var keys: [Int32] = []

  init(count: Int) { numbers = Array(repeating: -1, count: count) }

  mutating func number(of key: Int32) -> Int32 {
    if numbers[Int(key)] < 0 {
      numbers[Int(key)] = Int32(keys.count)
      keys.append(key)
    }
    return numbers[Int(key)]
  }
}

/// What a word aligner found.
package struct WordAlignment: ~Copyable {
  /// Two tokens of a segment that answer each other, counted from its first token.
  package struct Link: Sendable, Equatable {
    package let source: Int
    package let target: Int
    /// In 0…1.
    package let probability: Float
  }

  /// Two words that answer each other somewhere, and how often.
  package struct Pair {
    package let source: String
    package let target: String
    /// Expected links; tokens of either word.
    package let count: Float
    package let sourceCount: Float
    package let targetCount: Float
  }

  private let model: WordModel
  private let sourceWords: WordNumbers
  private let targetWords: WordNumbers
  private let positions: [[[Int32]]]
  private let vocabulary: Vocabulary

  init(
    model: consuming WordModel, sourceWords: WordNumbers, targetWords: WordNumbers,
    positions: [[[Int32]]], vocabulary: Vocabulary
  ) {
    self.model = model
    self.sourceWords = sourceWords
    self.targetWords = targetWords
    self.positions = positions
    self.vocabulary = vocabulary
  }

  package var segmentCount: Int { model.bitext.count }

  /// The links of a segment, by source and then target.
  package func links(ofSegment segment: Int, least: Float = 0.3) -> [Link] {
    model.links(of: segment, least: least).map {
      Link(
        source: Int(positions[0][segment][Int($0.source)]),
        target: Int(positions[1][segment][Int($0.target)]), probability: $0.probability)
    }
  }

  /// Gives the pairs with an expected count of at least this, by their first appearance.
  package func forEachPair(least: Float, _ body: (Pair) -> Void) {
    var sourceTokens = [Float](repeating: 0, count: model.bitext.sourceWords)
    var targetTokens = [Float](repeating: 0, count: model.bitext.targetWords)
    for segment in 0..<model.bitext.count where model.bitext.isAlignable(segment) {
      for index in model.bitext.sourceRange(segment) {
        sourceTokens[Int(model.bitext.source[index])] += 1
      }
      for index in model.bitext.targetRange(segment) {
        targetTokens[Int(model.bitext.target[index])] += 1
      }
    }
    for word in 0..<model.bitext.sourceWords {
      for pair in model.pairs.range(word) where model.counts[pair] >= least {
        let other = Int(model.pairs.targets[pair])
        body(
          Pair(
            source: vocabulary.string(of: sourceWords.keys[word]),
            target: vocabulary.string(of: targetWords.keys[other]), count: model.counts[pair],
            sourceCount: sourceTokens[word], targetCount: targetTokens[other]))
      }
    }
  }
}
