internal import Text

/// Phrases that a text explains in brackets by the words of another language: *lanceurs d'alerte
/// (whistleblowers)*. Where the other version has these words too, both name one thing for sure.
struct ParentheticalGlosses {
  /// A bracket: the last token before it, and the words in it.
  struct Gloss {
    let end: Int
    let words: [ArraySlice<UInt8>]
  }

  /// In more words an author explains, and does not name.
  private static let wordLimit = 6

  /// The glosses of some sentences. O(tokens).
  static func glosses(in sentences: Range<Int>, of segmented: SegmentedDocument) -> [Gloss] {
    sentences.flatMap { sentence -> [Gloss] in
      let range = segmented.sentences[sentence].tokens
      let tokens = Int(range.lowerBound)..<Int(range.upperBound)
      return tokens.dropFirst().compactMap { open in
        guard segmented.isMark(open, "("),
          let close = (open + 1..<min(open + 2 * wordLimit + 2, tokens.upperBound)).first(where: {
            segmented.isMark($0, ")")
          })
        else { return nil }
        let words = (open + 1..<close).filter { segmented.tokens[$0].kind == .word }
          .map { segmented.folded.bytes[segmented.tokens[$0].folded.indices] }
        guard (1...wordLimit).contains(words.count) else { return nil }
        return Gloss(end: open - 1, words: words)
      }
    }
  }

  /// Whether a gloss says what stands at some tokens of the other version.
  static func says(_ gloss: Gloss, _ tokens: ClosedRange<Int>, of other: SegmentedDocument) -> Bool
  {
    let words = tokens.filter { other.tokens[$0].kind == .word }
    return words.count == gloss.words.count
      && zip(words, gloss.words).allSatisfy { token, word in
        other.folded.bytes[other.tokens[token].folded.indices].elementsEqual(word)
      }
  }
}

extension SegmentedDocument {
  fileprivate func isMark(_ token: Int, _ mark: StaticString) -> Bool {
    tokens[token].kind == .mark
      && folded.bytes[tokens[token].folded.indices].first == mark.utf8Start[0]
  }
}

extension PhraseText {
  /// The phrase of some sentences that has the words of a gloss. O(tokens × words of a phrase).
  func phrase(
    saying gloss: ParentheticalGlosses.Gloss, in sentences: Range<Int>
  ) -> PhraseInventory.Phrase? {
    for sentence in sentences {
      for first in phrases.meaningful[sentence].indices {
        var found: PhraseInventory.Phrase?
        phrases.forEachEnd(of: first, in: sentence) { last in
          if found == nil, let phrase = phrases.phrase(first...last, in: sentence),
            ParentheticalGlosses.says(gloss, phrase.tokens, of: segmented)
          {
            found = phrase
          }
        }
        if let found { return found }
      }
    }
    return nil
  }

  /// The longest phrase that ends at a token and holds none of some others: what is linked elsewhere
  /// is not what is explained.
  func phrase(
    endingAt end: Int, without linked: Set<Int>, in sentences: Range<Int>
  ) -> PhraseInventory.Phrase? {
    for sentence in sentences {
      guard let last = phrases.meaningful[sentence].firstIndex(of: end) else { continue }
      for first in max(0, last - 5)...last {
        let words = phrases.meaningful[sentence][first...last]
        if words.contains(where: linked.contains) || !joinsByOf(words) { continue }
        if let phrase = phrases.phrase(first...last, in: sentence) { return phrase }
      }
    }
    return nil
  }

  /// Whether nothing stands between words but *of* and articles: `la recherche pour l'avenir` is more
  /// than a term.
  private func joinsByOf(_ words: ArraySlice<Int>) -> Bool {
    zip(words, words.dropFirst()).allSatisfy { word, next in
      ((word + 1)..<next).allSatisfy { token in
        let first = segmented.folded.bytes[segmented.tokens[token].folded.indices].first
        return [UInt8(ascii: "d"), UInt8(ascii: "o"), UInt8(ascii: "l"), UInt8(ascii: "-")]
          .contains(first ?? 0)
      }
    }
  }
}
