import Testing
import Text

/// What is read of a file, and what is wrong with one.
struct SRXRulesTests {
  private static func file(
    cascade: String = "yes", maps: String, head: String = "", root: String = "2.0"
  ) -> String {
    """
    \(head)<srx xmlns="http://www.lisa.org/srx20" version="\(root)">
    <header segmentsubflows="yes" cascade="\(cascade)">
    <formathandle type="start" include="no"/><x:note xmlns:x="urn:x"><x:p>rule</x:p></x:note>
    </header>
    <body><languagerules>
    <languagerule languagerulename="M">
    <rule break="no"><beforebreak>M\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
    </languagerule>
    <languagerule languagerulename="Comma">
    <rule><beforebreak>,</beforebreak></rule>
    </languagerule>
    <languagerule languagerulename="All">
    <rule break="yes"><beforebreak><![CDATA[[.&]]]></beforebreak><afterbreak>\\s</afterbreak></rule>
    </languagerule>
    </languagerules><maprules>
    \(maps)
    </maprules></body></srx>
    """
  }

  private static func map(_ pattern: String, _ name: String) -> String {
    "<languagemap languagepattern=\"\(pattern)\" languagerulename=\"\(name)\"/>"
  }

  @Test func cascadeFollowsEveryMapInOrder() throws {
    let maps = [("[Ff][Rr].*", "M"), (".*", "All"), ("it", "Comma")].map(Self.map).joined()
    let rules = try SRXRuleFile.rules(Self.file(maps: maps))
    #expect(rules.cascades)
    try rules.check("⟦M. Dupont, oui.⟧ ⟦Non &⟧ ⟦a⟧", .french)
    try rules.check("⟦M.⟧ ⟦Dupont, oui.⟧ ⟦Non⟧", .english)
    try rules.check("⟦M.⟧ ⟦Dupont,⟧ ⟦oui.⟧ ⟦Non⟧", .italian)
  }

  @Test func withoutCascadeTheFirstMapDecides() throws {
    let maps = [("FR.*", "M"), ("it(-.*)?", "Comma"), (".*", "All")].map(Self.map).joined()
    let rules = try SRXRuleFile.rules(Self.file(cascade: "no", maps: maps))
    try rules.check("⟦M. Dupont, oui. Non⟧", .french)
    try rules.check("⟦M. Dupont,⟧ ⟦oui. Non⟧", .italian)
    try rules.check("⟦M.⟧ ⟦Dupont, oui.⟧ ⟦Non⟧", .english)
  }

  @Test func theWholeCodeHasToMatch() throws {
    let rules = try SRXRuleFile.rules(Self.file(maps: Self.map("f", "All")))
    #expect(
      throws: SRXError.noRules(
        Place(file: "rules.srx"), language: .french, patterns: ["f"])
    ) { try rules.splitter(for: .french) }
  }

  @Test func olderFilesAreRead() throws {
    let rules = try SRXRuleFile.rules(
      """
      <?xml version="1.0"?>
      <!DOCTYPE srx PUBLIC "-//LISA OSCAR:2003//DTD for SRX//EN" "srx.dtd">
      <srx version="1.0"><header segmentsubflows="yes"/><body>
      <languagerules><languagerule languagerulename="Default">
      <rule break="yes"><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
      </languagerule></languagerules>
      <maprules><maprule maprulename="Default">
      <languagemap languagepattern=".*" languagerulename="Default"/>
      </maprule></maprules></body></srx>
      """)
    #expect(!rules.cascades)
    try rules.check("⟦Un.⟧ ⟦Deux.⟧")
  }

  @Test func mistakesInTheFileAreTold() {
    let all = Self.map(".*", "All")
    let examples: [(String, String)] = [
      ("", "rules.srx:1:1: error: not well-formed XML: "),
      ("<srx", "rules.srx:1:5: error: not well-formed XML: "),
      ("<tmx/>", "rules.srx:1:1: error: not SRX: the root is tmx, not srx"),
      (
        Self.file(maps: all, root: "3.0"),
        "rules.srx:1:1: error: not SRX: version 3.0 is not known"
      ),
      (
        Self.file(cascade: "maybe", maps: all),
        "rules.srx:2:1: error: not SRX: cascade=\"maybe\"; write yes or no"
      ),
      (Self.file(maps: ""), "rules.srx: error: not SRX: there is no languagemap"),
      (
        Self.file(maps: all + "<map/>"),
        "rules.srx:16:59: error: not SRX: map has no place here"
      ),
      (
        Self.file(maps: "<languagemap/>"),
        "rules.srx:16:1: error: not SRX: languagemap lacks languagepattern"
      ),
      (
        Self.file(maps: all, head: "<!DOCTYPE srx [<!ENTITY e \"x\">]>\n"),
        "rules.srx:1:30: error: the document type declares entities"
      ),
      ("<srx>&e;</srx>", "rules.srx:1:9: error: the entity &e; is not read"),
      (
        SRXRuleFile.text([]).replacing(
          "</languagerule>", with: "<rule>x<b/></rule></languagerule>"),
        "rules.srx:5:8: error: not SRX: b has no place in a rule"
      ),
    ]
    for (text, start) in examples {
      let told = told(text)
      #expect(told.hasPrefix(start), "\(told)")
    }
  }

  @Test func wrongPatternsAreToldWhenTheyAreNeeded() throws {
    let text =
      "\n" + SRXRuleFile.text([("yes", "[.", "x"), ("no", "é", "(a")])
    #expect(
      told(text, splitting: .french)
        == "rules.srx:5:19: error: beforebreak \"[.\" is no regular expression of ICU: "
        + "] is missing (U_REGEX_MISSING_CLOSE_BRACKET) at character 2 [srx-bad-pattern]")
    let second = text.replacing("[.", with: "..")
    #expect(told(second, splitting: .french).hasPrefix("rules.srx:6:46: error: afterbreak"))
    let maps = Self.map("fr", "All") + "\n" + Self.map("(", "All")
    let file = Self.file(cascade: "no", maps: maps)
    #expect(told(file, splitting: .french) == "")
    #expect(told(file, splitting: .italian).hasPrefix("rules.srx:17:1: error: languagemap"))
    #expect(
      told(Self.file(maps: Self.map(".*", "None")), splitting: .italian)
        == "rules.srx:16:1: error: there is no languagerule named \"None\"; "
        + "name one that there is [srx-unknown-rules]")
  }

  /// What is said of a file; nothing where nothing is wrong.
  private func told(_ text: String, splitting language: Language? = nil) -> String {
    do {
      let rules = try SRXRuleFile.rules(text)
      if let language { _ = try rules.splitter(for: language) }
      return ""
    } catch {
      return (error as? SRXError)?.diagnostic.description ?? "\(error)"
    }
  }
}
