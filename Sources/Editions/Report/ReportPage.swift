import Bitext
import Text

/// The report: the versions side by side with everything found in them, on one page that needs no
/// network and says everything without its script.
///
/// The script filters, searches and takes decisions; `pipeline apply` follows them.
public struct ReportPage: Sendable {
  let material: EditionMaterial
  let warnings: [EditionWarning]
  let parity: [ParityFinding]
  /// Whether a row is in the summary, by index.
  let isChosen: [Bool]
  /// Indices of warnings by row.
  let warningsOfRow: [[Int]]

  /// The page of an article.
  public init(_ material: EditionMaterial) { self.init(material, EditionChecks(material)) }

  init(_ material: EditionMaterial, _ checks: EditionChecks) {
    self.material = material
    warnings = checks.warnings
    parity = checks.parity
    var isChosen = [Bool](repeating: false, count: material.rows.count)
    for version in material.versions {
      for item in SummaryEdition(material, version: version).items { isChosen[item.row] = true }
    }
    self.isChosen = isChosen
    var warningsOfRow = [[Int]](repeating: [], count: material.rows.count)
    for (index, warning) in warnings.enumerated() {
      if let row = warning.row, warningsOfRow.indices.contains(row) {
        warningsOfRow[row].append(index)
      }
    }
    self.warningsOfRow = warningsOfRow
  }

  /// The page's bytes. O(size of the article).
  public var html: [UInt8] {
    PageText.page(
      title: material.title, sheet: PackageResources.plot_css + PackageResources.report_css,
      script: ReportScript.bytes, generatorVersion: material.options.generatorVersion
    ) { html in
      html.raw("\n<a class=\"skip\" href=\"#rows\">Skip to the rows</a>\n")
      writeHeader(to: &html)
      html.element("main", settledAttributes) { html in
        html.newLine()
        writeVersions(to: &html)
        writeSummaries(to: &html)
        writeWarnings(to: &html)
        writeRows(to: &html)
        writeQuotations(to: &html)
        writeTerms(to: &html)
        writeProposals(to: &html)
        writeParity(to: &html)
        writePlots(to: &html)
        writeDecisions(to: &html)
      }
      html.newLine()
      writeDock(to: &html)
      writeDialogs(to: &html)
      html.script(ReportScript.bytes)
      html.newLine()
    }
  }

  /// The sections, in order: identifier and title; those that have nothing to say are left out.
  private var sections: [(identifier: String, title: String)] {
    var sections = [
      ("versions", "Versions"), ("summary", "Summary"), ("warnings", "Warnings"), ("rows", "Rows"),
      ("quotations", "Quotations"), ("terms", "Terms"),
    ]
    if !material.analysis.proposals.isEmpty { sections.append(("proposals", "Proposed terms")) }
    if material.versions.count > 1 {
      sections += [("parity", "Parity"), ("plots", "Where sentences meet")]
    }
    return sections
  }

  private func writeHeader(to html: inout HTMLBuilder) {
    html.element("header") { html in
      html.newLine()
      let version = material.versions.first { $0.title != nil }
      let language = version?.language.code ?? "en"
      html.element("h1", [("lang", language), ("dir", "auto")], text: material.title)
      html.newLine()
      html.raw(
        "<p class=\"hint\">What was found in the versions of this article, for you to check. ")
      html.raw("Look at the <a href=\"#warnings\">warnings</a> first, then at the ")
      html.raw("<a href=\"#rows\">rows</a> of low confidence.")
      html.raw("<span class=\"scripted\" hidden> Where something is wrong, press <b>Fix</b>, ")
      html.raw("<b>Correct speaker</b> or, at a proposed term, <b>Accept</b>, <b>Edit</b> or ")
      html.raw("<b>Reject</b>; then export what you decided.</span></p>\n")
      html.element("nav", [("aria-label", "Sections")]) { html in
        html.raw("<ul>")
        for section in sections {
          html.raw("<li>")
          html.element("a", [("href", "#" + section.identifier)], text: section.title)
          html.raw("</li>")
        }
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

  /// A link to a row.
  func writeLink(toRow index: Int, label: String? = nil, to html: inout HTMLBuilder) {
    let name = material.rows[index].identifier
    var attributes: [(StaticString, String)] = [("href", "#\(name)"), ("class", "back")]
    if let label { attributes.append(("aria-label", label)) }
    html.element("a", attributes, text: name)
  }

  /// A section with its title.
  static func writeSection(
    _ identifier: String, _ title: String, to html: inout HTMLBuilder,
    _ body: (inout HTMLBuilder) -> Void
  ) {
    html.element("section", [("id", identifier), ("aria-labelledby", "\(identifier)-title")]) {
      html in
      html.newLine()
      html.element("h2", [("id", "\(identifier)-title")], text: title)
      html.newLine()
      body(&html)
    }
    html.newLine()
  }

  /// A table that may be wider than the screen, in a region that scrolls.
  static func writeTable(
    in section: String, caption: String, style: String = "", to html: inout HTMLBuilder,
    columns: (inout HTMLBuilder) -> Void, rows: (inout HTMLBuilder) -> Void
  ) {
    html.element(
      "div",
      [
        ("class", "scroll"), ("tabindex", "0"), ("role", "group"),
        ("aria-labelledby", "\(section)-title"),
      ]
    ) { html in
      html.element("table", style.isEmpty ? [] : [("class" as StaticString, style)]) { html in
        html.newLine()
        html.element("caption", text: caption)
        html.raw("\n<thead><tr>")
        columns(&html)
        html.raw("</tr></thead>\n<tbody>\n")
        rows(&html)
        html.raw("</tbody>\n")
      }
    }
    html.newLine()
  }

  func writeLanguageHeaders(to html: inout HTMLBuilder) {
    for version in material.versions {
      html.element(
        "th", [("scope", "col"), ("lang", version.language.code)],
        text: PageText.languageName(version.language))
    }
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
