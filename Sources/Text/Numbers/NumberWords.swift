/// The words of a language that say numbers, from `Resources/number-words.tsv`.
struct NumberWords: Sendable {
  enum Word: Sendable {
    /// Added to what stands before it: *vingt*, *three*.
    case value(Int)
    /// Multiplies what stands before it: *cent*, *mille*, *million*; the power of ten.
    case scale(Int)
    /// The same, behind digits that are an amount of money: the M of 20 M€.
    case sign(Int)
    /// Stands for itself: a month, an ordinal, *half*.
    case alone(Int)
  }

  private var words: [String: Word] = [:]
  private var joiners: Set<String> = []

  /// Those of a language, read once. O(1), but for the first time.
  static func of(_ language: Language) -> NumberWords { all[language] ?? NumberWords(language) }

  private static let all = Dictionary(
    uniqueKeysWithValues: Language.supported.map { ($0, NumberWords($0)) })

  /// O(table).
  private init(_ language: Language) {
    for row in ResourceTable(PackageResources.number_words_tsv).rows(of: language)
    where row.count == 3 {
      let word = String(decoding: row[1], as: UTF8.self)
      let number = Int(String(decoding: row[2], as: UTF8.self)) ?? 0
      switch String(decoding: row[0], as: UTF8.self) {
      case "value": words[word] = .value(number)
      case "scale": words[word] = .scale(number)
      case "sign": words[word] = .sign(number)
      case "alone": words[word] = .alone(number)
      case "joins": joiners.insert(word)
      default: continue
      }
    }
    if language == .italian { addItalianCompounds() }
  }

  subscript(_ folded: ArraySlice<UInt8>) -> Word? { words[String(decoding: folded, as: UTF8.self)] }

  /// Whether a word may stand inside a number: *vingt et un*, *two hundred and six*.
  func joins(_ folded: ArraySlice<UInt8>) -> Bool {
    joiners.contains(String(decoding: folded, as: UTF8.self))
  }

  /// Italian writes numbers below a thousand, and thousands, as one word: *trentuno*,
  /// *duecento*, *tremila*.
  private mutating func addItalianCompounds() {
    var units: [(String, Int)] = []
    var tens: [(String, Int)] = []
    for (word, meaning) in words {
      guard case .value(let value) = meaning else { continue }
      if (1...9).contains(value) { units.append((word, value)) }
      if value >= 20 { tens.append((word, value)) }
    }
    for (ten, value) in tens {
      for (unit, digit) in units {
        let stem = digit == 1 || digit == 8 ? String(ten.dropLast()) : ten
        words[stem + unit] = .value(value + digit)
        if digit == 3 { words[stem + "tré"] = .value(value + digit) }
      }
    }
    for (unit, digit) in units where digit > 1 {
      words[unit + "cento"] = .value(100 * digit)
      words[unit + "mila"] = .value(1000 * digit)
    }
    words["diecimila"] = .value(10_000)
    words["centomila"] = .value(100_000)
  }

  /// A number in words that is being read.
  struct Sum {
    private var total = 0
    private var current = 0
    private var parts: [Int] = []
    private var isClosed = false
    private var hasScale = false
    private var isOne = true

    var isEmpty: Bool { parts.isEmpty }

    /// The number, then its parts: what reads as one may be two. What is counted in thousands or more
    /// is one where its words follow each other as those of one number do.
    var values: [Int] {
      if parts.isEmpty { return [] }
      let sum = total + current
      return isOne && hasScale ? [sum] : [sum] + parts.filter { $0 != sum }
    }

    /// Takes a word in; `false` where it begins another number.
    mutating func add(_ word: Word) -> Bool {
      if isClosed || parts.count > 12 { return false }
      switch word {
      case .sign: return false
      case .alone(let value):
        guard parts.isEmpty else { return false }
        current = value
        parts.append(value)
        isClosed = true
      case .value(let value):
        // Units follow tens, and tens hundreds; soixante-dix and quatre-vingt-dix are tens too.
        let unit = value < 10 ? 10 : value < 20 ? 20 : value < 100 ? 100 : 1_000
        if current % unit != 0, value != 20 || current % 100 != 4 { isOne = false }
        // quatre-vingts
        if value == 20, current % 100 == 4 { current += 76 } else { current += value }
        parts.append(value)
      case .scale(let power):
        let factor = (0..<min(power, 12)).reduce(1) { result, _ in result * 10 }
        if power == 2 {
          if current > 1_000 { return false }
          current = max(1, current) * 100
        } else {
          let (product, overflow) = max(1, current).multipliedReportingOverflow(by: factor)
          if overflow || product > 1_000_000_000_000_000 - total { return false }
          total += product
          current = 0
          hasScale = true
        }
        parts.append(factor)
      }
      return true
    }
  }
}
