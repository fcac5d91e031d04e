internal import Text

/// Subjects that stand behind their verbs.
extension SubjectFinder {
  /// The subject that begins at item `start` or behind unstressed words, before `end`.
  func subject(after start: Int, to end: Int) -> Speaker? {
    var item = start
    var steps = 0
    while item < end, steps < 6, items[item] >= 0 {
      let isLinkingT = byte(item) | 0x20 == 0x74 && words.range(token(item)).count == 1
      guard isVerbal(item) || isLinkingT || classes(item).contains(.calendar) else { break }
      if !classes(item).isDisjoint(with: .pronoun) { break }
      item += 1
      steps += 1
    }
    guard item < end, items[item] >= 0, isWord(item) else { return nil }
    let found = classes(item)
    if mention(item) == nil {
      if !found.isDisjoint(with: .pronoun) { return pronoun(item) }
      if found.contains(.manner) { return subject(behindManner: item, to: end) }
      if !found.isDisjoint(with: [.conjunction, .that, .as, .preposition, .relative, .other]) {
        return nil
      }
    }
    var last = item
    var seenName: Int?
    var index = item
    steps = 0
    while index < end, steps < 12, items[index] >= 0 {
      if let name = mention(index) {
        // the Redport coach: the name stands for the coach's team.
        let behind = index + names.mentions[name].tokens.upperBound - token(index)
        if !inverts, index > item, behind < end, isWord(behind),
          !classes(behind).isDisjoint(with: [.man, .woman]), !words.hasCapital(token(behind))
        {
          index = behind
          continue
        }
        seenName = name
        break
      }
      let inside = classes(index)
      if isWord(index) {
        if index > item,
          inside.isDisjoint(with: .ordinal),
          !inside.isDisjoint(
            with: [.preposition, .conjunction, .that, .relative, .be, .auxiliary, .clitic])
            || !inside.isDisjoint(with: .pronoun)
        {
          break
        }
        last = index
      } else if byte(index) != 0x2D && byte(index) != 0x2E && byte(index) != 0x27 {
        break
      } else if byte(index) == 0x2E, index + 1 < end, items[index + 1] >= 0,
        words.startsSentence(token(index + 1))
      {
        break
      }
      index += 1
      steps += 1
    }
    if let seenName {
      return Speaker(
        form: .name(seenName), tokens: names.mentions[seenName].tokens, mention: seenName)
    }
    // his lawyer, John Smith
    let comma = skipComplement(from: last + 1, to: end)
    if let comma, comma + 1 < end, let name = mention(comma + 1) {
      return Speaker(form: .name(name), tokens: names.mentions[name].tokens, mention: name)
    }
    var union: WordClasses = []
    for item in item...last { union.formUnion(classes(item)) }
    // della studiosa, dai comitati: the preposition holds the article.
    let holdsArticle = item == start && start > 0 && classes(start - 1).contains(.contraction)
    let isPhrase =
      holdsArticle || !found.isDisjoint(with: [.determiner, .possessive, .ownpossessive])
      || !union.isDisjoint(with: .personNoun)
    guard isPhrase, last > item || holdsArticle || !union.isDisjoint(with: .personNoun) else {
      return nil
    }
    let complete = complement(behind: last, to: end)
    return Speaker(
      form: .phrase(union), tokens: token(item)..<(token(complete) + 1), mention: nil,
      complement: token(complete) - token(last))
  }

  /// osserva `con sardonica lucidità` il giornalista; répond `sans ciller` Omar Blin.
  private func subject(behindManner preposition: Int, to end: Int) -> Speaker? {
    var item = preposition + 1
    while item < end, item - preposition <= 4, isWord(item), mention(item) == nil,
      classes(item).isDisjoint(with: .function)
    {
      item += 1
    }
    guard inverts, item > preposition + 1, item < end, isWord(item),
      mention(item) != nil || classes(item).contains(.determiner),
      let found = subject(after: item, to: end)
    else { return nil }
    switch found.form {
    case .name: return found
    case .phrase(let classes): return classes.isDisjoint(with: .personNoun) ? nil : found
    case .pronoun: return nil
    }
  }

  /// The last item of what a noun governs by *of*: *l'entourage* `du président`, *une source* `proche du
  /// dossier`; the noun's own where there is nothing.
  private func complement(behind last: Int, to end: Int) -> Int {
    var result = last
    for _ in 0..<2 {
      var item = result + 1
      guard item + 1 < end, isWord(item), words.joinsNouns(token(item)) else { break }
      item += 1
      if isWord(item), classes(item).contains(.determiner), item + 1 < end { item += 1 }
      var word = item
      while word < end, word - item < 3, isWord(word),
        mention(word) != nil
          || classes(word).isDisjoint(with: .function)
            && !words.isSpeechVerb(token(word))
      {
        word += 1
      }
      guard word > item else { break }
      result = word - 1
    }
    return result
  }

  /// The comma behind `d'HyperWrite` in « le PDG d'HyperWrite, Matt Shumer ».
  private func skipComplement(from start: Int, to end: Int) -> Int? {
    var item = start
    while item < end, item - start < 8, items[item] >= 0 {
      if isComma(item) { return item }
      guard isWord(item) || byte(item) == 0x27 || byte(item) == 0x2D else { return nil }
      item += 1
    }
    return nil
  }
}
