import ICU
import Text

/// What the pages have in common.
enum PageText {
  /// A whole page. O(size).
  ///
  /// - Parameters:
  ///   - sheet: The page's own style sheet, behind that of all pages.
  ///   - script: Runs at the end of the page; `body` writes it there.
  static func page(
    title: String, language: String = "en", sheet: [UInt8], script: [UInt8]? = nil,
    generatorVersion: String, body: (inout HTMLBuilder) -> Void
  ) -> [UInt8] {
    var html = HTMLBuilder()
    html.raw("<!DOCTYPE html>\n")
    html.element("html", [("lang", language), ("dir", "ltr")]) { html in
      html.newLine()
      html.element("head") {
        writeHead(
          title: title, sheet: sheet, script: script, generatorVersion: generatorVersion, to: &$0)
      }
      html.newLine()
      html.element("body") { body(&$0) }
      html.newLine()
    }
    html.newLine()
    return html.bytes
  }

  /// What stands in the head: nothing is loaded, nothing runs but a script that is given here and
  /// stands at the end of the page, and only this very style sheet is applied: the colours of all
  /// pages, and the page's own sheet.
  private static func writeHead(
    title: String, sheet ownSheet: [UInt8], script: [UInt8]?, generatorVersion: String,
    to html: inout HTMLBuilder
  ) {
    let sheet = PackageResources.page_css + ownSheet
    let policy =
      "default-src 'none'; style-src 'sha256-\(Base64.text(SHA256.digest(of: sheet)))'; "
      + (script.map { "script-src 'sha256-\(Base64.text(SHA256.digest(of: $0)))'; " } ?? "")
      + "base-uri 'none'; form-action 'none'"
    html.raw("\n<meta charset=\"utf-8\">\n")
    html.open("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)])
    html.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
    html.open("meta", [("name", "generator"), ("content", "pipeline \(generatorVersion)")])
    html.newLine()
    html.element("title", text: title)
    html.newLine()
    html.style(sheet)
    html.newLine()
  }

  /// The class of a confidence; style sheets give each a colour and a shape.
  static func confidenceClass(_ confidence: Double) -> String {
    switch confidence {
    case 0.9...: "high"
    case 0.6..<0.9: "middling"
    default: "low"
    }
  }

  /// The name of a language in another, as CLDR writes it within a sentence; its code where CLDR
  /// knows none.
  static func languageName(_ language: Language, in other: Language) -> String {
    (try? LanguageName.text(of: language.code, in: other.code)) ?? language.code
  }

  /// The name of a language in itself, as switches between languages write it.
  static func languageName(_ language: Language) -> String {
    switch language {
    case .french: "Français"
    case .italian: "Italiano"
    case .english: "English"
    default: language.code
    }
  }

  static func direction(_ language: Language) -> String {
    NewsletterEdition.direction(of: language)
  }

  static func twoDecimals(_ value: Double) -> String {
    let hundredths = Int((value.rounded3 * 100).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100)." + (fraction < 10 ? "0\(fraction)" : "\(fraction)")
  }
}
