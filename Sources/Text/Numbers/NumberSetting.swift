/// What the words beside a number say it is.
enum NumberSetting: Equatable, Sendable {
  /// Which half of the day a time lies in, as far as it is said.
  enum HalfDay: Sendable { case unsaid, morning, afternoon }

  case plain
  /// The hour of a time of day: `5 p.m.`, `17 heures`, `alle 17`, `14:30`.
  case hour(HalfDay)
  /// A year without its century: `the '90s`, `les années 90`, `1914-18`.
  case shortYear
}

/// The words of a language that say what a number beside them is, from
/// `Resources/number-settings.tsv`.
struct NumberSettings: Sendable {
  private enum Kind: String { case afternoon, hourAfter, hourBefore, morning, year, yearBefore }

  private var words: [String: Set<Kind>] = [:]

  /// Those of a language, read once. O(1), but for the first time.
  static func of(_ language: Language) -> NumberSettings {
    all[language] ?? NumberSettings(language)
  }

  private static let all = Dictionary(
    uniqueKeysWithValues: Language.supported.map { ($0, NumberSettings($0)) })

  /// O(table).
  private init(_ language: Language) {
    let kinds: [String: Kind] = [
      "afternoon": .afternoon, "hour-after": .hourAfter, "hour-before": .hourBefore,
      "morning": .morning, "year": .year, "year-before": .yearBefore,
    ]
    for row in ResourceTable(PackageResources.number_settings_tsv).rows(of: language)
    where row.count == 2 {
      guard let kind = kinds[String(decoding: row[0], as: UTF8.self)] else { continue }
      words[String(decoding: row[1], as: UTF8.self), default: []].insert(kind)
    }
  }

  /// The setting of the number that some tokens of a sentence write. O(1): a few tokens on either side
  /// are looked at.
  func setting(
    of number: ClosedRange<Int>, in version: SegmentedDocument, sentence: Range<Int>
  ) -> NumberSetting {
    let around = Surroundings(version: version, sentence: sentence)
    if isShortYear(number, around) { return .shortYear }
    return hour(number, around)
  }

  /// The setting that letters behind digits in one word give: `5pm`, `17h`, `90s`.
  func setting(ofSuffix letters: String, digits: Int) -> NumberSetting {
    if letters == "s" { return digits == 2 ? .shortYear : .plain }
    guard let kinds = words[letters] else { return .plain }
    if kinds.contains(.afternoon) { return .hour(.afternoon) }
    if kinds.contains(.morning) { return .hour(.morning) }
    return kinds.contains(.hourAfter) ? .hour(.unsaid) : .plain
  }

  // MARK: Years

  private func isShortYear(_ number: ClosedRange<Int>, _ around: Surroundings) -> Bool {
    let (first, last) = (number.lowerBound, number.upperBound)
    if first == last, says(.year, around.word(last)) { return true }
    if says(.yearBefore, around.word(first - 1)) { return true }
    guard around.digits(first) == 2 else { return false }
    if around.isMark(first - 1, "'"), around.touch(first - 1, first) {
      // '90, anni '90
      return true
    }
    // 1914-18, 2019/20; 05/02/26
    guard around.isMark(first - 1, "/") || around.isMark(first - 1, "-"),
      around.touch(first - 2, first - 1), around.touch(first - 1, first)
    else { return false }
    return around.digits(first - 2) == 4
      || (around.digits(first - 2) ?? 9 <= 2 && around.digits(first - 4) ?? 9 <= 2
        && around.touch(first - 4, first - 3) && around.touch(first - 3, first - 2))
  }

  // MARK: Times of day

  private func hour(_ number: ClosedRange<Int>, _ around: Surroundings) -> NumberSetting {
    var next = number.upperBound + 1
    var isHour = says(.hourBefore, around.word(number.lowerBound - 1))
    if around.isMark(next, ":"), around.digits(next + 1) == 2, around.touch(next - 1, next),
      around.touch(next, next + 1)
    {
      isHour = true
      next += 2
    }
    // What half of the day it is may stand a few words behind: 5 o'clock in the morning.
    var index = next
    while index < next + 4, let (word, end) = around.abbreviation(index) {
      if says(.hourAfter, word), index == next { isHour = true }
      if says(.morning, word) { return .hour(.morning) }
      if says(.afternoon, word) { return .hour(.afternoon) }
      index = end
    }
    return isHour ? .hour(.unsaid) : .plain
  }

  private func says(_ kind: Kind, _ word: String?) -> Bool {
    word.flatMap { words[$0] }?.contains(kind) ?? false
  }

  /// The tokens of a sentence, by place.
  private struct Surroundings {
    let version: SegmentedDocument
    let sentence: Range<Int>

    private func token(_ index: Int) -> Token? {
      sentence.contains(index) ? version.tokens[index] : nil
    }

    /// A word, folded; `nil` for numbers, marks and what lies outside the sentence.
    func word(_ index: Int) -> String? {
      guard let token = token(index), token.kind == .word else { return nil }
      return String(decoding: version.folded.bytes[token.folded.indices], as: UTF8.self)
    }

    /// A word without digits, and with it the single letters that follow behind periods: `p.m` is *pm*;
    /// and the token behind it.
    func abbreviation(_ index: Int) -> (word: String, end: Int)? {
      guard var word = word(index), !word.utf8.contains(where: { $0 &- 0x30 < 10 }) else {
        return nil
      }
      let isShort = word.utf8.count == 1
      var end = index + 1
      while isShort, isMark(end, "."), let letter = self.word(end + 1),
        letter.utf8.count == 1
      {
        word += letter
        end += 2
      }
      return (word, end)
    }

    func isMark(_ index: Int, _ mark: String) -> Bool {
      guard let token = token(index), token.kind == .mark else { return false }
      return version.folded.bytes[token.folded.indices].elementsEqual(mark.utf8)
    }

    /// How many digits a number of digits alone has.
    func digits(_ index: Int) -> Int? {
      guard let token = token(index), token.kind == .number else { return nil }
      let bytes = version.folded.bytes[token.folded.indices]
      return bytes.allSatisfy { $0 &- 0x30 < 10 } ? bytes.count : nil
    }

    /// Whether nothing stands between two tokens.
    func touch(_ first: Int, _ second: Int) -> Bool {
      guard let left = token(first), let right = token(second) else { return false }
      return left.range.end == right.range.start
    }
  }
}
