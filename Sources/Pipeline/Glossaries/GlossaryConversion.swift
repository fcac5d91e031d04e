public import Terminology
public import Text

/// Glossary files as one file of another form: what `pipeline glossary convert` writes.
public struct GlossaryConversion: Sendable {
  public let bytes: [UInt8]
  /// What the form cannot hold, and what files say differently of a concept.
  public let diagnostics: [Diagnostic]

  /// A single file that stays in its form stays to the byte.
  ///
  /// - Parameters:
  ///   - files: In this order; concepts that are in several become one.
  ///   - languages: The languages to be written, source first; empty for all.
  ///   - date: The moment that UTX names.
  public init(
    _ files: [GlossaryFile], to format: GlossaryFormat, languages: [Language], date: String
  ) throws(GlossaryError) {
    var diagnostics: [Diagnostic] = []
    var glossary = files.first?.glossary ?? Glossary()
    for file in files.dropFirst() {
      let merge = GlossaryMerge(glossary, file.glossary)
      glossary = merge.glossary
      diagnostics += GlossaryConflicts(merge, file).diagnostics
    }
    let isWhole = Set(glossary.languages).isSubset(of: languages) || languages.isEmpty
    if files.count == 1, files[0].format == format, isWhole {
      bytes = files[0].bytes
    } else {
      let restricted = languages.isEmpty ? glossary : glossary.restricted(to: languages)
      let writer = GlossaryWriter(format, languages: languages, date: date)
      let written = try writer.written(restricted)
      bytes = written.bytes
      diagnostics += written.losses.map(\.diagnostic)
    }
    self.diagnostics = diagnostics
  }
}

/// What two glossaries say of a concept and not the same, as messages at the places of the second.
public struct GlossaryConflicts: Sendable {
  public let diagnostics: [Diagnostic]

  public init(_ merge: GlossaryMerge, _ second: GlossaryFile) {
    let places = GlossaryPlaces(second)
    diagnostics = merge.conflicts.map { conflict in
      let message =
        conflict.field == "id"
        ? "the id \(conflict.concept) names another concept in the first glossary; "
          + "\(conflict.other)"
        : "\(conflict.field) of \(conflict.concept): kept “\(conflict.kept)”, "
          + "here is “\(conflict.other)”"
      return Diagnostic(
        .warning, code: conflict.field == "id" ? "id-conflict" : "conflict", message,
        at: places.place(ofConcept: conflict.otherIndex))
    }
  }
}
