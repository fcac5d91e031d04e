/// The rules of splitting as pairs of regular expressions.
///
/// What `SentenceSplitter` decides at a gap is written here as what stands before and behind it.
/// A place of a break is behind the last mark of its sentence, before the white space.
package struct SRXPatterns: Sendable {
  package struct Rule: Sendable {
    /// For whoever reads the file.
    let note: String
    package var isBreak = false
    package let before: String
    package let after: String
  }

  private let language: Language

  init(_ language: Language) { self.language = language }

  // MARK: For every language

  /// Java's \s knows no spaces beyond ASCII.
  private static let space = #"[\s\u00A0\u2009\u202F]"#
  private static let terminator = "[.!?…‼⁇⁈⁉]"
  /// What opens, and what is passed on the way to the next letter.
  private static let opener = #"["'“„‟‘‚«‹(\[¿¡*_–—-]"#
  private static let openers = "(?:\(opener)\(space){0,2}){0,4}"
  /// Quotes and brackets that close; only guillemets stand behind a space, and a straight quote
  /// before which no word begins. A period may follow.
  private static let closer =
    "(?:\(space){0,2}[»›]|[)\\]}”’\"'“*_]|\(space)[\"'](?![\\p{L}\\p{N}]))\\.{0,3}"

  /// What holds in any language, to be asked behind the rules of one.
  static var generalRules: [Rule] {
    let end = "[.!?…‼⁇⁈⁉»›)\\]}”’\"'“*_]"
    return [
      Rule(
        note: "A mark that closes or goes on begins no sentence.",
        before: end, after: "\(space)+(?:\(openers)[,;:)\\]}%/»”›.!?…]|[\"'](?![\\p{L}\\p{N}]))"),
      Rule(
        note: "Nor does a small letter, unless it is a name such as iPhone.",
        before: end, after: "\(space)+\(openers)(?![a-z]{1,2}[A-Z])\\p{Ll}"),
      Rule(
        note: "Words left out: (…) [...]",
        before: "(?:\\(\(terminator){1,5}\\)|\\[\(terminator){1,5}\\])", after: space),
      Rule(
        note: "List markers that open a text or a sentence: 1. a. (but: see art. 5. Then)",
        before: "(?:^|(?:[!?…»”]|\\p{Ll}{5}\\.)\(space))(?:[0-9]{1,3}|[A-Za-z])\\.",
        after: space),
      Rule(
        note: "Sentences end with these marks and what closes behind them.", isBreak: true,
        before: "\(terminator)(?:\(space)?[!?]){0,3}(?:\(closer)){0,6}", after: space),
    ]
  }

  // MARK: For one language

  /// Initials, dotted letters and abbreviations.
  var abbreviationRules: [Rule] {
    let wordStart = "(?<![\\p{L}.°º-])"
    let notBeforeStarter =
      "\(Self.space)+(?:(?!\(Self.openers)\(starter))|\(Self.openers)\\p{L}\\.)"
    let rules = [
      Rule(
        note: "Initials: J. Dupont",
        before: "\(wordStart)\\p{Lu}\\.", after: notBeforeStarter),
      Rule(
        note: "Letters with periods between: U.S., a.C., J.-C.",
        before:
          "\(wordStart)(?=[\\p{L}-]{1,8}\\.-?\\p{L})\\p{L}{1,2}(?:[.-]{1,2}\\p{L}{1,2}){1,6}\\.",
        after: notBeforeStarter),
    ]
    var forms: [String: [String]] = [:]
    for fields in ResourceTable(PackageResources.abbreviations_tsv).rows(of: language)
    where fields.count >= 2 {
      forms[String(decoding: fields[1], as: UTF8.self), default: []]
        .append(String(decoding: fields[0], as: UTF8.self))
    }
    return rules
      + forms.keys.sorted().map { name in
        let exception = exception(forClass: name)
        let words = forms[name, default: []].sorted().map(Self.abbreviation).joined(separator: "|")
        return Rule(
          note: exception.note, before: "\(wordStart)(?i:\(words))\\.", after: exception.after)
      }
  }

  /// Behind which abbreviations of a class of the resource nothing ends: what has to follow.
  private func exception(forClass name: String) -> (note: String, after: String) {
    switch name {
    case "title":
      return ("Abbreviations that end no sentence.", Self.space)
    case "number":
      return (
        "Abbreviations before numbers: they end one only before a word that begins sentences.",
        "\(Self.space)+(?:(?!\(Self.openers)\(starter))|\(Self.openers)[IVXLCDM]+(?!\\p{L}))"
      )
    case "word":
      return (
        "Words that abbreviate before numbers only.",
        "\(Self.space)+(?:[0-9]|[IVXLCDM]+(?!\\p{L})|\\p{Lu}\\.\(Self.space)?[0-9])"
      )
    default:
      return (
        "Abbreviations that end a sentence before a mark that opens or a word that begins one.",
        "\(Self.space)+(?!\(Self.opener)|\(starter))"
      )
    }
  }

  /// A capitalized word of the list of those that begin sentences.
  private var starter: String {
    let words = ResourceTable(PackageResources.starters_tsv).rows(of: language)
      .map { String(decoding: $0[0], as: UTF8.self) }.sorted()
    let elided = words.filter { $0.hasSuffix("'") }.map { $0.dropLast() }
    let whole = words.filter { !$0.hasSuffix("'") }
    let alternatives = [
      elided.isEmpty ? nil : "(?:\(Self.capitalized(elided)))['’]",
      whole.isEmpty ? nil : "(?:\(Self.capitalized(whole)))(?![\\p{L}'’])",
    ]
    return "(?:\(alternatives.compactMap(\.self).joined(separator: "|")))"
  }

  private static func capitalized(_ words: [some StringProtocol]) -> String {
    words.map { literal($0.prefix(1).uppercased() + $0.dropFirst()) }.joined(separator: "|")
  }

  /// A form of the resource. Java ignores the case of ASCII letters only.
  private static func abbreviation(_ form: String) -> String {
    form.unicodeScalars.map { scalar in
      let upper = scalar.properties.uppercaseMapping
      let isCased = scalar.value >= 0x80 && upper != String(scalar)
      return isCased ? "[\(upper)\(scalar)]" : literal(String(scalar))
    }.joined()
  }

  static func literal(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text {
      if #"\.[]{}()*+?^$|&"#.contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }
}
