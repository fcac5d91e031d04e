import Bitext
import Quotations
import Text

/// The quotations an e-mail shows: at most three, each of another speaker, in text order.
///
/// Whole statements of a named speaker come first, the longer ones of a readable length before the
/// shorter; what the summary says already is left out.
struct EmailQuotes {
  let quotes: [EmailArticle.Quote]

  private static let limit = 3
  private static let words = 6...60

  /// O(quotations).
  init(_ version: VersionMaterial, in material: EditionMaterial, besides chosen: [Int]) {
    struct Candidate {
      let quotation: Quotation
      let speaker: String?
      let rank: (Int, Int)
    }
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
        rank: ((isNamed ? 4 : speaker == nil ? 0 : 2) + (isWhole ? 1 : 0), count))
    }
    let ranked = candidates.sorted {
      ($1.rank.0, $1.rank.1, $0.quotation.range.start)
        < ($0.rank.0, $0.rank.1, $1.quotation.range.start)
    }
    var speakers: Set<String> = []
    var taken: [Candidate] = []
    for candidate in ranked where taken.count < Self.limit {
      if speakers.insert(candidate.speaker ?? "").inserted { taken.append(candidate) }
    }
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

  /// The words without a comma before the closing mark, which belongs to the sentence around them.
  private static func text(of quotation: Quotation, in version: VersionMaterial) -> String {
    let text = SingleLine.text(version.shown(quotation.innerRange))
    return text.hasSuffix(",") ? String(text.dropLast()) : text
  }
}
