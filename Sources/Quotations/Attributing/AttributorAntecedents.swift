internal import Text

/// Who a pronoun or a description stands for.
extension Attributor {
  func resolve(_ finding: inout Finding, before item: Int, _ last: Finding?) {
    guard var speaker = finding.speaker, speaker.mention == nil else {
      if finding.speaker == nil, finding.link == .tail || finding.link == .head,
        language == .italian
      {
        // Italian leaves the subject out: ha scritto.
        if let index = antecedent(.person, before: frames.items[item], last) {
          finding.speaker = Speaker(
            form: .name(index), tokens: names.mentions[index].tokens, mention: index)
          finding.confidence *= 0.7
        }
      }
      return
    }
    if case .phrase(let found) = speaker.form, !found.contains(.anonymous),
      isDefinite(speaker.tokens.lowerBound), speaker.tokens.count <= 5,
      let index = descriptions.mention(
        of: speaker.tokens, before: speaker.tokens.lowerBound, words)
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
        wanted = personBySuffix(speaker.tokens)
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

  enum Antecedent { case man, woman, person, organization }

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
    // The last mention before the token.
    var low = 0
    var high = names.mentions.count
    while low < high {
      let middle = (low + high) / 2
      if names.mentions[middle].tokens.lowerBound < token {
        low = middle + 1
      } else {
        high = middle
      }
    }
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

  func fits(_ mention: NameMention, _ wanted: Antecedent) -> Bool {
    let full = names.mentions[mention.full]
    let isAcronym = full.tokens.contains { words.hasInnerCapital($0) }
    let isOrganization =
      full.tokens.contains { words.classes[$0].contains(.organization) } || isAcronym
    switch wanted {
    case .organization:
      let isPlain = full.tokens.count == 1 && !full.isMan && !full.isWoman
      return isOrganization || mention.hasArticle || isPlain && !mention.hasPreposition
    case .man: return !mention.isWoman && !isOrganization && isPersonal(mention, full)
    case .woman: return !mention.isMan && !isOrganization && isPersonal(mention, full)
    case .person: return !isOrganization && isPersonal(mention, full)
    }
  }

  func isPersonal(_ mention: NameMention, _ full: NameMention) -> Bool {
    if mention.hasArticle { return false }
    return full.tokens.count >= 2 || full.isMan || full.isWoman
  }

  func isInsidePassage(_ mention: NameMention) -> Bool {
    var low = 0
    var high = passages.count
    while low < high {
      let middle = (low + high) / 2
      if passages[middle].range.end <= mention.range.start {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < passages.count && passages[low].range.contains(mention.range)
  }

  func startOfBlock(at offset: Int32) -> Int32 {
    let blocks = words.segmented.document.blocks
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count ? blocks[low].range.start : 0
  }

  func tokenIndex(at offset: Int32) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words.range(middle).start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes end with those of a text.
  fileprivate func hasSuffix(_ text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}
