import Terminology
import Text

/// How a version uses the glossary's concepts.
struct ConceptUses: Sendable {
  /// Occurrences by concept.
  let counts: [Int]
  private let version: VersionMaterial
  /// Occurrences in order of concept, then of the text; those of concept `i` are
  /// `starts[i]..<starts[i + 1]`.
  private let byConcept: [Int]
  private let starts: [Int]
  /// The same in order of sentences.
  private let bySentence: [[Int]]

  /// O(occurrences + concepts).
  init(of version: VersionMaterial, in concepts: [Concept]) {
    self.version = version
    var counts = [Int](repeating: 0, count: concepts.count)
    var bySentence = [[Int]](repeating: [], count: version.segmented.sentences.count)
    for occurrence in version.occurrences where counts.indices.contains(occurrence.concept) {
      counts[occurrence.concept] += 1
      if bySentence.indices.contains(occurrence.sentence) {
        bySentence[occurrence.sentence].append(occurrence.concept)
      }
    }
    var starts = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    var next = starts
    var byConcept = [Int](repeating: 0, count: starts[counts.count])
    for (index, occurrence) in version.occurrences.enumerated()
    where counts.indices.contains(occurrence.concept) {
      byConcept[next[occurrence.concept]] = index
      next[occurrence.concept] += 1
    }
    self.counts = counts
    self.bySentence = bySentence
    self.byConcept = byConcept
    self.starts = starts
  }

  func concepts(ofSentence sentence: Int) -> [Int] {
    bySentence.indices.contains(sentence) ? bySentence[sentence] : []
  }

  /// The occurrences of a concept in text order.
  func occurrences(of concept: Int) -> [TermOccurrence] {
    byConcept[starts[concept]..<starts[concept + 1]].map { version.occurrences[$0] }
  }

  /// The forms found, the most frequent first; forms that differ only in case count as one and
  /// are shown in the more frequent case.
  func forms(of concept: Int) -> [String] {
    var spellings: [(form: String, folded: String, count: Int)] = []
    for occurrence in occurrences(of: concept) {
      let form = SingleLine.text(version.document.string(occurrence.range))
      if let known = spellings.firstIndex(where: { $0.form == form }) {
        spellings[known].count += 1
      } else {
        spellings.append((form, form.lowercased(), 1))
      }
    }
    var forms: [(form: String, folded: String, shown: Int, count: Int)] = []
    for spelling in spellings {
      guard let known = forms.firstIndex(where: { $0.folded == spelling.folded }) else {
        forms.append((spelling.form, spelling.folded, spelling.count, spelling.count))
        continue
      }
      forms[known].count += spelling.count
      if spelling.count > forms[known].shown {
        forms[known].form = spelling.form
        forms[known].shown = spelling.count
      }
    }
    return forms.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element.form)
  }

  /// The glossary's terms used for a concept, in the glossary's order.
  func terms(of concept: Int, in glossary: [Concept]) -> [Term] {
    let used = Set(occurrences(of: concept).map(\.term))
    let terms = glossary[concept].terms[version.language] ?? []
    return terms.indices.filter(used.contains).map { terms[$0] }
  }
}
