internal import Text

/// How far names go: particles, nicknames, institutions.
extension NameMentions {
  /// Where the name of an institution ends that begins with a noun: *Commission européenne*,
  /// *Observatoire régional de l'habitat*, *Agenzia delle entrate*.
  func organization(_ words: AnalyzedWords, _ tokens: Range<Int>) -> Int {
    var end = tokens.upperBound
    func isPlain(_ index: Int) -> Bool {
      index < words.count && words.isWord(index) && !words.startsSentence(index)
        && words.classes[index].isDisjoint(with: .function) && !words.hasCues(index)
        && words.range(index).start - words.range(index - 1).end <= 1
    }
    if isPlain(end), !words.hasCapital(end), words.isRelational(end) { end += 1 }
    guard end < words.count, words.isOf(end), !words.startsSentence(end) else { return end }
    var next = end + 1
    if next < words.count, words.classes[next].contains(.determiner), words.isWord(next) {
      next += 1
    }
    let isCapital =
      next < words.count && words.isWord(next) && words.hasCapital(next)
      && !words.startsSentence(next)
    return isPlain(next) || isCapital ? next + 1 : end
  }

  /// Behind a particle with a capital and the name it begins: *Le Goff*, *Dell'Aquila*, *De La Cruz*.
  func particles(_ words: AnalyzedWords, at start: Int) -> Int? {
    var index = start
    while index < words.count, index - start < 2, words.isWord(index), words.hasCapital(index),
      words.classes[index].contains(.particle)
    {
      index += 1
    }
    guard index > start, index < words.count, words.isWord(index), words.hasCapital(index),
      !words.startsSentence(index),
      words.range(index).start - words.range(index - 1).end <= 1,
      words.classes[index].isDisjoint(with: .function)
    else { return nil }
    return index + 1
  }

  /// Behind an adjective or a contracted preposition inside the name of an institution: *Santé
  /// publique Littoral*, *l'Ats del Litorale*.
  func institution(_ words: AnalyzedWords, from start: Int, at end: Int) -> Int? {
    guard end - start == 1, end + 1 < words.count, words.isWord(end + 1),
      words.hasCapital(end + 1), !words.startsSentence(end + 1),
      words.range(end + 1).start - words.range(end).end == 1,
      words.classes[end + 1].isDisjoint(with: WordClasses.function.union(.title)),
      words.classes[start].isDisjoint(with: [.manName, .womanName]), words.knowsGender
    else { return nil }
    if words.classes[end].isDisjoint(with: .function), !words.hasCues(end), words.isRelational(end)
    {
      return end + 2
    }
    let hasArticle = start > 0 && words.classes[start - 1].contains(.determiner)
    return hasArticle && words.classes[end].contains(.contraction) && words.isOf(end)
      ? end + 2 : nil
  }

  /// Behind a nickname between marks and the name it stands in: *Abdel “The Notary” Mansouri*.
  func nickname(_ words: AnalyzedWords, at mark: Int) -> Int? {
    guard words.isQuotationMark(mark),
      words.range(mark).start - words.range(mark - 1).end == 1
    else { return nil }
    var close = mark + 1
    while close < words.count, close - mark <= 4, words.isWord(close) { close += 1 }
    guard close > mark + 1, close + 1 < words.count, words.isQuotationMark(close),
      words.isWord(close + 1), words.hasCapital(close + 1), !words.startsSentence(close + 1),
      words.range(close + 1).start - words.range(close).end == 1,
      words.classes[close + 1].isDisjoint(with: WordClasses.function.union(.title))
    else { return nil }
    return close + 2
  }
}
