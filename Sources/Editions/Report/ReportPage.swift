import Bitext
import Text

/// The report: the versions side by side with everything found in them, on one page that needs
/// neither network nor script.
public struct ReportPage: Sendable {
  let material: EditionMaterial
  let warnings: [EditionWarning]
  /// Whether a row is in the summary, by index.
  let isChosen: [Bool]

  /// The page of an article.
  public init(_ material: EditionMaterial) {
    self.material = material
    warnings = EditionWarnings(material).all
    var isChosen = [Bool](repeating: false, count: material.rows.count)
    for version in material.versions {
      for item in SummaryEdition(material, version: version).items { isChosen[item.row] = true }
    }
    self.isChosen = isChosen
  }

  /// The page's bytes. O(size of the article).
  public var html: [UInt8] {
    var html = HTMLBuilder()
    html.raw("<!DOCTYPE html>\n")
    html.element("html", [("lang", "en"), ("dir", "ltr")]) { html in
      html.newLine()
      html.element("head") {
        PageText.writeHead(
          title: material.title, sheet: PackageResources.report_css,
          generatorVersion: material.options.generatorVersion, to: &$0)
      }
      html.newLine()
      html.element("body") { html in
        html.raw("\n<a class=\"skip\" href=\"#rows\">Skip to the rows</a>\n")
        writeHeader(to: &html)
        html.element("main") { html in
          html.newLine()
          writeVersions(to: &html)
          writeSummaries(to: &html)
          writeWarnings(to: &html)
          writeRows(to: &html)
          writeQuotations(to: &html)
          writeTerms(to: &html)
        }
        html.newLine()
      }
      html.newLine()
    }
    html.newLine()
    return html.bytes
  }

  private func writeHeader(to html: inout HTMLBuilder) {
    html.element("header") { html in
      html.newLine()
      let language = material.versions.first { $0.title != nil }?.language.code ?? "en"
      html.element("h1", [("lang", language)], text: material.title)
      html.newLine()
      html.element("nav", [("aria-label", "Sections")]) { html in
        html.raw("<ul>")
        html.raw("<li><a href=\"#versions\">Versions</a></li>")
        html.raw("<li><a href=\"#summary\">Summary</a></li>")
        html.raw("<li><a href=\"#warnings\">Warnings</a></li>")
        html.raw("<li><a href=\"#rows\">Rows</a></li>")
        html.raw("<li><a href=\"#quotations\">Quotations</a></li>")
        html.raw("<li><a href=\"#terms\">Terms</a></li>")
        html.raw("</ul>")
      }
      html.newLine()
    }
    html.newLine()
  }

  /// Confidence by number and by shape, so that colour alone never tells.
  static func writeConfidence(_ confidence: Double, to html: inout HTMLBuilder) {
    let style = PageText.confidenceClass(confidence)
    let shape: StaticString =
      switch style {
      case "high": "●"
      case "middling": "◐"
      default: "○"
      }
    html.element(
      "span", [("class", "shape \(style)"), ("role", "img"), ("aria-label", "\(style) confidence")]
    ) { $0.raw(shape) }
    html.text(" \(PageText.twoDecimals(confidence))")
  }
}

/// Bytes as text of RFC 4648.
enum Base64 {
  static func text(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = (0..<3).reduce(0) { bits, index in
        bits << 8 | (index < group.count ? Int(group[start + index]) : 0)
      }
      for digit in 0..<4 {
        result.append(
          digit <= group.count ? alphabet[bits >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
