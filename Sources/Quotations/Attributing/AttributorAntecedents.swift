internal import Text

/// Who a pronoun or a description stands for.
extension Attributor {
  func resolve(_ finding: inout Finding, before item: Int, _ last: Finding?) {
    guard var speaker = finding.speaker, speaker.mention == nil else {
      if finding.speaker == nil, finding.link == .tail || finding.link == .head,
        language == .italian
      {
        // Italian leaves the subject out: ha scritto.
        if let subject = subjectOfSentence(before: frames.items[item])
          ?? subjectOfRun(before: frames.items[item], last)
        {
          finding.speaker = subject
          finding.confidence *= 0.7
          if subject.mention == nil { resolve(&finding, before: item, last) }
        } else if let index = antecedent(.person, before: startOfFrame(frames.items[item]), last) {
          finding.speaker = Speaker(
            form: .name(index), tokens: names.mentions[index].tokens, mention: index)
          finding.confidence *= 0.7
        }
      }
      return
    }
    if case .phrase(let found) = speaker.form, !found.isDisjoint(with: .ordinal),
      speaker.core.count <= 3, found.isDisjoint(with: .personNoun),
      let index = ordinal(found, before: speaker.tokens.lowerBound)
    {
      speaker.mention = index
      finding.speaker = speaker
      finding.confidence *= 0.8
      return
    }
    if case .phrase(let found) = speaker.form, !found.contains(.anonymous),
      isDefinite(speaker.tokens.lowerBound), speaker.core.count <= 5,
      let index = descriptions.mention(
        of: speaker.core, before: speaker.tokens.lowerBound, words)
    {
      speaker.mention = index
      finding.speaker = speaker
      finding.confidence *= 0.9
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
      guard isDefinite(speaker.tokens.lowerBound), speaker.core.count <= 5,
        !found.contains(.anonymous)
      else {
        wanted = nil
        break
      }
      if found.contains(.organization) {
        // L'associazione dei pendolari is another one than those named before.
        wanted = speaker.complement > 0 || found.contains(.body) ? nil : .organization
      } else if found.contains(.man) && found.contains(.woman) {
        wanted = .person
      } else if found.contains(.man) {
        wanted = .man
      } else if found.contains(.woman) {
        wanted = .woman
      } else {
        wanted = personBySuffix(speaker.core) ?? personByArticle(speaker, finding)
      }
    }
    guard let wanted else { return }
    var index = antecedent(wanted, before: Int32(speaker.tokens.lowerBound), last)
    if index == nil, case .pronoun = speaker.form, subjects.inverts {
      // elle: la compagnie
      index = antecedent(.organization, before: Int32(speaker.tokens.lowerBound), last)
    }
    if let index {
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

  /// Whom *la première*, *il secondo*, *the latter* mean: of the names of the nearest sentence before
  /// that has two of persons the first or second; the last one names the last of all.
  private func ordinal(_ found: WordClasses, before token: Int) -> Int? {
    var persons: [Int] = []
    var index = mentionCount(before: token) - 1
    var steps = 0
    while index >= 0, steps < 24 {
      let mention = names.mentions[index]
      if fits(mention, .person), !isInsidePassage(mention) {
        if found.contains(.last) { return index }
        if let later = persons.last,
          names.mentions[later].tokens.lowerBound - mention.tokens.upperBound > 12
        {
          // Those two stand in different sentences.
          if persons.count >= 2 { break }
          persons.removeAll()
        }
        if !persons.contains(where: { names.mentions[$0].full == mention.full }) {
          persons.append(index)
        }
      }
      index -= 1
      steps += 1
    }
    guard persons.count >= 2 else { return nil }
    return found.contains(.former) ? persons[persons.count - 1] : persons[persons.count - 2]
  }

  /// How many mentions begin before a token.
  private func mentionCount(before token: Int) -> Int {
    names.mentions.partitioningIndex { $0.tokens.lowerBound >= token }
  }

  /// The first item of the frame that a quotation stands in: a subject left out stands before it.
  private func startOfFrame(_ item: Frames.Item) -> Frames.Item {
    guard item < 0 else { return item }
    let frame = frames.frames[frames.frameOfPassage[Int(~item)]]
    return frames.items[frame.items.lowerBound]
  }

  enum Antecedent { case man, woman, person, organization }

  /// Whom an unknown noun means that says something, by its article: *la judokate*, *l'herboriste*.
  private func personByArticle(_ speaker: Speaker, _ finding: Finding) -> Antecedent? {
    guard finding.link == .tail, speaker.core.count == 2, speaker.complement == 0,
      words.isWord(speaker.core.lowerBound + 1), !words.hasCues(speaker.core.lowerBound + 1),
      words.classes[speaker.core.lowerBound + 1].isEmpty
    else { return nil }
    switch words.articleGender(speaker.core.lowerBound) {
    case .man: return .man
    case .woman: return .woman
    case nil: return .person
    }
  }

  /// Whom a description may mean whose noun no list has, by how nouns for persons end.
  private func personBySuffix(_ tokens: Range<Int>) -> Antecedent? {
    let noun = tokens.last { words.isWord($0) && words.classes[$0].isDisjoint(with: .function) }
    guard let noun, words.range(noun).count > 4 else { return nil }
    let form = text[words.range(noun).indices]
    func ends(_ endings: [String]) -> Bool { endings.contains { form.hasSuffix($0) } }
    switch language {
    case .french:
      if ends(["euse", "trice", "ienne", "ière"]) { return .woman }
      if ends(["eur", "ien", "ier"]) { return .man }
      return ends(["iste", "logue", "naute"]) ? .person : nil
    case .italian:
      if ends(["trice", "iera", "ologa", "aia"]) { return .woman }
      if ends(["tore", "iere", "ologo", "aio"]) { return .man }
      return ends(["ista"]) ? .person : nil
    default: return nil
    }
  }

  /// The nearest fitting name before a token: subjects before other names, the sentence before
  /// the ones further back.
  func antecedent(
    _ wanted: Antecedent, before item: Frames.Item, _ last: Finding?
  ) -> Int? {
    let token = item >= 0 ? Int(item) : tokenIndex(at: passages[Int(~item)].range.start)
    let low = mentionCount(before: token)
    let blockStart = startOfBlock(at: words.range(min(token, words.count - 1)).start)
    var best: Int?
    var bestScore = Int.min
    var sentencesBack = 0
    var index = low - 1
    var position = token
    while index >= 0, low - index <= 24, sentencesBack <= 6 {
      let mention = names.mentions[index]
      if token - mention.tokens.lowerBound > 8 * Self.reach { break }
      while position > mention.tokens.lowerBound, sentencesBack <= 6 {
        if words.startsSentence(position) { sentencesBack += 1 }
        position -= 1
      }
      let isLastSpeaker =
        last?.speaker?.mention.map { names.mentions[$0].full == mention.full } ?? false
      if fits(mention, wanted), isLastSpeaker || !isInsidePassage(mention) {
        var score = -6 * sentencesBack
        // Devant Patrick Lenoir, l'élu …: whoever stands behind a preposition of the same sentence
        // is another one.
        if !mention.hasPreposition { score += 4 } else if sentencesBack == 0 { score -= 30 }
        if mention.range.start < blockStart { score -= 9 }
        if isLastSpeaker { score += 3 }
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
    // Nobody is named near: a run of quotations goes on.
    if best == nil, let speaker = last?.speaker?.mention, fits(names.mentions[speaker], wanted) {
      return speaker
    }
    return best
  }

  func fits(_ mention: NameMention, _ wanted: Antecedent) -> Bool {
    let full = names.mentions[mention.full]
    let isAcronym = full.tokens.contains { words.hasInnerCapital($0) }
    let isOrganization =
      full.tokens.contains { words.classes[$0].contains(.organization) } || isAcronym
    switch wanted {
    case .organization:
      let isPlain = full.tokens.count == 1 && !full.isMan && !full.isWoman
      return isOrganization || mention.hasArticle
        || isPlain && (!mention.hasPreposition || mention.isHouse)
    case .man: return !mention.isWoman && !isOrganization && isPersonal(mention, full)
    case .woman: return !mention.isMan && !isOrganization && isPersonal(mention, full)
    case .person: return !isOrganization && isPersonal(mention, full)
    }
  }

  func isPersonal(_ mention: NameMention, _ full: NameMention) -> Bool {
    if mention.hasArticle || words.beginsPlace(full.tokens.lowerBound) { return false }
    if full.isMan || full.isWoman || full.hasAge { return true }
    // Jean-Luc, Calern-Haut: parts joined by hyphens are one word.
    var parts = 0
    for token in full.tokens
    where words.isWord(token)
      && (token == full.tokens.lowerBound || words.byte(token - 1) != 0x2D)
    {
      parts += 1
    }
    return parts >= 2
  }

  func isInsidePassage(_ mention: NameMention) -> Bool {
    let low = passages.partitioningIndex { $0.range.end > mention.range.start }
    return low < passages.count && passages[low].range.contains(mention.range)
  }

  func startOfBlock(at offset: Int32) -> Int32 {
    let blocks = words.segmented.document.blocks
    let low = blocks.partitioningIndex { $0.range.end > offset }
    return low < blocks.count ? blocks[low].range.start : 0
  }

  func tokenIndex(at offset: Int32) -> Int { words.segmented.tokenIndex(at: offset) }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes end with those of a text.
  fileprivate func hasSuffix(_ text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}
