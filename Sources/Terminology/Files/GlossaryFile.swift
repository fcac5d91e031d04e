internal import Text

/// A glossary in our tab-separated form, with the lines it was read from, so that writing it
/// back changes only the concepts that changed.
///
/// The first line names the columns. `id` is required; `subject`, `pos`, `definition`, `status`
/// and `note` have their meanings; a name of two letters is a language; every other column is
/// kept as it is. A language cell lists the terms, preferred first, parted by ` | `; `!` marks a
/// forbidden one. Lines that begin with `#` are comments.
///
/// A column named by a language and `flags`, such as `fr:flags`, says how strictly the terms beside
/// it are searched for (`TermMatching`): the words `case` and `exact`, for each term in its turn
/// and parted by ` | ` as the terms are (`case | | exact`), or once for all of them.
public struct GlossaryFile: Sendable, Equatable {
  /// What a column holds.
  enum Column: Sendable, Equatable {
    case identifier, subject, partOfSpeech, definition, status, note
    case language(Language)
    /// How the terms of a language are matched.
    case flags(Language)
    case other(String)

    init(named name: String) {
      switch name {
      case "id": self = .identifier
      case "subject": self = .subject
      case "pos": self = .partOfSpeech
      case "definition": self = .definition
      case "status": self = .status
      case "note": self = .note
      default:
        if let language = Self.language(named: name) {
          self = .language(language)
        } else if name.hasSuffix(Self.flagsEnding),
          let language = Self.language(named: name.dropLast(Self.flagsEnding.count))
        {
          self = .flags(language)
        } else {
          self = .other(name)
        }
      }
    }

    private static let flagsEnding = ":flags"

    private static func language(named name: some StringProtocol) -> Language? {
      let isCode = name.utf8.count == 2 && name.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      return isCode ? Language(String(name)) : nil
    }

    var name: String {
      switch self {
      case .identifier: "id"
      case .subject: "subject"
      case .partOfSpeech: "pos"
      case .definition: "definition"
      case .status: "status"
      case .note: "note"
      case .language(let language): language.code
      case .flags(let language): language.code + Self.flagsEnding
      case .other(let name): name
      }
    }
  }

  /// A line as it was read, its end included.
  enum Line: Sendable, Equatable {
    /// The header, a comment or an empty line.
    case verbatim([UInt8])
    /// A concept, by its index in the glossary that was read.
    case concept(Int, [UInt8])
  }

  public let glossary: Glossary
  /// Where each concept of `glossary` stands: its line, from 1.
  public let lineNumbers: [Int]
  let columns: [Column]
  let lines: [Line]
  /// What ends the header line, and so every line that is written anew.
  let lineEnd: [UInt8]

  init(
    glossary: Glossary, lineNumbers: [Int], columns: [Column], lines: [Line], lineEnd: [UInt8]
  ) {
    self.glossary = glossary
    self.lineNumbers = lineNumbers
    self.columns = columns
    self.lines = lines
    self.lineEnd = lineEnd
  }

  /// A file for a glossary that was never one: columns for all its languages and other fields.
  public init(_ glossary: Glossary) {
    let languages = Set(glossary.concepts.flatMap { $0.terms.keys }).sorted()
    let hasDefinitions = glossary.concepts.contains { $0.definition != nil }
    let flagged = languages.filter { language in
      glossary.concepts.contains { concept in
        (concept.terms[language] ?? []).contains { !$0.matching.isEmpty }
      }
    }
    let columns: [Column] =
      [.identifier, .subject, .partOfSpeech] + languages.map(Column.language)
      + flagged.map(Column.flags) + (hasDefinitions ? [.definition] : []) + [.status, .note]
      + glossary.otherFieldNames.map(Column.other)
    let header = columns.map(\.name).joined(separator: "\t") + "\n"
    self.init(
      glossary: glossary, lineNumbers: glossary.concepts.indices.map { $0 + 2 }, columns: columns,
      lines: [.verbatim(Array(header.utf8))]
        + glossary.concepts.enumerated().map { index, concept in
          .concept(index, Self.line(for: concept, columns: columns, lineEnd: [0x0A]))
        },
      lineEnd: [0x0A])
  }

  /// The bytes of the file; exactly those that were read. O(bytes).
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      switch line {
      case .verbatim(let line), .concept(_, let line): bytes += line
      }
    }
    return bytes
  }

  /// The bytes of the file with other concepts: those that stayed the same keep their lines to the
  /// byte, changed ones are written anew in their places, new ones stand at the end, and comments
  /// stay. Concepts are told apart by their ids. O(bytes).
  public func bytes(updatedTo changed: Glossary) -> [UInt8] {
    var indexByIdentifier: [String: Int] = [:]
    for (index, concept) in changed.concepts.enumerated() { indexByIdentifier[concept.id] = index }
    var isWritten = [Bool](repeating: false, count: changed.concepts.count)
    var bytes: [UInt8] = []
    for line in lines {
      switch line {
      case .verbatim(let line): bytes += line
      case .concept(let index, let line):
        let concept = glossary.concepts[index]
        guard let place = indexByIdentifier[concept.id] else { continue }
        isWritten[place] = true
        let now = changed.concepts[place]
        bytes += now == concept ? line : Self.line(for: now, columns: columns, lineEnd: lineEnd)
      }
    }
    for (index, concept) in changed.concepts.enumerated() where !isWritten[index] {
      if let last = bytes.last, last != 0x0A { bytes += lineEnd }
      bytes += Self.line(for: concept, columns: columns, lineEnd: lineEnd)
    }
    return bytes
  }

  private static func line(
    for concept: Concept, columns: [Column], lineEnd: [UInt8]
  ) -> [UInt8] {
    var line: [UInt8] = []
    for (index, column) in columns.enumerated() {
      if index > 0 { line.append(0x09) }
      let cell: String
      switch column {
      case .identifier: cell = concept.id
      case .subject: cell = concept.subject ?? ""
      case .partOfSpeech: cell = concept.partOfSpeech ?? ""
      case .definition: cell = concept.definition ?? ""
      case .status: cell = concept.status.rawValue
      case .note: cell = concept.note ?? ""
      case .language(let language):
        cell = (concept.terms[language] ?? [])
          .map { ($0.status == .forbidden ? "!" : "") + $0.text }.joined(separator: " | ")
      case .flags(let language): cell = flags(of: concept.terms[language] ?? [])
      case .other(let name): cell = concept.otherFields[name] ?? ""
      }
      // What would break the table becomes a space.
      line += cell.utf8.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    }
    return line + lineEnd
  }

  private static func flags(of terms: [Term]) -> String {
    if terms.allSatisfy({ $0.matching.isEmpty }) { return "" }
    let parts = terms.map { term in
      TermMatching.words.filter { term.matching.contains($0.option) }.map(\.word)
        .joined(separator: " ")
    }
    return Set(parts).count == 1 ? parts[0] : parts.joined(separator: " | ")
  }
}
