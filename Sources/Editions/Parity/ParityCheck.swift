import Bitext
import Text

/// Finds what one version of an article has and another lacks: sentences, paragraphs, headings,
/// links, numbers, images and quotations, and sentences in another order.
///
///     let findings = ParityCheck().findings(in: material)
///
/// What is missing is told once: with a paragraph go its sentences, with a sentence its links and
/// numbers. Versions vote: what two have and one lacks is more surely missing than what one has.
public struct ParityCheck: Sendable {
  /// Findings below this confidence are left out.
  public let minimumConfidence: Double

  /// The confidence at which an editor's look is worth while.
  public static let standardConfidence = 0.5

  public init(minimumConfidence: Double = standardConfidence) {
    self.minimumConfidence = minimumConfidence
  }

  /// The findings, in order of the first version that has what is missing, then of its text; none
  /// for an article of one version. Near linear in the article.
  public func findings(in material: EditionMaterial) -> [ParityFinding] {
    if material.versions.count < 2 { return [] }
    let pairs = VersionPair.All(material)
    var sentences = SentenceParity(material, pairs)
    let order = SentenceOrder(sentences.answers, pairs)
    sentences.takeOut(order.moved)
    var items = order.items
    items += sentences.items
    items += HeadingParity(pairs).items
    items += LinkParity(pairs, sentences).items
    items += ImageParity(pairs).items
    items += NumberParity(pairs, sentences).items
    items += QuotationParity(material, pairs, sentences).items
    return ParityItem.joined(items).filter { $0.confidence >= minimumConfidence }
  }
}
