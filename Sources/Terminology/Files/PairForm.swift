internal import Text

extension GlossaryFile {
  /// How a bilingual list is written: OmegaT's form, DeepL's or UTX.
  struct PairForm: Sendable, Equatable {
    /// What a column of UTX holds; the other forms have the first three at most.
    enum Column: Sendable, Equatable {
      case source, target, comment, partOfSpeech, targetStatus, sourceStatus, identifier, subject
      case definition
      case other(String)

      init(named name: String) {
        switch name.lowercased() {
        case "src": self = .source
        case "tgt": self = .target
        case "src:pos": self = .partOfSpeech
        case "term status", "tgt:status": self = .targetStatus
        case "src:status": self = .sourceStatus
        case "concept id": self = .identifier
        case "comment": self = .comment
        case "domain": self = .subject
        case "definition": self = .definition
        default: self = .other(name)
        }
      }

      var name: String {
        switch self {
        case .source: "src"
        case .target: "tgt"
        case .partOfSpeech: "src:pos"
        case .targetStatus: "term status"
        case .sourceStatus: "src:status"
        case .identifier: "concept ID"
        case .comment: "comment"
        case .subject: "domain"
        case .definition: "definition"
        case .other(let name): name
        }
      }
    }

    var format: GlossaryFormat
    var source: Language
    var target: Language
    var columns: [Column]
    /// A tab, or the comma that DeepL takes too.
    var delimiter: UInt8
    var lineEnd: [UInt8]

    init(
      _ format: GlossaryFormat, source: Language, target: Language, columns: [Column],
      delimiter: UInt8 = 0x09, lineEnd: [UInt8]
    ) {
      self.format = format
      self.source = source
      self.target = target
      self.columns = columns
      self.delimiter = delimiter
      self.lineEnd = lineEnd
    }

    /// The form in which a glossary is written anew.
    init(_ format: GlossaryFormat, for glossary: Glossary, source: Language, target: Language) {
      var columns: [Column] = [.source, .target]
      switch format {
      case .omegat: columns.append(.comment)
      case .utx:
        let concepts = glossary.concepts
        columns += [.partOfSpeech, .targetStatus, .identifier]
        let hasSynonyms = concepts.contains { concept in
          (concept.terms[source] ?? []).contains { $0.status != .preferred }
        }
        if hasSynonyms { columns.append(.sourceStatus) }
        if concepts.contains(where: { $0.subject != nil }) { columns.append(.subject) }
        if concepts.contains(where: { $0.definition != nil }) { columns.append(.definition) }
        if concepts.contains(where: { $0.note != nil }) { columns.append(.comment) }
        columns += glossary.otherFieldNames.filter { $0 != Column.targetStatus.name }
          .map(Column.other)
      default: break
      }
      self.init(
        format, source: source, target: target, columns: columns,
        lineEnd: format == .utx ? [0x0D, 0x0A] : [0x0A])
    }

    /// The lines of a concept: one for each pair of a source term and a target term. DeepL knows
    /// one target for each source, and neither it nor OmegaT knows forbidden forms.
    func rows(for concept: Concept) -> [UInt8] {
      pairs(of: concept).flatMap { row(source: $0, target: $1, of: concept) }
    }

    /// The pairs that the form holds.
    func pairs(of concept: Concept) -> [(source: Term, target: Term)] {
      var sources = concept.terms[source] ?? []
      var targets = concept.terms[target] ?? []
      if format != .utx {
        if concept.status == .forbidden { return [] }
        sources.removeAll { $0.status == .forbidden }
        targets.removeAll { $0.status == .forbidden }
      }
      if format == .deepl { targets = Array(targets.prefix(1)) }
      return sources.flatMap { source in targets.map { (source, $0) } }
    }

    func row(source: Term, target: Term, of concept: Concept) -> [UInt8] {
      var row: [UInt8] = []
      for (index, column) in columns.enumerated() {
        if index > 0 { row.append(delimiter) }
        let cell =
          switch column {
          case .source: source.text
          case .target: target.text
          case .partOfSpeech: PartOfSpeech.exchanged(concept.partOfSpeech)
          case .targetStatus:
            concept.otherFields[Column.targetStatus.name] ?? status(target, of: concept)
          case .sourceStatus: status(source, of: concept)
          case .identifier: concept.id
          case .subject: concept.subject ?? ""
          case .definition: concept.definition ?? ""
          case .comment: format == .omegat ? comment(on: concept) : concept.note ?? ""
          case .other(let name): concept.otherFields[name] ?? ""
          }
        let isQuoted =
          delimiter == 0x2C && cell.utf8.contains { $0 == 0x2C || $0 == 0x22 }
        let text = cell.utf8.map { TermCell.breaksLine($0) ? 0x20 : $0 }
        row += isQuoted ? [0x22] + text.flatMap { $0 == 0x22 ? [$0, $0] : [$0] } + [0x22] : text
      }
      return row + lineEnd
    }

    private func status(_ term: Term, of concept: Concept) -> String {
      if concept.status == .candidate, term.status != .forbidden { return "provisional" }
      return switch concept.effectiveStatus(of: term) {
      case .preferred, .candidate: "approved"
      case .admitted: "non-standard"
      case .forbidden: "forbidden"
      }
    }

    /// What a translator should read beside the target: OmegaT shows it with the term.
    private func comment(on concept: Concept) -> String {
      let forbidden = (concept.terms[target] ?? []).filter { $0.status == .forbidden }.map(\.text)
      return
        ([concept.definition, concept.note].compactMap(\.self)
        + (forbidden.isEmpty ? [] : ["not: " + forbidden.joined(separator: ", ")]))
        .joined(separator: " · ")
    }
  }
}

/// Parts of speech as our tables name them and as TBX and UTX do.
enum PartOfSpeech {
  private static let names = [("adj", "adjective"), ("adv", "adverb"), ("name", "properNoun")]

  static func exchanged(_ name: String?) -> String {
    names.first { $0.0 == name }?.1 ?? name ?? ""
  }

  static func ours(_ name: String) -> String { names.first { $0.1 == name }?.0 ?? name }
}

/// Identifiers for concepts that have none: made of a term, so that they stay when lines are added,
/// and fit for XML.
package struct TermIdentifiers {
  private var counts: [String: Int] = [:]

  package init() {}

  package mutating func identifier(for term: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in term.unicodeScalars {
      let isKept = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      if isKept { name.append(scalar) } else if name.last != "-" { name.append("-") }
    }
    while name.last == "-" { name.removeLast() }
    while name.first == "-" { name.removeFirst() }
    var text = String(name)
    if !(name.first?.properties.isAlphabetic ?? false) { text = "t-" + text }
    return unique(text)
  }

  /// The name itself, or with a number behind it where it was given before.
  mutating func unique(_ name: String) -> String {
    let count = (counts[name] ?? 0) + 1
    counts[name] = count
    return count == 1 ? name : unique("\(name)-\(count)")
  }
}
