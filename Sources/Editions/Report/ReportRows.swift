import Bitext
import Text

/// The rows of the report: one sentence range per version and row, with everything marked.
extension ReportPage {
  func writeRows(to html: inout HTMLBuilder) {
    html.raw("<section id=\"rows\" aria-labelledby=\"rows-title\">\n")
    html.raw("<h2 id=\"rows-title\">Rows</h2>\n")
    html.raw("<table class=\"rows\">\n")
    html.element("caption") { html in
      html.text("Sentences that say the same, row by row. ")
      html.raw("<q class=\"said\">Quotations</q>, <mark class=\"preferred\">terms</mark> and ")
      html.raw("<mark class=\"forbidden\">forbidden forms</mark> are marked; ★ is in the summary. ")
      html.raw("Confidence: ● from 0.90, ◐ from 0.60, ○ below.")
    }
    html.raw("\n<thead><tr><th scope=\"col\">Row</th><th scope=\"col\">Confidence</th>")
    for version in material.versions {
      let language = version.language
      html.element(
        "th", [("scope", "col"), ("lang", language.code)], text: PageText.languageName(language))
    }
    html.raw("</tr></thead>\n<tbody>\n")
    let marks = material.versions.map { ReportMarks($0, in: material) }
    for (index, row) in material.rows.enumerated() {
      writeRow(row, isChosen: isChosen[index], marks, to: &html)
    }
    html.raw("</tbody>\n</table>\n</section>\n")
  }

  private func writeRow(
    _ row: TrilingualRow, isChosen: Bool, _ marks: [ReportMarks], to html: inout HTMLBuilder
  ) {
    let sentences = material.versions.map { version in
      (row.sentences[version.language] ?? 0..<0)
        .clamped(to: 0..<version.segmented.sentences.count)
    }
    let isHeading = zip(material.versions, sentences).contains { version, sentences in
      sentences.first.map { version.segmented.blockKind(ofSentence: $0).isHeading } ?? false
    }
    let styles = (isChosen ? ["chosen"] : []) + (isHeading ? ["heading"] : [])
    var attributes: [(StaticString, String)] = [("id", row.identifier)]
    if !styles.isEmpty { attributes.append(("class", styles.joined(separator: " "))) }
    html.element("tr", attributes) { html in
      html.element("th", [("scope", "row")]) { html in
        html.element("a", [("href", "#\(row.identifier)")], text: row.identifier)
        if isChosen {
          html.raw(" <a class=\"star\" href=\"#summary\" title=\"in the summary\">★</a>")
        }
      }
      html.element("td", [("class", "confidence")]) { html in
        Self.writeConfidence(row.confidence, to: &html)
        if material.versions.count > 1 {
          html.element("span", [("class", "bead")]) { html in
            html.text(" " + sentences.map { String($0.count) }.joined(separator: "–"))
          }
        }
      }
      for (index, version) in material.versions.enumerated() {
        writeCell(version, sentences[index], marks[index], to: &html)
      }
    }
    html.newLine()
  }

  private func writeCell(
    _ version: VersionMaterial, _ sentences: Range<Int>, _ marks: ReportMarks,
    to html: inout HTMLBuilder
  ) {
    let language = version.language
    guard !sentences.isEmpty else {
      html.element(
        "td", [("class", "missing"), ("data-lang", language.code)],
        text: "nothing in this version")
      return
    }
    html.element(
      "td",
      [
        ("lang", language.code), ("dir", PageText.direction(language)),
        ("data-lang", language.code),
      ]
    ) { html in
      for index in sentences {
        if index > sentences.lowerBound { html.text(" ") }
        let sentence = version.segmented.sentences[index]
        html.element(
          "span", [("class", "sentence"), ("id", "\(language.code)-s\(index + 1)")]
        ) { html in
          MarkedSentence(
            sentence.range, of: version.document.text, marks: marks.marks(ofSentence: index)
          ).write(to: &html)
        }
      }
    }
  }
}
