import Quotations
import Testing
import Text

/// Texts made to break things: nothing may crash, take quadratic time or lose what is well marked.
@Suite struct HostileInputTests {
  @Test(arguments: ["«", "“", "\"", "'", "‘", "»", "”", "« ", " \"a", "‹“«", "''", "« “ ‘ "])
  func manyMarks(_ mark: String) throws {
    let text = String(repeating: mark, count: 100_000)
    _ = try found(text)
  }

  @Test func manyNestedPairs() throws {
    let text =
      String(repeating: "« a ", count: 10_000) + "b" + String(repeating: " »", count: 10_000)
    let quotations = try found(text)
    #expect(quotations.count == 10_000)
    #expect(quotations.last?.level == 9_999)
  }

  @Test func manyOpeningMarksLoseNothingElse() throws {
    let text = String(repeating: "« a. ", count: 100_000) + "« b »"
    #expect(try found(text).count == 1)
  }

  @Test func manyQuotationsInOneSentence() throws {
    let text = "Musk dit " + String(repeating: "« a b c d e », ", count: 20_000)
    #expect(try found(text).count == 20_000)
  }

  @Test func manyNamesAndPronouns() throws {
    let text = String(
      repeating: "Jean Dupont parle. « Oui, je le veux bien », dit-il. ", count: 5_000)
    #expect(try found(text).count == 5_000)
  }

  @Test func manyCues() throws {
    let text = String(repeating: "dit explique selon affirme lettre ", count: 20_000) + "« oui »"
    #expect(try found(text).count == 1)
  }

  @Test(arguments: [
    "«", "»", "“”", "« »", "\u{202F}«\u{202F}»", "'", "\"\"\"", "«\n\n»", "é«à»é",
  ])
  func shortTexts(_ text: String) throws { _ = try found(text) }

  /// Whatever the marks, passages lie inside the text, in order, and nest.
  @Test func rangesNestWhateverTheMarks() throws {
    let pieces = [
      "«", "»", "“", "”", "\"", "'", "‘", "’", "‹", "›", "„", "mot", "d'", "l’", ". ", ", ", " ",
      "\n\n", "dit ", "Jean Dupont ", "6'2", ": ",
    ]
    var state: UInt64 = 42
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int((state >> 33) % UInt64(pieces.count))]
      }
      let document = try segmented(text, .french)
      let quotations = QuotationFinder().quotations(in: document)
      for (index, quotation) in quotations.enumerated() {
        #expect(quotation.range.contains(quotation.innerRange))
        #expect(!quotation.innerRange.isEmpty)
        #expect(Int(quotation.range.end) <= document.document.text.count)
        if index > 0 { #expect(quotations[index - 1].range < quotation.range) }
        if let parent = quotation.parent {
          #expect(parent < index)
          #expect(quotations[parent].innerRange.contains(quotation.range))
          #expect(quotations[parent].level == quotation.level - 1)
        } else {
          #expect(quotation.level == 0)
        }
        if index > 0, quotation.level == 0,
          let before = quotations[..<index].last(where: { $0.level == 0 })
        {
          #expect(before.range.end <= quotation.range.start)
        }
      }
    }
  }

  /// The text of the ranges of a plain text that do not leave their blocks.
  private func within(_ text: String) throws -> [String] {
    let document = try segmented(text, .french).document
    return QuotationFinder().rangesWithinBlocks(in: document).map { document.string($0) }
  }

  @Test func rangesWithinBlocksKnowNothingOfOthers() throws {
    #expect(try within("« a.\n\n« b.\n\n« c. » d « e »") == ["« c. »", "« e »"])
    #expect(try within("a « b. c » d “e ‘f’ g”") == ["« b. c »", "“e ‘f’ g”"])
    #expect(try within("« a. b\n\nc » d « e »") == ["« e »"])
    for mark in ["« ", "\"a ", "“", "» ", "'b "] {
      #expect(try within(String(repeating: mark, count: 50_000)).isEmpty)
    }
  }

  @Test func aMissingMarkDoesNotTakeTheParagraph() throws {
    let sentence = "Une phrase comme une autre. "
    let long = String(repeating: sentence, count: 200)
    #expect(try within("« Oui. " + long + "« Non. » " + long + "Fin ».") == ["« Non. »"])
    let some = String(repeating: sentence, count: 40)
    #expect(
      try within("\"Oui. " + some + "Le \"serio\" dort. " + some + "Fin\".") == ["\"serio\""])
    #expect(try within("\"Oui. Le \"serio\" dort. Fin\".").count == 1)
    #expect(try within("\"Oui. " + some + "Fin\".").count == 1)
  }

  private func found(_ text: String) throws -> [Quotation] {
    QuotationFinder().quotations(in: try segmented(text, .french))
  }
}
