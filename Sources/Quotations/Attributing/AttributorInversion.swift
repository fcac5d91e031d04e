internal import Text

/// Verbs that no lexicon has, known by where they stand: « … », grogne Anatole Ferrand; «…», sbotta il
/// sindaco; « … », a-t-il ri.
extension Attributor {
  /// A word right behind a quotation with its subject behind it, in languages that invert.
  ///
  /// - Parameter isInvited: Whether a comma, a question or the like stands between.
  func invertedVerb(
    behind quotation: Int, at item: Int, in frame: Frames.Frame, isInvited: Bool
  ) -> Finding? {
    if !subjects.inverts { return isInvited ? englishTail(at: item, in: frame) : nil }
    guard isInvited || isWhole(passages[Int(~frames.items[quotation])]) else { return nil }
    // Geoffrey Hinton, le « parrain de l'IA », a quitté Google: what stands before it has the verb.
    var before = quotation - 1
    if before > frame.items.lowerBound, byte(before) == 0x2C { before -= 1 }
    if before >= frame.items.lowerBound, frames.items[before] >= 0,
      words.isWord(Int(frames.items[before]))
    {
      return nil
    }
    let end = min(frame.items.upperBound, item + 24)
    var verb = item
    while verb < end, verb - item < 4, isUnstressed(verb), !isDash(verb) { verb += 1 }
    guard verb < end, frames.items[verb] >= 0 else { return nil }
    // a-t-elle ri
    if verb > item, isDash(verb), let pronoun = pronoun(from: verb, to: end),
      let participle = plainWord(at: pronoun + 1, before: end),
      !words.isCueVerb(Int(frames.items[participle]))
    {
      return finding(participle, subjects.subject(after: pronoun, to: end), frame)
    }
    guard let word = plainWord(at: verb, before: end), word + 1 < end,
      !words.isCueVerb(Int(frames.items[word]))
    else { return nil }
    let subject = subjects.subject(after: word + 1, to: end)
    guard let subject, subject.tokens.lowerBound - Int(frames.items[word]) <= 6 else { return nil }
    let isNear =
      isDash(word + 1) || names.mentionOfToken[Int(max(0, frames.items[word + 1]))] >= 0
      || !classes(word + 1).isDisjoint(with: [.determiner, .possessive, .title, .anonymous])
    return isNear ? finding(word, subject, frame) : nil
  }

  /// “…,” grumbles Anatole Ferrand; “…,” she allows.
  private func englishTail(at item: Int, in frame: Frames.Frame) -> Finding? {
    let end = min(frame.items.upperBound, item + 12)
    if let verb = plainWord(at: item, before: end), isEnglishVerb(verb), verb + 1 < end,
      frames.items[verb + 1] >= 0, names.mentionOfToken[Int(frames.items[verb + 1])] >= 0
    {
      return finding(verb, subjects.subject(after: verb + 1, to: end), frame)
    }
    var verb = item
    while verb < end, verb - item < 5, !isEnglishVerb(verb) {
      if frames.items[verb] >= 0, words.isCueVerb(Int(frames.items[verb])) { return nil }
      verb += 1
    }
    guard verb > item, verb < end, let word = plainWord(at: verb, before: end),
      let speaker = subjects.subject(before: word, from: item),
      speaker.tokens.lowerBound == Int(frames.items[item]), isSomebody(speaker)
    else { return nil }
    // Nothing but the end of the sentence, or a comma, behind it.
    let next = word + 1
    let isLast =
      next >= frame.items.upperBound || frames.items[next] < 0
      || words.isMark(Int(frames.items[next]))
    return isLast ? finding(word, speaker, frame) : nil
  }

  /// Whether an unknown word ends as the forms of verbs do that tell what somebody did.
  private func isEnglishVerb(_ item: Int) -> Bool {
    guard frames.items[item] >= 0, !words.isCueVerb(Int(frames.items[item])),
      classes(item).isDisjoint(with: .personNoun)
    else { return false }
    let word = text[words.range(Int(frames.items[item])).indices]
    return word.suffix(2).elementsEqual("ed".utf8)
      || word.last == UInt8(ascii: "s") && !word.suffix(2).elementsEqual("ss".utf8)
  }

  /// Described as “…” by the planner Paola Rinaldi: the agent right behind the words.
  func agent(of quotation: Int, in frame: Frames.Frame) -> Finding? {
    let item = quotation + 1
    guard item + 1 < frame.items.upperBound, classes(item).contains(.agent) else { return nil }
    var verb = quotation - 1
    while verb >= frame.items.lowerBound, quotation - verb < 5, frames.items[verb] >= 0 {
      let word = Int(frames.items[verb])
      if words.isSpeechVerb(word),
        let cue = words.lexicon.cues(of: words.lexical[word]).first(where: { $0.class != .noun }),
        let speaker = subjects.subject(after: item + 1, to: frame.items.upperBound)
      {
        let hit = CueHit(cue: cue, items: verb..<(verb + 1), tokens: word..<(word + 1))
        return Finding(
          speaker: speaker, cue: hit, kind: writing(frame, hit), confidence: 0.85, link: .source)
      }
      verb -= 1
    }
    return nil
  }

  private func finding(_ word: Int, _ speaker: Speaker?, _ frame: Frames.Frame) -> Finding? {
    guard let speaker else { return nil }
    let token = Int(frames.items[word])
    let hit = CueHit(
      cue: Cue(class: .verb, kind: .speech, rest: []), items: word..<(word + 1),
      tokens: token..<(token + 1))
    return Finding(
      speaker: speaker, cue: hit, kind: writing(frame, hit), confidence: 0.8, link: .tail)
  }

  /// The pronoun behind a hyphen: -t-il, -elle.
  private func pronoun(from start: Int, to end: Int) -> Int? {
    var item = start
    while item < end, item - start < 4, frames.items[item] >= 0 {
      if !classes(item).isDisjoint(with: [.he, .she, .they, .anyone]) { return item }
      let isT = byte(item) | 0x20 == 0x74 && words.range(Int(frames.items[item])).count == 1
      guard isDash(item) || isT else { return nil }
      item += 1
    }
    return nil
  }

  /// The item, if it is a word in small letters that has no other office in a sentence.
  private func plainWord(at item: Int, before end: Int) -> Int? {
    guard item < end, frames.items[item] >= 0 else { return nil }
    let token = Int(frames.items[item])
    guard words.isWord(token), !words.hasCapital(token), names.mentionOfToken[token] < 0,
      words.range(token).count > 2,
      words.classes[token].isDisjoint(with: WordClasses.function.union([.term, .work, .title]))
    else { return nil }
    return item
  }

  /// Whether a passage is a sentence or most of one.
  private func isWhole(_ passage: MarkedPassage) -> Bool {
    let first = tokenIndex(at: passage.inner.start)
    guard first < words.count, words.hasCapital(first) else { return false }
    return tokenIndex(at: passage.inner.end) - first >= 4
  }

  /// « A, annonce le docteur Clavel, B »: the cue and its subject between commas inside the marks.
  func cueInside(_ index: Int) -> Finding? {
    let passage = passages[index]
    let first = tokenIndex(at: passage.inner.start)
    let end = min(tokenIndex(at: passage.inner.end), first + Self.reach)
    guard subjects.inverts, end - first > 5 else { return nil }
    for token in (first + 2)..<end where isBreak(token - 1) && words.isWord(token) {
      var verb = token
      while verb < end, verb - token < 3, !words.isCueVerb(verb),
        !words.classes[verb].isDisjoint(with: [.clitic, .auxiliary])
      {
        verb += 1
      }
      guard verb < end, words.isCueVerb(verb) else { continue }
      // Mi chiedono, dice, se sono triste: Italian leaves the subject out.
      if language == .italian, verb + 1 < end, isBreak(verb + 1),
        !words.classes[verb].contains(.that),
        let cue = words.lexicon.cues(of: words.lexical[verb]).first(where: {
          $0.class == .verb && $0.rest.isEmpty
        })
      {
        return Finding(
          speaker: nil, cue: CueHit(cue: cue, items: 0..<0, tokens: verb..<(verb + 1)),
          kind: cue.kind, confidence: 0.7, link: .tail)
      }
      guard let speaker = tokenSubjects.subject(after: verb + 1, to: end),
        speaker.tokens.lowerBound - verb <= 4, speaker.tokens.upperBound < end,
        let cue = words.lexicon.cues(of: words.lexical[verb]).first(where: {
          $0.class == .verb && $0.rest.isEmpty
        })
      else { continue }
      // The subject ends at the next comma.
      guard
        (speaker.tokens.upperBound..<min(end, speaker.tokens.upperBound + 8)).contains(
          where: isBreak)
      else { continue }
      return Finding(
        speaker: speaker, cue: CueHit(cue: cue, items: 0..<0, tokens: verb..<(verb + 1)),
        kind: cue.kind, confidence: 0.8, link: .source)
    }
    return nil
  }

  /// A comma or a dash.
  private func isBreak(_ token: Int) -> Bool {
    guard words.isMark(token) else { return false }
    let range = words.range(token)
    return words.byte(token) == 0x2C
      || range.count == 3 && text[Int(range.start) + 1] == 0x80
        && (0x93...0x94).contains(text[Int(range.start) + 2])
  }
}
