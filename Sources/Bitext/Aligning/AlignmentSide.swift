/// One side of a bitext as the aligner sees it: per sentence its length, its place in the
/// document's structure and its terms.
///
/// A term is anything that may have a counterpart on the other side: a word stem, a number, a
/// mark, a glossary concept, a link's address, a heading's level. Terms are numbered per side;
/// `keys` numbers what they are in a vocabulary that all sides share.
struct AlignmentSide: Sendable {
  enum Kind: UInt8, Sendable {
    case word, number, mark, concept, address, heading
  }

  var count: Int { lengths.count }
  /// Characters (Unicode scalars) of each sentence, at least 1.
  var lengths: [Double] = []
  /// The terms of sentence `i` are `terms[starts[i]..<starts[i + 1]]`, each once.
  var starts: [Int32] = [0]
  var terms: [Int32] = []
  /// How often the sentence has the term, at most `countLimit`; twice that for sure terms.
  var counts: [UInt8] = []
  /// The clause of the sentence, from 0, in which each of `terms` stands first; clauses end at
  /// marks.
  var clauses: [UInt8] = []
  /// Where the clauses of sentence `i` end, in parts of its length:
  /// `clauseEnds[clauseStarts[i]..<clauseStarts[i + 1]]`.
  var clauseEnds: [Float] = []
  var clauseStarts: [Int32] = [0]
  /// Term tokens by sentence, at least 1: the sums of `counts`.
  var masses: [Double] = []
  /// How each sentence begins and ends.
  var edges: [SentenceEdge] = []
  /// Whether a block (a paragraph, a heading, an item) ends with the sentence.
  var endsBlock: [Bool] = []

  /// By term: its kind, its key in the shared vocabulary, its tokens and its sentences.
  var kinds: [Kind] = []
  var keys: [Int32] = []
  var tokenCounts: [Int32] = []
  var sentenceCounts: [Int32] = []
  /// By term: whether it is written with a capital wherever it stands.
  var isName: [Bool] = []
  /// Term by key, -1 for keys this side does not have; may be shorter than the vocabulary.
  var termOfKey: [Int32] = []
  /// Term by the key of an unstemmed form.
  var termOfForm: [Int32] = []

  var termCount: Int { kinds.count }
  /// The meaning of the sentences, where a model has told it.
  var vectors: SentenceVectors?

  /// Term tokens in all.
  var tokenTotal = 0

  /// More of one term in a sentence is no further evidence.
  static let countLimit: UInt8 = 3
  /// Terms of a sentence beyond these are not looked at: keeps one giant sentence linear.
  static let termLimit = 256

  @inline(__always)
  func termRange(_ sentence: Int) -> Range<Int> {
    Int(starts[sentence])..<Int(starts[sentence + 1])
  }

  /// Sentences by term, each list ascending: those of term `t` are
  /// `sentences[starts[t]..<starts[t + 1]]`. O(terms).
  func postings() -> (starts: [Int32], sentences: [Int32]) {
    var starts = [Int32](repeating: 0, count: termCount + 1)
    for term in 0..<termCount { starts[term + 1] = starts[term] + sentenceCounts[term] }
    var next = starts
    var sentences = [Int32](repeating: 0, count: terms.count)
    for sentence in 0..<count {
      for index in termRange(sentence) {
        let term = Int(terms[index])
        sentences[Int(next[term])] = Int32(sentence)
        next[term] += 1
      }
    }
    return (starts, sentences)
  }
}
