import Bitext
import Text

/// How probable it is that each sentence of a version is missing in another.
///
/// The aligner leaves out what nothing answers, but a short sentence is often taken into a group
/// with its neighbour. Whether it is answered there is asked anew: would the rest of the group fit
/// the other side better in length, and are its own words answered, when each word there answers
/// only once? The same question keeps a sentence that the aligner left out, but whose words its
/// neighbour's counterpart has, from being called missing.
struct SentenceAnswers {
  let pair: VersionPair
  let words: WordAnswers
  /// By sentence of the source: the logarithm of the odds that it is missing.
  private(set) var odds: [Double] = []

  private let fit: LengthFit
  private let sourceLengths: SentenceLengths
  private let targetLengths: SentenceLengths

  /// What a sentence of a group must overcome, and what each kind of evidence counts: chosen by
  /// hand on sentences taken out of the seed, and kept as they were on another text.
  private static let prior = -1.5
  private static let shorterFitsBetter = 1.3
  private static let wholeFitsBetter = 0.8
  private static let lexical = 1.0
  private static let alignment = 0.3
  /// A heading in a group that has none in the other version.
  private static let headingAmongOthers = 3.0
  /// A paragraph of one sentence that nothing answers, or in a group of more paragraphs than there are on
  /// the other side: a group seldom holds more than one.
  private static let paragraphAmongOthers = 2.0

  /// O(words of beads of several sentences, in pairs).
  init(
    _ pair: VersionPair, _ words: WordAnswers, lengths: (SentenceLengths, SentenceLengths)
  ) {
    self.pair = pair
    self.words = words
    (sourceLengths, targetLengths) = lengths
    fit = LengthFit(
      pair.beads.filter { $0.source.count == 1 && $0.target.count == 1 }.map {
        (lengths.0[$0.source], lengths.1[$0.target])
      })
    odds = [Double](repeating: -6, count: pair.beadOfSource.count)
    for (index, bead) in pair.beads.enumerated() {
      if bead.target.isEmpty {
        for sentence in bead.source { odds[sentence] = oddsOfLeftOut(sentence, bead) }
      } else if bead.source.count > 1 {
        let trust = Self.alignment * min(4, max(0, Self.logOdds(bead.confidence)))
        let group = oddsWithin(bead.source, bead.target, bead: index)
        for (sentence, value) in zip(bead.source, group) { odds[sentence] = value - trust }
      }
    }
  }

  /// A sentence that nothing answers may yet be said in what answers its neighbours.
  private func oddsOfLeftOut(_ sentence: Int, _ bead: Bead) -> Double {
    var result = min(4, max(-2, Self.logOdds(bead.confidence)))
    if isParagraph(sentence) { result += Self.paragraphAmongOthers }
    let block = pair.here.segmented.sentences[sentence].block
    for neighbour in [sentence - 1, sentence + 1] {
      guard pair.beadOfSource.indices.contains(neighbour), pair.beadOfSource[neighbour] >= 0,
        pair.here.segmented.sentences[neighbour].block == block
      else { continue }
      let index = pair.beadOfSource[neighbour]
      let host = pair.beads[index]
      if host.target.isEmpty || host.source.contains(sentence) { continue }
      let union =
        min(host.source.lowerBound, sentence)..<max(host.source.upperBound, sentence + 1)
      let odds = oddsWithin(union, host.target, bead: index)[sentence - union.lowerBound]
      result += min(0, max(-4, 0.6 * (odds + 0.5)))
    }
    return result
  }

  /// By sentence of a group: the odds that the others alone are what the target answers.
  private func oddsWithin(_ source: Range<Int>, _ target: Range<Int>, bead: Int) -> [Double] {
    let units = source.map { words.source.words(ofSentences: $0..<($0 + 1)) }
    let sums = words.matches(
      units, [words.target.words(ofSentences: target)], within: bead)
    let whole = sourceLengths[source]
    let other = targetLengths[target]
    let hasHeading = target.contains { pair.there.segmented.blockKind(ofSentence: $0).isHeading }
    let hasMoreParagraphs =
      Self.paragraphs(of: source, in: pair.here) > Self.paragraphs(of: target, in: pair.there)
    return source.enumerated().map { index, sentence in
      let own = sourceLengths[sentence..<(sentence + 1)]
      let isHeading = pair.here.segmented.blockKind(ofSentence: sentence).isHeading
      return Self.prior + (isHeading && !hasHeading ? Self.headingAmongOthers : 0)
        + (!isHeading && hasMoreParagraphs && isParagraph(sentence) ? Self.paragraphAmongOthers : 0)
        + evidence(
          whole: whole, own: own, other: other, words: units[index], answered: sums[index][0])
    }
  }

  /// Whether a sentence is all of its paragraph.
  private func isParagraph(_ sentence: Int) -> Bool {
    let sentences = pair.here.segmented.sentences
    return ![sentence - 1, sentence + 1].contains {
      sentences.indices.contains($0) && sentences[$0].block == sentences[sentence].block
    }
  }

  private static func paragraphs(of range: Range<Int>, in version: VersionMaterial) -> Int {
    let sentences = version.segmented.sentences
    guard let first = range.first, let last = range.last else { return 0 }
    return Int(sentences[last].block - sentences[first].block) + 1
  }

  private func evidence(
    whole: Int, own: Int, other: Int, words: ArraySlice<ContentWords.Word>, answered: Double
  ) -> Double {
    let length = min(
      8, max(-8, fit.evidence(whole - own, other) - fit.evidence(whole, other)))
    let weight = words.reduce(0) { $0 + $1.weight }
    // An answered sentence has about half of its words answered as far as can be seen; another
    // one in ten or so.
    let lexical = min(6, max(-6, 0.44 * (weight - answered) - 1.7 * answered))
    return (length > 0 ? Self.shorterFitsBetter : Self.wholeFitsBetter) * length
      + Self.lexical * lexical
  }

  /// The natural logarithm of the odds of a probability.
  static func logOdds(_ probability: Double) -> Double {
    let clamped = min(1 - 1e-6, max(1e-6, probability))
    return Logarithm.of(clamped / (1 - clamped))
  }

  static func probability(logOdds: Double) -> Double {
    1 / (1 + Logarithm.exponential(-logOdds))
  }
}

extension SentenceAnswers {
  /// A part of a sentence that its counterpart does not say.
  struct Part {
    let sentence: Int
    let range: ByteRange
    let odds: Double
  }

  /// What one sentence must be longer than its counterpart to be looked at, in standard deviations.
  private static let surplus = 2.5
  private static let priorOfPart = -3.5

  /// Parts of sentences, between strong marks or commas, that the counterpart is too short to
  /// say and whose words it does not answer. O(words of such sentences, in pairs).
  var missingParts: [Part] {
    pair.beads.enumerated().compactMap { index, bead in
      guard bead.source.count == 1, !bead.target.isEmpty, let sentence = bead.source.first,
        odds[sentence] < 0
      else { return nil }
      let own = sourceLengths[bead.source]
      let other = targetLengths[bead.target]
      guard own > 40, fit.surplus(own, other) > Self.surplus,
        !isBalanced(byNeighbourOf: index)
      else { return nil }
      return part(of: sentence, bead, index: index)
    }
  }

  /// Whether the sentence before or behind has in the other version what this one lacks: then
  /// only the place where they part differs.
  private func isBalanced(byNeighbourOf index: Int) -> Bool {
    let bead = pair.beads[index]
    return [index - 1, index + 1].contains { other in
      guard pair.beads.indices.contains(other) else { return false }
      let neighbour = pair.beads[other]
      if neighbour.target.isEmpty { return false }
      if neighbour.source.isEmpty { return true }
      let source = sourceLengths[bead.source] + sourceLengths[neighbour.source]
      let target = targetLengths[bead.target] + targetLengths[neighbour.target]
      return fit.surplus(sourceLengths[neighbour.source], targetLengths[neighbour.target]) < -1.2
        && fit.surplus(source, target) < Self.surplus - 0.5
    }
  }

  private func part(of sentence: Int, _ bead: Bead, index: Int) -> Part? {
    let segments = Self.segments(of: sentence, in: pair.here.segmented)
    guard segments.count > 1 else { return nil }
    let all = words.source.indices(ofSentence: sentence)
    let units = segments.map { segment in
      let first = all.first { words.source.words[$0].range.start >= segment.start }
      let last = all.last { words.source.words[$0].range.end <= segment.end }
      guard let first, let last, first <= last else { return words.source.words[0..<0] }
      return words.source.words[first...last]
    }
    let sums = words.matches(
      units, [words.target.words(ofSentences: bead.target)], within: index)
    let whole = sourceLengths[bead.source]
    let other = targetLengths[bead.target]
    var best: Part?
    for first in segments.indices {
      for last in first..<segments.count where first > 0 || last + 1 < segments.count {
        let range = ByteRange(segments[first].start, segments[last].end)
          .withoutSpaceAtEnd(in: pair.here.document.text)
        let own = SentenceLengths.length(range, in: pair.here.document)
        let run = words.source.words(between: units[first...last])
        let odds =
          Self.priorOfPart
          + evidence(
            whole: whole, own: own, other: other, words: run,
            answered: sums[first...last].reduce(0) { $0 + $1[0] })
        if odds > best?.odds ?? 0 { best = Part(sentence: sentence, range: range, odds: odds) }
      }
    }
    return best
  }

  /// The parts between marks, at most eight; later ones belong to the last.
  private static func segments(of index: Int, in segmented: SegmentedDocument) -> [ByteRange] {
    let sentence = segmented.sentences[index]
    var starts = [sentence.range.start]
    let tokens = Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)
    for position in tokens.dropLast() where starts.count < 8 {
      let token = segmented.tokens[position]
      guard token.kind == .mark, segmented.tokens[position + 1].kind != .mark else { continue }
      let mark = segmented.folded.bytes[token.folded.indices]
      guard let first = mark.first, mark.count == 1, Array(",:;-()".utf8).contains(first) else {
        continue
      }
      // A hyphen inside a compound parts nothing.
      if first == UInt8(ascii: "-"), token.range.count == 1 { continue }
      starts.append(segmented.tokens[position + 1].range.start)
    }
    return starts.indices.map { part in
      ByteRange(
        starts[part], part + 1 < starts.count ? starts[part + 1] : sentence.range.end)
    }
  }
}

extension ContentWords {
  /// The words from the first to the last of some neighbouring slices.
  func words(between slices: ArraySlice<ArraySlice<Word>>) -> ArraySlice<Word> {
    let filled = slices.filter { !$0.isEmpty }
    guard let first = filled.first, let last = filled.last else { return words[0..<0] }
    return words[first.startIndex..<last.endIndex]
  }
}

extension ByteRange {
  /// Without white space, no-break spaces (U+00A0, U+202F) included, at its end.
  fileprivate func withoutSpaceAtEnd(in text: [UInt8]) -> ByteRange {
    var end = Int(end)
    while end > Int(start) {
      if text[end - 1] <= 0x20 {
        end -= 1
      } else if text[Int(start)..<end].suffix(2).elementsEqual([0xC2, 0xA0]) {
        end -= 2
      } else if text[Int(start)..<end].suffix(3).elementsEqual([0xE2, 0x80, 0xAF]) {
        end -= 3
      } else {
        break
      }
    }
    return ByteRange(Int(start)..<end)
  }
}
