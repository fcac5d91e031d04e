internal import Text

/// Makes the forms that a glossary's verb may take in a text.
///
/// The forms are made from the infinitive; more of them than the language knows do no harm. The
/// rules are the class `verb` in `Resources/inflection.tsv`.
struct Conjugation: Sendable {
  private struct Rule: Sendable {
    let ending: [UInt8]
    let replacements: [[UInt8]]
  }

  /// By length of the ending, longest first.
  private let rules: [Rule]
  private let listed: [[UInt8]: [[UInt8]]]

  init(_ language: Language) {
    var rules: [Rule] = []
    var listed: [[UInt8]: [[UInt8]]] = [:]
    for row in ResourceTable(PackageResources.inflection_tsv).rows(of: language)
    where row.count == 3 && row[0].elementsEqual("verb".utf8) {
      let replacements = row[2].split(separator: UInt8(ascii: " ")).map(Self.ending)
      if row[1].first == UInt8(ascii: "=") {
        listed[Array(row[1].dropFirst())] = replacements
      } else {
        rules.append(Rule(ending: Self.ending(row[1]), replacements: replacements))
      }
    }
    self.rules = rules.sorted { $0.ending.count > $1.ending.count }
    self.listed = listed
  }

  /// The forms of a folded infinitive, itself first; some may repeat. O(rules × word).
  func forms(of infinitive: ArraySlice<UInt8>) -> [[UInt8]] {
    let word = Array(infinitive)
    if let forms = listed[word] { return [word] + forms }
    guard let rule = rules.first(where: { Self.ends(word, with: $0.ending) }) else {
      return [word]
    }
    let stem = word.dropLast(rule.ending.count)
    return [word] + rule.replacements.map { stem + $0 }
  }

  /// Whether a word is a verb whose forms are listed one by one.
  func isListed(_ word: ArraySlice<UInt8>) -> Bool { listed[Array(word)] != nil }

  private static func ending(_ field: ArraySlice<UInt8>) -> [UInt8] {
    field.elementsEqual("-".utf8) ? [] : Array(field)
  }

  private static func ends(_ word: [UInt8], with ending: [UInt8]) -> Bool {
    word.count >= ending.count && word[(word.count - ending.count)...].elementsEqual(ending)
  }
}
