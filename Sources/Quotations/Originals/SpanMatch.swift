internal import Bitext
internal import Text

/// A stretch of a page that answers a wording, and how well.
struct SpanMatch {
  /// Tokens of the pool.
  var tokens: Range<Int>
  /// The share of the wording's weight that the stretch answers, and of the stretch's that is
  /// answered.
  var recall: Double
  var precision: Double
  /// By word of the wording, how much of its weight is answered; and the weight of all.
  var covered: [Double] = []
  var sought = 0.0
  /// The longest run of words that answer nothing.
  var longestGap = 0
  /// Index of the marked passage of the page that it stands in; `nil` where it stands in no marks.
  var passage: Int?
  /// Whether it is the passage, and not a part of it.
  var isPassage = false

  /// Their harmonic mean, in which recall counts more (van Rijsbergen's F with β = 2): a page may say more
  /// around the words than an article quotes.
  var score: Double {
    let whole = 4 * precision + recall
    return whole == 0 ? 0 : 5 * recall * precision / whole
  }

  /// The best stretch of some neighbouring sentences.
  ///
  /// - Parameter isWhole: Whether the quotation is of whole sentences.
  /// - Complexity: O(tokens²) within the sentences, of which there are few.
  init?(
    _ sentences: Range<Int>, _ sought: SoughtWords, _ pool: PagePool, _ page: SourcePage,
    isWhole: Bool
  ) {
    let window = SpanWindow(sentences, sought, pool)
    guard let tight = window.best() else { return nil }
    var best = window.match(tight.tokens)
    // Ends that are those of sentences are worth something, the more where the quotation has such.
    let bonus = isWhole ? Self.wholeBonus : Self.endBonus
    var bestValue = best.score
    for tokens in pool.roundings(of: tight.tokens, within: sentences) {
      let match = window.match(tokens)
      let ends = pool.sentenceEnds(of: tokens)
      let value = match.score * (1 + bonus * Double(ends))
      if value > bestValue { (best, bestValue) = (match, value) }
    }
    // A passage in quotation marks is more probably what was quoted.
    var marked: (match: SpanMatch, score: Double)?
    for (index, passage) in page.passages.enumerated() {
      guard let tokens = pool.tokens(of: passage.inner, page, within: window.tokens),
        !tokens.isEmpty
      else { continue }
      var match = window.match(tokens)
      match.passage = index
      if marked.map({ match.score > $0.score }) ?? true { marked = (match, match.score) }
    }
    if let marked, marked.score >= Self.markedShare * best.score {
      best = marked.match
      best.isPassage = true
    } else {
      let range = pool.range(of: best.tokens, page)
      best.passage = page.passages.firstIndex { $0.inner.contains(range) }
    }
    self = best
  }

  init(tokens: Range<Int>, recall: Double, precision: Double, passage: Int? = nil) {
    self.tokens = tokens
    self.recall = recall
    self.precision = precision
    self.passage = passage
  }

  private static let markedShare = 0.88
  private static let wholeBonus = 0.08
  private static let endBonus = 0.02
}

/// Some sentences of a pool, read for what answers a wording.
private struct SpanWindow {
  let tokens: Range<Int>
  private let sought: SoughtWords
  /// By token: the words it answers, and what it weighs.
  private let answered: [[(word: Int, likeness: Double)]]
  private let weights: [Double]

  init(_ sentences: Range<Int>, _ sought: SoughtWords, _ pool: PagePool) {
    tokens =
      pool.sentences[sentences.lowerBound].tokens
      .lowerBound..<pool.sentences[
        sentences.upperBound - 1
      ].tokens.upperBound
    self.sought = sought
    answered = tokens.map { sought.asked[pool.stems[$0]] ?? [] }
    weights = tokens.map { pool.stems[$0] < 0 ? 0 : pool.weight(of: pool.stems[$0]) }
  }

  /// The stretch with the highest score that begins and ends with answers.
  func best() -> SpanMatch? {
    let places = answered.indices.filter { !answered[$0].isEmpty }
    guard places.count <= 400, sought.total > 0 else { return nil }
    var best: SpanMatch?
    var covered = [Double](repeating: 0, count: sought.words.count)
    for (number, first) in places.enumerated() {
      for index in covered.indices { covered[index] = 0 }
      var gained = 0.0
      var answeredWeight = 0.0
      var weight = 0.0
      var position = first
      for last in places[number...] {
        while position <= last {
          weight += weights[position]
          let gain = add(position, &covered)
          gained += gain.gained
          answeredWeight += gain.answered
          position += 1
        }
        let match = SpanMatch(
          tokens: (tokens.lowerBound + first)..<(tokens.lowerBound + last + 1),
          recall: gained / sought.total, precision: weight == 0 ? 0 : answeredWeight / weight)
        if best.map({ match.score > $0.score }) ?? true { best = match }
      }
    }
    return best
  }

  /// A given stretch.
  func match(_ range: Range<Int>) -> SpanMatch {
    var covered = [Double](repeating: 0, count: sought.words.count)
    var (gained, answeredWeight, weight) = (0.0, 0.0, 0.0)
    for position in range where tokens.contains(position) {
      let index = position - tokens.lowerBound
      weight += weights[index]
      let gain = add(index, &covered)
      gained += gain.gained
      answeredWeight += gain.answered
    }
    var match = SpanMatch(
      tokens: range, recall: sought.total == 0 ? 0 : gained / sought.total,
      precision: weight == 0 ? 0 : answeredWeight / weight)
    match.covered = zip(covered, sought.words).map { $0 * $1.weight }
    match.sought = sought.total
    var gap = 0
    for position in range where tokens.contains(position) {
      let index = position - tokens.lowerBound
      if weights[index] == 0 { continue }
      gap = answered[index].isEmpty ? gap + 1 : 0
      match.longestGap = max(match.longestGap, gap)
    }
    return match
  }

  /// Takes a token in: what the wording gains, and what of the token's weight is answered.
  private func add(
    _ index: Int, _ covered: inout [Double]
  ) -> (gained: Double, answered: Double) {
    var gained = 0.0
    var best = 0.0
    for answer in answered[index] {
      if answer.likeness > covered[answer.word] {
        gained += sought.words[answer.word].weight * (answer.likeness - covered[answer.word])
        covered[answer.word] = answer.likeness
        best = max(best, answer.likeness)
      }
    }
    return (gained, weights[index] * best)
  }
}

extension PagePool {
  /// The tokens of the pool that stand in a range of a page's text; `nil` outside the window.
  func tokens(of range: ByteRange, _ page: SourcePage, within window: Range<Int>) -> Range<Int>? {
    guard !window.isEmpty else { return nil }
    let start = place(window.lowerBound, page).range.start
    let end = place(window.upperBound - 1, page).range.end
    guard range.start >= start, range.end <= end else { return nil }
    var low = window.lowerBound
    while low < window.upperBound, place(low, page).range.start < range.start { low += 1 }
    var high = low
    while high < window.upperBound, place(high, page).range.end <= range.end { high += 1 }
    return low..<high
  }

  /// Where some tokens of the pool stand in the text of their page.
  func range(of tokens: Range<Int>, _ page: SourcePage) -> ByteRange {
    ByteRange(
      place(tokens.lowerBound, page).range.start, place(tokens.upperBound - 1, page).range.end)
  }

  /// The token of a page that is a token of the pool.
  func place(_ token: Int, _ page: SourcePage) -> Token {
    let sentence = sentences[sentence(ofToken: token)]
    let first = Int(page.segmented.sentences[sentence.index].tokens.lowerBound)
    return page.segmented.tokens[first + token - sentence.tokens.lowerBound]
  }

  /// How many of a stretch's ends are those of sentences.
  func sentenceEnds(of tokens: Range<Int>) -> Int {
    guard !tokens.isEmpty else { return 0 }
    let first = sentences[sentence(ofToken: tokens.lowerBound)].tokens
    let last = sentences[sentence(ofToken: tokens.upperBound - 1)].tokens
    return (first.lowerBound == tokens.lowerBound ? 1 : 0)
      + (last.upperBound == tokens.upperBound ? 1 : 0)
  }

  /// A stretch with either end drawn out or in to the nearest ends of sentences.
  func roundings(of tokens: Range<Int>, within window: Range<Int>) -> [Range<Int>] {
    guard !tokens.isEmpty else { return [] }
    let first = sentence(ofToken: tokens.lowerBound)
    let last = sentence(ofToken: tokens.upperBound - 1)
    var starts = [tokens.lowerBound, sentences[first].tokens.lowerBound]
    if first + 1 < window.upperBound { starts.append(sentences[first + 1].tokens.lowerBound) }
    var ends = [tokens.upperBound, sentences[last].tokens.upperBound]
    if last > window.lowerBound { ends.append(sentences[last - 1].tokens.upperBound) }
    return starts.flatMap { start in ends.filter { $0 > start }.map { start..<$0 } }
  }
}
