internal import Text

extension GlossaryFile {
  /// What a column of a table holds.
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

    static func language(named name: some StringProtocol) -> Language? {
      let isCode = name.utf8.count == 2 && name.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      return isCode ? Language(String(name)) : nil
    }

    var isLanguage: Bool { if case .language = self { true } else { false } }

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
}

extension GlossaryFile {
  /// How a table is written: our tab-separated form, or CSV.
  struct TableForm: Sendable, Equatable {
    var columns: [Column]
    var delimiter: UInt8
    var isQuoted: Bool
    /// What ends the header line, and so every line that is written anew.
    var lineEnd: [UInt8]

    static func tsv(_ columns: [Column]) -> Self {
      Self(columns: columns, delimiter: 0x09, isQuoted: false, lineEnd: [0x0A])
    }

    static func csv(_ columns: [Column]) -> Self {
      Self(columns: columns, delimiter: 0x2C, isQuoted: true, lineEnd: [0x0D, 0x0A])
    }

    var header: [UInt8] { row(columns.map(\.name)) }

    /// The columns that a glossary needs, in the order in which we write them. O(glossary).
    static func columns(for glossary: Glossary) -> [Column] {
      let languages = glossary.languages
      let flagged = languages.filter { language in
        glossary.concepts.contains { concept in
          (concept.terms[language] ?? []).contains { !$0.matching.isEmpty }
        }
      }
      let hasDefinitions = glossary.concepts.contains { $0.definition != nil }
      return [.identifier, .subject, .partOfSpeech] + languages.map(Column.language)
        + flagged.map(Column.flags) + (hasDefinitions ? [.definition] : []) + [.status, .note]
        + glossary.otherFieldNames.map(Column.other)
    }

    func row(for concept: Concept) -> [UInt8] { row(columns.map { cell($0, of: concept) }) }

    func cell(_ column: Column, of concept: Concept) -> String {
      switch column {
      case .identifier: concept.id
      case .subject: concept.subject ?? ""
      case .partOfSpeech: concept.partOfSpeech ?? ""
      case .definition: concept.definition ?? ""
      case .status: concept.status.rawValue
      case .note: concept.note ?? ""
      case .language(let language):
        (concept.terms[language] ?? []).map { term in
          let text = TermCell.written(term.text)
          return (term.status == .forbidden ? "!" : "") + text
        }.joined(separator: " | ")
      case .flags(let language): Self.flags(of: concept.terms[language] ?? [])
      case .other(let name): concept.otherFields[name] ?? ""
      }
    }

    private static func flags(of terms: [Term]) -> String {
      if terms.allSatisfy({ $0.matching.isEmpty }) { return "" }
      let parts = terms.map { term in
        TermMatching.words.filter { term.matching.contains($0.option) }.map(\.word)
          .joined(separator: " ")
      }
      return Set(parts).count == 1 ? parts[0] : parts.joined(separator: " | ")
    }

    private func row(_ cells: [String]) -> [UInt8] {
      var row: [UInt8] = []
      for (index, cell) in cells.enumerated() {
        if index > 0 { row.append(delimiter) }
        if isQuoted {
          appendQuoted(cell, to: &row)
        } else {
          // What would break the table becomes a space.
          row += cell.utf8.map { TermCell.breaksLine($0) ? 0x20 : $0 }
        }
      }
      return row + lineEnd
    }

    /// Quoted where RFC 4180 asks for it. What a spreadsheet would run as a formula gets an
    /// apostrophe in front, which reading takes away.
    private func appendQuoted(_ cell: String, to row: inout [UInt8]) {
      let bytes = Array(cell.utf8)
      let isQuoted =
        bytes.contains { $0 == 0x22 || $0 == delimiter || $0 == 0x0A || $0 == 0x0D }
        || bytes.first == 0x20 || bytes.last == 0x20
      if isQuoted { row.append(0x22) }
      if FormulaGuard.isNeeded(bytes[...]) { row.append(UInt8(ascii: "'")) }
      for byte in bytes {
        if byte == 0x22 { row.append(0x22) }
        row.append(byte)
      }
      if isQuoted { row.append(0x22) }
    }
  }
}

/// The apostrophe that keeps a spreadsheet from running a cell as a formula.
enum FormulaGuard {
  /// Whether a cell, behind any apostrophes, begins with `=`, `+`, `-`, `@`, tab or carriage return:
  /// so that taking one apostrophe away gives back what was meant.
  static func isNeeded(_ cell: ArraySlice<UInt8>) -> Bool {
    let first = cell.first { $0 != UInt8(ascii: "'") }
    return first.map { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains($0) } ?? false
  }

  static func removed(from cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    cell.first == UInt8(ascii: "'") && isNeeded(cell) ? cell.dropFirst() : cell
  }
}

/// Terms in the cell of a table, parted by bars, `!` before forbidden ones.
package enum TermCell {
  static func breaksLine(_ byte: UInt8) -> Bool { byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// A term as it is written: a bar inside it, or `!` in front, would be read as a sign of ours.
  package static func written(_ text: String) -> String {
    guard hasSigns(text) else { return text }
    let unbarred = text.replacing("|", with: "\u{A6}")
    return unbarred.hasPrefix("!") ? "\u{FF01}" + unbarred.dropFirst() : unbarred
  }

  static func hasSigns(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "!") || text.utf8.contains(UInt8(ascii: "|"))
  }
}
