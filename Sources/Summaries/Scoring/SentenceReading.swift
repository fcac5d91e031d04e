internal import Glibc
internal import Text

/// One pass over the body of a document: what its features are measured from.
struct SentenceReading {
  let vectors: ContentVectors
  /// By place in the body.
  let pointsBack: [Bool]

  private let segmented: SegmentedDocument
  private let body: [Int32]
  private let identifiers: WordIdentifiers
  private let lexicon: SentenceLexicon
  private let stemCount: Int
  /// Content stems of all body sentences, sentence `i` at `contentOffsets[i]..<[i + 1]`.
  private let content: [Int32]
  private let contentOffsets: [Int32]
  private let titleStems: [Int32]

  /// O(text).
  init(of segmented: SegmentedDocument, body: [Int32]) {
    var vocabulary = Vocabulary()
    let lexicon = SentenceLexicon(segmented.language, in: &vocabulary)
    let identifiers = WordIdentifiers(of: segmented, in: &vocabulary)
    var content: [Int32] = []
    var offsets: [Int32] = [0]
    var pointsBack: [Bool] = []
    for sentence in body {
      for token in segmented.sentences[Int(sentence)].tokens {
        let form = identifiers.forms[Int(token)]
        if Self.isContent(segmented.tokens[Int(token)], form: form, lexicon) {
          content.append(identifiers.stems[Int(token)])
        }
      }
      offsets.append(Int32(content.count))
      pointsBack.append(
        Self.pointsBack(Int(sentence), in: segmented, forms: identifiers.forms, lexicon))
    }
    titleStems = Self.stems(ofTitle: segmented, lexicon, in: &vocabulary)
    self.segmented = segmented
    self.body = body
    self.identifiers = identifiers
    self.lexicon = lexicon
    self.content = content
    self.pointsBack = pointsBack
    contentOffsets = offsets
    stemCount = vocabulary.count
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
    let text = Array(title.utf8)
    let block = Block(
      kind: .paragraph, range: ByteRange(0..<text.count), sourceRange: ByteRange(0..<text.count))
    let document = Document(
      path: segmented.document.path, source: [], format: .plain, language: segmented.language,
      languageEvidence: .option, metadata: Metadata(), text: text,
      sourceMap: SourceMap(identity: text.count), blocks: text.isEmpty ? [] : [block], links: [],
      images: [])
    let reading = Segmenter().segment(document)
    let identifiers = WordIdentifiers(of: reading, in: &vocabulary)
    var stems: [Int32] = []
    for (index, token) in reading.tokens.enumerated()
    where isContent(token, form: identifiers.forms[index], lexicon) {
      stems.append(identifiers.stems[index])
    }
    return Set(stems).sorted()
  }
}

// The features, feature by feature.
extension SentenceReading {
  private var count: Int { body.count }

  /// By place in the body, `Feature.count` values each. O(text).
  func features() -> [Float] {
    var values = [Float](repeating: 0, count: count * Feature.count)
    measurePositions(&values)
    measureWords(&values)
    measureSimilarity(&values)
    measureContent(&values)
    return values
  }

  private func set(
    _ feature: Feature, _ place: Int, _ value: Float, in values: inout [Float]
  ) {
    values[place * Feature.count + feature.index] = value
  }

  private func measurePositions(_ values: inout [Float]) {
    let scale = 1 / logf(1 + Float(count))
    for place in 0..<count {
      let inverse = 1 / Float(1 + place)
      set(.inversePosition, place, inverse, in: &values)
      set(.inversePositionSquared, place, inverse * inverse, in: &values)
      set(.logPosition, place, logf(Float(1 + place)) * scale, in: &values)
    }
  }

  private func measureWords(_ values: inout [Float]) {
    for place in 0..<count {
      let tokens = segmented.sentences[Int(body[place])].tokens
      var (words, numbers, capitals, persons) = (0, 0, 0, 0)
      for token in tokens {
        let kind = segmented.tokens[Int(token)].kind
        if kind == .mark { continue }
        words += 1
        if kind == .number {
          numbers += 1
          continue
        }
        if words > 1, isCapitalized(segmented.tokens[Int(token)]) { capitals += 1 }
        if identifiers.forms[Int(token)] < lexicon.personCount { persons += 1 }
      }
      set(.length, place, Float(min(words, 40)) / 40, in: &values)
      set(.numbers, place, Float(min(numbers, 3)) / 3, in: &values)
      set(.capitals, place, Float(capitals) / Float(max(words, 1)), in: &values)
      set(.person, place, persons > 0 ? 1 : 0, in: &values)
      set(.pointsBack, place, pointsBack[place] ? 1 : 0, in: &values)
      set(.opensQuotation, place, opensQuotation(tokens) ? 1 : 0, in: &values)
      set(.question, place, endsWithQuestion(tokens) ? 1 : 0, in: &values)
    }
  }

  private func isCapitalized(_ token: Token) -> Bool {
    let text = segmented.document.text
    let first = text[Int(token.range.start)]
    if first < 0x80 { return first &- 0x41 < 26 }
    guard first == 0xC3, token.range.count > 1 else { return false }
    return (0x80...0x9E).contains(text[Int(token.range.start) + 1])
  }

  private func isMark(_ token: Int32, _ mark: UInt8) -> Bool {
    let token = segmented.tokens[Int(token)]
    return token.kind == .mark && segmented.folded.bytes[Int(token.folded.start)] == mark
  }

  private func opensQuotation(_ tokens: Range<Int32>) -> Bool {
    guard let first = tokens.first else { return false }
    return isMark(first, UInt8(ascii: "\""))
  }

  private func endsWithQuestion(_ tokens: Range<Int32>) -> Bool {
    for token in tokens.reversed() {
      if segmented.tokens[Int(token)].kind != .mark { return false }
      if isMark(token, UInt8(ascii: "?")) { return true }
    }
    return false
  }

  /// The cosine with the sum of all sentences is one product each: O(text), not O(n²).
  private func measureSimilarity(_ values: inout [Float]) {
    guard count > 1 else { return }
    var sum = [Float](repeating: 0, count: stemCount)
    for place in 0..<count { vectors.add(place, to: &sum) }
    let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let lead = min(3, count)
    for place in 0..<count {
      if length > 0 {
        set(.centroid, place, vectors.product(place, sum) / length, in: &values)
      }
      var cosines: Float = 0
      for other in 0..<lead where other != place { cosines += vectors.cosine(place, other) }
      let compared = place < lead ? lead - 1 : lead
      set(.leadSimilarity, place, cosines / Float(max(compared, 1)), in: &values)
    }
  }

  private func measureContent(_ values: inout [Float]) {
    var isSeen = [Bool](repeating: false, count: stemCount)
    var isTitle = [Bool](repeating: false, count: stemCount)
    for stem in titleStems { isTitle[Int(stem)] = true }
    for place in 0..<count {
      let entries = vectors.entries(of: place)
      guard !entries.isEmpty else { continue }
      var (recurring, title) = (0, 0)
      var introduced: Float = 0
      for entry in entries {
        let stem = Int(vectors.stems[entry])
        let frequency = vectors.frequencies[stem]
        if frequency > 1 {
          recurring += 1
          if !isSeen[stem] { introduced += 1 }
        }
        if isTitle[stem] { title += 1 }
        isSeen[stem] = true
      }
      set(.recurringContent, place, Float(recurring) / Float(entries.count), in: &values)
      set(.introducedContent, place, min(introduced / 10, 1), in: &values)
      set(
        .titleOverlap, place, Float(title) / Float(max(titleStems.count, 1)), in: &values)
    }
  }
}
