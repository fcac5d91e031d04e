internal import Text

/// What the words of a quotation's own sentence say of it.
extension Attributor {
  func finding(
    of quotation: Int, in frame: Frames.Frame, _ hits: [CueHit]
  ) -> Finding? {
    if let agent = agent(of: quotation, in: frame) { return agent }
    // un « stagiaire », Roncier a répondu: what governs the fragment stands right before it.
    let isGoverned = isGovernedFragment(quotation, in: frame, hits)
    if !isGoverned, let tail = tail(of: quotation, in: frame, hits) { return tail }
    let start = frame.items.lowerBound
    // The nearest cue on the left decides; nouns only where no verb does.
    var nouns: [CueHit] = []
    let near = nearHits(hits, around: quotation)
    for hit in near.reversed() where hit.items.upperBound <= quotation {
      switch hit.cue.class {
      case .noun:
        nouns.append(hit)
      case .source, .opening:
        if let speaker = sourceSubject(after: hit.items.upperBound, to: quotation),
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
        if speaker == nil, !subjects.inverts,
          hit.items.lowerBound <= start + 1
            || byte(hit.items.lowerBound - 1) == 0x2C
              && isNamed(hit.items.upperBound, before: quotation)
        {
          speaker = subjects.subject(after: hit.items.upperBound, to: quotation)
        }
        if speaker == nil {
          speaker = subjectOfFrame(frame, before: hit, hits)
          confidence = 0.7
        }
        // Selon elle, le mur demandait « … »: what is no person says nothing.
        if let found = speaker, !isSomebody(found),
          let source = sourceOfFrame(frame, before: hit, near)
        {
          return source
        }
        if let found = speaker, let place = place(of: found, in: frame) { speaker = place }
        confidence -= 0.1 * Double(min(quotationsBetween, 3))
        if distance > 25 { confidence -= 0.2 }
        return Finding(
          speaker: speaker, cue: hit, kind: writing(frame, hit), confidence: confidence,
          link: .head)
      }
    }
    let isBehindColon = quotation > start && byte(quotation - 1) == 0x3A
    // Dans un communiqué, Lumatek « prend acte »: the subject of the quoted verb.
    if let noun = nouns.first, let speaker = subjectOfQuotedVerb(quotation, in: frame, noun) {
      return Finding(
        speaker: speaker, cue: noun, kind: noun.cue.kind, confidence: 0.75, link: .source)
    }
    if !isBehindColon, let found = atEnd(of: quotation, in: frame, near) { return found }
    if let noun = nouns.first {
      var finding = Finding(
        speaker: nil, cue: noun, kind: noun.cue.kind, confidence: isBehindColon ? 0.75 : 0.55,
        link: .noun)
      for hit in nouns where finding.speaker == nil {
        finding.speaker = possessor(of: hit, in: frame, quotation)
      }
      if finding.speaker == nil, isBehindColon {
        finding.speaker = lastPerson(in: frame, before: quotation)
      }
      return finding
    }
    if isBehindColon {
      let speaker =
        firstName(in: frame, before: quotation)
        ?? subjects.subject(after: start, to: quotation).flatMap { isSomebody($0) ? $0 : nil }
        ?? lastPerson(in: frame, before: quotation)
      let predicate = predicate(before: quotation - 1, in: frame, of: speaker)
      return Finding(
        speaker: speaker, cue: predicate, kind: nil, confidence: speaker == nil ? 0.3 : 0.6,
        link: speaker == nil && predicate != nil ? .head : .colon)
    }
    // « … », selon X: further right than the tail looks.
    for hit in near where hit.items.lowerBound > quotation && hit.cue.class == .source {
      if let speaker = sourceSubject(after: hit.items.upperBound, to: frame.items.upperBound) {
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
        let speaker = sourceSubject(after: hit.items.upperBound, to: stop)
      else { return nil }
      return Finding(
        speaker: speaker, cue: hit, kind: writing(frame, hit), confidence: 0.9, link: .source)
    }
    // «Non ci fermeremo» ha detto ieri Marco Salvi: no comma, the verb right behind.
    if !isInvited, subjects.inverts, hit.cue.class == .verb, beginsFrame(quotation, frame) {
      var first = item
      while first < hit.items.lowerBound, isUnstressed(first) { first += 1 }
      isInvited =
        first == hit.items.lowerBound
        && subjects.subject(after: hit.items.upperBound, to: stop).map(isSomebody) ?? false
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
        ?? institution(after: hit.items.upperBound, to: stop)
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

  /// Whether no word stands before a quotation in its frame.
  private func beginsFrame(_ quotation: Int, _ frame: Frames.Frame) -> Bool {
    quotation - frame.items.lowerBound <= 2
      && (frame.items.lowerBound..<quotation).allSatisfy {
        frames.items[$0] >= 0 && words.isMark(Int(frames.items[$0]))
      }
  }

  /// «…», assicurano dalla prefettura: whom the verb's subject stands for.
  private func institution(after item: Int, to end: Int) -> Speaker? {
    guard language == .italian, item + 1 < end, frames.items[item] >= 0,
      classes(item).contains(.agent)
    else { return nil }
    return subjects.subject(after: item + 1, to: end)
  }

  /// Whether a name stands at an item: Not so, says Sebastian Carroll.
  private func isNamed(_ item: Int, before end: Int) -> Bool {
    item < end && frames.items[item] >= 0 && names.mentionOfToken[Int(frames.items[item])] >= 0
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
    // The dash or colon does what a verb does elsewhere.
    let token = Int(frames.items[item - 1])
    let dash = CueHit(
      cue: Cue(class: .verb, kind: .speech, rest: []), items: (item - 1)..<item,
      tokens: token..<(token + 1))
    return Finding(
      speaker: Speaker(form: .name(Int(index)), tokens: mention.tokens, mention: Int(index)),
      cue: isDash(item - 1) ? dash : nil, kind: .speech, confidence: 0.85, link: .tail)
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
}
