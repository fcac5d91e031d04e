internal import Glibc
internal import Text

/// What one text says of each of its phrases: whether it stands by itself, and what stands around it.
struct PhraseContexts: Sendable {
  /// The share of occurrences inside the most frequent longer phrase that occurs again.
  private(set) var nested: [Double]
  /// The share of occurrences with a capital elsewhere than at the beginning of a sentence.
  private(set) var capital: [Double]
  /// The share of occurrences between quotation marks or brackets.
  private(set) var quoted: [Double]
  /// The share of occurrences that begin a sentence, as an entry of a list of definitions does.
  private(set) var begins: [Double]
  /// How many different words stand before and behind, as entropies in nats: a part of a term has
  /// always the same neighbour.
  private(set) var entropyBefore: [Double]
  private(set) var entropyBehind: [Double]
  /// The share of its words that are common in texts of all kinds.
  private(set) var common: [Double]

  /// O(tokens × words of a phrase²).
  init(_ document: SegmentedDocument, _ phrases: PhraseInventory) {
    let count = phrases.counts.count
    nested = Array(repeating: 0, count: count)
    capital = nested
    quoted = nested
    begins = nested
    entropyBefore = nested
    entropyBehind = nested
    common = Array(repeating: -1, count: count)
    var neighbours = Neighbours()
    let commonWords = CommonWords(document.language)
    for sentence in phrases.meaningful.indices {
      let range = document.sentences[sentence].tokens
      let tokens = Int(range.lowerBound)..<Int(range.upperBound)
      for first in phrases.meaningful[sentence].indices {
        phrases.forEachEnd(of: first, in: sentence) { last in
          guard let phrase = phrases.phrase(first...last, in: sentence) else { return }
          let words = phrases.meaningful[sentence][first...last]
          add(phrase, document, in: tokens)
          // A single neighbour has no entropy.
          if phrases.counts[Int(phrase.key)] > 1 {
            neighbours.add(phrase, phrases.words, in: tokens, sentence: sentence)
          }
          let key = Int(phrase.key)
          if common[key] < 0 {
            let known = words.count {
              commonWords.contains(document.folded.bytes[document.tokens[$0].folded.indices])
            }
            common[key] = Double(known) / Double(words.count)
            if phrases.counts[key] > 1 {
              for part in phrases.parts(of: phrase.key) {
                nested[Int(part)] = max(nested[Int(part)], Double(phrases.counts[key]))
              }
            }
          }
        }
      }
    }
    for key in 0..<count {
      let occurrences = Double(max(1, phrases.counts[key]))
      nested[key] = min(1, nested[key] / occurrences)
      capital[key] /= occurrences
      quoted[key] /= occurrences
      begins[key] /= occurrences
    }
    neighbours.entropies(before: &entropyBefore, behind: &entropyBehind)
  }

  private mutating func add(
    _ phrase: PhraseInventory.Phrase, _ document: SegmentedDocument, in tokens: Range<Int>
  ) {
    let key = Int(phrase.key)
    let (first, last) = (phrase.tokens.lowerBound, phrase.tokens.upperBound)
    if first == tokens.lowerBound {
      begins[key] += 1
      return
    }
    let form = document.document.text[document.tokens[first].range.indices]
    if Self.isCapital(form) { capital[key] += 1 }
    if last + 1 < tokens.upperBound {
      func mark(_ token: Int) -> UInt8? {
        document.folded.bytes[document.tokens[token].folded.indices].first
      }
      switch (mark(first - 1), mark(last + 1)) {
      case (UInt8(ascii: "\""), UInt8(ascii: "\"")), (UInt8(ascii: "("), UInt8(ascii: ")")):
        quoted[key] += 1
      default: break
      }
    }
  }

  private static func isCapital(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    if first < 0x80 { return first &- 0x41 < 26 }
    // U+00C0…U+00DE, and U+0152.
    guard word.count > 1 else { return false }
    let second = word[word.startIndex + 1]
    return first == 0xC3 && second < 0x9F || first == 0xC5 && second == 0x92
  }
}

/// The words before and behind the occurrences of phrases.
private struct Neighbours {
  private struct Neighbour: Comparable {
    let key: Int32
    let word: Int32

    static func < (left: Neighbour, right: Neighbour) -> Bool {
      (left.key, left.word) < (right.key, right.word)
    }
  }

  private var before: [Neighbour] = []
  private var behind: [Neighbour] = []

  mutating func add(
    _ phrase: PhraseInventory.Phrase, _ words: InflectedWords, in tokens: Range<Int>,
    sentence: Int
  ) {
    // The ends of sentences are all different neighbours: nothing ties the phrase to them.
    let end = -1 - Int32(sentence)
    let (first, last) = (phrase.tokens.lowerBound, phrase.tokens.upperBound)
    before.append(
      Neighbour(
        key: phrase.key, word: first > tokens.lowerBound ? words.key(ofToken: first - 1) : end))
    behind.append(
      Neighbour(
        key: phrase.key, word: last + 1 < tokens.upperBound ? words.key(ofToken: last + 1) : end))
  }

  mutating func entropies(before first: inout [Double], behind second: inout [Double]) {
    Self.entropies(&before, &first)
    Self.entropies(&behind, &second)
  }

  private static func entropies(_ neighbours: inout [Neighbour], _ entropies: inout [Double]) {
    neighbours.sort()
    var start = 0
    while start < neighbours.count {
      let key = neighbours[start].key
      var end = start
      while end < neighbours.count, neighbours[end].key == key { end += 1 }
      let total = Double(end - start)
      var entropy = 0.0
      while start < end {
        let word = neighbours[start].word
        var next = start
        while next < end, neighbours[next].word == word { next += 1 }
        let share = Double(next - start) / total
        entropy -= share * log(share)
        start = next
      }
      entropies[Int(key)] = entropy
    }
  }
}
