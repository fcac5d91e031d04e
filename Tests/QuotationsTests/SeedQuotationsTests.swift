import Quotations
import Testing
import Text

/// The seed article: what is quoted, and who says it.
@Suite struct SeedQuotationsTests {
  @Test(arguments: [Language.french, .italian, .english])
  func quotationsAndSpeakers(_ language: Language) throws {
    let document = try segmented(language)
    let quotations = QuotationFinder().quotations(in: document)
    let said = quotations.filter { $0.kind == .speech || $0.kind == .writing }
    #expect(quotations.count == 26)
    #expect(said.count == 21)
    #expect(said.filter(\.isQuotedSpeech).count == 20)
    #expect(quotations.filter { $0.kind == .term }.count == 5)
    let speakers = said.filter(\.isQuotedSpeech).map { $0.attribution?.name ?? "-" }
    #expect(
      speakers == [
        "Mrinank Sharma", "Mrinank Sharma", "Zoë Hitzig", "Zoë Hitzig", "Zoë Hitzig",
        "Ryan Beiermeister",
        "OpenAI", "Brian Merchant", "-", "-", "-", "Vahid Kazemi", "Vahid Kazemi", "Elon Musk",
        "Elon Musk", "Elon Musk", "Jan Leike", "Matt Shumer", "Matt Shumer", "-",
      ])
    let first = try #require(said.first)
    #expect(first.kind == .writing)
    #expect(try #require(first.link) == 1)
  }

  private func segmented(_ language: Language) throws -> SegmentedDocument {
    var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    path.removeLast(3)
    let folder = path.joined(separator: "/") + "/seeds/esodo-silenzioso"
    return Segmenter().segment(
      try SourceReader().document(at: "\(folder)/article.\(language.code).md"))
  }
}
