import Quotations
import TestSupport
import Testing
import Text

/// Every construction of marks in one line: what stands between ⟦ and ⟧ is a passage.
@Suite struct MarksTests {
  @Test(arguments: [
    "Il a dit ⟦« Non. »⟧.",
    "Il a dit ⟦«\u{202F}Non\u{202F}»⟧, puis ⟦«\u{A0}oui\u{A0}»⟧.",
    "C'est ⟦« la fin »⟧ d'un monde et l'⟦« exode »⟧ d'un autre.",
    "Elle parle d'⟦« absolument fausse »⟧ accusation.",
    "Elle parle d’⟦« absolument fausse »⟧ accusation.",
    "L'auteur de l'⟦\"exode\"⟧ et de d'⟦“autres”⟧ textes.",
    "Il raconte : ⟦« Elle m'a dit ⟦“Va-t'en”⟧, et je suis parti. »⟧",
    "Il raconte : ⟦« Elle m'a dit : ⟦\"Va-t'en.\"⟧ »⟧",
    "Il raconte : ⟦« Elle m'a dit ⟦‹ Va-t'en ›⟧ hier. »⟧",
    "Trois niveaux : ⟦« un ⟦“deux ⟦‘trois’⟧”⟧ fin »⟧.",
    "Un « ouvrant seul, puis ⟦« la suite »⟧ et la fin.",
    "Un fermant seul », puis ⟦« la suite »⟧ et la fin.",
    "Aujourd'hui, l'homme n'a qu'un mot : ⟦'oui'⟧.",
    "⟦\" Avec des espaces \"⟧, dit-il.",
    "Un mot : ⟦« Liberté »⟧.",
    "— Bonjour. — Bonsoir, dit-elle.",
  ])
  func french(_ text: String) throws {
    #expect(try marked(MarkedText(text).text, .french) == text)
  }

  /// A mark that a slip left open costs nothing beyond itself; one that opens a sentence may go on in
  /// the next paragraph.
  @Test(arguments: [
    "Le « mot est resté ouvert.\n⟦« Non »⟧, a dit l'autre.",
    "Il écrit : ⟦« Nous partons. Rien ne nous retient.\n« Nous ne reviendrons pas. »⟧",
  ])
  func paragraphs(_ text: String) throws {
    let plain = MarkedText(text).text.replacing("\n", with: "\n\n")
    #expect(try marked(plain, .french) == text)
  }

  @Test(arguments: [
    "Ha detto ⟦«No»⟧.",
    "È l'⟦«esodo»⟧ e dell'⟦“intelligenza”⟧ si parla.",
    "Ha scritto: ⟦«Mi ha detto: ⟦“Vattene”⟧, e sono partito»⟧.",
    "Ha scritto: ⟦„No”⟧ e poi ⟦„sì“⟧.",
    "L'ha detto: ⟦'no'⟧ e un po' di ⟦‘sì’⟧.",
    "Gli anni '90 e un po' d'aria.",
    "Un «aperto solo e poi ⟦«il seguito»⟧.",
    "⟦”Sbagliato”⟧ ma chiaro.",
  ])
  func italian(_ text: String) throws {
    #expect(try marked(MarkedText(text).text, .italian) == text)
  }

  @Test(arguments: [
    "⟦“No,”⟧ he said.",
    "⟦\"No,\"⟧ he said. ⟦\"Never.\"⟧",
    "⟦“He said ⟦‘no’⟧ to me,”⟧ she said.",
    "⟦“He said, ⟦‘No.’⟧”⟧ That was all.",
    "⟦'It isn't the dogs' dinner,'⟧ she said.",
    "The dogs' dinner and the cats' supper weren't ready.",
    "He's 6'2\" tall and the board is 5'10\" long.",
    "⟦\"He's 6'2\" tall,\"⟧ she said.",
    "'Twas the night, and rock 'n' roll was young in the '90s.",
    "’Twas the night; tell ’em so.",
    "⟦“One.“⟧ Two. ⟦“Three.”⟧",
    "⟦“Closed by another mark,\"⟧ he said.",
    "⟦\"Closed by another mark,”⟧ he said.",
    "⟦``Typewriter''⟧ and ⟦''typewriter''⟧.",
    "A 12\" pizza and a 14\" pizza.",
    "<a href=\"x\" title=\"y\"> and ⟦\"z\"⟧.",
    "⟦“Dashes”⟧—⟦“both”⟧—⟦“sides”⟧ (⟦“brackets”⟧).",
    "An “open one. And then ⟦“a whole one”⟧ here.",
    "A ⟦‘single’⟧ word and Chris’ book, James’ book.",
    "No words: ⟦“!”⟧, nothing: “”.",
  ])
  func english(_ text: String) throws {
    #expect(try marked(MarkedText(text).text, .english) == text)
  }

  @Test(arguments: [
    "Smith said: ⟦“One.\n\n“Two.\n\n“Three.”⟧ He left.",
    "Smith said: ⟦“One.\n\nTwo.”⟧ He left.",
    "⟦“One.\n\n“Two,”⟧ Smith said. ⟦“Three.”⟧",
    "⟦“One ⟦‘inner’⟧.\n\n“Two ⟦‘inner’⟧.”⟧ End.",
    "A lost “mark.\n\nNothing here.\n\n⟦“A quotation.”⟧",
  ])
  func overParagraphs(_ text: String) throws {
    // Blocks are parted by one line feed in a document's text.
    let found = try marked(MarkedText(text).text, .english)
    #expect(found.split(separator: "\n") == text.split(separator: "\n"))
  }

  @Test func innerRangesLeaveOutMarksAndSpaces() throws {
    let document = try segmented("Il dit «\u{202F}Oui.\u{A0}» et \" non \".", .french)
    let quotations = QuotationFinder().quotations(in: document)
    #expect(quotations.map { document.document.string($0.innerRange) } == ["Oui.", "non"])
  }

  @Test func levelsAndParents() throws {
    let document = try segmented("Il dit « un “deux ‘trois’ deux” un » et « quatre ».", .french)
    let quotations = QuotationFinder().quotations(in: document)
    #expect(quotations.map(\.level) == [0, 1, 2, 0])
    #expect(quotations.map(\.parent) == [nil, 0, 1, nil])
  }

  @Test func codeHoldsNoQuotations() throws {
    var options = ReadingOptions()
    options.format = .markdown
    options.language = .english
    let text = "He said “yes”.\n\n```\nprint(\"no\")\n```\n"
    let document = try SourceReader(options: options).document(
      from: Array(text.utf8), path: "text.md")
    let quotations = QuotationFinder().quotations(in: Segmenter().segment(document))
    #expect(quotations.map { document.string($0.range) } == ["“yes”"])
  }
}
