import TestSupport
import Testing
import Text

/// Files of rules as short as tests want them.
enum SRXRuleFile {
  /// One list of rules for every language: `yes` or `no`, beforebreak, afterbreak.
  static func text(_ rules: [(String, String, String)]) -> String {
    """
    <srx xmlns="http://www.lisa.org/srx20" version="2.0">
    <header segmentsubflows="yes" cascade="no"/>
    <body><languagerules><languagerule languagerulename="All">
    \(rules.map(rule).joined(separator: "\n"))
    </languagerule></languagerules>
    <maprules><languagemap languagepattern=".*" languagerulename="All"/></maprules></body>
    </srx>
    """
  }

  static func rule(_ isBreak: String, _ before: String, _ after: String) -> String {
    "<rule break=\"\(isBreak)\"><beforebreak>\(escaped(before))</beforebreak>"
      + "<afterbreak>\(escaped(after))</afterbreak></rule>"
  }

  static func rules(_ text: String) throws -> SRXRules {
    try SRXRules(Array(text.utf8), file: "rules.srx")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}

extension SRXRules {
  /// Expects the sentences marked in a block.
  func check(
    _ marked: String, _ language: Language = .french,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let example = MarkedText(marked)
    let text = Array(example.text.utf8)
    let found = try splitter(for: language)
      .sentences(in: text, blocks: [ByteRange(0..<text.count)])
    #expect(
      MarkedText.marking(found, in: text) == MarkedText.marking(example.ranges, in: text),
      sourceLocation: sourceLocation)
  }
}
