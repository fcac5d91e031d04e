import Bitext
import Quotations
import Text

/// The sections of the report before its rows.
extension ReportPage {
  /// What each version holds, so that a difference in size is seen at once.
  func writeVersions(to html: inout HTMLBuilder) {
    Self.writeSection("versions", "Versions", to: &html) { html in
      Self.writeTable(
        in: "versions", caption: "What each version holds", style: "stacked", to: &html
      ) {
        html in
        html.raw("<th scope=\"col\">Version</th><th scope=\"col\">File</th>")
        for name in Self.countNames {
          html.element("th", [("scope", "col"), ("class", "number")], text: name)
        }
      } rows: { html in
        for version in material.versions { writeVersion(version, to: &html) }
      }
    }
  }

  private static let countNames = [
    "Words", "Sentences", "Headings", "Links", "Images", "Quotations", "Terms",
  ]

  private func writeVersion(_ version: VersionMaterial, to html: inout HTMLBuilder) {
    let document = version.document
    html.element("tr") { html in
      html.element(
        "th", [("scope", "row"), ("lang", version.language.code)],
        text: PageText.languageName(version.language))
      html.element("td", [("class", "path")], text: document.path)
      let counts = [
        version.wordCount, version.segmented.sentences.count,
        document.blocks.count { $0.kind.isHeading }, document.links.count,
        document.images.count, version.quotations.count { $0.isQuotedSpeech },
        version.occurrences.count,
      ]
      for (name, count) in zip(Self.countNames, counts) {
        html.element(
          "td", [("class", "number"), ("data-label", name.lowercased())], text: String(count))
      }
    }
    html.newLine()
  }

  func writeSummaries(to html: inout HTMLBuilder) {
    Self.writeSection("summary", "Summary", to: &html) { html in
      html.raw("<div class=\"columns\">\n")
      for version in material.versions {
        html.element("div", [("class", "column")]) { writeSummary(of: version, to: &$0) }
        html.newLine()
      }
      html.raw("</div>\n")
    }
  }

  private func writeSummary(of version: VersionMaterial, to html: inout HTMLBuilder) {
    let items = SummaryEdition(material, version: version).items
    html.element(
      "h3", [("lang", version.language.code)], text: PageText.languageName(version.language))
    guard !items.isEmpty else {
      html.raw("<p>No sentence of this version is in the summary.</p>")
      return
    }
    html.element("ol") { html in
      for item in items {
        let range = version.segmented.sentences[item.sentence].range
        let row = material.rows[item.row].identifier
        html.newLine()
        html.element("li") { html in
          html.element(
            "span",
            [
              ("lang", version.language.code), ("dir", PageText.direction(version.language)),
            ], text: version.document.string(range))
          html.text(" ")
          writeLink(toRow: item.row, label: "row \(row), \(version.language.code)", to: &html)
        }
      }
    }
  }

  func writeWarnings(to html: inout HTMLBuilder) {
    Self.writeSection("warnings", "Warnings", to: &html) { html in
      guard !warnings.isEmpty else {
        html.raw("<p>None.</p>\n")
        return
      }
      html.element("ul", [("class", "warnings")]) { html in
        for (index, warning) in warnings.enumerated() {
          html.newLine()
          html.element("li", [("id", "w\(index + 1)"), ("class", warning.severity.rawValue)]) {
            html in
            html.element("strong", text: Self.sign(of: warning) + " " + warning.severity.rawValue)
            html.text(" ")
            html.element("code", text: warning.code)
            if let language = warning.lang { html.text(" \(language.code):") }
            html.text(" ")
            html.element("span", [("dir", "auto")], text: warning.message)
            html.text(" ")
            if let row = warning.row, material.rows.indices.contains(row) {
              writeLink(toRow: row, to: &html)
            }
          }
        }
      }
      html.newLine()
    }
  }

  private static func sign(of warning: EditionWarning) -> String {
    switch warning.severity {
    case .error: "✕"
    case .warning: "⚠"
    case .info: "•"
    }
  }
}
