import TestSupport
import Testing

@testable import Text

@Suite struct SeedReadingTests {
  private static let seeds =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    .joined(separator: "/") + "/seeds/esodo-silenzioso"

  @Test(arguments: ["fr", "it", "en"])
  func seed(code: String) throws {
    let document = try SourceReader().document(at: "\(Self.seeds)/article.\(code).md")
    document.checkInvariants()
    document.checkRoundTrip()
    for block in document.blocks {
      // Nothing in the seeds had to be replaced.
      #expect(document.sourceText(of: block.range) == document.string(block.range))
    }
    #expect(document.language.code == code)
    #expect(document.metadata.authors == ["Dario Ferrero"])
    #expect(document.metadata.date?.description == "2026-02-20")
    #expect(document.metadata.tags == ["Ethics & Society", "Business", "Security"])
    #expect(document.images.map(\.url) == ["esodo-silenzioso.jpg"])
    #expect(document.string(document.blocks[0].range) == document.title)
    #expect(document.blocks[0].kind == .heading(level: 1))
    #expect(document.links.count > 10)
  }
}
