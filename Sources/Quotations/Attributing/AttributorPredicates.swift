internal import Text

/// Sentences whose verb no lexicon has, and quotations that are a part of their sentence.
extension Attributor {
  /// What stands for a cue before a colon: *Mehta, lui, a* `choisi` *:*, *Un conseiller* `est moins
  /// serein` *:*, *Poi si* `corregge` *:*. O(1): the last two dozen words.
  func predicate(before colon: Int, in frame: Frames.Frame, of speaker: Speaker?) -> CueHit? {
    let start = frame.items.lowerBound
    // The last clause, the speaker's own words left out.
    var first = colon
    while first > start, colon - first < 24, frames.items[first - 1] >= 0,
      byte(first - 1) != 0x2C, byte(first - 1) != 0x3B
    {
      first -= 1
    }
    if let speaker {
      while first < colon, Int(frames.items[first]) < speaker.tokens.upperBound { first += 1 }
      // a fait sourire Ouali: the verb stands right before its object.
      if first == colon { return object(speaker, before: colon, in: frame) }
    } else if language != .italian {
      return nil
    }
    // lui, encore, poi, e
    while first < colon, !classes(first).isDisjoint(with: [.conjunction, .object]) { first += 1 }
    var item = first
    var isCopula = false
    while item < colon, isUnstressed(item) || isObjectPronoun(item, before: colon) {
      isCopula = isCopula || classes(item).contains(.be)
      item += 1
    }
    guard item < colon, isPlain(item) else { return nil }
    if isCopula {
      // The whole predicate: was less kind.
      var be = first
      while be < item, !classes(be).contains(.be) { be += 1 }
      return hit(be..<colon)
    }
    return hit(item..<(item + 1))
  }

  /// n'`en` croit rien, non `lo` nasconde, non se `l'`aspettava.
  private func isObjectPronoun(_ item: Int, before colon: Int) -> Bool {
    guard subjects.inverts, item + 1 < colon, frames.items[item] >= 0,
      words.range(Int(frames.items[item])).count <= 3
    else { return false }
    let isEn =
      words.range(Int(frames.items[item])).count == 2 && byte(item) == UInt8(ascii: "e")
      && classes(item).contains(.preposition)
    guard isEn || classes(item).contains(.determiner) || classes(item) == .conjunction else {
      return false
    }
    return isUnstressed(item + 1) || isPlain(item + 1) || classes(item + 1).contains(.determiner)
  }

  /// The word before the name that ends a sentence.
  private func object(_ speaker: Speaker, before colon: Int, in frame: Frames.Frame) -> CueHit? {
    guard speaker.mention != nil else { return nil }
    var item = colon - 1
    let low = max(frame.items.lowerBound, colon - 24)
    while item > low, frames.items[item] < 0 || Int(frames.items[item]) >= speaker.tokens.lowerBound
    {
      item -= 1
    }
    while item > low, frames.items[item] >= 0,
      classes(item).contains(.title) || byte(item) == 0x2E
    {
      item -= 1
    }
    guard item > low, isPlain(item), frames.items[item - 1] >= 0,
      classes(item - 1).isDisjoint(with: [.determiner, .possessive, .contraction])
    else { return nil }
    return hit(item..<(item + 1))
  }

  private func hit(_ items: Range<Int>) -> CueHit {
    CueHit(
      cue: Cue(class: .verb, kind: .speech, rest: []), items: items,
      tokens: Int(frames.items[items.lowerBound])..<(Int(frames.items[items.upperBound - 1]) + 1))
  }

  /// A word in small letters that has no other office in a sentence and names nobody.
  private func isPlain(_ item: Int) -> Bool {
    guard frames.items[item] >= 0 else { return false }
    let token = Int(frames.items[item])
    return words.isWord(token) && !words.hasCapital(token) && names.mentionOfToken[token] < 0
      && words.range(token).count > 2
      && words.classes[token].isDisjoint(
        with: WordClasses.function.union(.personNoun).union([.term, .work, .title]))
  }

  /// Whether a fragment hangs on a cue right before it: *qui l'avait comparé à un « stagiaire »,
  /// Roncier a répondu*. A tail behind it says something else.
  func isGovernedFragment(_ quotation: Int, in frame: Frames.Frame, _ hits: [CueHit]) -> Bool {
    let passage = passages[Int(~frames.items[quotation])]
    let first = tokenIndex(at: passage.inner.start)
    guard first < words.count, words.isWord(first), !words.hasCapital(first),
      passage.ending(in: text) == .none
    else { return false }
    return nearHits(hits, around: quotation).contains { hit in
      guard hit.items.upperBound <= quotation, quotation - hit.items.upperBound <= 3,
        hit.cue.class == .naming || hit.cue.class == .verb
      else { return false }
      return (hit.items.upperBound..<quotation).allSatisfy {
        frames.items[$0] >= 0
          && !classes($0).isDisjoint(with: [.preposition, .determiner, .as, .that, .contraction])
      }
    }
  }

  /// The name or noun for somebody that ends right before a fragment, in a sentence that names a
  /// statement: *Dans un communiqué, Lumatek « prend acte »*.
  func subjectOfQuotedVerb(
    _ quotation: Int, in frame: Frames.Frame, _ noun: CueHit
  ) -> Speaker? {
    let passage = passages[Int(~frames.items[quotation])]
    let first = tokenIndex(at: passage.inner.start)
    guard first < words.count, words.isWord(first), !words.hasCapital(first),
      noun.items.upperBound < quotation,
      classes(quotation - 1).isDisjoint(with: .function),
      let speaker = subjects.subject(before: quotation, from: noun.items.upperBound),
      isSomebody(speaker), speaker.tokens.upperBound == Int(frames.items[quotation - 1]) + 1
    else { return nil }
    // la lettre de Sharma « … » has no subject.
    if speaker.mention != nil, let index = speaker.mention, names.mentions[index].hasPreposition {
      return nil
    }
    return speaker
  }

  /// Whom *selon*, *secondo*, *according to* name: a name, a phrase, or *lui*, *her*, *them*.
  func sourceSubject(after start: Int, to end: Int) -> Speaker? {
    if start < end, frames.items[start] >= 0, !classes(start).isDisjoint(with: .object),
      start + 1 >= end || frames.items[start + 1] < 0 || words.isMark(Int(frames.items[start + 1]))
        || classes(start).isDisjoint(with: .possessive)
    {
      let found = classes(start)
      let pronoun: WordClasses =
        found.contains(.objectShe) ? .she : found.contains(.objectHe) ? .he : .they
      let token = Int(frames.items[start])
      return Speaker(form: .pronoun(pronoun), tokens: token..<(token + 1), mention: nil)
    }
    return subjects.subject(after: start, to: end)
  }

  /// Whether a name stands beside the noun of a prepositional phrase that begins its clause: *Dell'
  /// avversario, Kip Langat, dice* …: the phrase is no subject.
  func isInPrepositionalPhrase(_ item: Int, from start: Int) -> Bool {
    guard item - 1 > start, byte(item - 1) == 0x2C else { return false }
    var first = item - 2
    while first > start, item - first < 10, frames.items[first - 1] >= 0, byte(first - 1) != 0x2C {
      first -= 1
    }
    guard frames.items[first] >= 0, classes(first).contains(.preposition) else { return false }
    // Dans la rue, Marie dit: the name has no comma behind it.
    var end = item
    let mention = names.mentionOfToken[Int(frames.items[item])]
    while end < frames.items.count, frames.items[end] >= 0,
      names.mentionOfToken[Int(frames.items[end])] == mention
    {
      end += 1
    }
    guard end < frames.items.count, byte(end) == 0x2C else { return false }
    let startsAnew = (first + 2..<max(first + 2, item - 1)).contains {
      classes($0).contains(.determiner)
        && classes($0 - 1).isDisjoint(with: [.preposition, .conjunction])
    }
    return !startsAnew
      && (first + 1..<item - 1).contains { !classes($0).isDisjoint(with: .personNoun) }
  }

  /// Who is named behind a quotation that stands alone: « Oui. » *Amélie Stavros, sismologue, n'a pas
  /// lâché sa fourchette.*
  func named(behind index: Int) -> Finding? {
    let frame = frames.frames[index]
    guard index + 1 < frames.frames.count, isAlone(frame) else { return nil }
    let next = frames.frames[index + 1]
    guard next.block == frame.block, !next.hasQuotation else { return nil }
    // « Je pars. » C'est par ces mots que Nicolas Fabre a ouvert la réunion.
    let start = next.items.lowerBound
    for item in (start + 1)..<max(start + 1, min(start + 6, next.items.upperBound)) {
      let token = Int(frames.items[item])
      let isNoun =
        words.classes[token].contains(.term)
        || words.lexicon.cues(of: words.lexical[token]).contains { $0.class == .noun }
      guard isNoun, !classes(item - 1).isDisjoint(with: [.determiner, .possessive]),
        let speaker = firstName(in: next, before: next.items.upperBound)
      else { continue }
      let cue = CueHit(
        cue: Cue(class: .noun, kind: .speech, rest: []), items: item..<(item + 1),
        tokens: token..<(token + 1))
      return Finding(speaker: speaker, cue: cue, kind: .speech, confidence: 0.7, link: .tail)
    }
    guard let speaker = firstName(in: next, before: next.items.upperBound),
      case .name = speaker.form,
      speaker.tokens.lowerBound - Int(frames.items[next.items.lowerBound]) <= 3
    else { return nil }
    return Finding(speaker: speaker, cue: nil, kind: nil, confidence: 0.5, link: .run)
  }
}
