public import Bitext
internal import Glibc
internal import Text

/// Looks in saved pages for the words that quotations render, in whatever language.
///
///     let search = OriginalSearch(pages: pages, lexicon: lexicon)
///     let original = search.original(of: [french, italian], citing: ["https://example.org/a"])
///
/// Every word of a quotation asks for itself, its translations, words of the same origin, and the same
/// name or number; what few sentences have weighs more. The sentences that answer best are cut to the
/// stretch that answers most of the quotation and holds least else, quotation marks of the page first.
/// A page that the article cites, that has the words in quotation marks, or that names the speaker
/// beside them, stands before pages that are only more alike: these may be translations of a
/// translation.
public struct OriginalSearch: Sendable {
  public let pages: [SourcePage]
  private let lexicon: WordLexicon
  private let pools: [PagePool]
  private let weights = OriginalWeights()
  /// Whether the likeness of the context counts; off only to measure what it is worth.
  package var usesContext = true

  /// O(text of the pages).
  public init(pages: [SourcePage], lexicon: WordLexicon) {
    self.pages = pages
    self.lexicon = lexicon
    pools = Set(pages.map(\.segmented.language)).sorted().map {
      PagePool(pages, language: $0, lexicon)
    }
  }

  /// The original of a quotation, given as it stands in one or more versions; `nil` where no page has
  /// anything like it.
  ///
  /// - Parameters:
  ///   - wordings: The quotation, at least one version.
  ///   - links: Addresses that the article links to beside it.
  ///   - vectors: Those of `texts(of:citing:)`, if a model was asked.
  /// - Complexity: O(places of the words' answers + sentences).
  public func original(
    of wordings: [Wording], citing links: Set<String> = [], vectors: TextVectors? = nil
  ) -> Original? {
    guard let found = found(wordings, links, vectors),
      found.confidence >= Self.leastConfidence || found.isSame
    else { return nil }
    return found.original
  }

  /// What is less probable than this is no original.
  static let leastConfidence = 0.3

  /// The best place, however improbable.
  package func found(
    _ wordings: [Wording], _ links: Set<String>, _ vectors: TextVectors? = nil
  ) -> WordingComparison? {
    var candidates = candidates(wordings, links)
    if let vectors { weigh(&candidates, wordings, by: vectors) }
    guard let best = candidates.max(by: { $0.precedes($1) }) else { return nil }
    return WordingComparison(
      best, wordings[best.wording], pages[best.page], candidates, weights: weights)
  }

  /// The best places of all pages. At most a few each pool.
  func candidates(_ wordings: [Wording], _ links: Set<String>) -> [OriginalCandidate] {
    let cited = Set(links.compactMap(PageName.init))
    return pools.flatMap { candidates(wordings, in: $0, cited) }
  }

  private func candidates(
    _ wordings: [Wording], in pool: PagePool, _ cited: Set<PageName>
  ) -> [OriginalCandidate] {
    let sought = wordings.map { SoughtWords($0.tokens, of: $0.segmented, in: pool, lexicon) }
    var scores = [Double](repeating: 0, count: pool.sentences.count)
    var touched: Set<Int> = []
    for words in sought {
      let found = SentenceScores(words, in: pool)
      touched.formUnion(found.touched)
      for sentence in found.touched {
        scores[sentence] += found.scores[sentence] / Double(sought.count)
      }
    }
    if touched.isEmpty { return [] }
    let context = usesContext ? contextScores(wordings, pool) : []
    let length = max(1, wordings.map(\.sentenceCount).max() ?? 1)
    let share = Self.contextShare(sought.map(\.words.count).min() ?? 0)
    let seeds = touched.sorted().map { sentence in
      (sentence, windowScore(sentence, length, scores, context, share, pool))
    }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    var chosen: [Int] = []
    for (sentence, _) in seeds where chosen.count < Self.seedCount {
      if !chosen.contains(where: { abs($0 - sentence) < length }) { chosen.append(sentence) }
    }
    return chosen.compactMap { seed in
      let page = pool.sentences[seed].page
      let window = pool.window(seed - 1, seed + length + 1, of: page)
      var best: OriginalCandidate?
      for (index, words) in sought.enumerated() {
        guard
          let match = SpanMatch(
            window, words, pool, pages[page], isWhole: wordings[index].isWhole)
        else { continue }
        let candidate = OriginalCandidate(
          page: page, wording: index, match: match, pool: pool, sourcePage: pages[page],
          near: context.isEmpty ? 0 : share * (window.map { context[$0] }.max() ?? 0),
          wordCount: words.words.count,
          isCited: pages[page].url.flatMap(PageName.init).map(cited.contains) ?? false,
          speaker: wordings[index].speaker)
        if best.map({ candidate.likeness > $0.likeness }) ?? true { best = candidate }
      }
      return best
    }
  }

  private static let seedCount = 10

  /// What the words around a quotation count beside its own: the fewer these are, the more.
  private static func contextShare(_ wordCount: Int) -> Double { 4 / (4 + Double(wordCount)) }

  /// The words of the sentences around the quotation, and its speaker: they stand near the original too.
  private func contextScores(_ wordings: [Wording], _ pool: PagePool) -> [Double] {
    var scores = [Double](repeating: 0, count: pool.sentences.count)
    for wording in wordings {
      let own = wording.tokens
      let around = wording.context.filter { !own.contains($0) }
      let found = SentenceScores(
        SoughtWords(around, of: wording.segmented, in: pool, lexicon), in: pool)
      for sentence in found.touched {
        scores[sentence] += found.scores[sentence] / Double(wordings.count)
      }
    }
    return scores
  }

  private func windowScore(
    _ sentence: Int, _ length: Int, _ scores: [Double], _ context: [Double],
    _ contextShare: Double, _ pool: PagePool
  ) -> Double {
    let page = pool.sentences[sentence].page
    let window = pool.window(sentence, sentence + length, of: page)
    var score = window.reduce(0) { $0 + scores[$1] }
    if !context.isEmpty {
      let near = pool.window(sentence - 1, sentence + length + 1, of: page)
      score += contextShare * (near.map { context[$0] }.max() ?? 0)
    }
    return score
  }
}

extension PagePool {
  /// Sentences of a page, as far as it has them.
  func window(_ start: Int, _ end: Int, of page: Int) -> Range<Int> {
    var low = max(0, start)
    var high = min(end, sentences.count)
    while low < high, sentences[low].page != page { low += 1 }
    while high > low, sentences[high - 1].page != page { high -= 1 }
    return low..<high
  }
}

extension Wording {
  /// How many sentences it touches.
  var sentenceCount: Int {
    guard let first = segmented.sentenceIndex(at: range.start),
      let last = segmented.sentenceIndex(at: max(range.start, range.end - 1))
    else { return 1 }
    return last - first + 1
  }
}

/// A place that may be an original.
struct OriginalCandidate {
  let page: Int
  /// Which wording it answers best.
  let wording: Int
  let match: SpanMatch
  /// In the page's text.
  let range: ByteRange
  /// How well the words around the quotation are answered around it.
  let near: Double
  /// What an embedding model adds.
  var meaning = 0.0
  /// How many words the quotation has.
  let wordCount: Int
  let isCited: Bool
  let namesSpeaker: Bool
  /// Stems, to tell wordings apart.
  let stems: [Int32]

  init(
    page: Int, wording: Int, match: SpanMatch, pool: PagePool, sourcePage: SourcePage, near: Double,
    wordCount: Int, isCited: Bool, speaker: String?
  ) {
    self.page = page
    self.wording = wording
    self.match = match
    self.near = near
    self.wordCount = wordCount
    self.isCited = isCited
    stems = match.tokens.map { pool.stems[$0] }.filter { $0 >= 0 }
    let place = pool.range(of: match.tokens, sourcePage)
    let passage = match.isPassage ? match.passage : nil
    range = passage.map { sourcePage.passages[$0].inner } ?? place
    // The last name is what pages repeat.
    let name = speaker?.split(separator: " ").last.map { Array(String($0).utf8) } ?? []
    let text = sourcePage.segmented.document.text
    let around = max(0, Int(place.start) - 400)..<min(text.count, Int(place.end) + 400)
    namesSpeaker = name.count > 2 && text[around].firstRange(ofBytes: name) != nil
  }

  var likeness: Double { match.score }

  /// How much speaks for it: likeness, and what a page's standing is worth beside it.
  var weight: Double {
    likeness + (isCited ? 0.25 : 0) + (match.passage != nil ? 0.06 : 0)
      + (namesSpeaker ? 0.06 : 0) + near + meaning
  }

  func precedes(_ other: OriginalCandidate) -> Bool {
    (weight, other.page, other.match.tokens.lowerBound)
      < (other.weight, page, match.tokens.lowerBound)
  }

  /// Whether two places have the same wording, but for small differences of copies.
  func isSameWording(as other: OriginalCandidate) -> Bool {
    let (one, two) = (Set(stems), Set(other.stems))
    let shared = one.intersection(two).count
    return Double(shared) >= 0.8 * Double(max(1, one.count + two.count - shared))
  }
}

extension ArraySlice<UInt8> {
  /// Where some bytes stand first. O(bytes).
  func firstRange(ofBytes bytes: [UInt8]) -> Range<Int>? {
    guard let first = bytes.first, count >= bytes.count else { return nil }
    for start in startIndex...(endIndex - bytes.count) where self[start] == first {
      if self[start..<(start + bytes.count)].elementsEqual(bytes) {
        return start..<(start + bytes.count)
      }
    }
    return nil
  }
}

/// The address of a page without what does not tell pages apart: scheme, `www.`, query, fragment and a
/// last slash.
struct PageName: Hashable {
  private let name: String

  init?(_ address: String) {
    var rest = Substring(address.lowercased())
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
    rest = rest.prefix { $0 != "?" && $0 != "#" }
    while rest.last == "/" { rest = rest.dropLast() }
    if rest.isEmpty { return nil }
    name = String(rest)
  }
}
