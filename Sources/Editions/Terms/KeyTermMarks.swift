import Terminology
import Text

/// Where a version has its key terms, in any form: those of the glossary and those that were found.
struct KeyTermMarks {
  /// By sentence, in text order.
  private let ranges: [[ByteRange]]

  /// O(text).
  init(_ version: VersionMaterial, in material: EditionMaterial) {
    var concepts: [Concept] = []
    for keyTerm in material.analysis.keyTerms where keyTerm.concept == nil {
      guard let use = keyTerm.terms[version.language] else { continue }
      concepts.append(
        Concept(
          id: "\(concepts.count)",
          terms: [version.language: [Term(text: use.text, status: .preferred)]]))
    }
    var occurrences = version.occurrences
    if !concepts.isEmpty {
      occurrences += TermIndex(Glossary(concepts: concepts), version.language)
        .occurrences(in: version.segmented)
    }
    var ranges = [[ByteRange]](repeating: [], count: version.segmented.sentences.count)
    for occurrence in occurrences { ranges[occurrence.sentence].append(occurrence.range) }
    self.ranges = ranges.map { list in
      // Of two that overlap, the longer or earlier one.
      var kept: [ByteRange] = []
      for range in list.sorted() where kept.last.map({ $0.end <= range.start }) ?? true {
        kept.append(range)
      }
      return kept
    }
  }

  func ranges(inSentence index: Int) -> [ByteRange] { ranges[index] }
}
