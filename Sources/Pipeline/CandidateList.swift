public import Editions

public struct CandidateList: Sendable {
  public init(_ analysis: Analysis, pair: LanguagePair?, limit: Int) throws {}
  public var tsv: [UInt8] { [] }
  public var json: [UInt8] { [] }
}
