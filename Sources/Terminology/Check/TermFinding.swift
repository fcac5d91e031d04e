public import Text

/// Something an editor should look at in how one version renders another's terms, numbers and names.
public struct TermFinding: Sendable, Equatable {
  public enum Kind: String, Sendable, Codable {
    /// A form the glossary forbids.
    case forbidden
    /// The term of another concept stands where this one's is missing.
    case wrong
    /// The concept is named in one version and by no term in the counterpart.
    case missing
    /// Another number than in the counterpart.
    case number
    /// Another name than in the counterpart.
    case name
  }

  public let kind: Kind
  /// How strong the evidence is; see `TermCheck`.
  public let severity: Diagnostic.Severity
  /// Index of the concept in `Glossary.concepts`; `nil` for numbers and names.
  public let concept: Int?
  /// The concept whose term stands there, of a wrong term.
  public let rival: Int?
  /// The version that is to be mended.
  public let language: Language
  /// Index of the trilingual row.
  public let row: Int
  /// What stands there, in the text of `language`; `nil` for a missing term.
  public let range: ByteRange?
  /// The version that says otherwise; `nil` for a forbidden form.
  public let evidence: Language?
  /// What it says, in the text of `evidence`.
  public let evidenceRange: ByteRange?

  public init(
    kind: Kind, severity: Diagnostic.Severity = .warning, concept: Int?, rival: Int? = nil,
    language: Language, row: Int, range: ByteRange?, evidence: Language?,
    evidenceRange: ByteRange? = nil
  ) {
    self.kind = kind
    self.severity = severity
    self.concept = concept
    self.rival = rival
    self.language = language
    self.row = row
    self.range = range
    self.evidence = evidence
    self.evidenceRange = evidenceRange
  }
}
