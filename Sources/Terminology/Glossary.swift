public import Text

/// A multilingual glossary: concepts, each with its terms per language (the concept orientation
/// of ISO 30042, TBX).
public struct Glossary: Sendable, Equatable {
  public var concepts: [Concept]
  /// Names of the columns or fields that have no place in `Concept`, in file order; their values
  /// are in `Concept.otherFields`, so that a round trip loses nothing.
  public var otherFieldNames: [String]

  public init(concepts: [Concept] = [], otherFieldNames: [String] = []) {
    self.concepts = concepts
    self.otherFieldNames = otherFieldNames
  }
}

/// One thing that terms of several languages name.
public struct Concept: Sendable, Equatable {
  /// As in the file: `aip-010`.
  public var id: String
  public var subject: String?
  public var partOfSpeech: String?
  public var definition: String?
  public var note: String?
  public var status: TermStatus
  /// Preferred term first.
  public var terms: [Language: [Term]]
  /// Values for `Glossary.otherFieldNames`.
  public var otherFields: [String: String]

  public init(
    id: String, subject: String? = nil, partOfSpeech: String? = nil, definition: String? = nil,
    note: String? = nil, status: TermStatus = .preferred, terms: [Language: [Term]] = [:],
    otherFields: [String: String] = [:]
  ) {
    self.id = id
    self.subject = subject
    self.partOfSpeech = partOfSpeech
    self.definition = definition
    self.note = note
    self.status = status
    self.terms = terms
    self.otherFields = otherFields
  }
}

/// A word or phrase that names a concept in one language.
public struct Term: Sendable, Equatable {
  public var text: String
  public var status: TermStatus

  public init(text: String, status: TermStatus) {
    self.text = text
    self.status = status
  }
}

/// How welcome a term is.
public enum TermStatus: String, Sendable, Codable {
  case preferred, admitted, forbidden
}
