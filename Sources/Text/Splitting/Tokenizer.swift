internal import ICU

/// Parts sentences into words, numbers and marks, and folds them on the way.
///
/// An elided word ends at its apostrophe where the language elides (`l’|art`, `dell'|IA`); in
/// English the possessive is a token of its own (`Musk|’s`) and other contractions stay whole
/// (`don’t`). Compounds part at the hyphen. Numbers hold their separators (`1 234,5`, `1,234.5`).
struct Tokenizer {
  private let apostrophe: Apostrophe

  private enum Apostrophe {
    /// Italian: every apostrophe between letters ends a word.
    case endsWord
    /// French: after the words that elide.
    case endsElidedWord
    /// English and others: only the possessive is parted.
    case startsPossessive
  }

  init(language: Language) {
    apostrophe =
      switch language {
      case .italian: .endsWord
      case .french: .endsElidedWord
      default: .startsPossessive
      }
  }

  /// The tokens of a text's sentences, with each sentence's share of them, and the whole text
  /// folded. O(bytes).
  func tokens(
    in text: [UInt8], sentences: [ByteRange]
  ) -> (tokens: [Token], perSentence: [Range<Int32>], folded: FoldedText) {
    var scan = Scan(text: text, apostrophe: apostrophe)
    var perSentence: [Range<Int32>] = []
    perSentence.reserveCapacity(sentences.count)
    text.withUnsafeBufferPointer { bytes in
      for sentence in sentences {
        scan.fold(bytes, upTo: Int(sentence.start))
        let first = Int32(scan.tokens.count)
        scan.tokenize(bytes, upTo: Int(sentence.end))
        perSentence.append(first..<Int32(scan.tokens.count))
      }
      scan.fold(bytes, upTo: bytes.count)
    }
    return (scan.tokens, perSentence, scan.folded.finished())
  }

  /// The one pass: a position in the text, and what has been made of everything before it.
  private struct Scan {
    var tokens: [Token] = []
    var folded: FoldedTextBuilder
    let apostrophe: Apostrophe
    var position = 0

    init(text: [UInt8], apostrophe: Apostrophe) {
      folded = FoldedTextBuilder(capacity: text.count)
      tokens.reserveCapacity(text.count / 5)
      self.apostrophe = apostrophe
    }

    /// Folds what lies between sentences.
    mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int) {
      while position < end { advance(bytes) }
    }

    /// Moves over one scalar and folds it.
    @inline(__always)
    mutating func advance(_ bytes: UnsafeBufferPointer<UInt8>) {
      let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
      folded.append(scalar, at: position, width: width)
      position += width
    }

    mutating func tokenize(_ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int) {
      while position < end {
        let scalar = UTF8Decoding.scalar(in: bytes, at: position).scalar
        let start = (text: Int32(position), folded: folded.count)
        switch CharacterClass(scalar) {
        case .space:
          advance(bytes)
        case .digit:
          number(bytes, upTo: end)
          let isWord = position < end && isWordCharacter(bytes, at: position)
          if isWord { word(bytes, upTo: end, from: Int(start.text)) }
          add(isWord ? .word : .number, from: start)
        case .letter:
          word(bytes, upTo: end, from: position)
          add(.word, from: start)
        case .mark:
          let isPeriod = scalar == 0x2E
          advance(bytes)
          // An ellipsis of three periods is one mark, as … is.
          while isPeriod, position < end, bytes[position] == 0x2E { advance(bytes) }
          if isApostrophe(scalar), isPossessive(bytes, at: position, upTo: end),
            tokens.last?.range.end == start.text
          {
            advance(bytes)
            add(.word, from: start)
          } else {
            add(.mark, from: start)
          }
        }
      }
    }

    private mutating func add(_ kind: Token.Kind, from start: (text: Int32, folded: Int32)) {
      tokens.append(
        Token(
          kind: kind, range: ByteRange(start.text, Int32(position)),
          folded: ByteRange(start.folded, folded.count)))
    }

    private mutating func word(
      _ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int, from start: Int
    ) {
      while position < end {
        let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
        switch CharacterClass(scalar) {
        case .letter, .digit:
          advance(bytes)
        case .mark where isApostrophe(scalar):
          let next = position + width
          guard next < end, isWordCharacter(bytes, at: next) else { return }
          switch apostrophe {
          case .endsWord:
            advance(bytes)
            return
          case .endsElidedWord:
            let elides = FrenchElision.elides(bytes, from: start, to: position)
            advance(bytes)
            if elides { return }
          case .startsPossessive:
            if isPossessive(bytes, at: next, upTo: end) { return }
            advance(bytes)
          }
        default: return
        }
      }
    }

    private mutating func number(_ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int) {
      while position < end {
        let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
        if CharacterClass(scalar) == .digit {
          advance(bytes)
        } else if scalar == 0x2E || scalar == 0x2C,
          isDigit(bytes, at: position + 1, upTo: end)
        {
          advance(bytes)
        } else if scalar == 0xA0 || scalar == 0x202F || scalar == 0x2009,
          isGroupOfThree(bytes, at: position + width, upTo: end)
        {
          advance(bytes)
        } else {
          return
        }
      }
    }

    private func isGroupOfThree(
      _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, upTo end: Int
    ) -> Bool {
      (0..<3).allSatisfy { isDigit(bytes, at: start + $0, upTo: end) }
        && !isDigit(bytes, at: start + 3, upTo: end)
    }

    private func isDigit(
      _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, upTo end: Int
    ) -> Bool { offset < end && bytes[offset] &- 0x30 < 10 }

    private func isWordCharacter(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
      let kind = CharacterClass(UTF8Decoding.scalar(in: bytes, at: offset).scalar)
      return kind == .letter || kind == .digit
    }

    /// Whether an `s` that ends a word stands at an offset.
    private func isPossessive(
      _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, upTo end: Int
    ) -> Bool {
      apostrophe == .startsPossessive && offset < end && bytes[offset] | 0x20 == 0x73
        && (offset + 1 >= end || !isWordCharacter(bytes, at: offset + 1))
    }
  }
}

/// What the tokenizer needs to know of a scalar.
enum CharacterClass {
  case letter, digit, space, mark

  @inline(__always)
  init(_ scalar: UInt32) {
    if scalar < 0x80 {
      if (scalar | 0x20) &- 0x61 < 26 {
        self = .letter
      } else if scalar &- 0x30 < 10 {
        self = .digit
      } else if scalar == 0x20 || scalar &- 0x09 < 5 {
        self = .space
      } else {
        self = scalar == 0x5F ? .letter : .mark
      }
    } else {
      self = Self.beyondASCII(scalar)
    }
  }

  private static func beyondASCII(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    // Latin letters, without × and ÷.
    case 0xC0...0x24F: scalar == 0xD7 || scalar == 0xF7 ? .mark : .letter
    case 0xAA, 0xB5, 0xBA: .letter
    case 0xA0, 0x85, 0x202F, 0x2000...0x200A, 0x2028, 0x2029, 0x205F, 0x3000, 0x1680: .space
    case 0x80...0xBF, 0x2010...0x2027, 0x2030...0x205E: .mark
    default: Scalars.isDigit(scalar) ? .digit : Scalars.isWord(scalar) ? .letter : .mark
    }
  }
}

@inline(__always)
private func isApostrophe(_ scalar: UInt32) -> Bool {
  scalar == 0x27 || scalar == 0x2019 || scalar == 0x02BC
}

/// The French words that lose their vowel before another word.
private enum FrenchElision {
  private static let words: [StaticString] = [
    "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
  ]

  /// Whether the bytes from `start` to `end` are one of them, in either case.
  static func elides(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    words.contains { word in
      word.utf8CodeUnitCount == end - start
        && (0..<(end - start)).allSatisfy { bytes[start + $0] | 0x20 == word.utf8Start[$0] }
    }
  }
}
