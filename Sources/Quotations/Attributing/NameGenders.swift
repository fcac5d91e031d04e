internal import Text

/// Whether names are those of men or women.
extension NameMentions {
  /// What words beside a name and its first name tell of who bears it.
  func markGender(_ mention: inout NameMention, _ words: AnalyzedWords) {
    if mention.tokens.count > 1 {
      let first = words.classes[mention.tokens.lowerBound]
      if first.contains(.manName) { mention.isMan = true }
      if first.contains(.womanName) { mention.isWoman = true }
    }
    let comma = mention.tokens.upperBound
    mention.hasAge =
      comma + 1 < words.count && words.byte(comma) == 0x2C && !words.startsSentence(comma)
      && (0x30...0x39).contains(words.byte(comma + 1)) && words.range(comma + 1).count <= 3
      && !mention.hasPreposition
    let first = mention.tokens.lowerBound
    mention.isHouse =
      first > 1 && words.joinsNouns(first - 1) && !words.startsSentence(first)
      && !words.classes[first - 2].isDisjoint(with: [.man, .woman])
    markGenderBefore(&mention, words)
    if mention.tokens.count > 1 || mention.hasAge, !mention.isMan, !mention.isWoman {
      let first = words.classes[mention.tokens.lowerBound]
      // Most first names in -a are women's, those in -o men's, in all three languages.
      if first.isDisjoint(with: [.manName, .womanName, .organization, .place]), !mention.hasArticle,
        !words.hasInnerCapital(mention.tokens.lowerBound)
      {
        switch words.lastByte(mention.tokens.lowerBound) {
        case UInt8(ascii: "a"): mention.isWoman = true
        case UInt8(ascii: "o"): mention.isMan = true
        default: break
        }
      }
    }
    guard !words.startsSentence(mention.tokens.upperBound - 1) || mention.tokens.count > 1 else {
      return
    }
    // Zoë Hitzig, la chercheuse d'OpenAI
    guard comma + 2 < words.count, words.byte(comma) == 0x2C else { return }
    let noun = words.classes[comma + 1].contains(.determiner) ? comma + 2 : comma + 1
    switch words.gender(noun) {
    case .man: mention.isMan = true
    case .woman: mention.isWoman = true
    case nil: break
    }
  }

  /// Mme Roux; la chercheuse Mina Farsi; la cinéaste géorgienne Nino Beridze.
  private func markGenderBefore(_ mention: inout NameMention, _ words: AnalyzedWords) {
    var before = mention.tokens.lowerBound - 1
    if before >= 0, words.byte(before) == 0x2E { before -= 1 }
    guard before >= 0, !words.startsSentence(mention.tokens.lowerBound) else { return }
    switch words.gender(before) {
    case .man: mention.isMan = true
    case .woman: mention.isWoman = true
    case nil:
      guard words.knowsGender else { return }
      // A noun for both: the article before it tells.
      var index = before
      var namesPerson = false
      while index >= 0, before - index < 3, words.isWord(index),
        words.classes[index].isDisjoint(with: .function), !words.startsSentence(index)
      {
        namesPerson = namesPerson || !words.classes[index].isDisjoint(with: [.man, .woman])
        index -= 1
      }
      guard namesPerson, index >= 0, let gender = words.articleGender(index) else { return }
      if gender == .man { mention.isMan = true } else { mention.isWoman = true }
    }
  }
}
