internal import Text

/// A name as it stands in the text: `Vahid Kazemi`, `OpenAI`, `Musk`.
struct NameMention: Equatable {
  let tokens: Range<Int>
  let range: ByteRange
  /// Index of the mention that gives the name in full; its own where there is no fuller one.
  var full: Int
  var isMan = false
  var isWoman = false
  /// Whether an age stands behind it: *Inaya, 15 ans*.
  var hasAge = false
  /// Whether it is the house of somebody's office: *patron de Meublix*, *the boss of Meublix*.
  var isHouse = false
  /// Whether an article stands before it: the CNN, la Silicon Valley.
  let hasArticle: Bool
  /// Whether a preposition stands before it: in Paris, d'Anthropic.
  let hasPreposition: Bool
}

/// The names of a document, found by their capitals, and which short one means which full one.
struct NameMentions {
  private(set) var mentions: [NameMention] = []
  /// For each token, the index of the mention that begins at or before it and holds it, or -1.
  private(set) var mentionOfToken: [Int32]

  /// O(tokens).
  init(_ words: AnalyzedWords, headings: [Bool]) {
    mentionOfToken = Array(repeating: -1, count: words.count)
    find(in: words, headings: headings)
    resolve(words)
  }

  private mutating func find(in words: AnalyzedWords, headings: [Bool]) {
    var index = 0
    while index < words.count {
      guard !headings[index], isNamePart(words, at: index) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < words.count, let next = continuation(words, from: index, at: end) { end = next }
      // Observatoire régional de l'habitat; le Défenseur des droits.
      if words.classes[index].contains(.organization)
        || end == index + 1 && !words.classes[index].isDisjoint(with: [.man, .woman])
      {
        end = organization(words, index..<end)
      }
      // The Lacey inquiry, the Dunn campaign: no person.
      if !words.knowsGender, end < words.count, index > 0,
        words.classes[index - 1].contains(.determiner), words.isWord(end),
        !words.hasCapital(end), words.classes[end].contains(.organization),
        !words.startsSentence(end)
      {
        end += 1
      }
      let before = index > 0 && !words.startsSentence(index) ? words.classes[index - 1] : []
      let number = Int32(mentions.count)
      for token in index..<end { mentionOfToken[token] = number }
      var mention = NameMention(
        tokens: index..<end,
        range: ByteRange(words.range(index).start, words.range(end - 1).end), full: Int(number),
        hasArticle: !before.isDisjoint(with: [.determiner, .contraction]),
        hasPreposition: before.contains(.preposition))
      markGender(&mention, words)
      mentions.append(mention)
      index = end
    }
  }

  /// Whether a token may begin a name.
  private func isNamePart(_ words: AnalyzedWords, at index: Int) -> Bool {
    guard words.isWord(index), words.hasCapital(index) else { return false }
    let classes = words.classes[index]
    if words.hasInnerCapital(index) {
      // CEO, PDG: an office, no name.
      if !classes.isDisjoint(with: [.man, .woman]) { return false }
      return words.range(index).count > 1 || classes.isEmpty
    }
    if !classes.isDisjoint(with: [.function, .title, .anonymous]) { return false }
    guard words.beginsQuotedOrSentence(index) else { return true }
    // The first word of a sentence has its capital for nothing.
    if words.hasCues(index) { return false }
    if words.isSeenLower(index) { return false }
    if !classes.isDisjoint(with: [.manName, .womanName]) { return true }
    if words.isSeenCapitalInside(index) { return true }
    let next = index + 1
    guard next < words.count, !words.startsSentence(next) else { return false }
    if words.isWord(next), words.hasCapital(next), words.classes[next].isDisjoint(with: .function) {
      return true
    }
    let nextClasses = words.classes[next]
    // Preferisce parlare: a verb, no name.
    return !nextClasses.isDisjoint(with: [.auxiliary, .be])
      || words.isCueVerb(next) && !words.isInfinitive(next)
  }

  /// Where the name goes on behind `end`, or `nil`.
  private func continuation(_ words: AnalyzedWords, from start: Int, at end: Int) -> Int? {
    guard !words.startsSentence(end) else { return nil }
    let gap = Int(words.range(end).start - words.range(end - 1).end)
    if words.isWord(end) {
      guard gap == 1 else { return nil }
      if words.hasCapital(end), words.classes[end].isDisjoint(with: [.function, .title]) {
        return end + 1
      }
      if let next = particles(words, at: end) { return next }
      // Henk Vos: what would be another word elsewhere is a name behind a first name.
      if words.hasCapital(end), end - start == 1,
        !words.classes[start].isDisjoint(with: [.manName, .womanName]),
        !words.classes[end].isDisjoint(with: [
          .ownpossessive, .possessive, .adverb, .auxiliary, .be, .calendar,
        ])
      {
        return end + 1
      }
      if let next = institution(words, from: start, at: end) { return next }
      let isParticle = words.isParticle(end)
      guard isParticle, end + 1 < words.count, words.isWord(end + 1), words.hasCapital(end + 1),
        words.classes[end + 1].isDisjoint(with: .function),
        !words.isDividingParticle(end) || end - start == 1 && !words.hasInnerCapital(start)
      else { return nil }
      return end + 2
    }
    if let next = nickname(words, at: end) { return next }
    // Jean-Luc, and the period of an initial.
    if gap == 0, words.byte(end) == 0x2D, end + 1 < words.count, words.isWord(end + 1),
      words.range(end + 1).start == words.range(end).end, words.hasCapital(end + 1)
    {
      return end + 2
    }
    if gap == 0, words.byte(end) == 0x2E, words.range(end - 1).count == 1, end + 1 < words.count,
      words.isWord(end + 1), words.hasCapital(end + 1), !words.startsSentence(end + 1)
    {
      return end + 2
    }
    return nil
  }

  /// Gives short names their full ones: the fullest name most often used that ends with the
  /// short name's last word, else one that begins with it.
  private mutating func resolve(_ words: AnalyzedWords) {
    var byLast: [Int32: Candidates] = [:]
    var byFirst: [Int32: Candidates] = [:]
    var singles: [Int32: Int] = [:]
    for (index, mention) in mentions.enumerated() where mention.tokens.count > 1 {
      let last = words.forms[mention.tokens.upperBound - 1]
      let first = words.forms[mention.tokens.lowerBound]
      if words.classes[mention.tokens.lowerBound].contains(.organization) {
        byFirst[first, default: Candidates()].add(index, words, mentions)
      } else if mention.hasArticle {
        singles[first] = nil
      } else {
        byLast[last, default: Candidates()].add(index, words, mentions)
        byFirst[first, default: Candidates()].add(index, words, mentions)
      }
    }
    for index in mentions.indices {
      let mention = mentions[index]
      if mention.tokens.count > 1 {
        let last = words.forms[mention.tokens.upperBound - 1]
        mentions[index].full = byLast[last]?.first(equalTo: index, words, mentions) ?? index
        continue
      }
      let form = words.forms[mention.tokens.lowerBound]
      if words.hasInnerCapital(mention.tokens.lowerBound) {
        // OpenAI, CNN: a name of its own.
        mentions[index].full = singles[form] ?? index
        if singles[form] == nil { singles[form] = index }
      } else if let full = byLast[form]?.best ?? byFirst[form]?.best {
        mentions[index].full = full
      } else {
        mentions[index].full = singles[form] ?? index
        if singles[form] == nil { singles[form] = index }
      }
    }
    // What is known of a short name is known of the full one, and of all others with it.
    for mention in mentions where mention.isMan || mention.isWoman {
      if mention.isMan { mentions[mention.full].isMan = true }
      if mention.isWoman { mentions[mention.full].isWoman = true }
    }
    for index in mentions.indices {
      let full = mentions[index].full
      mentions[index].isMan = mentions[full].isMan
      mentions[index].isWoman = mentions[full].isWoman
    }
  }

  /// The different full names that share a word, in order of appearance, with their counts; at
  /// most eight, so that a text of names only stays linear.
  private struct Candidates {
    var entries: [(mention: Int, count: Int)] = []

    mutating func add(_ index: Int, _ words: AnalyzedWords, _ mentions: [NameMention]) {
      for entry in entries.indices
      where words.sameForms(
        mentions[entries[entry].mention].tokens, mentions[index].tokens)
      {
        entries[entry].count += 1
        return
      }
      if entries.count < 8 { entries.append((index, 1)) }
    }

    var best: Int? {
      var best: (mention: Int, count: Int)?
      for entry in entries where entry.count > (best?.count ?? 0) { best = entry }
      return best?.mention
    }

    func first(equalTo index: Int, _ words: AnalyzedWords, _ mentions: [NameMention]) -> Int? {
      entries.first { words.sameForms(mentions[$0.mention].tokens, mentions[index].tokens) }?
        .mention
    }
  }
}
