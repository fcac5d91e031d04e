internal import Text

/// Small questions about the items around a quotation.
extension Attributor {
  /// The items and cues looked at on either side; sentences longer than that are no sentences,
  /// and looking further would cost quadratic time.
  static let reach = 60

  /// The cues nearest to a quotation, on both sides.
  func nearHits(_ hits: [CueHit], around quotation: Int) -> ArraySlice<CueHit> {
    let low = hits.partitioningIndex { $0.items.lowerBound >= quotation }
    return hits[max(0, low - 24)..<min(hits.count, low + 24)]
  }

  /// How many quotations stand between two items; three are as many as all.
  func quotationCount(from start: Int, to end: Int) -> Int {
    var count = 0
    for item in start..<min(end, start + Self.reach) where frames.items[item] < 0 { count += 1 }
    return min(count, 3)
  }

  func classes(_ item: Int) -> WordClasses {
    frames.items[item] < 0 ? [] : words.classes[Int(frames.items[item])]
  }

  func byte(_ item: Int) -> UInt8 {
    frames.items[item] < 0 ? 0 : words.byte(Int(frames.items[item]))
  }

  func isDash(_ item: Int) -> Bool {
    guard frames.items[item] >= 0, words.isMark(Int(frames.items[item])) else { return false }
    let range = words.range(Int(frames.items[item]))
    return byte(item) == 0x2D
      || range.count == 3 && text[Int(range.start) + 1] == 0x80
        && (0x90...0x95).contains(text[Int(range.start) + 2])
  }

  func isUnstressed(_ item: Int) -> Bool {
    guard frames.items[item] >= 0 else { return false }
    // gli ha risposto, l'a reconnu: an article before an auxiliary is a pronoun.
    let isObject =
      subjects.inverts && classes(item).contains(.determiner) && item + 1 < frames.items.count
      && !classes(item + 1).isDisjoint(with: [.auxiliary])
    return !classes(item).isDisjoint(with: [.clitic, .auxiliary, .be, .adverb])
      && classes(item).isDisjoint(with: .pronoun) || isDash(item) || isObject
  }

  /// Whether no verb stands among items: a description of the speaker.
  func isNominal(_ range: Range<Int>) -> Bool {
    !range.dropLast().contains {
      !classes($0).isDisjoint(with: [.pronoun, .that, .conjunction])
    }
  }

  func isThat(_ item: Int, _ end: Int) -> Bool {
    item < end && classes(item).contains(.that)
  }

  func isFollowedByThat(_ hit: CueHit, _ quotation: Int) -> Bool {
    isThat(hit.items.upperBound, quotation)
  }

  func isPossessiveMark(_ item: Int) -> Bool {
    guard frames.items[item] >= 0 else { return false }
    let byte = byte(item)
    return byte == 0x27 || byte == 0xE2
  }

  /// of, de, di, from.
  func isOf(_ item: Int) -> Bool {
    let byte = byte(item) | 0x20
    return byte == 0x64 || byte == 0x6F && words.range(Int(frames.items[item])).count == 2
      || byte == 0x66
  }

  func isDefinite(_ token: Int) -> Bool {
    // the, le, la, l', il, lo; this, ce, questo. Not a, un, one.
    if token > 0, words.classes[token].isDisjoint(with: .determiner),
      words.classes[token - 1].contains(.contraction), !words.startsSentence(token)
    {
      return true
    }
    return words.classes[token].contains(.determiner)
      && !(words.byte(token) | 0x20 == 0x75 || words.byte(token) | 0x20 == 0x61
        || words.byte(token) | 0x20 == 0x6F)
  }

  func invitesTail(_ passage: MarkedPassage) -> Bool {
    switch passage.ending(in: text) {
    case .comma, .question, .ellipsisOrDash: true
    case .stop, .none: false
    }
  }

  /// Writing if the cue says so or the frame names a letter, a post, a message around the cue.
  func writing(_ frame: Frames.Frame, _ hit: CueHit) -> Quotation.Kind {
    if hit.cue.kind == .writing { return .writing }
    let low = max(frame.items.lowerBound, hit.items.lowerBound - 12)
    let high = min(frame.items.upperBound, hit.items.upperBound + 12)
    for item in low..<high where frames.items[item] >= 0 && !hit.items.contains(item) {
      let lexical = words.lexical[Int(frames.items[item])]
      // A form that is a verb too (note, nota, report) is a noun behind an article or preposition.
      if words.isSpeechVerb(Int(frames.items[item])),
        item == frame.items.lowerBound
          || classes(item - 1).isDisjoint(with: [.determiner, .preposition, .possessive])
      {
        continue
      }
      if words.lexicon.cues(of: lexical).contains(where: {
        $0.class == .noun && $0.kind == .writing
      }) {
        return .writing
      }
    }
    return .speech
  }
}
