import Bitext
import Quotations
import Terminology
import Text

/// The rows of the report: one sentence range per version and row, with everything marked.
extension ReportPage {
  /// More rows than this are laid out only where they are seen: a table of thousands would keep the
  /// editor waiting after each filter.
  private static let manyRows = 500

  func writeRows(to html: inout HTMLBuilder) {
    Self.writeSection("rows", "Rows", to: &html) { html in
      writeTools(to: &html)
      html.raw(
        material.rows.count > Self.manyRows
          ? "<table class=\"rows many\">\n" : "<table class=\"rows\">\n")
      html.element("caption") { html in
        html.text("Sentences that say the same, row by row. ")
        html.raw("<q class=\"said\">Quotations</q>, <mark class=\"preferred\">terms</mark> and ")
        html.raw("<mark class=\"forbidden\">forbidden forms</mark> are marked; ")
        html.raw("★ is in the summary, ⚠ leads to a warning. ")
        html.raw("Confidence: ● from 0.90, ◐ from 0.60, ○ below; ✎ an editor said so. ")
        if material.versions.count > 1 {
          html.raw("The numbers under it count the sentences of each version, in the order of the ")
          html.raw("columns; a bar stands beside each of several.")
        }
      }
      html.raw("\n<thead><tr><th scope=\"col\">Row</th><th scope=\"col\">Confidence</th>")
      writeLanguageHeaders(to: &html)
      html.raw("</tr></thead>\n<tbody>\n")
      let marks = material.versions.map { ReportMarks($0, in: material) }
      let keys = ContentKey.keys(ofRows: material.rows, in: material.analysis.versions)
      let contents = rowContents
      for (index, row) in material.rows.enumerated() {
        writeRow(row, contents[index], key: keys[index], marks, to: &html)
      }
      html.raw("</tbody>\n</table>\n")
    }
  }

  /// What a row is filtered by: the class names of what it holds.
  private var rowContents: [[String]] {
    var contents = material.rows.indices.map { isChosen[$0] ? ["chosen"] : [] }
    func add(_ name: String, to rows: Set<Int>) {
      for row in rows where contents.indices.contains(row) { contents[row].append(name) }
    }
    var (headings, quoted, termed) = (Set<Int>(), Set<Int>(), Set<Int>())
    for version in material.versions {
      let rows = version.rowOfSentence
      for (sentence, row) in rows.enumerated()
      where version.segmented.blockKind(ofSentence: sentence).isHeading {
        headings.insert(row)
      }
      for quotation in version.quotations where quotation.isQuotedSpeech {
        quoted.formUnion(quotation.sentences.clamped(to: rows.indices).map { rows[$0] })
      }
      for occurrence in version.occurrences where rows.indices.contains(occurrence.sentence) {
        termed.insert(rows[occurrence.sentence])
      }
    }
    add("heading", to: headings)
    add("quoted", to: quoted)
    add("termed", to: termed)
    for (index, row) in material.rows.enumerated() {
      if row.isCorrected {
        contents[index].append("corrected")
      } else if PageText.confidenceClass(row.confidence) != "high" {
        contents[index].append("doubtful")
      }
      let isEven = material.versions.allSatisfy { row.sentences[$0.language]?.count == 1 }
      if !isEven { contents[index].append("uneven") }
      if !warningsOfRow[index].isEmpty { contents[index].append("warned") }
    }
    return contents
  }

  private func writeRow(
    _ row: TrilingualRow, _ contents: [String], key: ContentKey, _ marks: [ReportMarks],
    to html: inout HTMLBuilder
  ) {
    let sentences = material.versions.map { version in
      (row.sentences[version.language] ?? 0..<0)
        .clamped(to: 0..<version.segmented.sentences.count)
    }
    var attributes: [(StaticString, String)] = [("id", row.identifier)]
    if !contents.isEmpty { attributes.append(("class", contents.joined(separator: " "))) }
    attributes.append(("data-key", key.description))
    html.element("tr", attributes) { html in
      html.element("th", [("scope", "row")]) { html in
        html.element("a", [("href", "#\(row.identifier)")], text: row.identifier)
        writeFlags(of: row, to: &html)
      }
      html.element("td", [("class", "confidence")]) { html in
        if row.isCorrected {
          html.raw("<span class=\"corrected-note\">✎ corrected</span>")
        } else {
          Self.writeConfidence(row.confidence, to: &html)
        }
        if material.versions.count > 1 {
          BeadDrawing(sentences.map(\.count), languages: material.languages).write(to: &html)
        }
      }
      for (index, version) in material.versions.enumerated() {
        writeCell(version, sentences[index], marks[index], to: &html)
      }
    }
    html.newLine()
  }

  private func writeFlags(of row: TrilingualRow, to html: inout HTMLBuilder) {
    if isChosen[row.index] {
      html.raw(
        " <a class=\"star\" href=\"#summary\" title=\"in the summary\"><span aria-hidden=\"true\">★"
      )
      html.raw("</span><span class=\"unseen\">in the summary</span></a>")
    }
    let found = warningsOfRow[row.index]
    guard let first = found.first else { return }
    let messages = found.map { warnings[$0].message }
    html.raw(" ")
    html.element(
      "a",
      [
        ("class", "flag"), ("href", "#w\(first + 1)"),
        ("title", messages.joined(separator: "\n")),
      ]
    ) { html in
      html.raw("<span aria-hidden=\"true\">⚠</span>")
      if found.count > 1 { html.text("\(found.count)") }
      html.element(
        "span", [("class", "unseen")], text: found.count == 1 ? "warning" : " warnings")
    }
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
    var attributes: [(StaticString, String)] = [
      ("lang", language.code), ("data-lang", language.code),
    ]
    let direction = PageText.direction(language)
    if direction != "ltr" { attributes.append(("dir", direction)) }
    if sentences.count > 1 { attributes.append(("class", "joined")) }
    html.element("td", attributes) { html in
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

/// A bead drawn: a column of dots for each version, lines between those that say the same.
///
/// Of a row with one sentence in each version only the numbers are written.
struct BeadDrawing {
  private let counts: [Int]
  private let languages: [Language]

  /// More dots than this are not drawn one by one.
  private static let limit = 6
  private static let step = 18
  private static let line = 10

  /// - Parameter counts: Sentences by version.
  init(_ counts: [Int], languages: [Language]) {
    self.counts = counts
    self.languages = languages
  }

  /// `2–1–1`
  var shape: String { counts.map(String.init).joined(separator: "–") }

  func write(to html: inout HTMLBuilder) {
    html.element("span", [("class", "bead")]) { html in
      if counts.contains(where: { $0 != 1 }) {
        writeDots(to: &html)
        html.text(" ")
      }
      html.text(shape)
    }
  }

  private func writeDots(to html: inout HTMLBuilder) {
    let drawn = counts.map { min($0, Self.limit) }
    let height = max(1, drawn.max() ?? 1) * Self.line
    let width = (counts.count - 1) * Self.step + 10
    func place(_ column: Int, _ dot: Int) -> (x: Int, y: Int) {
      (column * Self.step + 5, (2 * dot + 1) * height / (2 * max(1, drawn[column])))
    }
    let words = zip(counts, languages)
      .map { "\($0) \(PageText.languageName($1))" }.joined(separator: ", ")
    html.element(
      "svg",
      [
        ("class", "beads"), ("viewBox", "0 0 \(width) \(height)"), ("width", "\(width)"),
        ("height", "\(height)"), ("role", "img"), ("aria-label", "sentences: \(words)"),
      ]
    ) { html in
      var lines = ""
      let filled = counts.indices.filter { counts[$0] > 0 }
      for (left, right) in zip(filled, filled.dropFirst()) {
        for one in 0..<drawn[left] {
          for other in 0..<drawn[right] {
            let (from, to) = (place(left, one), place(right, other))
            lines += "M\(from.x) \(from.y)L\(to.x) \(to.y)"
          }
        }
      }
      if !lines.isEmpty { html.element("path", [("d", lines)]) { _ in } }
      for column in counts.indices {
        for dot in 0..<max(1, drawn[column]) {
          let (x, y) = place(column, dot)
          var attributes: [(StaticString, String)] = [
            ("cx", "\(x)"), ("cy", "\(y)"), ("r", "3"),
          ]
          if counts[column] == 0 { attributes.append(("class", "none")) }
          html.element("circle", attributes) { _ in }
        }
      }
    }
  }
}
