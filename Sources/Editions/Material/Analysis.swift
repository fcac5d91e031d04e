public import Bitext
public import Quotations
public import Summaries
public import Terminology
public import Text

/// Everything the stages found in one article: what all editions are written from.
public struct Analysis: Sendable {
  /// How the versions were found to belong together.
  public enum Pairing: String, Sendable, Codable {
    case translationKey, filenameSuffix = "filename-suffix", folder, manual
  }

  /// The article's key: its folder's or files' common name, `esodo-silenzioso`.
  public let key: String
  public let pairing: Pairing
  /// In the order of `Language.supported`; one to three.
  public let versions: [SegmentedDocument]
  /// One per pair of versions, in the order (0, 1), (0, 2), (1, 2).
  public let bitexts: [Bitext]
  public let rows: [TrilingualRow]
  public let glossary: Glossary
  /// Per version, in text order.
  public let occurrences: [[TermOccurrence]]
  public let termFindings: [TermFinding]
  /// Per version, in text order, nested ones behind the one they stand in.
  public let quotations: [[Quotation]]
  public let parallelQuotations: [ParallelQuotation]
  public private(set) var summary: Summary
  /// What the article is about, strongest first; empty where nobody asked.
  public let keyTerms: [KeyTerm]
  /// What reading and the stages had to say.
  public let diagnostics: [Diagnostic]

  public init(
    key: String, pairing: Pairing, versions: [SegmentedDocument], bitexts: [Bitext],
    rows: [TrilingualRow], glossary: Glossary, occurrences: [[TermOccurrence]],
    termFindings: [TermFinding] = [], quotations: [[Quotation]] = [],
    parallelQuotations: [ParallelQuotation] = [], summary: Summary = Summary(choices: []),
    keyTerms: [KeyTerm] = [], diagnostics: [Diagnostic]
  ) {
    self.key = key
    self.pairing = pairing
    self.versions = versions
    self.bitexts = bitexts
    self.rows = rows
    self.glossary = glossary
    self.occurrences = occurrences
    self.termFindings = termFindings
    self.quotations = quotations
    self.parallelQuotations = parallelQuotations
    self.summary = summary
    self.keyTerms = keyTerms
    self.diagnostics = diagnostics
  }

  /// The same with another summary.
  public func with(_ summary: Summary) -> Analysis {
    var analysis = self
    analysis.summary = summary
    return analysis
  }
}
