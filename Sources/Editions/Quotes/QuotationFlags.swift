import Quotations
import Text

/// What an editor should look at where two versions quote the same words.
struct QuotationFlags {
  private let material: EditionMaterial
  private let source: VersionMaterial
  private let target: VersionMaterial
  private let sourceNumbers: NumberReader
  private let targetNumbers: NumberReader

  init(_ material: EditionMaterial, _ source: VersionMaterial, _ target: VersionMaterial) {
    self.material = material
    self.source = source
    self.target = target
    sourceNumbers = NumberReader(source.language)
    targetNumbers = NumberReader(target.language)
  }

  /// The codes of what differs: links, then marks, numbers and other facts. O(words).
  func flags(of parallel: ParallelQuotation) -> [String] {
    let linked = [source, target].contains { version in
      material.parts(parallel, in: version.language).contains { quotation in
        quotation.link.map {
          Outlets.standard.contradict(version.document.links[$0], in: version.document)
        } ?? false
      }
    }
    return counterpartFlags(of: parallel)
      + (linked ? [EditionWarning.Code.sourceHostMismatch.rawValue] : [])
  }

  private func counterpartFlags(of parallel: ParallelQuotation) -> [String] {
    for language in [source.language, target.language]
    where material.quotation(parallel, in: language) == nil {
      if material.isBehindDash(parallel, in: language) { return [] }
      return [(parallel.unmarked[language] == nil ? "missing-" : "marks-lost-") + language.code]
    }
    let (left, right) = (
      material.parts(parallel, in: source.language), material.parts(parallel, in: target.language)
    )
    guard left.count == 1, right.count == 1, let first = left.first, let second = right.first else {
      return left.count == right.count ? [] : ["split"]
    }
    let numbers = NumberComparison(
      sourceNumbers.numbers(in: first.innerRange, of: source.segmented),
      targetNumbers.numbers(in: second.innerRange, of: target.segmented))
    let facts = FactDifferences(
      Wording(source.segmented, range: first.innerRange),
      Wording(target.segmented, range: second.innerRange)
    ).findings.filter { $0 == .negationDiffers || $0 == .nameDiffers }
    return (numbers.isMismatch ? ["number-mismatch"] : []) + facts.map(\.rawValue)
  }
}
