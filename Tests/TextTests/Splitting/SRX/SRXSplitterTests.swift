import ICU
import TestSupport
import Testing
import Text

/// How rules decide.
struct SRXSplitterTests {
  private func check(
    _ rules: [(String, String, String)], _ marked: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try SRXRuleFile.rules(SRXRuleFile.text(rules)).check(marked, sourceLocation: sourceLocation)
  }

  @Test func aBreakStandsBetweenBeforeAndAfter() throws {
    try check([("yes", #"[.?!]+"#, #"\s"#)], "⟦Oui.⟧ ⟦Non ?!⟧ ⟦Bon 3.5...⟧ ⟦fin⟧")
    try check([("yes", #"\.\s+"#, "[A-Z]")], "⟦Oui.⟧  ⟦Non. bon.⟧")
  }

  @Test func anEmptySideMatchesAnything() throws {
    try check([("yes", ";", "")], "⟦a;⟧⟦b;⟧ ⟦c⟧")
    try check([("yes", "", "[A-Z]")], "⟦un⟧⟦Deux⟧ ⟦Trois⟧")
    try check([("yes", "", "")], "⟦é⟧⟦😀⟧ ⟦!⟧")
  }

  @Test func theFirstRuleThatMatchesDecides() throws {
    let exception = ("no", #"\bM\."#, #"\s"#)
    let rule = ("yes", #"\."#, #"\s"#)
    try check([exception, rule], "⟦M. Dupont.⟧ ⟦Oui.⟧")
    try check([rule, exception], "⟦M.⟧ ⟦Dupont.⟧ ⟦Oui.⟧")
    // An exception counts only for the break rules behind it.
    try check([("yes", "!", #"\s"#), ("no", "[.!]", ""), rule], "⟦a. b!⟧ ⟦c⟧")
  }

  @Test func anExceptionNeedsBothSides() throws {
    try check(
      [("no", #"etc\."#, #"\s[a-z]"#), ("yes", #"\."#, #"\s"#)], "⟦etc. et etc.⟧ ⟦Et⟧")
  }

  @Test func endsOfOverlappingMatchesAreFound() throws {
    // From one start several ends, of which a search gives the longest only.
    try check([("yes", #"[.!?]+"#, "")], "⟦a.⟧⟦.⟧⟦.⟧⟦b⟧")
    // Matches that begin inside others.
    try check([("yes", "aba", "")], "⟦aba⟧⟦ba⟧")
    // The end ICU prefers is not the only one: it takes the first way of several.
    try check([("yes", "a|ab", "")], "⟦a⟧⟦b⟧⟦c⟧")
    try check([("yes", "x.*?;", "")], "⟦xa;⟧⟦b;⟧⟦c⟧")
  }

  @Test func exceptionsWithoutGreatestLengthAreFollowed() throws {
    let rules = [("no", #"\b[A-Z]\w*-\w+\."#, #"\s"#), ("yes", #"\."#, #"\s"#)]
    try check(rules, "⟦Un Abc-def. et puis.⟧ ⟦Abc.⟧ ⟦A-b. c⟧")
  }

  @Test func groupsOfBothSidesKeepTheirNumbers() throws {
    try check(
      [("no", #"(x)\."#, #"(\s)\w\1"#), ("yes", #"\."#, #"\s"#)], "⟦x. a b.⟧ ⟦x.⟧ ⟦ab⟧")
  }

  @Test func lookAroundSeesTheBlockAndNothingElse() throws {
    let rules = try SRXRuleFile.rules(
      SRXRuleFile.text([("no", #"^\d\."#, ""), ("yes", #"\."#, #"\s(?=.*b$)"#)]))
    let text = Array("1. a. b\n2. a. c".utf8)
    let found = try rules.splitter(for: .italian)
      .sentences(in: text, blocks: [ByteRange(0, 7), ByteRange(8, 15)])
    #expect(MarkedText.marking(found, in: text) == "⟦1. a.⟧ ⟦b⟧\n⟦2. a. c⟧")
  }

  @Test func offsetsAreBytes() throws {
    let rule = ("yes", #"[.。]"#, #"\s?"#)
    try check([rule], "⟦Éléonore est là.⟧ ⟦😀 Ça va.⟧\u{A0}⟦日本。⟧⟦e\u{301}t 👨‍👩‍👧.⟧")
  }

  @Test func headingsAreWholeAndCodeHasNone() throws {
    let rules = try SRXRuleFile.rules(SRXRuleFile.text([("yes", #"\."#, #"\s"#)]))
    let document = try SourceReader().document(
      from: Array("# Un. Deux.\n\nTrois. Quatre.\n\n```\nCinq. Six.\n```\n".utf8), path: "a.fr.md")
    let segmented = try Segmenter().segment(document, by: rules)
    #expect(
      segmented.sentences.indices.map(segmented.string(ofSentence:))
        == ["Un. Deux.", "Trois.", "Quatre."])
    #expect(segmented.tokens.count == 8)
  }

  /// The same as asking every rule at every place with every start.
  @Test func agreesWithTheDefinition() throws {
    let lists: [[(String, String, String)]] = [
      [("no", #"\bB\."#, #"\s"#), ("no", #"\w+!"#, " a"), ("yes", #"[.!?]+[»"]*"#, #"\s"#)],
      [("yes", "a+b*", "[^a]"), ("no", ".", "a"), ("yes", #"\s"#, ""), ("yes", "", "é")],
      [("no", "(?<=a)[.]+", ""), ("yes", "[^.]*[.]", " "), ("yes", "(?:a|a.|aé)", "(?=.)")],
      [("no", "^..?", ""), ("no", #"\S+\s\S*$"#, ""), ("yes", "(?i)A|b😀?", "")],
    ]
    var random = SplitMix(seed: 7)
    let alphabet = Array("aabBé😀.!?» \"".unicodeScalars)
    for list in lists {
      let rules = try SRXRuleFile.rules(SRXRuleFile.text(list))
      for _ in 0..<120 {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<14, using: &random) {
          text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
        }
        try rules.check(marked(String(text), by: list))
      }
    }
  }

  /// A text with its sentences marked, as the specification says it.
  private func marked(_ string: String, by list: [(String, String, String)]) throws -> String {
    let text = try RegularExpressionText(Array(string.utf8).span)
    func isMatch(_ pattern: String, _ start: Int32, _ end: Int32?) throws -> Bool {
      if pattern.isEmpty { return end.map { $0 == start } ?? true }
      let matcher = try RegularExpressionMatcher(try RegularExpression(pattern))
      try matcher.begin(text)
      return try end.map { try matcher.spans(from: start, to: $0).match }
        ?? matcher.begins(at: start)
    }
    var starts: [Int32] = [0]
    while let last = starts.last, last < text.count { starts.append(text.position(after: last)) }
    var result = ""
    var sentence = ""
    func end() {
      let body = sentence.drop { $0.isWhitespace }
      let inner = body.reversed().drop { $0.isWhitespace }.reversed()
      let lead = sentence.prefix(sentence.count - body.count)
      let tail = String(body).dropFirst(inner.count)
      result += body.isEmpty ? sentence : lead + "⟦" + String(inner) + "⟧" + tail
      sentence = ""
    }
    for (scalar, place) in zip(string.unicodeScalars, starts) {
      let rule = try list.first { rule in
        try place > 0 && isMatch(rule.2, place, nil)
          && (rule.1.isEmpty
            || starts.contains { try $0 <= place && isMatch(rule.1, $0, place) })
      }
      if rule?.0 == "yes" { end() }
      sentence.unicodeScalars.append(scalar)
    }
    end()
    return result
  }

  @Test func hostilePatternsAreStopped() throws {
    let rules = try SRXRuleFile.rules(SRXRuleFile.text([("yes", "(a+)+[.]", #"\s"#)]))
    let text = Array(repeating: UInt8(ascii: "a"), count: 40)
    #expect {
      try rules.splitter(for: .french).sentences(in: text, blocks: [ByteRange(0, 40)])
    } throws: { error in
      guard case SRXError.ruleStopped(let place, _) = error else { return false }
      return place.line == 4 && place.file == "rules.srx"
    }
  }

  /// Rules that begin everywhere or look far ahead, in one long block and in many short ones.
  @Test func wideRulesGiveTheSameInLongBlocks() throws {
    let rules = try SRXRuleFile.rules(
      SRXRuleFile.text([
        ("no", #"\p{Ll}.*"#, #"\sde\b"#), ("no", #"\([^)]*\."#, #"[^)]*\)"#),
        ("no", ".*°C", #"\s\p{Ll}"#), ("yes", #"[^.]*\."#, #"\s"#), ("yes", #"\w+;"#, #"\s"#),
      ]))
    let sentences = "⟦Un été à 20°C. de plus.⟧ ⟦(Un. Deux).⟧ ⟦Ceci;⟧ ⟦et 😀 cela.⟧ "
    try rules.check(String(sentences.dropLast()))
    try rules.check(String(repeating: sentences, count: 300))
  }

  @Test func aLongBlockIsNoTrouble() throws {
    let rules = try SRXRuleFile.rules(
      SRXRuleFile.text([
        ("no", #"\w+é\."#, #"\s"#), ("no", #"\bM\."#, #"\s"#), ("yes", #"[.?!]+[»”]?"#, #"\s"#),
      ]))
    let text = Array(String(repeating: "Un mot et 😀 l'autre.  ", count: 5_000).utf8)
    let found = try rules.splitter(for: .french)
      .sentences(in: text, blocks: [ByteRange(0..<text.count)])
    #expect(found.count == 5_000)
    #expect(found.allSatisfy { $0.count == 23 })
    let solid = Array(repeating: UInt8(ascii: "x"), count: 200_000)
    #expect(
      try rules.splitter(for: .french).sentences(in: solid, blocks: [ByteRange(0, 200_000)])
        == [ByteRange(0, 200_000)])
  }
}
