/// By whose convention sentences end.
public enum SplittingProfile: String, Sendable, Codable, CaseIterable {
  /// That of editors and of translation tools: a semicolon or a colon never ends a sentence.
  case standard
  /// That of the Italian treebanks of Universal Dependencies, ISDT and VIT: a semicolon or a colon
  /// may end a sentence as well.
  case treebank
}
