public import Text

/// A translation unit of TMX: the same in several languages.
public struct TranslationUnit: Sendable, Equatable {
  public struct Variant: Sendable, Equatable {
    /// The language tag as the file has it: `en-US`.
    public let tag: String
    public let language: Language
    /// The segment without the codes of its format, white space as it is.
    public let text: String
  }

  /// The unit's `tuid`, if it has one.
  public let identifier: String?
  /// In the order of the file.
  public let variants: [Variant]
  public let note: String?
  /// Where the unit ends: its line, from 1.
  public let line: Int
  /// The byte of UTF-8 where the unit begins.
  let byte: Int

  /// The segment in a language; the first of several.
  public func text(in language: Language) -> String? {
    variants.first { $0.language == language }?.text
  }
}

/// Reads the units of a TMX file one after the other, in memory for one unit.
///
/// ```swift
/// var units = try TranslationUnits(at: "memory.tmx")
/// while let unit = try units.next() { … }
/// ```
///
/// TMX 1.1 to 1.4b. Of inline elements the text of `hi` is kept; codes (`bpt`, `ept`, `it`, `ph`,
/// `ut`) and the segments inside them are not. What is true of all XML here is true of it: no
/// document type is loaded, and one that declares entities is refused.
public struct TranslationUnits: ~Copyable {
  private var events: XMLEvents
  private let file: String
  private var sourceTag: String?
  private var isOpen = false

  /// - Parameter path: A path, or `-` for standard input.
  public init(at path: String) throws(XMLError) {
    let stream = ByteStream(path)
    try self.init(
      file: path, events: XMLEvents(file: path) { () throws(XMLError) in try stream.next() })
  }

  init(_ bytes: [UInt8], file: String) throws(XMLError) {
    try self.init(file: file, events: XMLEvents(bytes, file: file))
  }

  private init(file: String, events: consuming XMLEvents) throws(XMLError) {
    self.file = file
    self.events = events
  }

  /// The next unit; `nil` behind the last. O(unit).
  public mutating func next() throws(XMLError) -> TranslationUnit? {
    while let event = try events.next() {
      guard case .start(let element, let byte) = event else { continue }
      if !isOpen {
        isOpen = true
        if element.name != "tmx" {
          throw .notWellFormed(
            events.place, problem: "<\(element.name)> is no TMX; its root is tmx")
        }
      }
      if element.name == "header" { sourceTag = element["srclang"] }
      if element.name == "tu" { return try unit(element, byte) }
    }
    return nil
  }

  private mutating func unit(
    _ element: XMLElement, _ byte: Int
  ) throws(XMLError) -> TranslationUnit {
    var variants: [TranslationUnit.Variant] = []
    var tag: String?
    var note: String?
    var depth = 1
    while depth > 0, let event = try events.next() {
      switch event {
      case .start(let inner, _):
        depth += 1
        switch inner.name {
        case "tuv": tag = inner["xml:lang"] ?? inner["lang"]
        case "seg":
          let text = try segment()
          depth -= 1
          // Without a tag, or with one that is none, nothing can be said of the segment.
          if let tag, let language = Language(tag) {
            variants.append(.init(tag: tag, language: language, text: text))
          }
        case "note":
          let text = try segment()
          depth -= 1
          note = note ?? text
        default: break
        }
      case .end: depth -= 1
      case .text, .comment: break
      }
    }
    return TranslationUnit(
      identifier: element["tuid"], variants: variants, note: note, line: events.place.line,
      byte: byte)
  }

  /// The text of an element up to its end, codes left out.
  private mutating func segment() throws(XMLError) -> String {
    var text = ""
    var depth = 1
    var codeDepth: Int?
    while depth > 0, let event = try events.next() {
      switch event {
      case .start(let element, _):
        depth += 1
        if codeDepth == nil, element.name != "hi" { codeDepth = depth }
      case .end:
        if codeDepth == depth { codeDepth = nil }
        depth -= 1
      case .text(let piece): if codeDepth == nil { text += piece }
      case .comment: break
      }
    }
    return text
  }
}

/// The bytes of a file, piece by piece.
private final class ByteStream {
  private let path: String
  private var descriptor: Int32?

  init(_ path: String) { self.path = path }

  func next() throws(XMLError) -> [UInt8]? {
    do throws(ReadingError) {
      let open: Int32
      if let descriptor { open = descriptor } else { open = try SourceFile.descriptor(at: path) }
      descriptor = open
      var bytes: [UInt8] = []
      return try SourceFile.read(open, upTo: 65_536, into: &bytes, path: path) ? bytes : nil
    } catch {
      throw .unreadable(error.diagnostic)
    }
  }

  deinit { if let descriptor, path != "-" { SourceFile.close(descriptor) } }
}

/// The units of a TMX file as the concepts of a glossary.
struct TranslationUnitGlossary {
  let path: String
  let bytes: [UInt8]

  func file() throws(GlossaryError) -> GlossaryFile {
    var glossary = Glossary()
    var places: [GlossaryFile.ConceptPlace] = []
    var identifiers = TermIdentifiers()
    do throws(XMLError) {
      var units = try TranslationUnits(bytes, file: path)
      while let unit = try units.next() {
        var concept = Concept(id: "", note: unit.note?.collapsed)
        for variant in unit.variants {
          let text = variant.text.collapsed
          if text.isEmpty { continue }
          let isFirst = concept.terms[variant.language] == nil
          var term = Term(text: text, status: isFirst ? .preferred : .admitted)
          if variant.tag != variant.language.code {
            term.markup.attributes.append(.init("xml:lang", variant.tag))
          }
          concept.terms[variant.language, default: []].append(term)
        }
        if concept.terms.isEmpty { continue }
        concept.id =
          unit.identifier.flatMap { $0.isEmpty ? nil : identifiers.unique($0) }
          ?? identifiers.identifier(for: concept.anyTerm ?? "unit")
        glossary.concepts.append(concept)
        places.append(GlossaryFile.ConceptPlace(start: unit.byte))
      }
    } catch {
      throw .xml(error)
    }
    return GlossaryFile(
      format: .tmx, glossary: glossary, path: path, places: places, form: .none,
      pieces: [.verbatim(bytes)])
  }
}
