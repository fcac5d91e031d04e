/// Describes the gaps of a block.
struct GapDescriber {
  let bytes: UnsafeBufferPointer<UInt8>
  let first: Int
  let end: Int
  let lexicon: SplittingLexicon
  private let language: UInt32
  private let endsClosed: UInt32

  /// - Parameters:
  ///   - bytes: The text, valid UTF-8.
  ///   - first: Where the block begins, and `end` where it ends, without white space.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, to end: Int, language: Language,
    lexicon: SplittingLexicon
  ) {
    self.bytes = bytes
    self.first = first
    self.end = end
    self.lexicon = lexicon
    self.language = Language.supported.firstIndex(of: language).map { UInt32($0) + 1 } ?? 0
    endsClosed =
      switch bytes.scalar(before: end, from: first) {
      case 0x2E, 0x21, 0x3F, 0x2026, 0x22, 0x29, 0xBB, 0x201D, 0x2019: 1
      default: 0
      }
  }

  /// Writes what is seen at a gap of a sentence. O(1): words are read up to a bound.
  func describe(_ gap: SentenceGap, in sentence: SentenceSoFar, into description: GapDescription) {
    description[.language] = language
    description[.mark] = gap.mark.rawValue
    description[.closers] = gap.closers.rawValue
    description[.space] = gap.hasSpace ? 1 : 0
    description[.words] = Self.wordCounts[min(sentence.words, Self.wordCounts.count - 1)]
    description[.capitals] = sentence.lowercaseWords == 0 && sentence.words < 12 ? 1 : 0
    description[.bracket] = sentence.brackets > 0 ? 1 : 0
    description[.quote] = sentence.quotes > 0 ? 1 : 0
    description[.ending] = endsClosed
    describeNext(from: gap.nextStart, into: description)
    describePrevious(before: gap.markStart, sentence.start, into: description)
  }

  private static let wordCounts: [UInt32] = (0...42).map {
    GapDescription.number(of: $0 + 1, in: [1, 2, 3, 5, 8, 12, 20, 40])
  }
  private static let lengths: [UInt32] = (0...9).map {
    GapDescription.number(of: $0, in: [0, 1, 2, 3, 5, 8])
  }

  /// The folded word behind a gap.
  func nextWord(of gap: SentenceGap) -> String {
    folded(word(from: opener(from: gap.nextStart).wordStart))
  }

  /// The folded word before a gap.
  func previousWord(of gap: SentenceGap) -> String { folded(word(before: gap.markStart)) }

  private func folded(_ range: Range<Int>) -> String {
    String(decoding: Folder().folded(Array(bytes[range])).bytes, as: UTF8.self)
  }

  // MARK: Behind the gap

  private func describeNext(from start: Int, into description: GapDescription) {
    let (opener, wordStart) = opener(from: start)
    let word = word(from: wordStart)
    let shape = word.isEmpty ? (wordStart >= end ? .end : .mark) : shape(of: word)
    description[.opener] = opener.rawValue
    description[.next] = shape.rawValue
    description[.after] = neighbour(at: word.upperBound).rawValue
    let secondStart = bytes.skippingSpace(from: word.upperBound, to: end)
    let second = self.word(from: secondStart)
    description[.second] =
      (second.isEmpty ? (secondStart >= end ? .end : .mark) : self.shape(of: second)).rawValue
    if word.isEmpty {
      (description[.starter], description[.common], description[.nextWord]) = (0, 0, 0)
    } else {
      let hash = WordHash(bytes, word)
      let entry = lexicon[hash]
      description[.starter] = entry.beginsSentences ? 1 : 0
      description[.common] = entry.isCommon ? 1 : 0
      description[.nextWord] = hash.short
    }
  }

  /// What opens at an offset, and where the word behind it begins.
  private func opener(from start: Int) -> (GapDescription.Opener, wordStart: Int) {
    var position = start
    var found = GapDescription.Opener.none
    while position < end, position - start < 16 {
      let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
      let kind: GapDescription.Opener
      switch scalar {
      case 0xAB, 0x2039, 0x201C, 0x201E, 0x201F, 0x2018, 0x201A, 0x22, 0x27: kind = .quote
      case 0x28, 0x5B, 0x7B: kind = .bracket
      case 0x2D, 0x2010...0x2015: kind = .dash
      case 0x2A, 0x5F: kind = .star
      case 0x2022, 0x2023, 0x2043, 0x2219, 0x25A0...0x25FF, 0x3E: kind = .bullet
      case 0x3C: kind = .angle
      case 0x2E, 0x2026: kind = .period
      case 0x23, 0x40, 0x24, 0x20AC, 0xA3, 0xA1, 0xBF, 0xA7: kind = .sign
      case 0x2C, 0x3A, 0x3B, 0x29, 0x5D, 0x7D, 0x25, 0xBB, 0x201D, 0x203A, 0x21, 0x3F:
        kind = .closing
      default:
        switch CharacterClass(scalar) {
        case .letter where scalar != 0x5F, .digit: return (found, position)
        case .space where found != .none:
          position += width
          continue
        case .space: return (found, position)
        default: kind = .other
        }
      }
      if found == .none {
        found = kind
      } else if found == .dash || found == .dashes, kind == .dash {
        found = .dashes
      } else if kind == .closing {
        if found != .quote && found != .bracket { found = .closing }
      } else if kind != found {
        found = .several
      }
      position += width
      if found == .closing { break }
    }
    return (found, position)
  }

  /// Letters and digits from an offset on, up to and with an apostrophe.
  private func word(from start: Int) -> Range<Int> {
    var position = start
    while position < end, position - start < 32 {
      let byte = bytes[position]
      if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
        position += 1
        continue
      }
      let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
      if position > start, scalar == 0x27 || scalar == 0x2019 {
        position += width
        break
      }
      guard scalar != 0x5F, isWordCharacter(scalar) else { break }
      position += width
    }
    return start..<position
  }

  // MARK: Before the gap

  private func describePrevious(
    before markStart: Int, _ sentenceStart: Int, into description: GapDescription
  ) {
    let word = word(before: markStart)
    description[.left] = neighbour(before: markStart).rawValue
    description[.previous] = (word.isEmpty ? .none : shape(of: word)).rawValue
    description[.length] = Self.lengths[min(characterCount(word), Self.lengths.count - 1)]
    if word.isEmpty {
      (description[.previousStarter], description[.previousCommon]) = (0, 0)
      (description[.previousWord], description[.abbreviation]) = (0, 0)
    } else {
      let hash = WordHash(bytes, word)
      let entry = lexicon[hash]
      description[.previousWord] = hash.short
      description[.previousStarter] = entry.beginsSentences ? 1 : 0
      description[.previousCommon] = entry.isCommon ? 1 : 0
      var abbreviation = entry.abbreviation.rawValue
      if abbreviation == 0 {
        let known = UInt32(SplittingLexicon.Abbreviation.allCases.count)
        if isDotted(word) {
          abbreviation = known
        } else if description[.previous] == GapDescription.Shape.initial.rawValue {
          abbreviation = known + 1
        }
      }
      description[.abbreviation] = abbreviation
    }
    var position = word.lowerBound
    if position <= sentenceStart {
      description[.beforePrevious] = GapDescription.Shape.start.rawValue
      return
    }
    position = bytes.trimmingSpace(from: sentenceStart, to: position)
    let earlier = self.word(before: position)
    description[.beforePrevious] = (earlier.isEmpty ? .mark : shape(of: earlier)).rawValue
  }

  /// Letters, digits, inner periods and hyphens that end at an offset, without what is elided
  /// (`l'art`).
  private func word(before offset: Int) -> Range<Int> {
    var start = offset
    while start > first, offset - start < 32 {
      let previous = bytes.characterStart(before: start, from: first)
      let byte = bytes[previous]
      if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
        start = previous
        continue
      }
      let scalar = UTF8Decoding.scalar(in: bytes, at: previous).scalar
      let isInner = (scalar == 0x2E || scalar == 0x2D) && start < offset
      guard isInner || scalar != 0x5F && isWordCharacter(scalar) || scalar == 0xB0 else { break }
      start = previous
    }
    while start < offset, bytes[start] == 0x2E || bytes[start] == 0x2D { start += 1 }
    return start..<offset
  }

  /// Letters with periods between: `U.S`, `a.C`, `J.-C`.
  private func isDotted(_ word: Range<Int>) -> Bool {
    guard word.count >= 3 else { return false }
    var letters = 0
    var hasPeriod = false
    for position in word {
      let byte = bytes[position]
      if byte == 0x2E || byte == 0x2D {
        hasPeriod = hasPeriod || byte == 0x2E
        letters = 0
      } else if byte & 0xC0 != 0x80 {
        letters += 1
        if letters > 2 || byte &- 0x30 < 10 { return false }
      }
    }
    return hasPeriod
  }
}
