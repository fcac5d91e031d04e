import TestSupport
import Testing

@testable import Text

/// Each line is a rule: what is written, and what the style makes of it. `~` stands for U+00A0 and
/// `_` for U+202F.
struct TypographyTests {
  private func rewritten(
    _ text: String, _ locale: TypographyLocale, _ format: Format = .plain
  ) throws -> String {
    let text = text.replacing("~", with: "\u{A0}").replacing("_", with: "\u{202F}")
    let options = ReadingOptions(format: format, language: locale.language)
    let document = try SourceReader(options: options)
      .document(from: Array(text.utf8), path: "text")
    let bytes = Typography(locale).rewritten(document)
    return String(decoding: bytes, as: UTF8.self)
      .replacing("\u{A0}", with: "~").replacing("\u{202F}", with: "_")
  }

  private func expect(
    _ cases: [(String, String)], _ locale: TypographyLocale, _ format: Format = .plain,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (before, after) in cases {
      #expect(
        try rewritten(before, locale, format) == after, "\(before)", sourceLocation: sourceLocation)
      #expect(
        try rewritten(after, locale, format) == after, "twice: \(before)",
        sourceLocation: sourceLocation)
    }
  }

  private func expectUnchanged(
    _ texts: [String], _ locale: TypographyLocale, _ format: Format = .plain,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect(texts.map { ($0, $0) }, locale, format, sourceLocation: sourceLocation)
  }

  @Test func french() throws {
    try expect(
      [
        (#"Il dit "oui"."#, "Il dit «~oui~»."),
        (#"Il dit " oui "."#, "Il dit «~oui~»."),
        ("Il dit “oui”.", "Il dit «~oui~»."),
        ("Il dit „oui“ et „non”.", "Il dit «~oui~» et «~non~»."),
        ("Il dit << oui >>.", "Il dit «~oui~»."),
        ("Il dit <<oui>>.", "Il dit «~oui~»."),
        ("Il dit «oui».", "Il dit «~oui~»."),
        ("Il dit «_oui_».", "Il dit «~oui~»."),
        (#"« Il a dit "oui" hier »"#, "«~Il a dit “oui” hier~»"),
        ("« Il a dit « oui » hier »", "«~Il a dit “oui” hier~»"),
        (#""Il a dit 'oui' hier.""#, "«~Il a dit “oui” hier.~»"),
        (#"L'"État" et l'«État»"#, "L’«~État~» et l’«~État~»"),
        (#"lorsqu'"il" vient"#, "lorsqu’«~il~» vient"),
        ("l'été, aujourd'hui, jusqu'à l'11", "l’été, aujourd’hui, jusqu’à l’11"),
        ("Quoi ? Non ! Oui ; bon : là", "Quoi_? Non_! Oui_; bon~: là"),
        ("Quoi? Non! Oui; bon: là", "Quoi_? Non_! Oui_; bon~: là"),
        ("Quoi ?! Hein !!! Non?!", "Quoi_?! Hein_!!! Non_?!"),
        (#""Quoi?""#, "«~Quoi_?~»"),
        ("En 2024 ? Et en 2025?", "En 2024_? Et en 2025_?"),
        ("20 % de 5 000 €, 10 000 000 $, 20 °C", "20~% de 5_000~€, 10_000_000~$, 20~°C"),
        ("Il hésite … « Et puis … »", "Il hésite … «~Et puis…~»"),
        (#"("oui") ["non"] — "si""#, "(«~oui~») [«~non~»] — «~si~»"),
        (#"Un écran de 27" et un "mot"."#, #"Un écran de 27" et un «~mot~»."#),
      ], .french)
  }

  @Test func frenchIsLeftAloneWhereUnclear() throws {
    try expectUnchanged(
      [
        #"Un "orphelin et un "mot"."#, "« Un «deux", "«««", #"a"b "c""#, "Il pense 'oui' ou non.",
        "à 14:30, 1:2, a::b, :smile: C: Yahoo! &eacute", "5'10\", 6' et 7\"", "Bon :) ou ;-) et",
        "»~Oui~« dit-il", "tél. 01 23 45 67 89, 0 800 123 456, 2024 300 fois, +33 123 456",
        "«~Mot «~dedans “et ‘plus’ loin”~»~»", "Il hésite … et part.", "1<<2 et x>>3",
        "100% et 5€", "?", "!", "a . b",
      ], .french)
  }

  @Test func europeanFrench() throws {
    try expect(
      [
        (#"Il dit "oui"."#, "Il dit «oui»."),
        ("Il dit «~oui~»: « non » !", "Il dit «oui»: «non»!"),
        ("Quoi ? Non ! Oui ; bon : là", "Quoi? Non! Oui; bon: là"),
        ("l'été : 20 % de 5 000 €", "l’été: 20~% de 5~000~€"),
      ], .europeanFrench)
  }

  @Test func italian() throws {
    try expect(
      [
        (#"Dice "sì"."#, "Dice «sì»."),
        ("Dice “sì”.", "Dice «sì»."),
        ("Dice « sì ».", "Dice «sì»."),
        (#"«Ha detto "sì" ieri»"#, "«Ha detto “sì” ieri»"),
        ("L'estate, un po' di, dell'\"arte\"", "L’estate, un po’ di, dell’«arte»"),
        ("Ciao ! Perché ? Bene ; così : ecco", "Ciao! Perché? Bene; così: ecco"),
        ("gli anni '60 e la 'ndrangheta", "gli anni ’60 e la ’ndrangheta"),
        ("un 20 % in più", "un 20~% in più"),
      ], .italian)
    try expectUnchanged(["E' vero, perche' no", "a ? b : c"], .italian)
  }

  @Test func american() throws {
    try expect(
      [
        (#"He said "yes.""#, "He said “yes.”"),
        (#""He said 'yes' twice," she said."#, "“He said ‘yes’ twice,” she said."),
        (#""'Yes,' he said," she said."#, "“‘Yes,’ he said,” she said."),
        ("«Oui» and „nein“", "“Oui” and “nein”"),
        ("« Oui »", "“Oui”"),
        ("He called it 'odd'.", "He called it “odd”."),
        ("don't, it's, the dogs' bowl", "don’t, it’s, the dogs’ bowl"),
        ("'tis the '90s, rock 'n' roll, 90's", "’tis the ’90s, rock ’n’ roll, 90’s"),
        ("Really ! Why ? Yes ; so : that", "Really! Why? Yes; so: that"),
        (#"5'10" and "tall""#, #"5'10" and “tall”"#),
        (#"“He said "yes" twice”"#, "“He said ‘yes’ twice”"),
      ], .american)
    try expectUnchanged(
      [
        "'the dogs' tails'", #"the "odd and "even" one"#, #"an "odd 27" screen""#,
        #""Yes, he said."#, "x = y ? a : b", "He said “yes.”",
        "‘90s", "O. 'hood said", "50 %",
      ], .american)
  }

  @Test func british() throws {
    try expect(
      [
        (#"He said "yes"."#, "He said ‘yes’."),
        (#""He said 'yes' twice," she said."#, "‘He said “yes” twice,’ she said."),
        ("'Don't,' he said.", "‘Don’t,’ he said."),
        ("“Yes,” he said.", "‘Yes,’ he said."),
        (
          #""Don't," he said, "call the dogs' bowl 'odd'.""#,
          "‘Don’t,’ he said, ‘call the dogs’ bowl “odd”.’"
        ),
      ], .british)
  }

  @Test func quotationsOfSeveralBlocksKeepTheirLevels() throws {
    let text = "Il dit : «~Un.\n\nIl a lu \"cela\" hier.\n\nFin.~» Et \"puis\".\n\nPuis \"non\"."
    #expect(
      try rewritten(text, .french)
        == "Il dit~: «~Un.\n\nIl a lu \"cela\" hier.\n\nFin.~» Et \"puis\".\n\nPuis «~non~».")
  }

  @Test func linesStay() throws {
    try expect(
      [
        ("« Mot\ncoupé »\nici : là", "«~Mot\ncoupé~»\nici~: là"),
        ("Il dit «\nMot » et \"\noui\"", "Il dit «\nMot~» et \"\noui\""),
        ("20\n% et 5\n000\n: là", "20\n% et 5\n000\n: là"),
      ], .french)
  }

  @Test func markupAndCodeStay() throws {
    try expect(
      [
        (#"L'`a'b "c"` et "*mot*""#, #"L’`a'b "c"` et «~*mot*~»"#),
        (
          #"["l'ici"](http://x.org/l'a "l'b") ![l'image "x"](i.png "l'y")"#,
          #"[«~l’ici~»](http://x.org/l'a "l'b") ![l'image "x"](i.png "l'y")"#
        ),
        (
          #"<a title="l'été">l'été</a> <kbd>l'x "y"</kbd> <!-- l'z -->"#,
          #"<a title="l'été">l’été</a> <kbd>l'x "y"</kbd> <!-- l'z -->"#
        ),
        (#"\"oui\" et l\'été \!"#, #"«~oui~» et l’été \!"#),
        (
          "&laquo;oui&raquo; &amp; l&#39;été&nbsp;: &quot;x&quot;",
          "&laquo;~oui~&raquo; &amp; l’été&nbsp;: «~x~»"
        ),
        (
          "Voir <https://x.org/l'a> et o'neil@x.org, \"https://x.org/a'b?\"",
          "Voir <https://x.org/l'a> et o'neil@x.org, «~https://x.org/a'b?~»"
        ),
        (
          "le fichier l'état.txt ou ./l'autre \"C:\\l'un\"",
          "le fichier l'état.txt ou ./l'autre «~C:\\l'un~»"
        ),
        (
          #"$f' = "x"$ et {{< ref "l'x" >}} {.c k="v"}"#,
          #"$f' = "x"$ et {{< ref "l'x" >}} {.c k="v"}"#
        ),
        (
          "    l'code\n\n```\nl'autre \"x\"\n```\n\nl'fin",
          "    l'code\n\n```\nl'autre \"x\"\n```\n\nl’fin"
        ),
        ("---\ntitle: \"L'été\"\n---\n\nL'été", "---\ntitle: \"L'été\"\n---\n\nL’été"),
        ("[l'a]: http://x.org \"l'b\"\n\n[l'a] !", "[l'a]: http://x.org \"l'b\"\n\n[l'a]_!"),
        ("**Note**: oui\n\n*mot* !", "**Note**~: oui\n\n*mot*_!"),
        ("| l'a | \"b\" |\n|---|---|\n| l'c | d ! |", "| l’a | «~b~» |\n|---|---|\n| l’c | d_! |"),
        ("<pre>l'a \"b\"</pre>\n\nl'été", "<pre>l'a \"b\"</pre>\n\nl’été"),
      ].filter { !$0.0.hasPrefix("[l'a]:") }, .french, .markdown)
  }

  @Test func html() throws {
    try expect(
      [
        (
          #"<body><p title="l'a">L'été <code>l'b "c"</code> "mot" <b>l'x</b></p><pre>l'd</pre>"#
            + #"<script>l'e "f"</script><style>/* l'g */</style></body>"#,
          #"<body><p title="l'a">L’été <code>l'b "c"</code> «~mot~» <b>l’x</b></p><pre>l'd</pre>"#
            + #"<script>l'e "f"</script><style>/* l'g */</style></body>"#
        ),
        ("<p>&laquo;&nbsp;oui&nbsp;&raquo;&nbsp;!</p>", "<p>&laquo;&nbsp;oui&nbsp;&raquo;_!</p>"),
      ], .french, .html)
  }

  /// Rewriting twice is rewriting once, in every style and format, and nothing but marks and
  /// spaces ever changes.
  @Test(arguments: TypographyLocale.allCases) func twiceIsOnce(locale: TypographyLocale) throws {
    var random = SplitMix(seed: UInt64(locale.rawValue.utf8.reduce(7) { $0 * 31 + Int($1) }))
    let parts = [
      "\"", "'", "«", "»", "“", "”", "‘", "’", "„", "<<", ">>", " ", " ", " ", "\u{A0}", "\u{202F}",
      "l", "dogs", "mot", "tis", "po", "C", "État", "5", "10", "000", "%", "€", "!", "?", ":", ";",
      "…", ".", ",", "-", "—", "(", ")", "\n", "\n\n", "*", "_", "**", "`", "\\", "[", "](u)",
      "&laquo;",
      "&nbsp;", "&#39;", "<code>", "</code>", "<b>", "$", "{", "}", "a@b.c", "http://x.y/'z", "s",
      "\u{301}", "# ", "> ", "- ", "1. ", "|", "~",
    ]
    func letters(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { Letter.isWord($0.value) }
    }
    for round in 0..<3000 {
      let length = round % 3 == 0 ? 30 : 12
      let text = (0..<length)
        .map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
      for format in Format.allCases {
        guard let once = try? rewritten(text, locale, format) else { continue }
        let twice = try rewritten(once, locale, format)
        #expect(once == twice, "\(format): \(text.debugDescription)")
        if format == .plain {
          #expect(letters(once) == letters(text), "\(text.debugDescription)")
        }
        #expect(once.filter { $0 == "\n" }.count == text.filter { $0 == "\n" }.count)
      }
    }
  }

  /// The same of texts that people may write, where most rules apply.
  @Test(arguments: TypographyLocale.allCases) func twiceIsOnceInProse(
    locale: TypographyLocale
  ) throws {
    var random = SplitMix(seed: 3)
    let marks = [
      ("\"", "\""), ("“", "”"), ("«", "»"), ("« ", " »"), ("«\u{A0}", "\u{A0}»"), ("„", "“"),
      ("'", "'"), ("‘", "’"), ("\" ", " \""), ("<<", ">>"), ("(", ")"), ("*", "*"), ("**", "**"),
      ("`", "`"), ("[", "](l'u)"), ("&ldquo;", "&rdquo;"),
    ]
    let words = [
      "l'été", "mot", "dogs'", "don't", "'tis", "po'", "5 000 €", "20 %", "14:30", "d'", "Yahoo!",
      "oui ?", "non!", "bon :", "là;", "fin…", "si …", "x", "l'`a'b`", "rock 'n' roll", "5'10\"",
    ]
    func prose(_ depth: Int) -> String {
      (0..<Int.random(in: 1...4, using: &random)).map { _ -> String in
        let pair = marks[Int.random(in: 0..<marks.count, using: &random)]
        if depth < 3, Int.random(in: 0..<3, using: &random) == 0 {
          return pair.0 + prose(depth + 1) + pair.1
        }
        return words[Int.random(in: 0..<words.count, using: &random)]
      }.joined(separator: Int.random(in: 0..<9, using: &random) == 0 ? "\n" : " ")
    }
    var changed = 0
    for _ in 0..<3000 {
      let text = prose(0) + (Bool.random(using: &random) ? "." : "\n\n" + prose(1))
      for format in Format.allCases {
        guard let once = try? rewritten(text, locale, format) else { continue }
        if once != text { changed += 1 }
        #expect(try rewritten(once, locale, format) == once, "\(format): \(text.debugDescription)")
      }
    }
    #expect(changed > 3000)
  }

  @Test func seedsTwiceAreSeedsOnce() throws {
    for locale in TypographyLocale.allCases {
      let path = packageRoot + "/seeds/esodo-silenzioso/article.\(locale.language.code).md"
      let document = try SourceReader().document(at: path)
      let once = Typography(locale).rewritten(document)
      let again = try SourceReader().document(from: once, path: path)
      #expect(Typography(locale).rewritten(again) == once)
      #expect(again.blocks.count == document.blocks.count)
      #expect(again.links.map(\.url) == document.links.map(\.url))
    }
  }

  /// A block of a hundred thousand marks takes no longer than its length.
  @Test(arguments: ["«", "\"", "'", "“a ", "„", "‘a ", "$a", "{", "@", "'a\" ", "a://", "1 "])
  func longBlocks(of mark: String) throws {
    let text = String(repeating: mark, count: 100_000)
    for locale in [TypographyLocale.french, .british] {
      _ = try rewritten("a " + text, locale)
    }
  }

  @Test func lexiconIsSorted() {
    let lines = PackageResources.typography_tsv.split(separator: 0x0A)
      .filter { $0.first != UInt8(ascii: "#") }.map { Array($0) }
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    let kinds = Set(lines.map { String(decoding: $0.split(separator: 0x09)[1], as: UTF8.self) })
    #expect(kinds == ["begun", "elided", "ended", "named"])
  }
}
