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

  @Test func theSameTermsAreOneLine() {
    var terms = IgnoredTerms()
    for _ in 0..<3 { terms.add([.french: "mois", .english: "month"]) }
    #expect(terms.count == 1)
    #expect(!terms.contains([.french: "mois"]))
  }
}
