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
  /// How strictly texts are searched for it; usually empty.
  public var matching: TermMatching

  public init(text: String, status: TermStatus, matching: TermMatching = []) {
    self.text = text
    self.status = status
    self.matching = matching
  }
}

/// What a glossary asks of a term's occurrences, beyond what the term's own shape tells: acronyms
/// and names keep their case without it.
///
/// In the tab-separated form these are the words of a column such as `fr:flags`.
public struct TermMatching: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Every letter has the case it has in the glossary: `Apple` is not found in `apple`. Written
  /// `case`.
  public static let caseSensitive = TermMatching(rawValue: 1 << 0)
  /// The words stand as they do in the glossary and in no inflected form: `terres rares` is not
  /// found in `terre rare`. Written `exact`; says nothing of case.
  public static let exactForm = TermMatching(rawValue: 1 << 1)

  /// The words that files use, in the order in which they are written.
  static let words: [(word: String, option: TermMatching)] = [
    ("case", .caseSensitive), ("exact", .exactForm),
  ]
}

/// How welcome a term is.
public enum TermStatus: String, Sendable, Codable {
  case preferred, admitted, forbidden
}
