internal import Bitext
internal import Text

/// A bead that gold does not have, with what gold has in its place.
struct AlignmentMistake: Encodable, Sendable {
  struct Sentence: Encodable, Sendable {
    let index: Int
    let text: String
  }

  /// As gold files write it: `[3,4]:[5]`.
  let bead: String
  let confidence: Double
  /// The beads of gold that share a sentence with it.
  let gold: [String]
  /// The sentences of the bead and of those of gold.
  let source: [Sentence]
  let target: [Sentence]

  /// The first mistakes of a text, in its order. O(beads).
  static func first(
    _ limit: Int, of bitext: Bitext, gold: [AlignmentScore.IndexBead],
    _ source: SegmentedDocument, _ target: SegmentedDocument
  ) -> [AlignmentMistake] {
    if limit <= 0 { return [] }
    let known = Set(gold)
    var bySource: [Int: [Int]] = [:]
    var byTarget: [Int: [Int]] = [:]
    for (index, bead) in gold.enumerated() {
      for sentence in bead.source { bySource[sentence, default: []].append(index) }
      for sentence in bead.target { byTarget[sentence, default: []].append(index) }
    }
    let wrong = bitext.beads.lazy.filter {
      let found = AlignmentScore.IndexBead($0)
      return !known.contains(found) && !found.isEmpty
    }
    return wrong.prefix(limit).map { bead in
      let found = AlignmentScore.IndexBead(bead)
      let near = Set(
        found.source.flatMap { bySource[$0] ?? [] } + found.target.flatMap { byTarget[$0] ?? [] }
      ).sorted().map { gold[$0] }
      return AlignmentMistake(
        bead: found.line, confidence: bead.confidence.rounded5, gold: near.map(\.line),
        source: sentences(found.source + near.flatMap(\.source), of: source),
        target: sentences(found.target + near.flatMap(\.target), of: target))
    }
  }

  private static func sentences(
    _ indices: [Int], of document: SegmentedDocument
  ) -> [Sentence] {
    Set(indices).filter { document.sentences.indices.contains($0) }.sorted().map {
      Sentence(index: $0, text: document.string(ofSentence: $0))
    }
  }

  /// Lines for people.
  var lines: [String] {
    func shown(_ sentence: Sentence, _ side: String) -> String {
      let scalars = sentence.text.unicodeScalars
      let text = scalars.count > 160 ? String(scalars.prefix(159)) + "…" : sentence.text
      return "    \(side) \(sentence.index): \(text)"
    }
    return ["  found \(bead), \(confidence.percent) %; gold \(gold.joined(separator: " "))"]
      + source.map { shown($0, "<") } + target.map { shown($0, ">") }
  }
}

extension AlignmentScore.IndexBead {
  /// As gold files write it: `[3,4]:[5]`.
  var line: String {
    func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ",") }
    return "[\(list(source))]:[\(list(target))]"
  }
}
