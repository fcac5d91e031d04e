public import Text

/// How much a glossary holds.
public struct GlossaryStatistics: Sendable, Equatable, Encodable {
  public struct LanguageCount: Sendable, Equatable, Encodable {
    public let language: Language
    /// Concepts that have a term which is not forbidden.
    public internal(set) var concepts = 0
    public internal(set) var preferred = 0
    public internal(set) var admitted = 0
    public internal(set) var forbidden = 0
  }

  public struct ValueCount: Sendable, Equatable, Encodable {
    public let value: String
    public let count: Int
  }

  public let concepts: Int
  public let terms: Int
  /// Concepts with a welcome term in every language of the glossary.
  public let complete: Int
  public let languages: [LanguageCount]
  /// The most frequent first.
  public let subjects: [ValueCount]
  public let partsOfSpeech: [ValueCount]

  /// O(glossary).
  public init(_ glossary: Glossary) {
    var counts: [Language: LanguageCount] = [:]
    let languages = glossary.languages
    for language in languages { counts[language] = LanguageCount(language: language) }
    var complete = 0
    for concept in glossary.concepts {
      var welcomeCount = 0
      for (language, terms) in concept.terms {
        var isWelcome = false
        for term in terms {
          switch concept.effectiveStatus(of: term) {
          case .preferred, .candidate: counts[language]?.preferred += 1
          case .admitted: counts[language]?.admitted += 1
          case .forbidden: counts[language]?.forbidden += 1
          }
          if concept.effectiveStatus(of: term) != .forbidden { isWelcome = true }
        }
        if isWelcome {
          counts[language]?.concepts += 1
          welcomeCount += 1
        }
      }
      if welcomeCount == languages.count { complete += 1 }
    }
    concepts = glossary.concepts.count
    self.complete = complete
    self.languages = languages.compactMap { counts[$0] }
    terms = counts.values.reduce(0) { $0 + $1.preferred + $1.admitted + $1.forbidden }
    subjects = Self.counted(glossary.concepts.compactMap(\.subject))
    partsOfSpeech = Self.counted(glossary.concepts.compactMap(\.partOfSpeech))
  }

  private static func counted(_ values: [String]) -> [ValueCount] {
    var counts: [String: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.map { ValueCount(value: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }
}
