import Bitext
import Quotations
import Text

/// The quotations an e-mail shows: whole ones, in text order, spread over speakers and text.
///
/// They are chosen one by one: of the speaker who is shown least, so that nobody speaks twice while
/// somebody else has not; then whole statements of a named speaker; then one of a part of the text
/// that none is of; then the longest of a readable length. What the summary says already is left
/// out. Who is not known counts as one speaker.
struct EmailQuotes {
  let quotes: [EmailArticle.Quote]

  private static let words = 6...60

  private struct Candidate {
    let quotation: Quotation
    let speaker: String?
    /// How well it is known whose words these are, and whether they are a statement.
    let rank: Int
    let wordCount: Int
  }

  /// O(quotations · limit).
  init(
    _ version: VersionMaterial, in material: EditionMaterial, besides chosen: [Int], limit: Int
  ) {
    let chosen = Set(chosen)
    let candidates = material.quotations.compactMap { parallel -> Candidate? in
      guard let quotation = material.quotation(parallel, in: version.language),
        quotation.isQuotedSpeech, !quotation.sentences.contains(where: chosen.contains)
      else { return nil }
      let text = Self.text(of: quotation, in: version)
      let count = text.split(whereSeparator: \.isWhitespace).count
      guard Self.words.contains(count) else { return nil }
      let speaker = material.speaker(of: parallel, in: [version.language]).map(SingleLine.text)
      let isNamed = material.languages.contains {
        material.quotation(parallel, in: $0)?.attribution?.name != nil
      }
      let isWhole = text.first?.isUppercase ?? false
      return Candidate(
        quotation: quotation, speaker: speaker,
        rank: (isNamed ? 4 : speaker == nil ? 0 : 2) + (isWhole ? 1 : 0), wordCount: count)
    }
    let taken = Self.spread(candidates, limit, over: version.segmented.sentences.count)
    quotes = taken.sorted { $0.quotation.range < $1.quotation.range }.map { candidate in
      let links = version.document.links
      // A link of the same sentence; one of the block alone may be about something else.
      let link = candidate.quotation.link.flatMap { links.indices.contains($0) ? links[$0] : nil }
        .flatMap { link in
          version.segmented.sentenceIndex(at: link.range.start).flatMap {
            candidate.quotation.sentences.contains($0)
              ? EmailArticle.Link(link, in: version) : nil
          }
        }
      return EmailArticle.Quote(
        text: Self.text(of: candidate.quotation, in: version),
        speaker: candidate.speaker.map { SingleLine.cut($0, to: 120) }, link: link)
    }
  }

  private static func spread(
    _ candidates: [Candidate], _ limit: Int, over sentences: Int
  ) -> [Candidate] {
    // The text in as many parts as quotations are wanted.
    func part(_ candidate: Candidate) -> Int {
      candidate.quotation.sentences.lowerBound * max(limit, 1) / max(sentences, 1)
    }
    var rest = candidates
    var speakers: [String: Int] = [:]
    var parts: [Int: Int] = [:]
    var taken: [Candidate] = []
    while taken.count < limit {
      func worth(_ candidate: Candidate) -> (Int, Int, Int, Int, Int32) {
        (
          -speakers[candidate.speaker ?? "", default: 0], candidate.rank,
          -parts[part(candidate), default: 0], candidate.wordCount,
          -candidate.quotation.range.start
        )
      }
      guard let best = rest.indices.max(by: { worth(rest[$0]) < worth(rest[$1]) }) else { break }
      let candidate = rest[best]
      // What stands in a quotation that is shown is shown with it.
      rest.removeAll { $0.quotation.range.overlaps(candidate.quotation.range) }
      speakers[candidate.speaker ?? "", default: 0] += 1
      parts[part(candidate), default: 0] += 1
      taken.append(candidate)
    }
    return taken
  }

  /// The words without a comma before the closing mark, which belongs to the sentence around them.
  private static func text(of quotation: Quotation, in version: VersionMaterial) -> String {
    let text = SingleLine.text(version.shown(quotation.innerRange))
    return text.hasSuffix(",") ? String(text.dropLast()) : text
  }
}
