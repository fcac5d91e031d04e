import Bitext
import Testing
import Text

/// A glossary mends an alignment that is wrong without it.
///
/// The words are made up, so that neither their looks, nor a lexicon, nor their lengths say which
/// sentence answers which: the one that one version leaves out could be any.
@Suite struct GlossaryEvidenceTests {
  private let source = [
    "Le vordak glime au prel.", "La zumie trave le dolp.", "Un kerbo sive la norte.",
    "Le falque bume un tirsa.", "La mirve drole au gisp.",
  ]
  /// Without a counterpart of the third.
  private let target = [
    "Some hoggen ploots it up.", "Our wikket grams to the fen.", "That shund rops my luddle.",
    "His bazzer tunks to a quim.",
  ]

  private func document(_ lines: [String], _ language: Language) -> SegmentedDocument {
    PresplitText.segmented(lines: lines, language: language)
  }

  @Test func termsOnBothSidesShowWhichSentenceIsLeftOut() {
    let (french, english) = (document(source, .french), document(target, .english))
    func shapes(_ bitext: Bitext) -> [String] {
      bitext.beads.map { "\(Array($0.source)):\(Array($0.target))" }
    }
    let right = ["[0]:[0]", "[1]:[1]", "[2]:[]", "[3]:[2]", "[4]:[3]"]
    let aligner = SentenceAligner()
    #expect(shapes(aligner.bitext(french, english)) != right)
    let mended = aligner.bitext(
      french, english,
      mentions: (
        ConceptMentions(bySentence: [[0], [1, 5], [2], [3], [4, 6]]),
        ConceptMentions(bySentence: [[0], [1, 5], [3], [4, 6]])
      ))
    #expect(shapes(mended) == right)
    #expect(mended.beads.allSatisfy { $0.confidence > 0.5 })
  }

  /// Concepts that only one side names change nothing.
  @Test func termsOfOneSideAloneAreNoEvidence() {
    let (french, english) = (document(source, .french), document(target, .english))
    let aligner = SentenceAligner()
    let plain = aligner.bitext(french, english).beads.map { [$0.source, $0.target] }
    let mentioned = aligner.bitext(
      french, english,
      mentions: (ConceptMentions(bySentence: [[0], [1], [2], [3], [4]]), .none))
    #expect(mentioned.beads.map { [$0.source, $0.target] } == plain)
  }
}
