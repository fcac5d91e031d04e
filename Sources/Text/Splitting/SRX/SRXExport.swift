/// Our own rules of splitting as an SRX 2.0 file, so that a translator's tool parts texts nearly as
/// we do.
///
/// Nearly: SRX knows what stands before and behind a place, but not where the sentence began nor
/// which quotations are open. The file is made from the lists of abbreviations and of words that
/// begin sentences, is the same at every time, and uses only what the regular expressions of ICU
/// and of Java have in common.
public struct SRXExport: Sendable {
  /// Rules in the order in which they are asked, for the languages whose codes match.
  package struct RuleSet: Sendable {
    package let name: String
    /// A regular expression that the language code matches from end to end.
    package let languagePattern: String
    package let rules: [SRXPatterns.Rule]
  }

  private let languages: [Language]
  private let exceptions: SRXExceptions?

  /// - Parameter languages: Those whose abbreviations are written; the general rules come behind
  ///   them, for every language.
  public init(_ languages: [Language] = Language.supported) {
    self.languages = languages.sorted()
    exceptions = nil
  }

  /// The same with rules of their own for some texts, which come first.
  package init(_ languages: [Language], exceptions: SRXExceptions) {
    self.languages = languages.sorted()
    self.exceptions = exceptions
  }

  /// All rules, set by set; a language follows all sets that are for it.
  package var ruleSets: [RuleSet] {
    var sets = languages.map { language in
      RuleSet(
        name: Self.name(language),
        // Either case, for tools that do not ignore it.
        languagePattern: language.code.map { "[\($0.uppercased())\($0)]" }.joined() + "([-_].*)?",
        rules: (exceptions?.language == language ? exceptions?.rules ?? [] : [])
          + SRXPatterns(language).abbreviationRules)
    }
    sets.append(
      RuleSet(name: "General", languagePattern: ".*", rules: SRXPatterns.generalRules))
    return sets
  }

  /// The file: UTF-8, valid against the schema of SRX 2.0.
  public var bytes: [UInt8] {
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      "<!-- Our rules of splitting, written by pipeline split. -->",
      #"<srx xmlns="http://www.lisa.org/srx20" version="2.0">"#,
      #"  <header segmentsubflows="yes" cascade="yes">"#,
      #"    <formathandle type="start" include="no"/>"#,
      #"    <formathandle type="end" include="yes"/>"#,
      #"    <formathandle type="isolated" include="no"/>"#,
      "  </header>",
      "  <body>",
      "    <languagerules>",
    ]
    let sets = ruleSets
    for set in sets { lines += Self.lines(of: set) }
    lines += ["    </languagerules>", "    <maprules>"]
    for set in sets {
      lines.append(
        #"      <languagemap languagepattern="\#(set.languagePattern)""#
          + #" languagerulename="\#(set.name)"/>"#)
    }
    lines += ["    </maprules>", "  </body>", "</srx>", ""]
    return Array(lines.joined(separator: "\n").utf8)
  }

  private static func name(_ language: Language) -> String {
    switch language {
    case .french: "French"
    case .italian: "Italian"
    case .english: "English"
    default: language.code
    }
  }

  private static func lines(of set: RuleSet) -> [String] {
    var lines = [#"      <languagerule languagerulename="\#(set.name)">"#]
    for rule in set.rules {
      lines += [
        "        <!-- \(rule.note) -->",
        #"        <rule break="\#(rule.isBreak ? "yes" : "no")">"#,
        "          <beforebreak>\(XMLBytes.escaped(rule.before))</beforebreak>",
        "          <afterbreak>\(XMLBytes.escaped(rule.after))</afterbreak>",
        "        </rule>",
      ]
    }
    return lines + ["      </languagerule>"]
  }
}
