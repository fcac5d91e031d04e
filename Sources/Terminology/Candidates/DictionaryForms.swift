internal import Text

/// The forms under which phrases of a document stand in a glossary: in the singular and with a small
/// letter where the document has them so. No form is made up.
struct DictionaryForms {
  private let segmented: SegmentedDocument
  private let phrases: PhraseInventory
  private let attested: AttestedWords

  /// A form stands for a phrase when at least one in so many occurrences has it: `assets` is a term
  /// of its own beside a single `asset`.
  private static let rarest = 10
  /// A phrase found more often than this, and always in the plural, is a plural.
  private static let rarePlural = 3

  /// O(text).
  init(_ segmented: SegmentedDocument, _ phrases: PhraseInventory) {
    self.segmented = segmented
    self.phrases = phrases
    attested = AttestedWords(segmented, phrases)
  }

  private struct Occurrence {
    let key: Int32
    let first: Int32
    let last: Int32

    var tokens: ClosedRange<Int> { Int(first)...Int(last) }
  }

  /// The dictionary forms of phrases, by key. O(text + n log n), where the phrases occur n times.
  func texts(of keys: some Sequence<Int32>) -> [Int32: String] {
    var isWanted = [Bool](repeating: false, count: phrases.counts.count)
    for key in keys { isWanted[Int(key)] = true }
    var occurrences: [Occurrence] = []
    for sentence in phrases.meaningful.indices {
      for first in phrases.meaningful[sentence].indices {
        phrases.forEachEnd(of: first, in: sentence) { last in
          guard let phrase = phrases.phrase(first...last, in: sentence),
            isWanted[Int(phrase.key)]
          else { return }
          occurrences.append(
            Occurrence(
              key: phrase.key, first: Int32(phrase.tokens.lowerBound),
              last: Int32(phrase.tokens.upperBound)))
        }
      }
    }
    occurrences.sort { ($0.key, $0.first) < ($1.key, $1.first) }
    var texts: [Int32: String] = [:]
    var start = 0
    while start < occurrences.count {
      let key = occurrences[start].key
      var end = start
      while end < occurrences.count, occurrences[end].key == key { end += 1 }
      texts[key] = text(of: occurrences[start..<end].map(\.tokens))
      start = end
    }
    return texts
  }

  // MARK: Number

  /// A form of a phrase: what stands there when case is set aside.
  private struct Form {
    var places: [ClosedRange<Int>]
    let isPlural: Bool
  }

  private func text(of places: [ClosedRange<Int>]) -> String {
    let forms = self.forms(of: places)
    let isName = self.isName(forms.flatMap(\.places))
    func mostFrequent(_ forms: [Form]) -> Form? {
      forms.max { left, right in
        (left.places.count, -left.places[0].lowerBound)
          < (right.places.count, -right.places[0].lowerBound)
      }
    }
    let singulars = forms.filter { !$0.isPlural }
    let count = singulars.reduce(0) { $0 + $1.places.count }
    let all = forms.reduce(0) { $0 + $1.places.count }
    if let best = mostFrequent(singulars), count * Self.rarest >= all,
      count == all || isNoun(best.places[0])
    {
      return written(best.places, isName: isName)
    }
    guard let best = mostFrequent(forms) else { return "" }
    let plural = mostFrequent(forms.filter(\.isPlural)) ?? best
    if !isName, singulars.isEmpty, all <= Self.rarePlural,
      let singular = singular(of: plural.places, isName: isName)
    {
      return singular
    }
    return written(plural.places, isName: isName)
  }

  /// The forms of the gender that is the most frequent.
  private func forms(of places: [ClosedRange<Int>]) -> [Form] {
    var genders: [[Int32]: Int] = [:]
    var countOfGender: [Int] = []
    var forms: [[Int32]: Int] = [:]
    var found: [(gender: Int, form: Form)] = []
    for tokens in places {
      let name = tokens.map { phrases.words.forms[$0] }
      if let index = forms[name] {
        found[index].form.places.append(tokens)
        countOfGender[found[index].gender] += 1
        continue
      }
      let gender = tokens.filter(phrases.isMeaningful).map { token in
        let form = phrases.words.forms[token]
        return attested.singular(of: form) ?? form
      }
      let number = genders[gender] ?? genders.count
      genders[gender] = number
      if number == countOfGender.count { countOfGender.append(0) }
      countOfGender[number] += 1
      let isPlural = heads(tokens).contains { attested.isPlural(phrases.words.forms[$0]) }
      forms[name] = found.count
      found.append((number, Form(places: [tokens], isPlural: isPlural)))
    }
    let most = countOfGender.max() ?? 0
    let gender = countOfGender.firstIndex(of: most)
    return found.filter { $0.gender == gender }.map(\.form)
  }

  /// The words that tell the number of a phrase: in English the last before a preposition, else all
  /// before one.
  private func heads(_ tokens: ClosedRange<Int>) -> [Int] {
    var heads: [Int] = []
    for token in tokens {
      if phrases.isMeaningful(token) {
        heads.append(token)
      } else if segmented.tokens[token].kind == .word,
        phrases.words.bytes(of: phrases.words.forms[token]).first != UInt8(ascii: "'")
      {
        break
      }
    }
    return segmented.language == .english ? heads.suffix(1) : heads
  }

  /// Whether a phrase can be a noun in the singular. English verbs have the form of one (`proceed`),
  /// so a single word must stand behind a determiner.
  private func isNoun(_ tokens: ClosedRange<Int>) -> Bool {
    segmented.language != .english || tokens.count > 1
      || attested.nounCount(of: phrases.words.forms[tokens.lowerBound]) > 0
  }

  /// The singular word by word, where each is attested: `prestataire agréé` of `prestataires agréés`.
  private func singular(of places: [ClosedRange<Int>], isName: Bool) -> String? {
    let tokens = places[0]
    // The parts of a compound are no words of their own: `dommages-intérêts`.
    if tokens.contains(where: { segmented.tokens[$0].kind == .mark }) { return nil }
    var replacements: [Int: Int] = [:]
    var hasNoun = false
    for head in heads(tokens) {
      let form = phrases.words.forms[head]
      guard attested.isPlural(form) else { continue }
      guard let singular = attested.singular(of: form) else { return nil }
      hasNoun = hasNoun || attested.nounCount(of: singular) > 0
      replacements[head] = attested.example(of: singular)
    }
    guard hasNoun else { return nil }
    return spelled(tokens, replacements)
  }

  private func spelled(_ tokens: ClosedRange<Int>, _ replacements: [Int: Int]) -> String {
    let text = segmented.document.text
    var bytes: [UInt8] = []
    for token in tokens {
      let range = segmented.tokens[token].range
      if token > tokens.lowerBound {
        bytes += text[Int(segmented.tokens[token - 1].range.end)..<Int(range.start)]
      }
      bytes += text[segmented.tokens[replacements[token] ?? token].range.indices]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Capitals

  /// Whether a phrase has its capital elsewhere than where a sentence gives it one.
  private func isName(_ places: [ClosedRange<Int>]) -> Bool {
    var (small, capital) = (0, 0)
    for tokens in places where !beginsSentence(tokens.lowerBound) {
      if segmented.startsSmall(tokens.lowerBound) { small += 1 } else { capital += 1 }
    }
    if small + capital == 0 {
      return !attested.isEverSmall(phrases.words.forms[places[0].lowerBound])
    }
    return small == 0 || small * Self.rarest < small + capital
  }

  private func beginsSentence(_ token: Int) -> Bool {
    phrases.isFirstWord(token)
  }

  /// The spelling found most often, of equally frequent ones the first; with a small first letter
  /// unless it is a name.
  private func written(_ places: [ClosedRange<Int>], isName: Bool) -> String {
    var counts: [String: Int] = [:]
    var spellings: [(text: String, isSmall: Bool)] = []
    for tokens in places {
      let text = segmented.document.string(
        ByteRange(
          segmented.tokens[tokens.lowerBound].range.start,
          segmented.tokens[tokens.upperBound].range.end))
      if counts[text] == nil { spellings.append((text, segmented.startsSmall(tokens.lowerBound))) }
      counts[text, default: 0] += 1
    }
    func best(isSmall: Bool) -> String? {
      var best: String?
      for spelling in spellings where spelling.isSmall == isSmall {
        if counts[spelling.text] ?? 0 > best.flatMap({ counts[$0] }) ?? 0 { best = spelling.text }
      }
      return best
    }
    if isName { return best(isSmall: false) ?? best(isSmall: true) ?? "" }
    return best(isSmall: true) ?? best(isSmall: false).map(Self.withSmallLetter) ?? ""
  }

  /// Without the capital of a sentence's beginning; a word in capitals stays.
  private static func withSmallLetter(_ text: String) -> String {
    guard let first = text.first else { return text }
    let isInCapitals = text.dropFirst().first.map { $0.isUppercase || !$0.isLetter } ?? false
    return isInCapitals ? text : first.lowercased() + text.dropFirst()
  }
}
