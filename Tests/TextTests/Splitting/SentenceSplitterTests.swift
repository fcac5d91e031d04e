import TestSupport
import Testing
import Text

/// The rules of sentence ends, each with its examples, in `Tests/Fixtures/Splitting`.
struct SentenceSplitterTests {
  /// A rule and its examples.
  struct Rule: Sendable, CustomTestStringConvertible {
    let language: Language
    let name: String
    var examples: [String] = []

    var testDescription: String { "\(language): \(name)" }

    /// The rules of a file.
    static func all(_ language: Language) -> [Rule] {
      let path = "\(packageRoot)/Tests/Fixtures/Splitting/rules.\(language.code).txt"
      let lines = (try? readFile(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      var rules: [Rule] = []
      for line in lines.split(separator: "\n") {
        if line.hasPrefix("#") {
          rules.append(Rule(language: language, name: String(line.dropFirst(2))))
        } else {
          rules[rules.count - 1].examples.append(String(line))
        }
      }
      return rules
    }
  }

  @Test(arguments: Language.supported.flatMap(Rule.all))
  func examplesAreSplitAsTheyAreMarked(rule: Rule) {
    #expect(!rule.examples.isEmpty)
    for example in rule.examples { check(rule.language, example) }
  }

  @Test func thereAreRulesInEveryLanguage() {
    for language in Language.supported { #expect(Rule.all(language).count > 50) }
  }

  /// The spaces inside guillemets and before high marks may be narrow or unbreakable.
  private func check(
    _ language: Language, _ marked: String, profile: SplittingProfile = .standard,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for spaces in [" ", "\u{A0}", "\u{202F}"] {
      let variant = MarkedText(
        marked.replacing("« ", with: "«" + spaces).replacing(" »", with: spaces + "»")
          .replacing(" !", with: spaces + "!").replacing(" ?", with: spaces + "?"))
      let text = Array(variant.text.utf8)
      let found = SentenceSplitter(language: language, profile: profile)
        .sentences(in: text, blocks: [ByteRange(0..<text.count)])
      #expect(
        MarkedText.marking(found, in: text) == MarkedText.marking(variant.ranges, in: text),
        sourceLocation: sourceLocation)
    }
  }

  @Test func otherScriptsHaveTheirOwnFullStops() {
    check(.english, "⟦这是一句话。⟧⟦这是第二句。⟧")
    check(.english, "⟦彼は「はい。」⟧⟦次。⟧⟦終わり！⟧")
    check(.french, "⟦هل هذا صحيح؟⟧ ⟦نعم.⟧")
    check(.french, "⟦यह एक वाक्य है।⟧ ⟦यह दूसरा है।⟧")
  }

  @Test func onlyTreebanksEndSentencesAtColons() {
    check(
      .italian, "⟦Tutto è cambiato:⟧ ⟦I prezzi sono saliti;⟧ ⟦Le vendite no.⟧", profile: .treebank)
    check(.italian, "⟦Tutto è cambiato: I prezzi sono saliti; Le vendite no.⟧")
  }

  @Test func headlinesWithoutAMarkEndBeforeASentence() {
    check(
      .french,
      "⟦La police est venue hier.⟧ ⟦Effets indésirables⟧ ⟦Les données ont été publiées en mai.⟧")
  }

  @Test func blocksAreNeverCrossed() {
    let text = Array("Premier bloc sans point\nDeuxième bloc. Fin".utf8)
    let line = text.firstIndex(of: 0x0A)!
    let blocks = [ByteRange(0..<line), ByteRange(line + 1..<text.count)]
    let found = SentenceSplitter(language: .french).sentences(in: text, blocks: blocks)
    #expect(
      MarkedText.marking(found, in: text)
        == "⟦Premier bloc sans point⟧\n⟦Deuxième bloc.⟧ ⟦Fin⟧")
  }

  /// A block gives the same sentences whatever stands before and behind it.
  @Test func blocksDoNotInfluenceEachOther() {
    let blocks = SentenceSplitterTests.Rule.all(.french).flatMap(\.examples)
      .map { MarkedText($0).text }
    var text: [UInt8] = []
    var ranges: [ByteRange] = []
    for block in blocks {
      let start = text.count
      text += Array(block.utf8)
      ranges.append(ByteRange(start..<text.count))
      text.append(0x0A)
    }
    let splitter = SentenceSplitter(language: .french)
    let together = splitter.sentences(in: text, blocks: ranges).map { Array(text[$0.indices]) }
    let alone = blocks.flatMap { block in
      let bytes = Array(block.utf8)
      return splitter.sentences(in: bytes, blocks: [ByteRange(0..<bytes.count)])
        .map { Array(bytes[$0.indices]) }
    }
    #expect(together == alone)
  }

  /// Whatever the text, sentences hold every byte that is not white space, in order, once; none
  /// begins with a mark that closes or ends with one that opens.
  @Test(arguments: Language.supported + [Language("de")!])
  func sentencesCoverTheText(language: Language) {
    var random = SplitMix(seed: 7)
    let parts = [
      "a", "B", ".", "!", "?", "…", " ", "\u{A0}", "«", "»", "\"", "“", "”", "(", ")", "é", "M.",
      "etc.", "1", "漢。", "👩‍💻", "'", "’", "-", "\t", "U.S.", "•", "2.", ";", ":", "[3]", "\u{301}",
      "ש", "Æ", "\u{2029}", ". . .",
    ]
    for _ in 0..<3000 {
      let text = Array(
        (0..<Int.random(in: 0...20, using: &random))
          .map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined().utf8)
      let found = SentenceSplitter(language: language, profile: .treebank)
        .sentences(in: text, blocks: [ByteRange(0..<text.count)])
      var joined: [UInt8] = []
      var position: Int32 = 0
      for sentence in found {
        #expect(sentence.start >= position && !sentence.isEmpty)
        position = sentence.end
        joined += text[sentence.indices]
        let string = String(decoding: text[sentence.indices], as: UTF8.self)
        #expect(sentence.start == found[0].start || !"»)],;:!?".contains(string.first!))
        #expect(sentence.end == found[found.count - 1].end || !"«“(".contains(string.last!))
      }
      func withoutSpaces(_ bytes: [UInt8]) -> [Unicode.Scalar] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars
          .filter { !$0.properties.isWhitespace }
      }
      #expect(withoutSpaces(joined) == withoutSpaces(text))
    }
  }
}
