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
  /// Terms that the glossary lacks and an editor may want; empty where nobody asked.
  public private(set) var proposals: [TermProposal] = []
  /// Strong candidates that an editor turned down before, by key; empty where nobody asked.
  public private(set) var rejectedTerms: [ContentKey] = []
  /// What an editor decided on its rows and speakers before, and was followed where it could be.
  public let decisions: [Decision]
  /// What reading and the stages had to say.
  public let diagnostics: [Diagnostic]

  public init(
    key: String, pairing: Pairing, versions: [SegmentedDocument], bitexts: [Bitext],
    rows: [TrilingualRow], glossary: Glossary, occurrences: [[TermOccurrence]],
    termFindings: [TermFinding] = [], quotations: [[Quotation]] = [],
    parallelQuotations: [ParallelQuotation] = [], summary: Summary = Summary(choices: []),
    keyTerms: [KeyTerm] = [], decisions: [Decision] = [], diagnostics: [Diagnostic]
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
    self.decisions = decisions
    self.diagnostics = diagnostics
  }

  /// The same with another summary.
  public func with(_ summary: Summary) -> Analysis {
    var analysis = self
    analysis.summary = summary
    return analysis
  }

  /// The same with proposed terms.
  ///
  /// - Parameter rejected: Those that would be proposed, had nobody turned them down.
  public func with(_ proposals: [TermProposal], rejected: [ContentKey] = []) -> Analysis {
    var analysis = self
    analysis.proposals = proposals
    analysis.rejectedTerms = rejected
    return analysis
  }
}

/// A concept that an editor may want in the glossary.
public struct TermProposal: Sendable, Equatable {
  /// Its terms in dictionary form; at least two languages.
  public let terms: [Language: String]
  /// How often the term of the first language stands in its version.
  public let count: Int
  /// How probable it is that they are a term.
  public let score: Double
  /// How probable it is that they translate each other.
  public let confidence: Double
  /// Index of a row that holds them.
  public let row: Int

  public init(
    terms: [Language: String], count: Int, score: Double, confidence: Double, row: Int
  ) {
    self.terms = terms
    self.count = count
    self.score = score
    self.confidence = confidence
    self.row = row
  }
}
