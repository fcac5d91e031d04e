internal import Text

/// A lexicon as an aligner asks it: for the words of two languages.
struct WordTranslations: Sendable {
  private let lexicon: WordLexicon
  private let source: Language
  private let target: Language

  init(_ lexicon: WordLexicon, from source: Language, to target: Language) {
    self.lexicon = lexicon
    self.source = source
    self.target = target
  }

  /// Whether there is any word of these languages to know: lexicons have the supported ones.
  var knowsWords: Bool { !lexicon.isEmpty && source.isSupported && target.isSupported }

  /// Gives the pairs of terms that the lexicon knows, some of them more than once.
  ///
  /// Each different word is looked up once; the other side's word is found by its key in the
  /// vocabulary. Words that have no direct translation may meet in a third language.
  /// O(words × log entries).
  func forEachLink(
    _ one: AlignmentSide, _ other: AlignmentSide, vocabulary: Vocabulary,
    _ body: (_ source: Int, _ target: Int, _ weight: Float) -> Void
  ) {
    if lexicon.isEmpty { return }
    var isKnown = [Bool](repeating: false, count: one.termCount)
    var isOtherKnown = [Bool](repeating: false, count: other.termCount)
    for table in lexicon.tables {
      // Asked from the side whose words the table is sorted by.
      if table.first == source, table.second == target {
        for term in one.wordTerms {
          table.forEachTranslation(of: vocabulary.bytes(of: one.keys[term]), isFirst: true) {
            isKnown[term] = true
            guard let match = other.word(ofStem: $0, vocabulary) else { return }
            isOtherKnown[match] = true
            body(term, match, $1)
          }
        }
      } else if table.first == target, table.second == source {
        for term in other.wordTerms {
          table.forEachTranslation(of: vocabulary.bytes(of: other.keys[term]), isFirst: true) {
            isOtherKnown[term] = true
            guard let match = one.word(ofStem: $0, vocabulary) else { return }
            isKnown[match] = true
            body(match, term, $1)
          }
        }
      }
    }
    for middle in lexicon.pivots(between: source, target) {
      var meetings = Meetings()
      for term in one.wordTerms where !isKnown[term] {
        lexicon.forEachTranslation(
          of: vocabulary.bytes(of: one.keys[term]), from: source, to: middle
        ) { meetings.note($0, term: term, weight: $1) }
      }
      if meetings.isEmpty { continue }
      for term in other.wordTerms where !isOtherKnown[term] {
        lexicon.forEachTranslation(
          of: vocabulary.bytes(of: other.keys[term]), from: target, to: middle
        ) { word, weight in
          for meeting in meetings[word] {
            body(meeting.term, term, meeting.weight * weight * WordLexicon.pivotFactor)
          }
        }
      }
    }
  }
}

/// Words of a third language, and whose translations they are.
private struct Meetings {
  private var words = Vocabulary()
  private var terms: [[(term: Int, weight: Float)]] = []

  var isEmpty: Bool { terms.isEmpty }

  mutating func note(_ word: ArraySlice<UInt8>, term: Int, weight: Float) {
    let identifier = Int(words.identifier(of: word))
    if identifier == terms.count { terms.append([]) }
    terms[identifier].append((term, weight))
  }

  subscript(word: ArraySlice<UInt8>) -> [(term: Int, weight: Float)] {
    words.existingIdentifier(of: word).map { terms[Int($0)] } ?? []
  }
}

extension AlignmentSide {
  fileprivate var wordTerms: some Sequence<Int> {
    (0..<termCount).lazy.filter { kinds[$0] == .word }
  }

  fileprivate func word(ofStem stem: ArraySlice<UInt8>, _ vocabulary: Vocabulary) -> Int? {
    guard let key = vocabulary.existingIdentifier(of: stem), Int(key) < termOfKey.count else {
      return nil
    }
    let term = Int(termOfKey[Int(key)])
    return term >= 0 && kinds[term] == .word ? term : nil
  }
}
