internal import Text

/// Words by which a language says no, from `Resources/negations.tsv`.
struct NegationWords: Sendable {
  private var no: Set<[UInt8]> = []
  private var almost: Set<[UInt8]> = []
  /// What words begin with that say almost no.
  private var beginnings: [[UInt8]] = []
  /// Words behind which, and before which, nothing is denied.
  private var idleBefore: Set<[UInt8]> = []
  private var idleBehind: Set<[UInt8]> = []

  /// Those of a language, read once. O(1), but for the first time.
  static func of(_ language: Language) -> NegationWords { all[language] ?? NegationWords(language) }

  private static let all = Dictionary(
    uniqueKeysWithValues: Language.supported.map { ($0, NegationWords($0)) })

  /// O(table).
  private init(_ language: Language) {
    for row in ResourceTable(PackageResources.negations_tsv).rows(of: language) where row.count == 2
    {
      let word = Array(row[1])
      switch String(decoding: row[0], as: UTF8.self) {
      case "no": no.insert(word)
      case "before": idleBefore.insert(word)
      case "behind": idleBehind.insert(word)
      default:
        if word.last == UInt8(ascii: "*") {
          beginnings.append(word.dropLast())
        } else {
          almost.insert(word)
        }
      }
    }
  }

  /// Whether a word says no. Not where nothing is denied: *or not*, *step by step* (`pas à pas`), *no
  /// doubt*, *not only*.
  func saysNo(at token: Int, in wording: Wording) -> Bool {
    let word = form(token, wording)
    if word.suffix(3).elementsEqual("n't".utf8) || word.suffix(4).elementsEqual("n’t".utf8) {
      return true
    }
    guard no.contains(word) else { return false }
    let before = form(token - 1, wording)
    let after = form(token + 1, wording)
    if idleBefore.contains(before) || idleBehind.contains(after) { return false }
    return !(form(token + 2, wording) == word || form(token - 2, wording) == word)
  }

  func saysAlmostNo(at token: Int, in wording: Wording) -> Bool {
    let word = form(token, wording)
    return almost.contains(word)
      || beginnings.contains { word.count > $0.count + 2 && word.starts(with: $0) }
  }

  private func form(_ token: Int, _ wording: Wording) -> [UInt8] {
    guard wording.segmented.tokens.indices.contains(token) else { return [] }
    return Array(wording.segmented.folded.bytes[wording.segmented.tokens[token].folded.indices])
  }
}
