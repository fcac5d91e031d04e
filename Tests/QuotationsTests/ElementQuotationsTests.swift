import Quotations
import Testing
import Text

/// Quotations that elements mark: block quotations and `<q>`.
@Suite struct ElementQuotationsTests {
  private func quotations(
    _ text: String, _ format: Format = .markdown
  ) throws -> [(words: String, speaker: String?, kind: Quotation.Kind)] {
    let document = try SourceReader(options: ReadingOptions(format: format, language: .english))
      .document(from: Array(text.utf8), path: "article")
    let segmented = Segmenter().segment(document)
    return QuotationFinder().quotations(in: segmented).map { quotation in
      let attribution = quotation.attribution
      return (
        document.string(quotation.innerRange),
        attribution?.name ?? attribution?.speaker.map(document.string), quotation.kind
      )
    }
  }

  @Test func introducedBlock() throws {
    let found = try quotations(
      "Ada Lovelace wrote:\n\n> It can do.\n>\n> It cannot think.\n\nDone.\n")
    #expect(found.map(\.words) == ["It can do.\nIt cannot think."])
    #expect(found.map(\.speaker) == ["Ada Lovelace"])
    #expect(found.map(\.kind) == [.writing])
  }

  @Test(arguments: [
    "> Genius is patience.\n>\n> — Isaac Newton\n",
    "> Genius is patience. — Isaac Newton\n",
    "> Genius is patience. -- Isaac Newton\n",
  ])
  func signedBlock(_ text: String) throws {
    let found = try quotations(text)
    #expect(found.map(\.words) == ["Genius is patience."])
    if !text.contains("--") { #expect(found.map(\.speaker) == ["Isaac Newton"]) }
  }

  @Test func twoBlocksAreTwo() throws {
    #expect(try quotations("> One is here.\n\n> Two is there.\n").count == 2)
  }

  @Test func noticesQuoteNobody() throws {
    #expect(try quotations("> [!NOTE]\n> This article was corrected.\n").isEmpty)
  }

  @Test func marksInBlockSayIt() throws {
    let found = try quotations("> “We will not pay,” he said.\n")
    #expect(found.map(\.words) == ["We will not pay,"])
  }

  @Test(arguments: [
    "> “We will never leave this city,” said Mayor Anna Rossi on Monday, as hundreds of people met in"
      + " the old town.\n",
    "> Before hundreds of people who had met in the old town, Mayor Anna Rossi said on Monday:"
      + " “We will never leave this city,”\n> and went home.\n",
  ])
  func reportedSpeechInBlockIsWhatIsQuoted(_ text: String) throws {
    let found = try quotations(text)
    #expect(found.map(\.words) == ["We will never leave this city,"])
    #expect(found.map(\.speaker) == ["Anna Rossi"])
  }

  @Test(arguments: [
    "The “new normal” is a way to say that nothing will ever be as it was before.",
    "“Freedom” is a word that all of us use far too often, and seldom mean.",
    "We were told that “this cannot go on” by those who made it go on for thirty long years.",
  ])
  func wordsInMarksDoNotPartABlock(_ text: String) throws {
    #expect(try quotations("> \(text)\n").first?.words == text)
  }

  @Test func elementInMarkdownAndHTML() throws {
    for format in [Format.markdown, .html] {
      let found = try quotations(
        "<p>Maria Bonino said: <q>We are <b>not</b> going to pay for it.</q> She left.</p>", format)
      #expect(found.map(\.words) == ["We are not going to pay for it."])
      #expect(found.map(\.speaker) == ["Maria Bonino"])
    }
  }

  @Test func elementAroundMarks() throws {
    let found = try quotations(
      "<p>He said <q>“no way at all”</q> and “<q>never again</q>”.</p>", .html)
    #expect(found.map(\.words) == ["no way at all", "never again"])
  }

  @Test func blockInHTML() throws {
    let found = try quotations(
      "<p>X.</p><blockquote><p>Nothing is lost.</p><footer>— Antoine Lavoisier</footer></blockquote>"
        + "<blockquote>All is found.</blockquote>", .html)
    #expect(found.map(\.words) == ["Nothing is lost.", "All is found."])
    #expect(found.first?.speaker == "Antoine Lavoisier")
  }
}
