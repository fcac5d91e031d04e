public import Text

/// Writes glossaries in the forms of `GlossaryFormat`, and tells what a form could not hold.
///
/// ```swift
/// let written = try GlossaryWriter(.tbx2).written(glossary)
/// ```
public struct GlossaryWriter: Sendable {
  /// A glossary in some form.
  public struct Written: Sendable, Equatable {
    public let bytes: [UInt8]
    /// What the form has no place for, by kinds.
    public let losses: [GlossaryLoss]
  }

  public let format: GlossaryFormat
  /// The source and the target of bilingual forms; may be empty when the glossary has two languages.
  public let languages: [Language]
  /// The moment that UTX names, as ISO 8601 has it.
  public let date: String

  public init(
    _ format: GlossaryFormat, languages: [Language] = [], date: String = "1970-01-01T00:00:00Z"
  ) {
    self.format = format
    self.languages = languages
    self.date = date
  }

  /// O(glossary).
  public func written(_ glossary: Glossary) throws(GlossaryError) -> Written {
    switch format {
    case .tsv, .csv: return table(glossary)
    case .omegat, .deepl, .utx: return try pairs(glossary)
    case .tbx:
      return TBXDocument(TBXForm(version: 3, style: .attributes), format)
        .written(glossary)
    case .tbxDCT:
      return TBXDocument(TBXForm(version: 3, style: .tags), format)
        .written(glossary)
    case .tbx2:
      return TBXDocument(TBXForm(version: 2, style: .attributes), format)
        .written(glossary)
    case .tmx: throw .notWritable(format)
    }
  }

  // MARK: - Tables

  private func table(_ glossary: Glossary) -> Written {
    var tally = LossTally(format)
    if TBXFields.saysMore(glossary.frame) { tally.add(.frame, in: nil) }
    let flat = flattened(glossary, &tally)
    for concept in flat.concepts { count(concept, &tally) }
    let unread = flat.languages.count { GlossaryFile.Column.language(named: $0.code) == nil }
    tally.add(.unreadLanguage, unread, in: nil)
    let columns = GlossaryFile.TableForm.columns(for: flat)
    let form: GlossaryFile.TableForm = format == .csv ? .csv(columns) : .tsv(columns)
    var bytes = form.header
    for concept in flat.concepts { bytes += form.row(for: concept) }
    return Written(bytes: bytes, losses: tally.losses)
  }

  /// The glossary with the data of TBX in columns.
  private func flattened(_ glossary: Glossary, _ tally: inout LossTally) -> Glossary {
    var flat = glossary
    var names = Set(glossary.otherFieldNames)
    for (index, concept) in glossary.concepts.enumerated() {
      let result = FlatConcept(concept)
      flat.concepts[index] = result.concept
      tally.add(.markup, result.reducedCount, in: concept.id)
      for name in result.names where names.insert(name).inserted {
        flat.otherFieldNames.append(name)
      }
    }
    return flat
  }

  private func count(_ concept: Concept, _ tally: inout LossTally) {
    for terms in concept.terms.values {
      for term in terms {
        tally.add(.changedSigns, if: TermCell.hasSigns(term.text), in: concept.id)
      }
      let welcome = terms.filter { $0.status != .forbidden }.map(\.status)
      let isOurs =
        welcome.isEmpty || welcome[0] == .preferred && !welcome.dropFirst().contains(.preferred)
      tally.add(.status, if: !isOurs, in: concept.id)
    }
    guard format == .tsv else { return }
    countSpace(concept, &tally)
    tally.add(.readAsComment, if: concept.id.hasPrefix("#"), in: concept.id)
  }

  private func countSpace(_ concept: Concept, _ tally: inout LossTally) {
    var cells = [concept.id] + concept.otherFields.values
    cells += [concept.subject, concept.partOfSpeech, concept.definition, concept.note].compactMap(
      \.self)
    cells += concept.terms.values.flatMap { $0.map(\.text) }
    let broken = cells.count { $0.utf8.contains(where: TermCell.breaksLine) }
    tally.add(.changedSpace, broken, in: concept.id)
  }

  // MARK: - Bilingual lists

  private func pairs(_ glossary: Glossary) throws(GlossaryError) -> Written {
    let named = languages.isEmpty ? glossary.languages : languages
    guard named.count == 2 else { throw .twoLanguagesNeeded(format, found: named) }
    var tally = LossTally(format)
    if TBXFields.saysMore(glossary.frame) { tally.add(.frame, in: nil) }
    let flat = flattened(glossary, &tally)
    let form = GlossaryFile.PairForm(format, for: flat, source: named[0], target: named[1])
    var bytes = format == .utx ? header(form) : []
    var sources = Set<String>()
    for concept in flat.concepts {
      let pairs = form.pairs(of: concept)
      let hasOthers = concept.terms.keys.contains { !named.contains($0) }
      tally.add(.languages, if: hasOthers, in: concept.id)
      if pairs.isEmpty { tally.add(.leftOut, in: concept.id) } else { count(concept, form, &tally) }
      guard format == .deepl else {
        bytes += form.rows(for: concept)
        continue
      }
      for (source, target) in pairs {
        if sources.insert(source.text).inserted {
          bytes += form.row(source: source, target: target, of: concept)
        } else {
          tally.add(.repeatedSource, in: concept.id)
        }
      }
    }
    return Written(bytes: bytes, losses: tally.losses)
  }

  private func header(_ form: GlossaryFile.PairForm) -> [UInt8] {
    let columns = form.columns.map(\.name).joined(separator: "\t")
    return Array("#UTX 1.11; \(form.source)/\(form.target); \(date)\r\n#\(columns)\r\n".utf8)
  }

  private func count(
    _ concept: Concept, _ form: GlossaryFile.PairForm, _ tally: inout LossTally
  ) {
    let sources = concept.terms[form.source] ?? []
    let targets = concept.terms[form.target] ?? []
    let terms = sources + targets
    let flags = terms.count { !$0.matching.isEmpty }
    tally.add(.flags, flags, in: concept.id)
    countSpace(concept, &tally)
    if format != .deepl {
      tally.add(.readAsComment, sources.count { $0.text.hasPrefix("#") }, in: concept.id)
    }
    if format == .utx { return }
    let fields = concept.otherFields.values.count { !$0.isEmpty }
    tally.add(.identifier, in: concept.id)
    tally.add(.subject, if: concept.subject != nil, in: concept.id)
    tally.add(.partOfSpeech, if: concept.partOfSpeech != nil, in: concept.id)
    tally.add(.fields, fields, in: concept.id)
    let isAdmitted =
      [.admitted, .candidate].contains(concept.status) || terms.contains { $0.status == .admitted }
    tally.add(.status, if: isAdmitted, in: concept.id)
    // OmegaT's comment names the target terms to avoid.
    let forbidden = (format == .omegat ? sources : terms).count { $0.status == .forbidden }
    tally.add(.forbidden, forbidden, in: concept.id)
    if format == .deepl {
      tally.add(.definition, if: concept.definition != nil, in: concept.id)
      tally.add(.note, if: concept.note != nil, in: concept.id)
      let further = targets.count { $0.status != .forbidden } - 1
      tally.add(.synonyms, max(0, further), in: concept.id)
    }
  }
}
