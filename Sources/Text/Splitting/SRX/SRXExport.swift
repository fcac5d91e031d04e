/// Our own rules of splitting as an SRX 2.0 file, so that a translator's tool parts texts nearly as
/// we do.
///
/// Nearly: SRX knows what stands before and behind a place, but not where the sentence began nor
/// which quotations are open. The file is made from the lists of abbreviations and of words that
/// begin sentences, is the same at every time, and uses only what the regular expressions of ICU
/// and of Java have in common.
public struct SRXExport: Sendable {
  private let languages: [Language]

  /// - Parameter languages: Those whose abbreviations are written; the general rules come behind
  ///   them, for every language.
  public init(_ languages: [Language] = Language.supported) { self.languages = languages.sorted() }

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
    for language in languages {
      lines += Self.set(Self.name(language), SRXPatterns(language).abbreviationRules)
    }
    lines += Self.set("General", SRXPatterns.generalRules)
    lines += ["    </languagerules>", "    <maprules>"]
    for language in languages {
      // Either case, for tools that do not ignore it.
      let pattern = language.code.map { "[\($0.uppercased())\($0)]" }.joined() + "([-_].*)?"
      lines.append(Self.map(pattern, Self.name(language)))
    }
    lines += [Self.map(".*", "General"), "    </maprules>", "  </body>", "</srx>", ""]
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

  private static func set(_ name: String, _ rules: [SRXPatterns.Rule]) -> [String] {
    var lines = [#"      <languagerule languagerulename="\#(name)">"#]
    for rule in rules {
      lines += [
        "        <!-- \(rule.note) -->",
        #"        <rule break="\#(rule.isBreak ? "yes" : "no")">"#,
        "          <beforebreak>\(escaped(rule.before))</beforebreak>",
        "          <afterbreak>\(escaped(rule.after))</afterbreak>",
        "        </rule>",
      ]
    }
    return lines + ["      </languagerule>"]
  }

  private static func map(_ pattern: String, _ name: String) -> String {
    #"      <languagemap languagepattern="\#(pattern)" languagerulename="\#(name)"/>"#
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
