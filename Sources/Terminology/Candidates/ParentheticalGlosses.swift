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
