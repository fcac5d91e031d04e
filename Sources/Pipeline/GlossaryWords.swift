public import Bitext
public import Terminology
internal import Text

extension WordLexicon {
  /// Adds the terms of a glossary, forbidden ones included: texts may hold them. The words of terms
  /// of several words share what such a pair is worth. O(words).
  public mutating func add(_ glossary: Glossary) {
    let languages = Language.supported
    for (index, one) in languages.enumerated() {
      for other in languages.dropFirst(index + 1) {
        var pairs: [(String, String, weight: Float)] = []
        for concept in glossary.concepts {
          for first in concept.terms[one] ?? [] {
            for second in concept.terms[other] ?? [] {
              pairs += Self.pairs(first.text, second.text)
            }
          }
        }
        if !pairs.isEmpty { add(pairs, one, other) }
      }
    }
  }

  private static func pairs(
    _ first: String, _ second: String
  ) -> [(String, String, weight: Float)] {
    let firstWords = first.split(separator: " ").map(String.init)
    let secondWords = second.split(separator: " ").map(String.init)
    let weight = 1 / Float(max(1, firstWords.count, secondWords.count))
    return firstWords.flatMap { one in secondWords.map { (one, $0, weight: weight) } }
  }
}
