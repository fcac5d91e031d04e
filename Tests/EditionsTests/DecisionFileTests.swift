import Bitext
import Editions
import Testing
import Text

@Suite struct DecisionFileTests {
  private let key = "0123456789abcdef"

  private func entries(_ text: String) throws -> [DecisionFile.Entry] {
    try DecisionFile(from: Array(text.utf8), path: "d.tsv").entries
  }

  private func failure(_ text: String) -> String? {
    do {
      _ = try DecisionFile(from: Array(text.utf8), path: "d.tsv")
      return nil
    } catch {
      let place = error.diagnostic.place
      return "\(place?.line ?? 0):\(place?.column ?? 0) \(error.diagnostic.message)"
    }
  }

  @Test func everyDecisionComesBack() throws {
    let one = try #require(ContentKey(key))
    let two = try #require(ContentKey("fedcba9876543210-2"))
    let decisions = [
      Decision(.merge(with: two), key: one, words: [.french: "Il part."], article: "a", round: 1),
      Decision(.split([.french: 1, .english: 0]), key: two),
      Decision(.unlink(.italian), key: one, round: 2),
      Decision(.speaker("Zoë “Z” Hitzig"), key: one), Decision(.speaker(""), key: two),
      Decision(.acceptTerm, key: one, words: [.french: "salé | sucré", .english: "=1+1"]),
      Decision(.rejectTerm, key: two, words: [.italian: "x"]),
      Decision(
        .acceptTerm, key: two, words: [.french: "mots", .english: "words"],
        forms: [.french: "mot | mots", .italian: "parola", .english: "words"]),
    ]
    let bytes = DecisionFile.bytes(of: decisions)
    #expect(try DecisionFile(from: bytes, path: "d").entries.map(\.decision) == decisions)
  }

  @Test func tabsAndLineFeedsDoNotBreakTheFile() throws {
    let one = try #require(ContentKey(key))
    let decision = Decision(
      .speaker("A\tB"), key: one, words: [.english: "one\ntwo\r\n\tthree"], article: "a\tb")
    let bytes = DecisionFile.bytes(of: [decision])
    let back = try DecisionFile(from: bytes, path: "d").entries.map(\.decision)
    #expect(back.count == 1)
    #expect(back[0].action == .speaker("A B"))
    #expect(back[0].words == [.english: "one two   three"])
  }

  @Test func columnsMayStandInAnyOrderAndCommentsBetween() throws {
    let found = try entries(
      "\u{FEFF}# a comment\r\nkey\tfr\tdecision\r\n\r\n\(key)\tmot\taccept\r\n# end")
    #expect(found.count == 1)
    #expect(found[0].decision.words == [.french: "mot"])
    #expect(found[0].place == Place(file: "d.tsv", line: 4, column: 1))
  }

  @Test func mistakesAreToldWithTheirPlaces() {
    let head = "decision\tkey\tvalue\n"
    #expect(failure("")?.hasPrefix("1:1 the first line must name") == true)
    #expect(failure("decision\tvalue\n")?.hasPrefix("1:1 the first line must name") == true)
    #expect(failure("decision\tkey\tcolour\n")?.hasPrefix("1:14 no column is named") == true)
    #expect(failure("decision\tkey\tkey\n")?.hasPrefix("1:14 no column is named \"key\"") == true)
    #expect(failure(head + "merge\tnokey\t\(key)\n")?.hasPrefix("2:7 \"nokey\" is no key") == true)
    #expect(failure(head + "merge\n")?.hasPrefix("2:7 \"\" is no key") == true)
    #expect(
      failure(head + "melt\t\(key)\n")?.hasPrefix("2:1 there is no decision \"melt\"") == true)
    #expect(failure(head + "merge\t\(key)\tx\n")?.hasPrefix("2:24 \"x\" is nothing") == true)
    #expect(failure(head + "split\t\(key)\tfr:-1\n")?.hasPrefix("2:24 ") == true)
    #expect(failure(head + "split\t\(key)\tfr:1 fr:2\n")?.hasPrefix("2:24 ") == true)
    #expect(failure(head + "unlink\t\(key)\t\n")?.hasPrefix("2:25 ") == true)
    #expect(failure(head + "accept\t\(key)\tyes\n")?.hasPrefix("2:25 ") == true)
    #expect(failure(head + "accept\t\(key)\t\t\n")?.hasPrefix("2:26 4 cells where") == true)
    #expect(failure("decision\tkey\tround\naccept\t\(key)\t-1")?.hasPrefix("2:25 ") == true)
  }

  @Test func formsOfAnEditedTermStandInColumnsOfTheirOwn() throws {
    let head = "decision\tkey\tfr\ten\tform-en\tform-fr\tform-it\n"
    let found = try entries(head + "accept\t\(key)\tmots\twords\t word\u{A0}\tle mot\n")
    let decision = found[0].decision
    #expect(decision.words == [.french: "mots", .english: "words"])
    #expect(decision.forms == [.french: "le mot", .english: "word"])
    #expect(decision.terms == [.french: "le mot", .english: "word"])
    #expect(found[0].formPlaces[.english] == Place(file: "d.tsv", line: 2, column: 36))
    // Without any form the term is accepted as it was proposed; a language may lack its column.
    #expect(try entries(head + "accept\t\(key)\tmots\twords\t \t\n")[0].decision.forms == [:])
    let one = try entries("decision\tkey\tfr\ten\tform-en\naccept\t\(key)\tmots\twords\tword\n")
    #expect(one[0].decision.terms == [.french: "mots", .english: "word"])
  }

  @Test func formsThatNoGlossaryCanHoldAreRefusedWithTheirPlaces() {
    let head = "decision\tkey\tfr\ten\tform-fr\tform-en\n"
    let line = head + "accept\t\(key)\tmots\twords\t"
    #expect(failure(line + "mot\t\n")?.hasPrefix("2:40 the en form of the term is empty") == true)
    #expect(failure(line + "mot")?.hasPrefix("2:40 the en form") == true)
    #expect(failure(line + " \tword")?.hasPrefix("2:36 the fr form of the term is empty") == true)
    #expect(
      failure(line + " m\u{7}t\tword")
        == "2:38 the fr form of the term has the control character U+0007")
    #expect(failure(line + "mot\tw\u{2028}")?.hasPrefix("2:41 the en form") == true)
    #expect(failure(line + "mot\tw\rd")?.hasSuffix("control character U+000D") == true)
    #expect(
      failure(head + "reject\t\(key)\tmots\twords\tmot\n")
        == "2:36 only an accepted term has forms; delete the fr one")
    #expect(failure("decision\tkey\tform-\n")?.hasPrefix("1:14 no column is named") == true)
    #expect(failure("decision\tkey\tform-fr\tform-fr\n")?.hasPrefix("1:22 no column") == true)
  }

  @Test(arguments: [
    "0123456789abcde", "0123456789abcdeg", "0123456789ABCDEF", "0123456789abcdef-1",
    "0123456789abcdef-02", "0123456789abcdef-", "", "0123456789abcdef-2-3",
  ]) func whatIsNoKey(text: String) { #expect(ContentKey(text) == nil) }

  private func keys(_ french: String, _ english: String) throws -> [ContentKey] {
    let versions = try [(Language.french, french), (.english, english)].map { language, text in
      Segmenter().segment(
        try SourceReader(options: ReadingOptions(format: .markdown, language: language))
          .document(from: Array(text.utf8), path: "a.\(language).md"))
    }
    let alignment = SentenceAligner().alignment(of: versions)
    return ContentKey.keys(ofRows: alignment.rows, in: versions)
  }

  @Test func keysStayWhenSomethingElseChanges() throws {
    let before = try keys(
      "# Titre\n\nUn chat dort ici.\n\nLe chien court.\n",
      "# Title\n\nA cat sleeps here.\n\nThe dog runs.\n")
    let after = try keys(
      "# Autre titre\n\nUn\nchat dort   ici.\n\nNouveau : 12 poules.\n\nLe chien court.\n",
      "# Other title\n\nA cat\nsleeps here.\n\nNew: 12 hens.\n\nThe dog runs.\n")
    #expect(before.count == 3)
    #expect(Set(before).count == 3)
    #expect(after.contains(before[1]) && after.contains(before[2]))
    #expect(!after.contains(before[0]))
  }

  @Test func equalRowsAreToldApart() throws {
    let keys = try keys("Oui.\n\nOui.\n\nOui.\n", "Yes.\n\nYes.\n\nYes.\n")
    #expect(keys.count == 3)
    #expect(keys[1].description == "\(keys[0])-2")
    #expect(keys[2].description == "\(keys[0])-3")
  }

  @Test func keysOfTermsForgetCaseAndKnowLanguages() {
    #expect(
      ContentKey(terms: [.french: "Chat", .english: "cat"])
        == ContentKey(terms: [.english: "Cat", .french: "chat"]))
    #expect(
      ContentKey(terms: [.french: "chat", .english: "cat"])
        != ContentKey(terms: [.english: "chat", .french: "cat"]))
    #expect(ContentKey(terms: [.french: "ab"]) != ContentKey([.french: ["a", "b"]]))
  }
}
