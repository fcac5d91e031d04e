import Terminology
import Testing
import Text

@Suite struct IgnoredTermsTests {
  /// A term that looks like a comment comes back; notes of people stay.
  @Test func nothingIsLostOnTheWay() {
    var terms = IgnoredTerms(from: Array("# ask Marie\nfr\ten\njeune\tyoung\n".utf8))
    terms.add([.french: "#metoo", .english: "#MeToo"])
    let bytes = terms.bytes
    #expect(String(decoding: bytes.prefix(12), as: UTF8.self) == "# ask Marie\n")
    let again = IgnoredTerms(from: bytes)
    #expect(again.count == 2)
    #expect(again.contains([.french: "#MeToo", .english: "#metoo"]))
    #expect(again.bytes == bytes)
  }

  private func text(_ source: String, adding terms: [Language: String]...) -> String {
    var ignored = IgnoredTerms(from: Array(source.utf8))
    for terms in terms { ignored.add(terms) }
    return String(decoding: ignored.bytes, as: UTF8.self)
  }

  /// Columns, notes, order, empty lines: what people wrote stays as they wrote it.
  @Test func whatPeopleAddedStays() {
    let source = """
      # ask Marie
      \ten\tnote\tfr\t2026

      x\tyoung\ttoo general\tjeune\ty
      # more
      \tmonth\t\tmois
      z\tmonth\ttwice\tmois\tq

      """
    #expect(text(source) == source)
    #expect(
      text(source, adding: [.french: "chat", .english: "cat"]) == source + "\tcat\t\tchat\t\n")
    let wider = text(source, adding: [.french: "chat", .italian: "gatto"])
    #expect(wider.contains("\n\ten\tnote\tfr\t2026\tit\n"))
    #expect(wider.hasSuffix("z\tmonth\ttwice\tmois\tq\n\t\t\tchat\t\tgatto\n"))
    #expect(IgnoredTerms(from: Array(wider.utf8)).contains([.french: "chat", .italian: "gatto"]))
    #expect(text(wider) == wider)
  }

  /// A cell without a name is not taken for the language that comes later.
  @Test func namelessCellsStayNameless() {
    let wider = text("fr\ten\njeune\tyoung\tMarie", adding: [.french: "a", .italian: "b"])
    #expect(wider == "fr\ten\t\tit\njeune\tyoung\tMarie\na\t\t\tb\n")
    #expect(!IgnoredTerms(from: Array(wider.utf8)).contains([.french: "jeune", .italian: "Marie"]))
  }

  @Test func filesFromWindowsStayAsTheyAre() {
    let source = "\u{FEFF}fr\ten\tby\r\njeune\tyoung\tMarie\r\n"
    #expect(
      text(source, adding: [.french: "#a", .english: "b"])
        == "\u{FEFF}\tfr\ten\tby\r\n\tjeune\tyoung\tMarie\r\n\t#a\tb\t\r\n")
    #expect(IgnoredTerms(from: Array(source.utf8)).contains([.french: "jeune", .english: "young"]))
  }

  @Test func theSameTermsAreOneLine() {
    var terms = IgnoredTerms()
    for _ in 0..<3 { terms.add([.french: "mois", .english: "month"]) }
    #expect(terms.count == 1)
    #expect(!terms.contains([.french: "mois"]))
  }
}
