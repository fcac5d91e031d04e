internal import Text

/// Makes the forms that a glossary's word may take in a text.
///
/// Forms are made from the term, not cut from the text: a plural in the glossary (`dimissioni`,
/// `représailles`) stands for itself only, and words that merely share a stem (`licenciement`,
/// `licencier`) stay apart. The rules are in `Resources/inflection.tsv`; they make more forms than
/// the language knows, which finds nothing more in texts that are written in it.
struct Inflection: Sendable {
  /// How a word of a term inflects.
  enum Paradigm: UInt8, Sendable, CaseIterable {
    /// Not at all: names, function words.
    case fixed
    /// In number: a noun.
    case number
    /// In number and gender: an adjective, or any word of a phrase.
    case agreement
    /// As a verb given in the infinitive.
    case verb
  }

  private var plural: Rules
  private var feminine: Rules
  private var verb: Rules
  private let isFrench: Bool
  private let hasGender: Bool

  init(_ language: Language) {
    let rows = ResourceTable(PackageResources.inflection_tsv).rows(of: language)
    plural = Rules(rows, named: "plural")
    feminine = Rules(rows, named: "feminine")
    verb = Rules(rows, named: "verb")
    isFrench = language == .french
    hasGender = language == .french || language == .italian
  }

  /// The forms of a folded word, itself first; some may repeat. O(rules × word).
  func forms(of word: ArraySlice<UInt8>, as paradigm: Paradigm) -> [[UInt8]] {
    let base = Array(word)
    switch paradigm {
    case .fixed: return [base]
    case .number:
      var singulars = [base]
      // Persons: salarié, salariée; gardien, gardienne; banquier, banquière.
      if isFrench, ["é", "ien", "ier"].contains(where: { base.hasSuffix($0) }) {
        singulars += feminine.results(for: base)
      }
      return singulars + singulars.flatMap { plural.results(for: $0) }
    case .agreement:
      let singulars = hasGender ? [base] + feminine.results(for: base) : [base]
      return singulars + singulars.flatMap { plural.results(for: $0) }
    case .verb: return [base] + verb.results(for: base)
    }
  }

  /// Whether a word is a verb whose forms are listed one by one.
  func isListedVerb(_ word: ArraySlice<UInt8>) -> Bool { verb.hasWholeWord(Array(word)) }
}

extension Inflection {
  /// Endings and what takes their place.
  private struct Rules: Sendable {
    private struct Rule: Sendable {
      let ending: [UInt8]
      let isWholeWord: Bool
      let replacements: [[UInt8]]
    }

    /// Whole words first, then by length, longest first.
    private let rules: [Rule]

    init(_ rows: [[ArraySlice<UInt8>]], named name: String) {
      rules = rows.filter { $0.count == 3 && $0[0].elementsEqual(name.utf8) }
        .map { row in
          let isWholeWord = row[1].first == UInt8(ascii: "=")
          return Rule(
            ending: isWholeWord ? Array(row[1].dropFirst()) : Self.ending(row[1]),
            isWholeWord: isWholeWord,
            replacements: row[2].split(separator: UInt8(ascii: " ")).map(Self.ending))
        }
        .sorted { left, right in
          left.isWholeWord != right.isWholeWord
            ? left.isWholeWord : left.ending.count > right.ending.count
        }
    }

    private static func ending(_ field: ArraySlice<UInt8>) -> [UInt8] {
      field.elementsEqual("-".utf8) ? [] : Array(field)
    }

    func results(for word: [UInt8]) -> [[UInt8]] {
      for rule in rules {
        if rule.isWholeWord {
          if rule.ending == word { return rule.replacements }
        } else if word.hasSuffix(rule.ending) {
          let stem = word.dropLast(rule.ending.count)
          return rule.replacements.map { stem + $0 }
        }
      }
      return []
    }

    func hasWholeWord(_ word: [UInt8]) -> Bool {
      rules.contains { $0.isWholeWord && $0.ending == word }
    }
  }
}

extension Array where Element == UInt8 {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }

  fileprivate func hasSuffix(_ suffix: String) -> Bool { hasSuffix(Array(suffix.utf8)) }
}
