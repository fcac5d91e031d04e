/// The words of a language that say numbers, from `Resources/number-words.tsv`.
struct NumberWords: Sendable {
  enum Word: Sendable {
    /// Added to what stands before it: *vingt*, *three*.
    case value(Int)
    /// Multiplies what stands before it: *cent*, *mille*, *million*; the power of ten.
    case scale(Int)
    /// Stands for itself: a month, an ordinal, *half*.
    case alone(Int)
  }

  private var words: [String: Word] = [:]
  private var joiners: Set<String> = []

  /// O(table).
  init(_ language: Language) {
    for row in ResourceTable(PackageResources.number_words_tsv).rows(of: language)
    where row.count == 3 {
      let word = String(decoding: row[1], as: UTF8.self)
      let number = Int(String(decoding: row[2], as: UTF8.self)) ?? 0
      switch String(decoding: row[0], as: UTF8.self) {
      case "value": words[word] = .value(number)
      case "scale": words[word] = .scale(number)
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

    var isEmpty: Bool { parts.isEmpty }

    /// The number, then its parts: what reads as one may be two.
    var values: [Int] {
      if parts.isEmpty { return [] }
      let sum = total + current
      return [sum] + parts.filter { $0 != sum }
    }

    /// Takes a word in; `false` where it begins another number.
    mutating func add(_ word: Word) -> Bool {
      if isClosed || parts.count > 12 { return false }
      switch word {
      case .alone(let value):
        guard parts.isEmpty else { return false }
        current = value
        parts.append(value)
        isClosed = true
      case .value(let value):
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
        }
        parts.append(factor)
      }
      return true
    }
  }
}
