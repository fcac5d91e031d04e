import Quotations
import Terminology
import Text

/// The marks of a version's sentences: quotations, safe links and glossary terms.
struct ReportMarks: Sendable {
  private let bySentence: [[TextMark]]

  /// Nesting deeper than this is not shown, so that no text makes the page deep without end.
  private static let deepestLevel = 3

  init(_ version: VersionMaterial, in material: EditionMaterial) {
    let count = version.segmented.sentences.count
    var bySentence = [[TextMark]](repeating: [], count: count)
    func add(_ mark: TextMark, to sentences: Range<Int>) {
      for sentence in sentences.clamped(to: 0..<count) { bySentence[sentence].append(mark) }
    }
    let names = Self.names(of: version, in: material)
    for (index, quotation) in version.quotations.enumerated()
    where quotation.level <= Self.deepestLevel {
      let speaker =
        quotation.attribution?.name
        ?? quotation.attribution?.speaker.map { version.document.string($0) }
      let note = [names[index], quotation.kind.rawValue, speaker].compactMap(\.self)
      add(
        TextMark(
          range: quotation.range, kind: .quotation,
          style: quotation.kind == .speech || quotation.kind == .writing ? "said" : "named",
          note: note.joined(separator: " · ")),
        to: quotation.sentences)
    }
    for link in version.document.links {
      guard let url = SafeLink.address(link.url), !link.range.isEmpty,
        let first = version.segmented.sentenceIndex(at: link.range.start),
        let last = version.segmented.sentenceIndex(at: link.range.end - 1) ?? Optional(first)
      else { continue }
      add(
        TextMark(range: link.range, kind: .link, style: "", note: url),
        to: first..<max(first, last) + 1)
    }
    let concepts = material.analysis.glossary.concepts
    for occurrence in version.occurrences where concepts.indices.contains(occurrence.concept) {
      guard let status = version.status(of: occurrence) else { continue }
      let concept = concepts[occurrence.concept]
      let preferred = concept.terms[version.language]?.first?.text
      let note = [concept.id, preferred, status.rawValue].compactMap(\.self)
      add(
        TextMark(
          range: occurrence.range, kind: .term, style: status.rawValue,
          note: note.joined(separator: " · ")),
        to: occurrence.sentence..<occurrence.sentence + 1)
    }
    self.bySentence = bySentence
  }

  func marks(ofSentence index: Int) -> [TextMark] { bySentence[index] }

  /// The names of parallel quotations by index of the version's quotation.
  private static func names(
    of version: VersionMaterial, in material: EditionMaterial
  ) -> [String?] {
    var names = [String?](repeating: nil, count: version.quotations.count)
    for parallel in material.quotations {
      for index in parallel.parts(in: version.language) where names.indices.contains(index) {
        names[index] = parallel.identifier
      }
    }
    return names
  }
}
