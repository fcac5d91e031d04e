internal import Text

/// By which nouns a text describes its names: *l'archéologue Ousmane Diabaté*, *Louise Perrault,
/// consultante*, *le maire, Patrick Lenoir*.
///
/// A later *l'archéologue* is then known to be the name, whatever the noun.
struct Descriptions {
  private struct Description {
    /// The first token of the name it describes.
    let token: Int
    let mention: Int
  }

  /// By the form of a noun, in text order.
  private var descriptions: [Int32: [Description]] = [:]

  /// O(tokens).
  init(_ words: AnalyzedWords, _ names: NameMentions) {
    for mention in names.mentions {
      let before = Self.nouns(before: mention.tokens.lowerBound, words)
      let behind = Self.nouns(behind: mention.tokens.upperBound, words, names)
      for noun in before + behind {
        descriptions[words.forms[noun], default: []].append(
          Description(token: mention.tokens.lowerBound, mention: mention.full))
      }
    }
  }

  /// The name that a description names, of several the one described last before a token, else the
  /// first. O(log descriptions).
  func mention(of tokens: Range<Int>, before token: Int, _ words: AnalyzedWords) -> Int? {
    for noun in tokens where Self.isNoun(noun, words) {
      guard let known = descriptions[words.forms[noun]] else { continue }
      let low = known.partitioningIndex { $0.token >= token }
      return known[max(0, low - 1)].mention
    }
    return nil
  }

  private static func isNoun(_ token: Int, _ words: AnalyzedWords) -> Bool {
    words.isWord(token) && !words.hasCapital(token) && words.range(token).count > 3
      && words.classes[token].isDisjoint(with: WordClasses.function)
  }

  /// Of a description that ends right before a name, or with a comma between, its first noun.
  private static func nouns(before name: Int, _ words: AnalyzedWords) -> [Int] {
    var index = name - 1
    if index > 0, words.byte(index) == 0x2C, !words.startsSentence(index) { index -= 1 }
    var nouns: [Int] = []
    var steps = 0
    while index >= 0, steps < 7, words.isWord(index) {
      if !words.classes[index].isDisjoint(with: [.determiner, .possessive]) {
        // What stands nearest to the article is the head: le commandant des pompiers.
        return nouns.suffix(1)
      }
      if isNoun(index, words) { nouns.append(index) }
      if words.startsSentence(index) || words.isCueVerb(index) { return [] }
      index -= 1
      steps += 1
    }
    return []
  }

  /// Of a description behind a name and a comma, its first noun: *, directeur du réseau*.
  private static func nouns(
    behind name: Int, _ words: AnalyzedWords, _ names: NameMentions
  ) -> [Int] {
    guard name + 1 < words.count, words.byte(name) == 0x2C, !words.startsSentence(name) else {
      return []
    }
    for index in (name + 1)..<min(name + 5, words.count) {
      guard words.isWord(index), !words.startsSentence(index) else { return [] }
      if words.classes[index].isDisjoint(with: [.determiner, .possessive, .adverb]) {
        // Devant X, l'élu a dénoncé: the noun is a subject of its own.
        let next = index + 1
        let isSubject =
          next < words.count && words.classes[index - 1].contains(.determiner)
          && (!words.classes[next].isDisjoint(with: WordClasses.verbal) || words.isCueVerb(next))
        return isNoun(index, words) && !words.isCueVerb(index) && !isSubject ? [index] : []
      }
    }
    return []
  }
}
