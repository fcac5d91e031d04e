public import Text

/// A multilingual glossary: concepts, each with its terms per language (the concept orientation
/// of ISO 30042, TBX).
public struct Glossary: Sendable, Equatable {
  public var concepts: [Concept]
  /// Names of the columns or fields that have no place in `Concept`, in file order; their values
  /// are in `Concept.otherFields`, so that a round trip loses nothing.
  public var otherFieldNames: [String]
  /// What a TBX file tells of itself, header and back matter, as they were read; empty else.
  public var frame: [XMLElement]

  public init(
    concepts: [Concept] = [], otherFieldNames: [String] = [], frame: [XMLElement] = []
  ) {
    self.concepts = concepts
    self.otherFieldNames = otherFieldNames
    self.frame = frame
  }

  /// The languages of its terms, in the order in which languages are listed. O(glossary).
  public var languages: [Language] { Set(concepts.flatMap { $0.terms.keys }).sorted() }
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
  /// What TBX says of the concept and has no place above.
  public var markup: TermMarkup
  /// The same for its languages.
  public var languageMarkup: [Language: TermMarkup]

  public init(
    id: String, subject: String? = nil, partOfSpeech: String? = nil, definition: String? = nil,
    note: String? = nil, status: TermStatus = .preferred, terms: [Language: [Term]] = [:],
    otherFields: [String: String] = [:], markup: TermMarkup = TermMarkup(),
    languageMarkup: [Language: TermMarkup] = [:]
  ) {
    self.id = id
    self.subject = subject
    self.partOfSpeech = partOfSpeech
    self.definition = definition
    self.note = note
    self.status = status
    self.terms = terms
    self.otherFields = otherFields
    self.markup = markup
    self.languageMarkup = languageMarkup
  }
}

/// A word or phrase that names a concept in one language.
public struct Term: Sendable, Equatable {
  public var text: String
  public var status: TermStatus
  /// How strictly texts are searched for it; usually empty.
  public var matching: TermMatching
  /// What TBX says of the term and has no place above.
  public var markup: TermMarkup

  public init(
    text: String, status: TermStatus, matching: TermMatching = [],
    markup: TermMarkup = TermMarkup()
  ) {
    self.text = text
    self.status = status
    self.matching = matching
    self.markup = markup
  }
}

/// Elements and attributes of a TBX entry that have no place of their own in `Concept` and `Term`,
/// kept so that a round trip loses nothing.
///
/// Elements have the names they have in TBX version 3 in the style of data categories as
/// attributes, whichever version and style they were read from: `<termNote type="termType">`. A
/// term whose element has attributes or markup of its own is kept as an element `term`; a language
/// tag that says more than `Language` does as the attribute `xml:lang`.
public struct TermMarkup: Sendable, Hashable {
  public var attributes: [XMLElement.Attribute]
  public var elements: [XMLElement]

  public init(attributes: [XMLElement.Attribute] = [], elements: [XMLElement] = []) {
    self.attributes = attributes
    self.elements = elements
  }

  public var isEmpty: Bool { attributes.isEmpty && elements.isEmpty }
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
  /// Of concepts only: proposed by `glossary build`, and seen by nobody yet. Their terms are followed
  /// as they are.
  case candidate
}

extension Glossary {
  /// The glossary with the terms of some languages only, and what belongs to them; concepts that
  /// have none of them are left out. O(glossary).
  public func restricted(to languages: [Language]) -> Glossary {
    let kept = Set(languages)
    let isOther = { (name: String) -> Bool in
      guard let colon = name.firstIndex(of: ":"), let language = Language(String(name[..<colon]))
      else { return false }
      return name[..<colon].utf8.count == 2 && !kept.contains(language)
    }
    var result = self
    result.otherFieldNames.removeAll(where: isOther)
    result.concepts = concepts.compactMap { concept in
      var concept = concept
      concept.terms = concept.terms.filter { kept.contains($0.key) && !$0.value.isEmpty }
      concept.languageMarkup = concept.languageMarkup.filter { kept.contains($0.key) }
      concept.otherFields = concept.otherFields.filter { !isOther($0.key) }
      return concept.terms.isEmpty ? nil : concept
    }
    return result
  }
}
