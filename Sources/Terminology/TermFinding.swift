public import Text

/// Something an editor should look at in how the versions use the glossary.
public struct TermFinding: Sendable, Equatable {
  public enum Kind: String, Sendable, Codable {
    /// The concept is named in one version and by no term in the counterpart.
    case missing
    /// A form the glossary forbids.
    case forbidden
  }

  public let kind: Kind
  /// How strong the evidence is: an error for a forbidden form; for a missing term a warning where
  /// the version never names the concept, a note where it does elsewhere.
  public let severity: Diagnostic.Severity
  /// Index of the concept in `Glossary.concepts`.
  public let concept: Int
  /// The version that is to be mended.
  public let language: Language
  /// Index of the trilingual row.
  public let row: Int
  /// The forbidden form, in the text of `language`; `nil` for a missing term.
  public let range: ByteRange?
  /// The version that names the concept, where the term is missing.
  public let evidence: Language?
  /// The term in the text of `evidence`, where one is missing.
  public let evidenceRange: ByteRange?

  public init(
    kind: Kind, severity: Diagnostic.Severity = .warning, concept: Int, language: Language,
    row: Int, range: ByteRange?, evidence: Language?, evidenceRange: ByteRange? = nil
  ) {
    self.kind = kind
    self.severity = severity
    self.concept = concept
    self.language = language
    self.row = row
    self.range = range
    self.evidence = evidence
    self.evidenceRange = evidenceRange
  }
}
