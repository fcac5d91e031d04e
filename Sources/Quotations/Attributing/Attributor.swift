internal import Text

/// What the words around a quotation say of it.
struct Finding {
  var speaker: Speaker?
  var cue: CueHit?
  /// Speech or writing, where a cue tells.
  var kind: Quotation.Kind?
  var confidence = 0.0
  /// How the words are joined to the quotation.
  var link: Link

  enum Link {
    /// « … », explique X: said right behind it.
    case tail
    /// X explique : « … »
    case head
    /// selon X
    case source
    /// la lettre de X
    case noun
    /// X : « … »
    case colon
    /// The speaker of the quotation or sentence before.
    case run
  }
}

/// Finds for each quotation of level 0 who speaks, by the words of its frame, else by the frame
/// or quotation before it.
struct Attributor {
  let words: AnalyzedWords
  let names: NameMentions
  let frames: Frames
  let passages: [MarkedPassage]
  let language: Language

  private let cueFinder: CueFinder
  private let subjects: SubjectFinder
  private var text: [UInt8] { words.segmented.document.text }

  init(_ words: AnalyzedWords, _ names: NameMentions, _ frames: Frames, _ passages: [MarkedPassage])
  {
    self.words = words
    self.names = names
    self.frames = frames
    self.passages = passages
    language = words.segmented.language
    let isRomance = language == .french || language == .italian
    cueFinder = CueFinder(
      words: words, names: names, items: frames.items, isRomance: isRomance)
    subjects = SubjectFinder(
      words: words, names: names, items: frames.items, inverts: isRomance)
  }

  /// One finding or `nil` for each passage; those inside others have none. O(tokens).
  func findings() -> [Finding?] {
    var result: [Finding?] = Array(repeating: nil, count: passages.count)
    var run: (finding: Finding, frame: Int)?
    for index in frames.frames.indices where frames.frames[index].hasQuotation {
      let frame = frames.frames[index]
      let hits = cueFinder.hits(in: frame.items)
      let quotations = frame.items.filter { frames.items[$0] < 0 }
      var found: [Finding?] = quotations.map { finding(of: $0, in: frame, hits) }
      // « A », a-t-il écrit, « B »: what stands between belongs to both.
      for position in found.indices where found[position] == nil {
        if position > 0, var before = found[position - 1] {
          before.confidence *= 0.9
          found[position] = before
        } else if position + 1 < found.count, let after = found[position + 1],
          after.link == .tail || after.link == .source
        {
          var after = after
          after.confidence *= 0.6
          found[position] = after
        }
      }
      for position in found.indices {
        let passage = Int(~frames.items[quotations[position]])
        if var finding = found[position] {
          resolve(&finding, before: quotations[position], run?.finding)
          if finding.speaker == nil {
            complete(&finding, of: quotations[position], in: index, after: run)
          }
          found[position] = finding
          result[passage] = finding
        } else if let finding = continued(
          from: run, to: index, isAlone: isAlone(frame), at: quotations[position])
        {
          found[position] = finding
          result[passage] = finding
        }
      }
      if let last = found.last(where: { $0?.speaker != nil }), let last {
        run = (last, index)
      }
    }
    return result
  }

  /// A cue without a subject: the speaker of the run, or for a letter or speech the person the
  /// text is about.
  private func complete(
    _ finding: inout Finding, of quotation: Int, in index: Int,
    after run: (finding: Finding, frame: Int)?
  ) {
    if let run, isNear(run.frame, index) || finding.link == .noun && isNextBlock(run.frame, index) {
      finding.speaker = run.finding.speaker
      finding.confidence *= 0.7
    } else if finding.link == .noun,
      let found = antecedent(.person, before: frames.items[quotation], nil)
    {
      finding.speaker = Speaker(
        form: .name(found), tokens: names.mentions[found].tokens, mention: found)
      finding.confidence *= 0.6
    }
  }

  // MARK: One frame

  private func finding(
    of quotation: Int, in frame: Frames.Frame, _ hits: [CueHit]
  ) -> Finding? {
    if let tail = tail(of: quotation, in: frame, hits) { return tail }
    let start = frame.items.lowerBound
    // The nearest cue on the left decides; nouns only where no verb does.
    var nouns: [CueHit] = []
    for hit in hits.reversed() where hit.items.upperBound <= quotation {
      switch hit.cue.class {
      case .noun:
        nouns.append(hit)
      case .source:
        if let speaker = subjects.subject(after: hit.items.upperBound, to: quotation) {
          return Finding(
            speaker: speaker, cue: hit, kind: writing(frame, hit), confidence: 0.85, link: .source)
        }
      case .verb, .naming:
        let quotationsBetween = (hit.items.upperBound..<quotation).count {
          frames.items[$0] < 0
        }
        let distance = quotation - hit.items.upperBound
        if hit.cue.class == .naming, distance > 8 { continue }
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
    if !isBehindColon, let found = atEnd(of: quotation, in: frame, hits) { return found }
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
      let speaker = firstName(in: frame, before: quotation)
      return Finding(
        speaker: speaker, cue: nil, kind: nil, confidence: speaker == nil ? 0.3 : 0.6,
        link: .colon)
    }
    // « … », selon X: further right than the tail looks.
    for hit in hits where hit.items.lowerBound > quotation && hit.cue.class == .source {
      if let speaker = subjects.subject(after: hit.items.upperBound, to: frame.items.upperBound) {
        return Finding(
          speaker: speaker, cue: hit, kind: writing(frame, hit), confidence: 0.7, link: .source)
      }
    }
    return nil
  }

  /// « … », explique une source; “…,” Kazemi told NBC News.
  private func tail(
    of quotation: Int, in frame: Frames.Frame, _ hits: [CueHit]
  ) -> Finding? {
    let end = frame.items.upperBound
    var item = quotation + 1
    guard item < end else { return nil }
    var isInvited = invitesTail(passages[Int(~frames.items[quotation])])
    var hasDash = false
    while item < end, byte(item) == 0x2C || isDash(item) {
      isInvited = true
      hasDash = hasDash || isDash(item)
      item += 1
    }
    if hasDash, let signature = signature(item, end) { return signature }
    guard item < end, frames.items[item] >= 0 else { return nil }
    // The words up to the next quotation or stop.
    var stop = item
    while stop < end, stop - item < 40, frames.items[stop] >= 0 {
      let byte = byte(stop)
      if byte == 0x3B || byte == 0x3A { break }
      stop += 1
    }
    guard
      let hit = hits.first(where: {
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
      && (isThat(hit.items.upperBound, stop) || stop == hit.items.upperBound
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
  private func signature(_ item: Int, _ end: Int) -> Finding? {
    guard item < end, frames.items[item] >= 0 else { return nil }
    let index = names.mentionOfToken[Int(frames.items[item])]
    guard index >= 0 else { return nil }
    let mention = names.mentions[Int(index)]
    let next = item + mention.tokens.count
    let isLast =
      next >= end || frames.items[next] < 0 || !words.isWord(Int(frames.items[next]))
      || words.startsSentence(Int(frames.items[next]))
    guard isLast else { return nil }
    return Finding(
      speaker: Speaker(form: .name(Int(index)), tokens: mention.tokens, mention: Int(index)),
      cue: nil, kind: .speech, confidence: 0.85, link: .tail)
  }

  /// A cue with its subject at the end of the sentence: Nobody “steals a handful of $20s” here,
  /// Warren said.
  private func atEnd(of quotation: Int, in frame: Frames.Frame, _ hits: [CueHit]) -> Finding? {
    for hit in hits.reversed()
    where hit.items.lowerBound > quotation && hit.cue.class == .verb {
      var comma = hit.items.lowerBound - 1
      while comma > quotation, frames.items[comma] >= 0, byte(comma) != 0x2C { comma -= 1 }
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
  private func subjectOfFrame(
    _ frame: Frames.Frame, before hit: CueHit, _ hits: [CueHit]
  ) -> Speaker? {
    let start = frame.items.lowerBound
    for earlier in hits.reversed()
    where earlier.items.upperBound <= hit.items.lowerBound && earlier.cue.class != .noun
      && earlier.cue.class != .source && !cueFinder.isGerund(earlier)
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
  private func firstName(in frame: Frames.Frame, before end: Int) -> Speaker? {
    var second: Speaker?
    for item in frame.items.lowerBound..<end where frames.items[item] >= 0 {
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
  private func possessor(
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

  // MARK: Runs

  /// A quotation without words of its own: the speaker of the one before, or of the sentence
  /// before.
  private func continued(
    from run: (finding: Finding, frame: Int)?, to index: Int, isAlone: Bool, at quotation: Int
  ) -> Finding? {
    let frame = frames.frames[index]
    // The sentence before, if it is no part of the run already.
    if index > 0, isAlone, run?.frame != index - 1 {
      let before = frames.frames[index - 1]
      let endsWithColon = byte(before.items.upperBound - 1) == 0x3A
      if before.block == frame.block || endsWithColon, !before.hasQuotation {
        let hits = cueFinder.hits(in: before.items)
        let end = before.items.upperBound
        for hit in hits.reversed() where hit.cue.class == .verb || hit.cue.class == .noun {
          let speaker =
            hit.cue.class == .noun
            ? possessor(of: hit, in: before, end)
            : subjects.subject(before: hit.items.lowerBound, from: before.items.lowerBound)
              ?? subjectOfFrame(before, before: hit, hits)
          guard let speaker else { continue }
          var finding = Finding(
            speaker: speaker, cue: hit, kind: writing(before, hit),
            confidence: endsWithColon ? 0.8 : 0.65, link: .run)
          resolve(&finding, before: end - 1, run?.finding)
          return finding
        }
        if endsWithColon || run.map({ !isNear($0.frame, index) }) ?? true {
          if let speaker = firstName(in: before, before: end) {
            var finding = Finding(
              speaker: speaker, cue: nil, kind: nil, confidence: endsWithColon ? 0.6 : 0.4,
              link: .run)
            resolve(&finding, before: end - 1, run?.finding)
            return finding
          }
        }
      }
    }
    guard let run, isNear(run.frame, index) || isAlone && isNextBlock(run.frame, index) else {
      return nil
    }
    var finding = run.finding
    finding.link = .run
    finding.confidence = min(finding.confidence, 0.9) * (isAlone ? 0.85 : 0.5)
    if !isNear(run.frame, index) { finding.confidence *= 0.7 }
    if !isAlone { finding.cue = nil }
    return finding
  }

  /// Whether a frame holds nothing but quotations and marks.
  private func isAlone(_ frame: Frames.Frame) -> Bool {
    frame.items.allSatisfy { frames.items[$0] < 0 || !words.isWord(Int(frames.items[$0])) }
  }

  private func isNear(_ earlier: Int, _ later: Int) -> Bool {
    later - earlier <= 3 && frames.frames[earlier].block == frames.frames[later].block
  }

  private func isNextBlock(_ earlier: Int, _ later: Int) -> Bool {
    later - earlier <= 3 && frames.frames[later].block - frames.frames[earlier].block <= 1
  }

  // MARK: Who a pronoun is

  private func resolve(_ finding: inout Finding, before item: Int, _ last: Finding?) {
    guard var speaker = finding.speaker, speaker.mention == nil else {
      if finding.speaker == nil, finding.link == .tail || finding.link == .head,
        language == .italian
      {
        // Italian leaves the subject out: ha scritto.
        if let index = antecedent(.man, before: frames.items[item], last) {
          finding.speaker = Speaker(
            form: .name(index), tokens: names.mentions[index].tokens, mention: index)
          finding.confidence *= 0.7
        }
      }
      return
    }
    let wanted: Antecedent?
    switch speaker.form {
    case .name: wanted = nil
    case .pronoun(let found):
      if found == .possessive {
        wanted = .person
      } else if found.contains(.she) {
        wanted = .woman
      } else if found.contains(.he) {
        wanted = .man
      } else if found.contains(.it) {
        wanted = .organization
      } else {
        wanted = nil
      }
    case .phrase(let found):
      guard isDefinite(speaker.tokens.lowerBound), speaker.tokens.count <= 3,
        !found.contains(.anonymous)
      else {
        wanted = nil
        break
      }
      if found.contains(.organization) {
        wanted = .organization
      } else if found.contains(.man) && found.contains(.woman) {
        wanted = .person
      } else if found.contains(.man) {
        wanted = .man
      } else if found.contains(.woman) {
        wanted = .woman
      } else {
        wanted = nil
      }
    }
    guard let wanted else { return }
    if let index = antecedent(wanted, before: Int32(speaker.tokens.lowerBound), last) {
      speaker.mention = index
      if case .pronoun(let found) = speaker.form, found == .possessive {
        speaker.tokens = names.mentions[index].tokens
      }
      finding.speaker = speaker
      finding.confidence *= 0.8
    } else {
      finding.confidence *= 0.6
    }
  }

  private enum Antecedent { case man, woman, person, organization }

  /// The nearest fitting name before a token: subjects before other names, the sentence before
  /// the ones further back.
  private func antecedent(
    _ wanted: Antecedent, before item: Frames.Item, _ last: Finding?
  ) -> Int? {
    let token = item >= 0 ? Int(item) : tokenIndex(at: passages[Int(~item)].range.start)
    // The last mention before the token.
    var low = 0
    var high = names.mentions.count
    while low < high {
      let middle = (low + high) / 2
      if names.mentions[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    let blockStart = startOfBlock(at: words.range(min(token, words.count - 1)).start)
    var best: Int?
    var bestScore = Int.min
    var sentencesBack = 0
    var index = low - 1
    var position = token
    while index >= 0, low - index <= 24, sentencesBack <= 6 {
      let mention = names.mentions[index]
      while position > mention.tokens.lowerBound, sentencesBack <= 6 {
        if words.startsSentence(position) { sentencesBack += 1 }
        position -= 1
      }
      if fits(mention, wanted), !isInsidePassage(mention) {
        var score = -6 * sentencesBack
        if !mention.hasPreposition { score += 4 }
        if mention.range.start < blockStart { score -= 9 }
        if let speaker = last?.speaker?.mention, names.mentions[speaker].full == mention.full {
          score += 3
        }
        if wanted == .man && mention.isMan || wanted == .woman && mention.isWoman { score += 3 }
        if sentencesBack == 0 { score -= 1 }
        // Of two in one sentence the first is its subject.
        if score >= bestScore {
          best = index
          bestScore = score
        }
      }
      index -= 1
    }
    return best
  }

  private func fits(_ mention: NameMention, _ wanted: Antecedent) -> Bool {
    let full = names.mentions[mention.full]
    let isAcronym = full.tokens.contains { words.hasInnerCapital($0) }
    let isOrganization =
      full.tokens.contains { words.classes[$0].contains(.organization) } || isAcronym
    switch wanted {
    case .organization: return isOrganization || mention.hasArticle
    case .man: return !mention.isWoman && !isOrganization && isPersonal(mention, full)
    case .woman: return !mention.isMan && !isOrganization && isPersonal(mention, full)
    case .person: return !isOrganization && isPersonal(mention, full)
    }
  }

  private func isPersonal(_ mention: NameMention, _ full: NameMention) -> Bool {
    if mention.hasArticle { return false }
    return full.tokens.count >= 2 || full.isMan || full.isWoman
  }

  private func isInsidePassage(_ mention: NameMention) -> Bool {
    var low = 0
    var high = passages.count
    while low < high {
      let middle = (low + high) / 2
      if passages[middle].range.end <= mention.range.start { low = middle + 1 } else { high = middle }
    }
    return low < passages.count && passages[low].range.contains(mention.range)
  }

  private func startOfBlock(at offset: Int32) -> Int32 {
    let blocks = words.segmented.document.blocks
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count ? blocks[low].range.start : 0
  }

  private func tokenIndex(at offset: Int32) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words.range(middle).start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Small questions

  private func classes(_ item: Int) -> WordClasses {
    frames.items[item] < 0 ? [] : words.classes[Int(frames.items[item])]
  }

  private func byte(_ item: Int) -> UInt8 {
    frames.items[item] < 0 ? 0 : words.byte(Int(frames.items[item]))
  }

  private func isDash(_ item: Int) -> Bool {
    guard frames.items[item] >= 0, words.isMark(Int(frames.items[item])) else { return false }
    let range = words.range(Int(frames.items[item]))
    return byte(item) == 0x2D || range.count == 3 && text[Int(range.start) + 1] == 0x80
      && (0x90...0x95).contains(text[Int(range.start) + 2])
  }

  private func isUnstressed(_ item: Int) -> Bool {
    guard frames.items[item] >= 0 else { return false }
    return !classes(item).isDisjoint(with: [.clitic, .auxiliary, .be, .adverb])
      && classes(item).isDisjoint(with: .pronoun) || isDash(item)
  }

  /// Whether no verb stands among items: a description of the speaker.
  private func isNominal(_ range: Range<Int>) -> Bool {
    !range.dropLast().contains {
      !classes($0).isDisjoint(with: [.pronoun, .that, .conjunction])
    }
  }

  private func isThat(_ item: Int, _ end: Int) -> Bool {
    item < end && classes(item).contains(.that)
  }

  private func isFollowedByThat(_ hit: CueHit, _ quotation: Int) -> Bool {
    isThat(hit.items.upperBound, quotation)
  }

  private func isPossessiveMark(_ item: Int) -> Bool {
    guard frames.items[item] >= 0 else { return false }
    let byte = byte(item)
    return byte == 0x27 || byte == 0xE2
  }

  /// of, de, di, from.
  private func isOf(_ item: Int) -> Bool {
    let byte = byte(item) | 0x20
    return byte == 0x64 || byte == 0x6F && words.range(Int(frames.items[item])).count == 2
      || byte == 0x66
  }

  private func isDefinite(_ token: Int) -> Bool {
    // the, le, la, l', il, lo; this, ce, questo. Not a, un, one.
    words.classes[token].contains(.determiner)
      && !(words.byte(token) | 0x20 == 0x75 || words.byte(token) | 0x20 == 0x61
        || words.byte(token) | 0x20 == 0x6F)
  }

  private func invitesTail(_ passage: MarkedPassage) -> Bool {
    switch passage.ending(in: text) {
    case .comma, .question, .ellipsisOrDash: true
    case .stop, .none: false
    }
  }

  /// Writing if the cue says so or the frame names a letter, a post, a message around the cue.
  private func writing(_ frame: Frames.Frame, _ hit: CueHit) -> Quotation.Kind {
    if hit.cue.kind == .writing { return .writing }
    let low = max(frame.items.lowerBound, hit.items.lowerBound - 12)
    let high = min(frame.items.upperBound, hit.items.upperBound + 12)
    for item in low..<high where frames.items[item] >= 0 {
      let lexical = words.lexical[Int(frames.items[item])]
      if words.lexicon.cues(of: lexical).contains(where: { $0.class == .noun && $0.kind == .writing })
      {
        return .writing
      }
    }
    return .speech
  }
}
