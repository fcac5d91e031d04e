internal import Text

/// A speaker as found beside a quotation.
struct Speaker {
  enum Form {
    case name(Int)
    case pronoun(WordClasses)
    /// A noun phrase without a name; the classes of its head.
    case phrase(WordClasses)
  }

  var form: Form
  /// Tokens of the words that name the speaker.
  var tokens: Range<Int>
  /// Mention it stands for, where that is known.
  var mention: Int?
}

/// Finds the noun phrase that a cue says of.
struct SubjectFinder {
  let words: AnalyzedWords
  let names: NameMentions
  let items: [Frames.Item]
  /// Whether verbs may stand before their subjects anywhere: French and Italian.
  let inverts: Bool

  private func classes(_ item: Int) -> WordClasses {
    items[item] < 0 ? [] : words.classes[Int(items[item])]
  }
  private func token(_ item: Int) -> Int { Int(items[item]) }
  private func isWord(_ item: Int) -> Bool { items[item] >= 0 && words.isWord(token(item)) }
  private func byte(_ item: Int) -> UInt8 { items[item] < 0 ? 0 : words.byte(token(item)) }
  private func isComma(_ item: Int) -> Bool { byte(item) == 0x2C }
  private func mention(_ item: Int) -> Int? {
    guard items[item] >= 0 else { return nil }
    let found = names.mentionOfToken[token(item)]
    return found < 0 ? nil : Int(found)
  }

  /// Adverbs, auxiliaries and unstressed pronouns between subject and verb.
  private func isVerbal(_ item: Int) -> Bool {
    guard items[item] >= 0 else { return false }
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
    while item >= start, steps < 8, isVerbal(item) || classes(item).contains(.calendar) {
      item -= 1
      steps += 1
    }
    guard item >= start, items[item] >= 0 else { return nil }
    if classes(item).contains(.relative) {
      item -= 1
      if item >= start, isComma(item) { item -= 1 }
      guard item >= start, items[item] >= 0 else { return nil }
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

  /// NAME, a retired general, said; the chief of staff, NAME, said.
  private func apposition(closedBy comma: Int, from start: Int) -> Speaker? {
    var open = comma - 1
    while open >= start, comma - open < 24, !isComma(open), items[open] >= 0 { open -= 1 }
    if let inside = mention(comma - 1), open >= start, isComma(open) || items[open] < 0 {
      let found = names.mentions[inside]
      var first = open + 1
      while first < comma, classes(first).contains(.title) || byte(first) == 0x2E { first += 1 }
      if first < comma, found.tokens.lowerBound == token(first) {
        return Speaker(form: .name(inside), tokens: found.tokens, mention: inside)
      }
    }
    guard open > start, isComma(open) else { return nil }
    return phrase(endingAt: open - 1, from: start)
  }

  /// The noun phrase or pronoun that ends at an item.
  private func phrase(endingAt last: Int, from start: Int) -> Speaker? {
    guard last >= start, items[last] >= 0, isWord(last) else { return nil }
    let found = classes(last)
    if mention(last) == nil {
      if !found.isDisjoint(with: .pronoun) { return pronoun(last) }
      if !found.isDisjoint(with: [.conjunction, .that, .as, .other, .preposition]) { return nil }
      // An article alone is a pronoun for somebody else: gli ha detto.
      if found.contains(.determiner), inverts { return nil }
    }
    var head = last
    var climbs = 0
    while true {
      let first = beginning(of: head, from: start)
      // of, for, de: the head stands further left.
      if climbs < 4, first - 2 >= start, classes(first - 1).contains(.preposition),
        isWord(first - 2),
        mention(first - 2) != nil || classes(first - 2).isDisjoint(with: .function)
      {
        // employees who spoke to The Verge, d'anciens employés ayant parlé à The Verge
        var next = first - 2
        if mention(next) == nil, words.isSpeechVerb(token(next)) {
          next -= 1
          while next > start, isVerbal(next) || !classes(next).isDisjoint(with: [.relative, .that])
          {
            next -= 1
          }
          guard isWord(next) else { return nil }
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
    return Speaker(
      form: .phrase(union), tokens: token(first)..<(token(last) + 1), mention: nil)
  }

  private func pronoun(_ item: Int) -> Speaker? {
    let found = classes(item)
    if inverts, found.contains(.first), found.isDisjoint(with: [.he, .she, .they]) {
      return nil
    }
    return Speaker(
      form: .pronoun(found.intersection(.pronoun)), tokens: token(item)..<(token(item) + 1),
      mention: nil)
  }

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
        seenName = name
        break
      }
      let inside = classes(index)
      if isWord(index) {
        if index > item,
          !inside.isDisjoint(with: [.preposition, .conjunction, .that, .relative, .be, .auxiliary])
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
    let isPhrase =
      !found.isDisjoint(with: [.determiner, .possessive, .ownpossessive])
      || !union.isDisjoint(with: .personNoun)
    guard isPhrase, last > item || !union.isDisjoint(with: .personNoun) else { return nil }
    return Speaker(form: .phrase(union), tokens: token(item)..<(token(last) + 1), mention: nil)
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
