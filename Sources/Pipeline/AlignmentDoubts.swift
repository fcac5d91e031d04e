internal import Bitext
public import Editions
public import Text

/// What makes it doubtful that an alignment is of any use: texts that hardly correspond, and texts
/// that are not in the language they are said to be in.
public enum AlignmentDoubts {
  /// Warnings about the versions of an article; none for one version, or for texts of a few
  /// sentences. O(beads), and O(bytes) for the first 64 KiB of each version.
  public static func diagnostics(for analysis: Analysis) -> [Diagnostic] {
    if analysis.versions.count < 2 { return [] }
    return analysis.versions.compactMap(wrongLanguage)
      + analysis.bitexts.compactMap { poorBitext($0, of: analysis) }
  }

  /// Texts of fewer sentences on the longer side may differ as they like.
  private static let leastSentences = 5
  /// Less than this share of sentences that are expected to be answered rightly is poor.
  private static let leastAnswered = 0.5
  /// How sure a language must be to contradict what the user says.
  private static let sure = 0.9

  private static func poorBitext(_ bitext: Bitext, of analysis: Analysis) -> Diagnostic? {
    func version(_ language: Language) -> SegmentedDocument? {
      analysis.versions.first { $0.language == language }
    }
    guard let source = version(bitext.sourceLanguage), let target = version(bitext.targetLanguage),
      max(source.sentences.count, target.sentences.count) >= leastSentences
    else { return nil }
    var answered = 0.0
    for bead in bitext.beads where !bead.source.isEmpty && !bead.target.isEmpty {
      answered += bead.confidence * Double(bead.source.count + bead.target.count)
    }
    let share = answered / Double(source.sentences.count + target.sentences.count)
    if share >= leastAnswered { return nil }
    let percent = Int((share * 100).rounded(.down))
    return Diagnostic(
      .warning, code: "align-poor",
      "hardly corresponds to \(target.document.path): about \(percent) % of their sentences answer "
        + "each other; check that they are versions of one text, and their languages "
        + "(\(source.language), \(target.language))", at: Place(file: source.document.path))
  }

  private static func wrongLanguage(_ version: SegmentedDocument) -> Diagnostic? {
    let document = version.document
    if case .detected = document.languageEvidence { return nil }
    guard version.language.isSupported, version.sentences.count >= leastSentences else {
      return nil
    }
    let (language, confidence) = LanguageDetector.shared.language(of: document.text)
    if language == version.language || confidence < sure { return nil }
    let percent = Int((confidence * 100).rounded(.down))
    return Diagnostic(
      .warning, code: "language-doubtful",
      "is taken for \(version.language), but its words look like \(language) (\(percent) %); "
        + "say its language with --from, --to or --lang, \"lang:\" or the file's name",
      at: Place(file: document.path))
  }
}
