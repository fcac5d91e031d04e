internal import Text

/// One pass over the body of a document: what its features are measured from.
struct SentenceReading {
  let vectors: ContentVectors
  /// By place in the body.
  let pointsBack: [Bool]

  let segmented: SegmentedDocument
  let body: [Int32]
  let identifiers: WordIdentifiers
  let lexicon: SentenceLexicon
  let stemCount: Int
  /// Content stems of the title, sorted, each once.
  let titleStems: [Int32]
  let pairs: WordPairs
  /// Of forms and stems.
  let vocabulary: Vocabulary

  /// O(text).
  init(of segmented: SegmentedDocument, body: [Int32]) {
    let known = SentenceLexicon.words(of: segmented.language)
    let lexicon = known.lexicon
    var vocabulary = known.vocabulary
    let identifiers = WordIdentifiers(of: segmented, in: &vocabulary)
    var content: [Int32] = []
    var offsets: [Int32] = [0]
    var pointsBack: [Bool] = []
    var words = WordPairs.Words(capacity: segmented.tokens.count)
    for sentence in body {
      let tokens = segmented.sentences[Int(sentence)].tokens
      for token in tokens {
        let (form, stem) = (identifiers.forms[Int(token)], identifiers.stems[Int(token)])
        let word = segmented.tokens[Int(token)]
        if word.kind == .mark { continue }
        if Self.isContent(word, form: form, lexicon) { content.append(stem) }
        words.add(
          stem, isFunction: form < lexicon.functionCount, isNumber: word.kind == .number,
          isCapital: token > tokens.lowerBound && Self.isCapitalized(word, segmented.document))
      }
      offsets.append(Int32(content.count))
      words.endSentence()
      pointsBack.append(
        Self.pointsBack(Int(sentence), in: segmented, forms: identifiers.forms, lexicon))
    }
    let titleStems = Self.stems(ofTitle: segmented, lexicon, in: &vocabulary)
    self.titleStems = titleStems
    self.segmented = segmented
    self.body = body
    self.identifiers = identifiers
    self.lexicon = lexicon
    self.pointsBack = pointsBack
    stemCount = vocabulary.count
    self.vocabulary = vocabulary
    pairs = WordPairs(words, stemCount: vocabulary.count, titleStems: titleStems)
    vectors = ContentVectors(
      sentences: body.indices.map { content[Int(offsets[$0])..<Int(offsets[$0 + 1])] },
      stemCount: vocabulary.count)
  }

  private static func isContent(_ token: Token, form: Int32, _ lexicon: SentenceLexicon) -> Bool {
    switch token.kind {
    case .number: true
    case .word: form >= lexicon.functionCount && token.folded.count > 1
    case .mark: false
    }
  }

  /// Whether a sentence opens with one of the language's openers, or with a small letter as the
  /// rest of another sentence does.
  private static func pointsBack(
    _ sentence: Int, in segmented: SegmentedDocument, forms: [Int32], _ lexicon: SentenceLexicon
  ) -> Bool {
    let tokens = segmented.sentences[sentence].tokens
    var opening: [Int32] = []
    for token in tokens {
      let kind = segmented.tokens[Int(token)].kind
      if kind == .mark { continue }
      if opening.isEmpty, kind == .word,
        isUncapitalized(segmented.document.text, segmented.tokens[Int(token)].range)
      {
        return true
      }
      opening.append(forms[Int(token)])
      if opening.count == SentenceLexicon.longestOpener { break }
    }
    return lexicon.pointsBack(opening)
  }

  /// A word that begins small and stays so: not `xAI`.
  private static func isUncapitalized(_ text: [UInt8], _ word: ByteRange) -> Bool {
    let bytes = text[word.indices]
    guard let first = bytes.first, first &- 0x61 < 26 else { return false }
    return !bytes.contains { $0 &- 0x41 < 26 || $0 &- 0x30 < 10 }
  }

  /// The content stems of the title, sorted, each once.
  private static func stems(
    ofTitle segmented: SegmentedDocument, _ lexicon: SentenceLexicon,
    in vocabulary: inout Vocabulary
  ) -> [Int32] {
    guard let title = segmented.document.title else { return [] }
    let reading = Segmenter().segment(Document(plain: title, language: segmented.language))
    let identifiers = WordIdentifiers(of: reading, in: &vocabulary)
    var stems: [Int32] = []
    for (index, token) in reading.tokens.enumerated()
    where isContent(token, form: identifiers.forms[index], lexicon) {
      stems.append(identifiers.stems[index])
    }
    return Set(stems).sorted()
  }

  /// Whether a word begins with a capital letter of Latin-1.
  static func isCapitalized(_ word: Token, _ document: Document) -> Bool {
    let first = document.text[Int(word.range.start)]
    if first < 0x80 { return first &- 0x41 < 26 }
    guard first == 0xC3, word.range.count > 1 else { return false }
    return (0x80...0x9E).contains(document.text[Int(word.range.start) + 1])
  }
}
