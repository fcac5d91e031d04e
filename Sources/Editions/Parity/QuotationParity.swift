import Quotations
import Text

/// Words of somebody that one version quotes and another does not.
struct QuotationParity {
  private(set) var items: [ParityItem] = []

  /// How sure it is where the other version quotes nothing at that place that has no counterpart;
  /// and where it does.
  private static let confidence = 0.9
  private static let doubtful = 0.3

  /// A word or three that nobody is said to have said may as well be in italics there.
  private static func isShort(_ quotation: Quotation, _ version: VersionMaterial) -> Bool {
    quotation.attribution == nil
      && version.document.text[quotation.innerRange.indices].count { $0 == 0x20 } < 3
  }

  /// O(quotations × sentences they touch).
  init(_ material: EditionMaterial, _ pairs: VersionPair.All, _ sentences: SentenceParity) {
    let versions = material.versions
    var isPaired = versions.map { [Bool](repeating: false, count: $0.quotations.count) }
    for parallel in material.quotations where parallel.quotations.count > 1 {
      for (index, version) in versions.enumerated() {
        for quotation in parallel.parts(in: version.language) { isPaired[index][quotation] = true }
      }
    }
    let unpaired = versions.indices.map { index in
      Set(
        versions[index].quotations.indices.filter { !isPaired[index][$0] }
          .flatMap { versions[index].quotations[$0].sentences })
    }
    for parallel in material.quotations where material.isQuotedSpeech(parallel) {
      for pair in pairs.ordered {
        guard let index = parallel.quotations[pair.here.language],
          parallel.quotations[pair.there.language] == nil,
          !material.isBehindDash(parallel, in: pair.there.language)
        else { continue }
        let quotation = pair.here.quotations[index]
        let isMissing = quotation.sentences.contains {
          sentences.isMissing($0, of: pair.source, in: pair.target)
            || !sentences.missingElsewhere($0, of: pair.source, in: pair.target).isEmpty
        }
        guard !isMissing, let first = quotation.sentences.first else { continue }
        let around = pair.neighbourhood(of: first, margin: 1)
        let hasOther = around.contains { unpaired[pair.target].contains($0) }
        items.append(
          ParityItem(
            kind: .quotation, version: pair.source, offset: quotation.range.start,
            presence: pair.presence(quotation.range), lacking: pair.target,
            absence: pair.absence(pair.expectedPlace(inSentence: first)),
            confidence: hasOther || Self.isShort(quotation, pair.here)
              ? Self.doubtful : Self.confidence,
            identity: parallel.identifier))
      }
    }
  }
}
