import Terminology
import TestSupport
import Testing
import Text

/// Words with a few forms each, put together at random, and the simplest search there can be.
struct RandomWords {
  private static let forms = [
    "red", "bill", "bills", "Bill", "port", "ports", "brain", "brains", "Tape", "tape",
  ]
  private static let separators = [" ", " ", " ", " ", "-", ", "]

  struct Word {
    let text: String
    let key: String
    var start: Int32 = 0
    var end: Int32 { start + Int32(text.utf8.count) }
    /// What stands behind it.
    let separator: String
  }

  let text: [Word]
  let terms: [[Word]]
  var string: String { text.map { $0.text + $0.separator }.joined() }

  init(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let keys = InflectionKeys(.en)
    func words(_ count: Int, lastSeparator: String, _ separators: [String]) -> [Word] {
      var start: Int32 = 0
      return (1...count).map { number in
        let form = Self.forms[Int(random.next() % UInt64(Self.forms.count))]
        let separator =
          number == count
          ? lastSeparator : separators[Int(random.next() % UInt64(separators.count))]
        let word = Word(text: form, key: keys.key(of: form), start: start, separator: separator)
        start = word.end + Int32(separator.utf8.count)
        return word
      }
    }
    text = words(60, lastSeparator: "", Self.separators)
    terms = (0..<30).map { _ in
      words(1 + Int(random.next() % 4), lastSeparator: "", [" ", " ", "-"])
        .map { Word(text: $0.text.lowercased(), key: $0.key, separator: $0.separator) }
    }
  }

  /// One term a concept; adjectives, which are found in all their forms.
  var glossary: Glossary {
    Glossary(
      concepts: terms.enumerated().map { number, words in
        let term = Term(
          text: words.map { $0.text + $0.separator }.joined(),
          status: [.preferred, .admitted, .forbidden][number % 3])
        return Concept(id: "c\(number)", partOfSpeech: "adj", terms: [.en: [term]])
      })
  }

  private struct Match {
    let words: [Int]
    let gap: Int
    let concept: Int
    let range: ByteRange
    var tokens: ClosedRange<Int> { words[0]...words[words.count - 1] }
  }

  /// The concepts and ranges that a search must find.
  func expected(_ options: TermSearchOptions) -> [String] {
    let matches = text.indices.flatMap { start in
      paths(from: [start], gap: 0, options.gap).sorted { $0.words.count < $1.words.count }
        .compactMap { best(of: $0.words, gap: $0.gap) }
    }
    var taken: Set<Int> = []
    var chosen: [Match] = []
    let byLength = matches.enumerated().sorted {
      ($0.element.gap, -$0.element.range.count, $0.element.range.start, $0.offset)
        < ($1.element.gap, -$1.element.range.count, $1.element.range.start, $1.offset)
    }
    for (_, match) in byLength {
      let isFree = taken.isDisjoint(with: match.tokens)
      if isFree || (options.nested && match.gap == 0) {
        taken.formUnion(match.tokens)
        chosen.append(match)
      }
    }
    return chosen.sorted { $0.range < $1.range }.map { "\($0.concept) \($0.range)" }
  }

  /// Ways to choose up to four words from the first on.
  private func paths(
    from words: [Int], gap: Int, _ limit: Int
  ) -> [(words: [Int], gap: Int)] {
    var paths = [(words, gap)]
    guard words.count < 4, let last = words.last, text[last].separator != ", " else { return paths }
    var next = last + 1
    var gap = gap
    while next < text.count {
      paths += self.paths(from: words + [next], gap: gap, limit)
      guard gap < limit, text[next].separator == " " else { break }
      gap += 1
      next += 1
    }
    return paths
  }

  private func best(of words: [Int], gap: Int) -> Match? {
    if words.count == 1, words[0] > 0, text[words[0] - 1].separator == "-" { return nil }
    let range = ByteRange(text[words[0]].start, text[words[words.count - 1]].end)
    let written = Array(string.utf8)[range.indices]
    let spelled = words.map { text[$0].text.lowercased() }
    let fitting = terms.indices.filter { terms[$0].map(\.key) == words.map { text[$0].key } }
    let concept = fitting.min { rank($0) < rank($1) }
    return concept.map { Match(words: words, gap: gap, concept: $0, range: range) }

    func rank(_ concept: Int) -> (Int, Int, Int) {
      let term = terms[concept]
      let isAsWritten = written.elementsEqual(
        term.map { $0.text + $0.separator }.joined().utf8)
      let distance = isAsWritten ? 0 : term.map(\.text) == spelled ? 1 : 2
      return (distance, concept % 3, concept)
    }
  }
}

@Suite struct TermSearchReferenceTests {
  @Test(arguments: 0..<25)
  func theSearchFindsWhatTryingEveryTermFinds(_ seed: Int) {
    let words = RandomWords(seed: UInt64(seed))
    let text = segmented(words.string, .en)
    let index = TermIndex(words.glossary, .en)
    #expect(text.sentences.count == 1)
    for nested in [false, true] {
      for gap in 0...3 {
        let options = TermSearchOptions(nested: nested, gap: gap)
        let found = index.occurrences(in: text, options).map { "\($0.concept) \($0.range)" }
        #expect(!found.isEmpty)
        #expect(found == words.expected(options), "nested \(nested), gap \(gap): \(words.string)")
      }
    }
  }
}
