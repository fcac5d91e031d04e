internal import Text

/// The phrases of a document that may be terms: one to a few words that begin and end with words of
/// meaning, with at most linking words between them.
struct PhraseInventory: Sendable {
  struct Phrase {
    /// Number of the phrase: inflected forms of it have the same.
    let key: Int32
    /// Indices of its first and last meaningful token, as tokens of the document.
    let tokens: ClosedRange<Int>
  }

  /// Meaningful tokens of each sentence, as indices of tokens.
  private(set) var meaningful: [[Int]] = []
  /// Whether a token may be inside a phrase.
  private var mayLink: [Bool] = []
  private var meaning: [Bool] = []
  private var firstWords: [Bool] = []
  /// Occurrences by key.
  private(set) var counts: [Int] = []
  let words: InflectedWords
  private var keys = Vocabulary()
  private let wordLimit: Int

  /// O(tokens × words of a phrase).
  init(_ segmented: SegmentedDocument, wordLimit: Int) {
    self.wordLimit = wordLimit
    words = InflectedWords(segmented)
    classify(segmented)
    firstWords = Array(repeating: false, count: segmented.tokens.count)
    for sentence in segmented.sentences {
      let tokens = Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)
      if let first = tokens.first(where: { segmented.tokens[$0].kind == .word }) {
        firstWords[first] = true
      }
      meaningful.append(tokens.filter { meaning[$0] })
    }
    for sentence in meaningful.indices {
      for first in meaningful[sentence].indices {
        forEachEnd(of: first, in: sentence) { last in
          let key = keys.identifier(of: name(first...last, in: sentence))
          while counts.count < keys.count { counts.append(0) }
          counts[Int(key)] += 1
        }
      }
    }
  }

  /// The phrase from one meaningful token of a sentence to another; `nil` where it is none.
  func phrase(_ range: ClosedRange<Int>, in sentence: Int) -> Phrase? {
    guard range.count <= wordLimit else { return nil }
    let tokens = meaningful[sentence][range.lowerBound]...meaningful[sentence][range.upperBound]
    guard tokens.allSatisfy({ meaning[$0] || mayLink[$0] }),
      let key = keys.existingIdentifier(of: name(range, in: sentence))
    else { return nil }
    return Phrase(key: key, tokens: tokens)
  }

  /// Whether a token is a word of meaning.
  func isMeaningful(_ token: Int) -> Bool { meaning[token] }

  /// Whether a token is the first word of its sentence.
  func isFirstWord(_ token: Int) -> Bool { firstWords[token] }

  /// Calls back with each index at which a phrase from `first` can end.
  func forEachEnd(of first: Int, in sentence: Int, _ body: (Int) -> Void) {
    let tokens = meaningful[sentence]
    body(first)
    var last = first
    while last + 1 < tokens.count, last + 1 - first < wordLimit {
      for between in (tokens[last] + 1)..<tokens[last + 1] where !mayLink[between] { return }
      if tokens[last + 1] - tokens[last] > 4 { return }
      last += 1
      body(last)
    }
  }

  /// How many words of meaning a phrase has.
  func wordCount(of key: Int32) -> Int { keys.bytes(of: key).count / Self.keyWidth }

  /// The numbers of the shorter phrases inside a phrase.
  func parts(of key: Int32) -> [Int32] {
    let bytes = keys.bytes(of: key)
    let words = bytes.count / Self.keyWidth
    var parts: [Int32] = []
    for first in 0..<words {
      for end in (first + 1)...words where end - first < words {
        let start = bytes.startIndex + first * Self.keyWidth
        let part = bytes[start..<(start + (end - first) * Self.keyWidth)]
        if let key = keys.existingIdentifier(of: part) { parts.append(key) }
      }
    }
    return parts
  }

  private static let keyWidth = MemoryLayout<Int32>.size

  /// The keys of a phrase's words as bytes. Linking words do not tell phrases apart.
  private func name(_ range: ClosedRange<Int>, in sentence: Int) -> ArraySlice<UInt8> {
    var bytes: [UInt8] = []
    for index in range {
      withUnsafeBytes(of: words.key(ofToken: meaningful[sentence][index]).littleEndian) {
        bytes.append(contentsOf: $0)
      }
    }
    return bytes[...]
  }

  private mutating func classify(_ segmented: SegmentedDocument) {
    var stopWords = Vocabulary()
    var links: [Bool] = []
    for row in ResourceTable(PackageResources.stopwords_tsv).rows(of: segmented.language)
    where !row.isEmpty {
      _ = stopWords.identifier(of: row[0])
      links.append(row.count > 1)
    }
    for token in segmented.tokens {
      let word = segmented.folded.bytes[token.folded.indices]
      if token.kind != .word {
        mayLink.append(token.kind == .mark && word.elementsEqual("-".utf8))
        meaning.append(false)
      } else if let stop = stopWords.existingIdentifier(of: word) {
        mayLink.append(links[Int(stop)])
        meaning.append(false)
      } else {
        mayLink.append(word.last == UInt8(ascii: "'"))
        meaning.append(word.last != UInt8(ascii: "'") && word.count > 1)
      }
    }
  }
}
