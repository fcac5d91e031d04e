import Text

/// A table on a page of its own: readable without network and script, on paper and small screens.
struct TablePage {
  let title: String
  /// The language of the title.
  let language: Language
  let table: Table
  /// The language of a column's cells by its name; columns without one are ours, in English.
  var languages: [String: Language] = [:]
  /// Columns whose cells are web addresses.
  var addresses: Set<String> = ["link", "url"]
  let generatorVersion: String

  /// The page's bytes. O(cells).
  var html: [UInt8] {
    PageText.page(
      title: title, sheet: PackageResources.table_css, generatorVersion: generatorVersion
    ) { html in
      html.raw("\n<main>\n")
      html.element("h1", attributes(language), text: title)
      html.raw("\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">\n")
      html.element("table") { writeTable(to: &$0) }
      html.raw("\n</div>\n</main>\n")
    }
  }

  private func writeTable(to html: inout HTMLBuilder) {
    html.raw("\n<caption>")
    html.text(table.rows.count == 1 ? "1 row" : "\(table.rows.count) rows")
    html.raw("</caption>\n<thead><tr>")
    for column in table.columns {
      html.element(
        "th", [("scope", "col")],
        text: languages[column].map(PageText.languageName)
          ?? column.replacing("_", with: " "))
    }
    html.raw("</tr></thead>\n<tbody>\n")
    for row in table.rows {
      html.raw("<tr>")
      for (index, cell) in row.enumerated() {
        let column = table.columns[index]
        if index == 0 {
          html.element("th", [("scope", "row"), ("id", cell)], text: cell)
        } else if addresses.contains(column), let address = SafeLink.address(cell) {
          html.element("td") {
            $0.element("a", [("href", address), ("rel", "noreferrer")], text: cell)
          }
        } else {
          html.element("td", languages[column].map(attributes) ?? [], text: cell)
        }
      }
      html.raw("</tr>\n")
    }
    html.raw("</tbody>\n")
  }

  private func attributes(_ language: Language) -> [(StaticString, String)] {
    [("lang", language.code), ("dir", PageText.direction(language))]
  }
}
