internal import ICU

/// Segmentation rules of an SRX 2.0 file (Segmentation Rules eXchange, LISA OSCAR 2008), as
/// translators' tools keep them.
///
///     let rules = try SRXRules(at: "rules.srx")
///     let sentences = try rules.splitter(for: .french).sentences(in: text, blocks: blocks)
///
/// Of a language, the rules of the first language map whose pattern matches its code are followed;
/// if the file cascades, those of every such map, one behind the other. Patterns are regular
/// expressions of ICU's syntax, as the specification asks for.
public struct SRXRules: Sendable {
  /// A path as the user gave it.
  public let file: String
  /// The rules of all matching maps are followed, not only those of the first.
  public let cascades: Bool
  let sets: [SRXRuleSet]
  let maps: [SRXLanguageMap]
  /// What is asked for most, compiled once.
  private var splitters: [Language: Result<SRXSplitter, SRXError>] = [:]

  /// Reads a file.
  ///
  /// Versions 1.0 to 2.0 are read, with their name spaces or without. Neither a document type nor
  /// an entity is followed.
  public init(at path: String) throws {
    try self.init(SourceFile.bytes(at: path), file: path)
  }

  /// Reads the bytes of a file. O(bytes).
  public init(_ bytes: [UInt8], file: String) throws(SRXError) {
    let content = try SRXReader.content(of: bytes, file: file)
    self.file = file
    cascades = content.cascades
    sets = content.sets
    maps = content.maps
    for language in Language.supported { splitters[language] = compiled(for: language) }
  }

  /// The splitter that follows the rules for a language.
  public func splitter(for language: Language) throws(SRXError) -> SRXSplitter {
    try (splitters[language] ?? compiled(for: language)).get()
  }

  private func compiled(for language: Language) -> Result<SRXSplitter, SRXError> {
    do throws(SRXError) {
      return .success(try SRXSplitter(rules(for: language)))
    } catch {
      return .failure(error)
    }
  }

  /// The rules of a language in the order in which they are asked.
  func rules(for language: Language) throws(SRXError) -> [SRXRule] {
    var rules: [SRXRule] = []
    var isKnown = false
    for map in maps where try map.matches(language) {
      guard let set = sets.first(where: { $0.name == map.setName }) else {
        throw .unknownRuleSet(map.place, name: map.setName)
      }
      rules += set.rules
      isKnown = true
      if !cascades { break }
    }
    guard isKnown else {
      throw .noRules(Place(file: file), language: language, patterns: maps.map(\.pattern))
    }
    return rules
  }
}

/// A named list of rules: `languagerule`.
struct SRXRuleSet: Sendable, Equatable {
  let name: String
  var rules: [SRXRule] = []
}

/// One rule: where the text before a place and the text behind it look like this, the text is
/// parted, or is not.
struct SRXRule: Sendable, Equatable {
  var isBreak = true
  /// What the text before the place ends with; empty for any.
  var before = ""
  /// What the text behind the place begins with; empty for any.
  var after = ""
  let place: Place
  var beforePlace: Place
  var afterPlace: Place

  init(isBreak: Bool, before: String = "", after: String = "", place: Place) {
    self.isBreak = isBreak
    self.before = before
    self.after = after
    self.place = place
    beforePlace = place
    afterPlace = place
  }
}

/// Which languages a list of rules is for: `languagemap`.
struct SRXLanguageMap: Sendable, Equatable {
  /// A regular expression that a language code has to match from end to end, in either case.
  let pattern: String
  let setName: String
  let place: Place
}

extension SRXLanguageMap {
  /// Whether the rules are for a language.
  func matches(_ language: Language) throws(SRXError) -> Bool {
    do throws(RegularExpressionError) {
      let pattern = try RegularExpression(pattern, ignoringCase: true)
      let code = try RegularExpressionText(language.code.utf8Span.span)
      let matcher = try RegularExpressionMatcher(pattern)
      try matcher.begin(code)
      return try matcher.spans(from: 0, to: code.count).match
    } catch {
      throw .badPattern(
        place, element: "languagemap", pattern: pattern, reason: error.description)
    }
  }
}
