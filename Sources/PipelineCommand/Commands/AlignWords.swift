internal import Bitext
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline align --words`
extension AlignCommand {
  func alignWords(_ setup: Setup, _ learnt: inout LearntFile?) throws {
    let links = WordLinks(
      lexicon: setup.wordLexicon, format: format == .jsonl ? .jsonLines : .pharaoh,
      minimumConfidence: minConfidence, learns: learnt != nil)
    if presplit {
      let lines = try ParallelLines(
        at: input.paths, languages: languages, reader: setup.presplitReader)
      let aligned = links.aligned(lines)
      learnt?.learn(from: aligned)
      return try output.write(aligned.bytes)
    }
    try setup.write(input, to: output) { material in
      let analysis = material.analysis
      output.report(AlignmentDoubts.diagnostics(for: analysis))
      let aligned = try self.aligned(analysis, links, setup, material)
      learnt?.learn(from: aligned)
      return aligned.bytes
    }
  }

  private func aligned(
    _ analysis: Analysis, _ links: WordLinks, _ setup: Setup, _ material: EditionMaterial
  ) throws -> WordLinks.Aligned {
    let present = analysis.versions.map(\.language)
    if pair == nil, present.count != 2 { throw UsageError.pairNeeded }
    let wanted = pair ?? LanguagePair(source: present[0], target: present[1])
    guard let one = present.firstIndex(of: wanted.source),
      let other = present.firstIndex(of: wanted.target)
    else { throw setup.missing(wanted, in: material) }
    for bitext in analysis.bitexts {
      if bitext.sourceLanguage == wanted.source, bitext.targetLanguage == wanted.target {
        return links.aligned(bitext, analysis.versions[one], analysis.versions[other])
      }
      if bitext.sourceLanguage == wanted.target, bitext.targetLanguage == wanted.source {
        let turned = Bitext(
          sourceLanguage: wanted.source, targetLanguage: wanted.target,
          beads: bitext.beads.map {
            Bead(source: $0.target, target: $0.source, confidence: $0.confidence)
          })
        return links.aligned(turned, analysis.versions[one], analysis.versions[other])
      }
    }
    throw setup.missing(wanted, in: material)
  }
}
