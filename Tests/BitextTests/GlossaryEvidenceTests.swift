import Bitext
import Testing
import Text

/// A glossary mends an alignment that is wrong without it.
///
/// The words are made up, so that neither their looks, nor a lexicon, nor their lengths say which
/// sentence answers which: the one that one version leaves out could be any.
@Suite struct GlossaryEvidenceTests {
  private let source = [
    "Le vordak glime au prel.", "La zumie trave le dolp et ne revient pas de sitôt.",
    "Un kerbo sive la norte.", "Le falque bume un tirsa.", "Le cordin bat un osque.",
    "La mirve drole au gisp.",
  ]
  /// Without a counterpart of the second; by length it is another one that has none.
  private let target = [
    "Some hoggen ploots it up.", "That arvet will never shunt a pomble.",
    "His shund rops my luddle.", "Their skerry clanks.", "Our bazzer tunks to a quim.",
  ]

  private func document(_ lines: [String], _ language: Language) -> SegmentedDocument {
    PresplitText.segmented(lines: lines, language: language)
  }

  @Test func termsOnBothSidesShowWhichSentenceIsLeftOut() {
    let (french, english) = (document(source, .french), document(target, .english))
    func shapes(_ bitext: Bitext) -> [String] {
      bitext.beads.map { "\(Array($0.source)):\(Array($0.target))" }
    }
    let right = ["[0]:[0]", "[1]:[]", "[2]:[1]", "[3]:[2]", "[4]:[3]", "[5]:[4]"]
    let aligner = SentenceAligner()
    #expect(shapes(aligner.bitext(french, english)) != right)
    let mended = aligner.bitext(
      french, english,
      mentions: (
        ConceptMentions(bySentence: [[0, 8], [1], [2, 3], [4, 5], [7], [6]]),
        ConceptMentions(bySentence: [[0, 8], [2, 3], [4, 5], [7], [6]])
      ))
    #expect(shapes(mended) == right)
    #expect(mended.beads.allSatisfy { $0.confidence > 0.5 })
  }

  /// Concepts that only one side names pair nothing: the sentence that has none of the words is
  /// not found by them.
  @Test func termsOfOneSideAloneAreNoEvidence() {
    let (french, english) = (document(source, .french), document(target, .english))
    let mentioned = SentenceAligner().bitext(
      french, english,
      mentions: (ConceptMentions(bySentence: [[0], [1], [2], [3], [4], [5]]), .none))
    #expect(coversEverythingOnce(mentioned.beads, source: 6, target: 5))
    let mean = mentioned.beads.reduce(0) { $0 + $1.confidence } / Double(mentioned.beads.count)
    #expect(mean < 0.9)
  }
}
