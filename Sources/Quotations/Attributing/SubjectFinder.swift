internal import Text

/// Finds the noun phrase that a cue says of.
struct SubjectFinder {
  let words: AnalyzedWords
  let names: NameMentions
  let items: [Frames.Item]
  /// Whether verbs may stand before their subjects anywhere: French and Italian.
  let inverts: Bool

  func classes(_ item: Int) -> WordClasses {
    items[item] < 0 ? [] : words.classes[Int(items[item])]
  }
  func token(_ item: Int) -> Int { Int(items[item]) }
  func isWord(_ item: Int) -> Bool { items[item] >= 0 && words.isWord(token(item)) }
  func byte(_ item: Int) -> UInt8 { items[item] < 0 ? 0 : words.byte(token(item)) }
  func isComma(_ item: Int) -> Bool { byte(item) == 0x2C }
  func mention(_ item: Int) -> Int? {
    guard items[item] >= 0 else { return nil }
    let found = names.mentionOfToken[token(item)]
    return found < 0 ? nil : Int(found)
  }

  /// Adverbs, auxiliaries and unstressed pronouns between subject and verb.
  func isVerbal(_ item: Int) -> Bool {
    guard items[item] >= 0, mention(item) == nil else { return false }
    let found = classes(item)
    if !found.isDisjoint(with: .verbal) { return found.isDisjoint(with: .pronoun) }
    guard isWord(item) else { return byte(item) == 0x2D }
    let text = words.segmented.document.text
    let end = Int(words.range(token(item)).end)
    let count = words.range(token(item)).count
    func endsWith(_ suffix: StaticString) -> Bool {
      guard count > suffix.utf8CodeUnitCount + 2 else { return false }
      for index in 0..<suffix.utf8CodeUnitCount
      where text[end - suffix.utf8CodeUnitCount + index] != suffix.utf8Start[index] {
        return false
      }
      return true
    }
    if words.hasCapital(token(item)) { return false }
    return inverts ? endsWith("ment") || endsWith("mente") : endsWith("ly")
  }

  /// The subject that ends before item `end`, inside items from `start`.
  func subject(before end: Int, from start: Int) -> Speaker? {
    var item = end - 1
    var steps = 0
    // gli ha detto, le rispondeva: an article right before the verb is an object pronoun.
    while item >= start, steps < 8,
      isVerbal(item) || classes(item).contains(.calendar)
        || isObjectPronoun(item)
    {
      item -= 1
      steps += 1
    }
    guard item >= start, items[item] >= 0 else { return nil }
    if classes(item).contains(.relative) || isRelativeChe(item, from: start) {
      item -= 1
      if item >= start, isComma(item) { item -= 1 }
      guard item >= start, items[item] >= 0 else { return nil }
      // À Karim Sadoun, qui l'avait comparé à …: the name may hang on a preposition.
      if let index = mention(item) {
        return Speaker(form: .name(index), tokens: names.mentions[index].tokens, mention: index)
      }
      return phrase(endingAt: item, from: start)
    }
    if byte(item) == 0x29 {
      // A parenthesis between: Sen. Ted Cruz (R-TX) said.
      var open = item
      while open > start, item - open < 12, byte(open) != 0x28 { open -= 1 }
      guard open > start, byte(open) == 0x28 else { return nil }
      return phrase(endingAt: open - 1, from: start)
    }
    if isComma(item) { return apposition(closedBy: item, from: start) }
    return phrase(endingAt: item, from: start)
  }

  /// le, la, les, l', lo, li, gli.
  private func isObjectPronoun(_ item: Int) -> Bool {
    guard inverts, items[item] >= 0, mention(item) == nil else { return false }
    // Paule leur écrit
    if words.isLeur(token(item)) { return true }
    guard classes(item).contains(.determiner) else { return false }
    let byte = byte(item) | 0x20
    return words.range(token(item)).count <= 3
      && (byte == UInt8(ascii: "l") || byte == UInt8(ascii: "g"))
  }

  /// Italian che behind a name: Sadoun, che lo aveva chiamato.
  private func isRelativeChe(_ item: Int, from start: Int) -> Bool {
    guard inverts, classes(item).contains(.that), words.segmented.language == .italian else {
      return false
    }
    let before = item > start && isComma(item - 1) ? item - 2 : item - 1
    return before >= start && mention(before) != nil
  }

  /// NAME, a retired general, said; the chief of staff, NAME, said.
  private func apposition(closedBy comma: Int, from start: Int) -> Speaker? {
    var open = comma - 1
    while open >= start, comma - open < 24, !isComma(open), items[open] >= 0 { open -= 1 }
    if isPrepositional(before: open, from: start), mention(comma - 1) != nil { return nil }
    if let inside = mention(comma - 1), open >= start, isComma(open) || items[open] < 0 {
      let found = names.mentions[inside]
      var first = open + 1
      // the lawyer NAME, l'avvocato NAME
      let lead = WordClasses.personNoun.union([.title, .determiner, .possessive])
      while first < comma, mention(first) == nil,
        !classes(first).isDisjoint(with: lead) || byte(first) == 0x2E
      {
        first += 1
      }
      if first < comma, found.tokens.lowerBound == token(first) {
        return Speaker(form: .name(inside), tokens: found.tokens, mention: inside)
      }
    }
    guard open > start, isComma(open) else { return nil }
    return phrase(endingAt: open - 1, from: start)
  }

  /// Whether the words up to a comma are a prepositional phrase about somebody: *Dell'avversario*, …
  private func isPrepositional(before comma: Int, from start: Int) -> Bool {
    guard inverts, comma > start, isComma(comma) else { return false }
    var first = comma - 1
    var hasPerson = false
    while first >= start, comma - first < 10, items[first] >= 0, !isComma(first) {
      hasPerson = hasPerson || !classes(first).isDisjoint(with: .personNoun)
      first -= 1
    }
    // In una lettera alle famiglie la dirigente, …: a subject follows.
    let startsAnew = (first + 2..<max(first + 2, comma)).contains {
      classes($0).contains(.determiner)
        && classes($0 - 1).isDisjoint(with: [.preposition, .conjunction])
    }
    return hasPerson && !startsAnew && items[first + 1] >= 0
      && classes(first + 1).contains(.preposition)
  }

  /// The noun phrase or pronoun that ends at an item.
  private func phrase(endingAt last: Int, from start: Int) -> Speaker? {
    guard last >= start, items[last] >= 0, isWord(last) else { return nil }
    let found = classes(last)
    if mention(last) == nil {
      if !found.isDisjoint(with: .pronoun) { return pronoun(last) }
      if !found.isDisjoint(with: [.conjunction, .that, .as, .other, .preposition]) { return nil }
    }
    var head = last
    var climbs = 0
    while true {
      let first = beginning(of: head, from: start)
      // of, for, de: the head stands further left.
      if climbs < 4, first - 2 >= start, classes(first - 1).contains(.preposition),
        isWord(first - 2),
        mention(first - 2) != nil || classes(first - 2).isDisjoint(with: .function)
          || classes(first - 2).contains(.determiner)
      {
        // One of them, uno di loro, une d'elles: somebody, not those named before.
        if mention(first - 2) == nil, classes(first - 2).contains(.determiner) {
          return Speaker(
            form: .phrase(.anonymous), tokens: token(first - 2)..<(token(last) + 1), mention: nil)
        }
        // employees who spoke to The Verge, d'anciens employés ayant parlé à The Verge
        var next = first - 2
        if mention(next) == nil, words.isSpeechVerb(token(next)), next > start,
          classes(next - 1).isDisjoint(with: [.determiner, .contraction])
        {
          next -= 1
          while next > start, isVerbal(next) || !classes(next).isDisjoint(with: [.relative, .that])
          {
            next -= 1
          }
          guard isWord(next), mention(next) != nil || classes(next).isDisjoint(with: .function)
          else { return nil }
        }
        head = next
        climbs += 1
        continue
      }
      if first - 1 >= start, classes(first - 1).contains(.preposition) {
        // French d'anciens employés: an article before an adjective.
        guard inverts, byte(first - 1) | 0x20 == 0x64, mention(head) == nil else { return nil }
      }
      return speaker(first, head, last, from: start)
    }
  }

  /// The first item of the noun phrase that ends at an item.
  private func beginning(of last: Int, from start: Int) -> Int {
    var first = last
    var steps = 0
    while first > start, steps < 10 {
      let before = first - 1
      guard items[before] >= 0 else { break }
      let found = classes(before)
      if mention(before) != nil {
        first = before
      } else if !found.isDisjoint(with: [.determiner, .possessive, .ownpossessive]) {
        return before
      } else if isWord(before), found.isDisjoint(with: .function),
        !words.isSpeechVerb(token(before))
      {
        first = before
      } else if byte(before) == 0x2D || byte(before) == 0x2E && !words.startsSentence(token(first))
      {
        first = before
      } else {
        break
      }
      steps += 1
    }
    return first
  }

  private func speaker(_ first: Int, _ head: Int, _ last: Int, from start: Int) -> Speaker? {
    // The name nearest the end of the head phrase: the tech journalist Brian Merchant.
    var item = head
    while item >= first {
      if let index = mention(item) {
        // Clinton's campaign: the name is not the head.
        let after = item + 1
        let isPossessor =
          after <= head && items[after] >= 0 && words.isWord(token(after))
          && byte(after) == 0x27 || after <= head && byte(after) == 0xE2
        if isPossessor || head - item > 2 { break }
        if head > item, mention(head) == nil { break }
        return Speaker(form: .name(index), tokens: names.mentions[index].tokens, mention: index)
      }
      item -= 1
    }
    guard items[first] >= 0, items[last] >= 0 else { return nil }
    // it further wrote
    if first == last, first - 1 >= start, !classes(first - 1).isDisjoint(with: .pronoun) {
      return pronoun(first - 1)
    }
    var union: WordClasses = []
    for item in first...head { union.formUnion(classes(item)) }
    if words.startsSentence(token(first)), first == head, union.isEmpty,
      !words.isWord(token(first))
    {
      return nil
    }
    // Ai lettori che la fermano per strada: a pronoun and a verb.
    if inverts, first > start, union.isDisjoint(with: .personNoun),
      !classes(first - 1).isDisjoint(with: [.that, .relative])
    {
      return nil
    }
    // A word alone, without article, is a participle or an adverb sooner than a subject.
    if inverts, first == head, union.isDisjoint(with: .personNoun),
      !words.hasCapital(token(first))
    {
      return nil
    }
    return Speaker(
      form: .phrase(union), tokens: token(first)..<(token(last) + 1), mention: nil,
      complement: token(last) - token(head))
  }

  func pronoun(_ item: Int) -> Speaker? {
    let found = classes(item)
    if inverts, found.contains(.first), found.isDisjoint(with: [.he, .she, .they]) {
      return nil
    }
    return Speaker(
      form: .pronoun(found.intersection(.pronoun)), tokens: token(item)..<(token(item) + 1),
      mention: nil)
  }
}
