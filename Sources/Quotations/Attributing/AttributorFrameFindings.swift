internal import Text

/// What the words of a quotation's own sentence say of it.
extension Attributor {
  func finding(
    of quotation: Int, in frame: Frames.Frame, _ hits: [CueHit]
  ) -> Finding? {
    if let agent = agent(of: quotation, in: frame) { return agent }
    if let tail = tail(of: quotation, in: frame, hits) { return tail }
    let start = frame.items.lowerBound
    // The nearest cue on the left decides; nouns only where no verb does.
    var nouns: [CueHit] = []
    let near = nearHits(hits, around: quotation)
    for hit in near.reversed() where hit.items.upperBound <= quotation {
      switch hit.cue.class {
      case .noun:
        nouns.append(hit)
      case .source, .opening:
        if let speaker = subjects.subject(after: hit.items.upperBound, to: quotation),
          hit.cue.class == .source || isSomebody(speaker)
        {
          return Finding(
            speaker: speaker, cue: hit, kind: writing(frame, hit), confidence: 0.85, link: .source)
        }
      case .verb, .naming:
        let quotationsBetween = quotationCount(from: hit.items.upperBound, to: quotation)
        let distance = quotation - hit.items.upperBound
        if hit.cue.class == .naming, distance > 12 { continue }
        let isGerund = cueFinder.isGerund(hit)
        var speaker =
          isGerund
          ? subjectOfFrame(frame, before: hit, hits)
          : subjects.subject(before: hit.items.lowerBound, from: start)
        var confidence = isGerund ? 0.75 : 0.9
        let before = hit.items.lowerBound - 1
        let followsAs =
          before >= start
          && (classes(before).contains(.as)
            || before - 1 >= start && classes(before - 1).contains(.as))
        if subjects.inverts, speaker == nil || followsAs,
          !isFollowedByThat(hit, quotation)
        {
          if let inverted = subjects.subject(after: hit.items.upperBound, to: quotation) {
            speaker = inverted
          }
        }
        if speaker == nil, !subjects.inverts, hit.items.lowerBound <= start + 1 {
          speaker = subjects.subject(after: hit.items.upperBound, to: quotation)
        }
        if speaker == nil {
          speaker = subjectOfFrame(frame, before: hit, hits)
          confidence = 0.7
        }
        confidence -= 0.1 * Double(min(quotationsBetween, 3))
        if distance > 25 { confidence -= 0.2 }
        return Finding(
          speaker: speaker, cue: hit, kind: writing(frame, hit), confidence: confidence,
          link: .head)
      }
    }
    let isBehindColon = quotation > start && byte(quotation - 1) == 0x3A
    if !isBehindColon, let found = atEnd(of: quotation, in: frame, near) { return found }
    if let noun = nouns.first {
      var finding = Finding(
        speaker: nil, cue: noun, kind: noun.cue.kind, confidence: isBehindColon ? 0.75 : 0.55,
        link: .noun)
      for hit in nouns where finding.speaker == nil {
        finding.speaker = possessor(of: hit, in: frame, quotation)
      }
      return finding
    }
    if isBehindColon {
      let speaker =
        firstName(in: frame, before: quotation)
        ?? subjects.subject(after: start, to: quotation).flatMap { isSomebody($0) ? $0 : nil }
      return Finding(
        speaker: speaker, cue: nil, kind: nil, confidence: speaker == nil ? 0.3 : 0.6,
        link: .colon)
    }
    // « … », selon X: further right than the tail looks.
    for hit in near where hit.items.lowerBound > quotation && hit.cue.class == .source {
      if let speaker = subjects.subject(after: hit.items.upperBound, to: frame.items.upperBound) {
        return Finding(
          speaker: speaker, cue: hit, kind: writing(frame, hit), confidence: 0.7, link: .source)
      }
    }
    return nil
  }

  /// « … », explique une source; “…,” Kazemi told NBC News.
  func tail(
    of quotation: Int, in frame: Frames.Frame, _ hits: [CueHit]
  ) -> Finding? {
    let end = frame.items.upperBound
    var item = quotation + 1
    guard item < end else { return nil }
    var isInvited = invitesTail(passages[Int(~frames.items[quotation])])
    var hasDash = false
    if quotation == frame.items.lowerBound, item + 1 < end, byte(item) == 0x3A,
      let signature = signature(item + 1, end)
    {
      return signature
    }
    while item < end, byte(item) == 0x2C || isDash(item) {
      isInvited = true
      hasDash = hasDash || isDash(item)
      item += 1
    }
    if hasDash, let signature = signature(item, end) { return signature }
    guard item < end, frames.items[item] >= 0 else { return nil }
    if let inverted = invertedVerb(behind: quotation, at: item, in: frame, isInvited: isInvited) {
      return inverted
    }
    // The words up to the next quotation or stop.
    var stop = item
    while stop < end, stop - item < 40, frames.items[stop] >= 0 {
      let byte = byte(stop)
      if byte == 0x3B || byte == 0x3A { break }
      stop += 1
    }
    guard
      let hit = nearHits(hits, around: quotation).first(where: {
        $0.items.lowerBound >= item && $0.items.lowerBound < stop && $0.cue.class != .noun
      })
    else { return nil }
    if hit.cue.class == .source {
      guard hit.items.lowerBound == item || isInvited else { return nil }
      guard hit.items.lowerBound - item < 4,
        let speaker = subjects.subject(after: hit.items.upperBound, to: stop)
      else { return nil }
      return Finding(
        speaker: speaker, cue: hit, kind: writing(frame, hit), confidence: 0.9, link: .source)
    }
    guard isInvited, hit.cue.class == .verb,
      classes(item).isDisjoint(with: [.conjunction, .relative, .that])
    else { return nil }
    // Where another quotation follows, the cue may introduce that one.
    let leadsOn =
      stop < end && frames.items[stop] < 0
      && (isThat(hit.items.upperBound, stop)
        || stop == hit.items.upperBound
          && !isInvited)
    if leadsOn, quotation > frame.items.lowerBound { return nil }
    // Only unstressed words before the cue: inversion.
    var first = item
    while first < hit.items.lowerBound, isUnstressed(first) { first += 1 }
    var speaker: Speaker?
    if first == hit.items.lowerBound {
      speaker =
        subjects.subject(after: hit.items.upperBound, to: stop)
        ?? subjects.subject(before: hit.items.lowerBound, from: item)
    } else {
      speaker = subjects.subject(before: hit.items.lowerBound, from: item)
      if speaker == nil, subjects.inverts {
        speaker = subjects.subject(after: hit.items.upperBound, to: stop)
      }
      if speaker == nil, hit.items.lowerBound - item > 6 { return nil }
      // The subject stands right behind the quotation, or its description does.
      if let speaker, frames.items[item] >= 0 {
        let distance = speaker.tokens.lowerBound - Int(frames.items[item])
        if distance > 12 || distance > 5 && !isNominal(item..<hit.items.lowerBound) { return nil }
      }
    }
    return Finding(
      speaker: speaker, cue: hit, kind: writing(frame, hit),
      confidence: speaker == nil ? 0.6 : 0.95, link: .tail)
  }

  /// “…” ― Sonya Herridge
  func signature(_ item: Int, _ end: Int) -> Finding? {
    guard item < end, frames.items[item] >= 0 else { return nil }
    let index = names.mentionOfToken[Int(frames.items[item])]
    guard index >= 0 else { return nil }
    let mention = names.mentions[Int(index)]
    let next = item + mention.tokens.count
    let isLast =
      next >= end || byte(next) == 0x2C || frames.items[next] < 0
      || !words.isWord(Int(frames.items[next]))
      || words.startsSentence(Int(frames.items[next]))
    guard isLast else { return nil }
    return Finding(
      speaker: Speaker(form: .name(Int(index)), tokens: mention.tokens, mention: Int(index)),
      cue: nil, kind: .speech, confidence: 0.85, link: .tail)
  }

  /// A cue with its subject at the end of the sentence: Nobody “steals a handful of $20s” here,
  /// Warren said.
  func atEnd(of quotation: Int, in frame: Frames.Frame, _ hits: ArraySlice<CueHit>)
    -> Finding?
  {
    for hit in hits.reversed()
    where hit.items.lowerBound > quotation && hit.cue.class == .verb {
      var comma = hit.items.lowerBound - 1
      while comma > quotation, hit.items.lowerBound - comma <= 8, frames.items[comma] >= 0,
        byte(comma) != 0x2C
      {
        comma -= 1
      }
      guard comma > quotation, byte(comma) == 0x2C, hit.items.lowerBound - comma <= 8,
        classes(comma + 1).isDisjoint(with: [.conjunction, .relative, .that, .preposition])
      else { return nil }
      let speaker =
        comma + 1 == hit.items.lowerBound
        ? subjects.subject(after: hit.items.upperBound, to: frame.items.upperBound)
        : subjects.subject(before: hit.items.lowerBound, from: comma + 1)
      guard let speaker else { return nil }
      return Finding(
        speaker: speaker, cue: hit, kind: writing(frame, hit), confidence: 0.7, link: .source)
    }
    return nil
  }

  /// The subject an earlier verb of the frame has, or the first name of the frame.
  func subjectOfFrame(
    _ frame: Frames.Frame, before hit: CueHit, _ hits: [CueHit]
  ) -> Speaker? {
    let start = frame.items.lowerBound
    for earlier in nearHits(hits, around: hit.items.lowerBound).reversed()
    where earlier.items.upperBound <= hit.items.lowerBound && earlier.cue.class != .noun
      && earlier.cue.class != .source && earlier.cue.class != .opening
      && !cueFinder.isGerund(earlier)
    {
      if let speaker = subjects.subject(before: earlier.items.lowerBound, from: start)
        ?? subjects.subject(after: earlier.items.upperBound, to: hit.items.lowerBound)
      {
        return speaker
      }
    }
    return firstName(in: frame, before: hit.items.lowerBound)
  }

  /// The first name or person pronoun of a frame, names behind prepositions left out.
  func firstName(in frame: Frames.Frame, before end: Int) -> Speaker? {
    var second: Speaker?
    let start = frame.items.lowerBound
    for item in start..<min(end, start + Self.reach) where frames.items[item] >= 0 {
      let token = Int(frames.items[item])
      let index = names.mentionOfToken[token]
      if index >= 0 {
        let mention = names.mentions[Int(index)]
        let speaker = Speaker(
          form: .name(Int(index)), tokens: mention.tokens, mention: Int(index))
        if !mention.hasPreposition && !mention.hasArticle { return speaker }
        if second == nil, !mention.hasPreposition { second = speaker }
      } else if !words.classes[token].isDisjoint(with: [.he, .she]),
        item + 1 >= end || classes(item + 1).isDisjoint(with: .clitic)
      {
        return Speaker(
          form: .pronoun(words.classes[token].intersection(.pronoun)), tokens: token..<(token + 1),
          mention: nil)
      }
    }
    return second
  }

  /// Whose letter or speech it is: sa lettre, Sharma's letter, la lettre de Sharma.
  func possessor(
    of noun: CueHit, in frame: Frames.Frame, _ quotation: Int
  ) -> Speaker? {
    let start = frame.items.lowerBound
    var item = noun.items.lowerBound - 1
    while item >= start, noun.items.lowerBound - item < 5, frames.items[item] >= 0 {
      let found = classes(item)
      if found.contains(.possessive) {
        let token = Int(frames.items[item])
        return Speaker(form: .pronoun(.possessive), tokens: token..<(token + 1), mention: nil)
      }
      if found.contains(.relative) {
        // Hitzig, la cui lettera; Hitzig, whose letter
        for back in 1...5 where item - back >= start && frames.items[item - back] >= 0 {
          let index = names.mentionOfToken[Int(frames.items[item - back])]
          if index >= 0 {
            return Speaker(
              form: .name(Int(index)), tokens: names.mentions[Int(index)].tokens,
              mention: Int(index))
          }
        }
      }
      let index = names.mentionOfToken[Int(frames.items[item])]
      if index >= 0, item + 1 < noun.items.lowerBound, isPossessiveMark(item + 1) {
        return Speaker(
          form: .name(Int(index)), tokens: names.mentions[Int(index)].tokens, mention: Int(index))
      }
      item -= 1
    }
    let after = noun.items.upperBound
    if after < quotation, classes(after).contains(.preposition) {
      var next = after + 1
      while next < quotation, next - after < 4, frames.items[next] >= 0 {
        let index = names.mentionOfToken[Int(frames.items[next])]
        if index >= 0 {
          // sur X, on CNN are places; de X, from X are writers.
          guard isOf(after) else { break }
          return Speaker(
            form: .name(Int(index)), tokens: names.mentions[Int(index)].tokens, mention: Int(index))
        }
        next += 1
      }
    }
    return nil
  }

  /// Whether words name a person or organisation, and no time or thing: a name, a pronoun, a noun for
  /// persons, or a noun that the text describes somebody by.
  func isSomebody(_ speaker: Speaker) -> Bool {
    switch speaker.form {
    case .name: true
    case .pronoun(let found): !found.isDisjoint(with: [.he, .she, .they])
    case .phrase(let found):
      !found.isDisjoint(with: .personNoun)
        || descriptions.mention(
          of: speaker.tokens, before: speaker.tokens.lowerBound, words) != nil
    }
  }
}
