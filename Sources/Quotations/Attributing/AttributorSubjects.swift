internal import Text

/// Whom a sentence speaks of, where no cue stands beside its subject.
extension Attributor {
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
    var hasVerb = false
    for item in start..<min(end, start + Self.reach) where frames.items[item] >= 0 {
      let token = Int(frames.items[item])
      // Le promoteur a présenté un plan, assurant que …; All'uscita la senatrice è prudente: somebody
      // without a name is the subject.
      if !hasVerb, classes(item).contains(.determiner), item == start || !isGoverned(item),
        let first = subjects.subject(after: item, to: end),
        first.tokens.lowerBound == token, first.mention == nil,
        case .phrase(let found) = first.form, !found.isDisjoint(with: [.man, .woman, .anonymous])
      {
        return first
      }
      hasVerb =
        hasVerb || !classes(item).isDisjoint(with: [.auxiliary, .be]) || words.isSpeechVerb(token)
      let index = names.mentionOfToken[token]
      if index >= 0 {
        let mention = names.mentions[Int(index)]
        let speaker = Speaker(
          form: .name(Int(index)), tokens: mention.tokens, mention: Int(index))
        let isAside =
          mention.hasPreposition
          || isInPrepositionalPhrase(
            item - (token - mention.tokens.lowerBound), from: start)
        if !isAside && !mention.hasArticle { return speaker }
        if second == nil, !isAside { second = speaker }
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

  /// Whom a sentence names that opens with *selon*, *pour*, *according to*.
  func sourceOfFrame(
    _ frame: Frames.Frame, before hit: CueHit, _ hits: ArraySlice<CueHit>
  ) -> Finding? {
    guard
      let source = hits.first(where: { $0.items.lowerBound <= frame.items.lowerBound + 1 }),
      source.cue.class == .source || source.cue.class == .opening,
      source.items.upperBound < hit.items.lowerBound,
      let speaker = sourceSubject(after: source.items.upperBound, to: hit.items.lowerBound),
      isSomebody(speaker)
    else { return nil }
    return Finding(
      speaker: speaker, cue: source, kind: writing(frame, source), confidence: 0.75, link: .source)
  }

  /// Whether a preposition or a conjunction stands right before an item.
  private func isGoverned(_ item: Int) -> Bool {
    !classes(item - 1).isDisjoint(with: [.preposition, .conjunction, .as, .that])
  }

  /// The subject of the sentence before a quotation's own, in the same paragraph: *La senatrice è stata
  /// prudente. «…», ha commentato.*
  func subjectOfSentence(before item: Frames.Item) -> Speaker? {
    guard item < 0 else { return nil }
    let index = frames.frameOfPassage[Int(~item)]
    guard index > 0 else { return nil }
    let (before, frame) = (frames.frames[index - 1], frames.frames[index])
    guard before.block == frame.block, !before.hasQuotation else { return nil }
    return firstName(in: before, before: before.items.upperBound)
  }

  /// The speaker of the quotation in the sentence before, in the same paragraph: *… dice che è «un signore».
  /// Poi si corregge: «…»*.
  func subjectOfRun(before item: Frames.Item, _ last: Finding?) -> Speaker? {
    guard item < 0 else { return nil }
    let index = frames.frameOfPassage[Int(~item)]
    guard index > 0, frames.frames[index - 1].hasQuotation,
      frames.frames[index - 1].block == frames.frames[index].block
    else { return nil }
    return last?.speaker
  }

  /// The last name of a person before a colon: *Même son de cloche chez Virginie Latour :*.
  func lastPerson(in frame: Frames.Frame, before end: Int) -> Speaker? {
    for item in (max(frame.items.lowerBound, end - 24)..<end).reversed()
    where frames.items[item] >= 0 {
      let index = Int(names.mentionOfToken[Int(frames.items[item])])
      if index >= 0, fits(names.mentions[index], .person) {
        return Speaker(form: .name(index), tokens: names.mentions[index].tokens, mention: index)
      }
    }
    return nil
  }

  /// Who speaks where *on* does: *Au Samu, on parle de*, *Du côté du parquet, on assure*.
  func place(of speaker: Speaker, in frame: Frames.Frame) -> Speaker? {
    guard case .pronoun(let found) = speaker.form, found == .anyone else { return nil }
    let start = frame.items.lowerBound
    guard frames.items[start] >= 0, classes(start).contains(.preposition) else { return nil }
    var item = start
    var last: Speaker?
    while item < frame.items.upperBound, item - start < 10, frames.items[item] >= 0,
      Int(frames.items[item]) < speaker.tokens.lowerBound, byte(item) != 0x2C
    {
      let token = Int(frames.items[item])
      let index = Int(names.mentionOfToken[token])
      if index >= 0 {
        last = Speaker(form: .name(index), tokens: names.mentions[index].tokens, mention: index)
      } else if classes(item).contains(.organization) {
        last = Speaker(form: .phrase(.organization), tokens: token..<(token + 1), mention: nil)
      }
      item += 1
    }
    return last
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
    var after = noun.items.upperBound
    // Un message interne du PDG: an adjective between.
    if after + 1 < quotation, frames.items[after] >= 0, words.isWord(Int(frames.items[after])),
      classes(after).isDisjoint(with: .function), classes(after + 1).contains(.preposition),
      names.mentionOfToken[Int(frames.items[after])] < 0
    {
      after += 1
    }
    if after < quotation, classes(after).contains(.preposition) {
      var next = after + 1
      while next < quotation, next - after < 4, frames.items[next] >= 0 {
        let index = names.mentionOfToken[Int(frames.items[next])]
        if index >= 0 {
          // sur X, on CNN are places; de X, from X are writers.
          guard isOf(after) else { return nil }
          return Speaker(
            form: .name(Int(index)), tokens: names.mentions[Int(index)].tokens, mention: Int(index))
        }
        next += 1
      }
      // A memo from its chief executive, Viktor Hallström
      if isOf(after), let found = subjects.subject(after: after + 1, to: quotation),
        found.mention != nil
      {
        return found
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
