import Terminology
import Text

/// A key term of the article as JSON files show it.
struct KeyTermRecord: Encodable {
  struct Use: Encodable {
    let term: String
    let count: Int
    /// A place where it stands, verbatim.
    let example: AnchoredText
  }

  /// The glossary's concept; `nil` for a phrase it does not have.
  let concept: String?
  let score: Double
  let terms: [String: Use]

  /// The key terms of an article; `nil` where nobody asked for them.
  static func records(_ material: EditionMaterial, in languages: [Language]) -> [KeyTermRecord]? {
    let keyTerms = material.analysis.keyTerms
    if keyTerms.isEmpty { return nil }
    let concepts = material.analysis.glossary.concepts
    return keyTerms.map { keyTerm in
      var terms: [String: Use] = [:]
      for language in languages {
        if let use = keyTerm.terms[language], let version = material.version(language) {
          terms[language.code] = Use(
            term: use.text, count: use.count, example: version.anchored(use.range))
        }
      }
      return KeyTermRecord(
        concept: keyTerm.concept.map { concepts[$0].id }, score: keyTerm.score.rounded3,
        terms: terms)
    }
  }
}
