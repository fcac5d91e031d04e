import Bitext
import Text

/// What versions of the report lack of each other, and where their sentences meet.
extension ReportPage {
  func writeParity(to html: inout HTMLBuilder) {
    if material.versions.count < 2 { return }
    Self.writeSection("parity", "Parity", to: &html) { html in
      guard !parity.isEmpty else {
        html.raw("<p>Every version has what the others have.</p>\n")
        return
      }
      Self.writeTable(
        in: "parity", caption: "What one version has and another lacks, or has elsewhere",
        style: "stacked", to: &html
      ) { html in
        for name in ["What", "Confidence", "Words", "In", "Missing or moved in"] {
          html.element("th", [("scope", "col")], text: name)
        }
      } rows: { html in
        for finding in parity { write(finding, to: &html) }
      }
    }
  }

  private func write(_ finding: ParityFinding, to html: inout HTMLBuilder) {
    html.element("tr") { html in
      html.element("th", [("scope", "row")], text: finding.kind.rawValue)
      html.element("td", [("class", "confidence")]) {
        Self.writeConfidence(finding.confidence, to: &$0)
      }
      html.element("td") { html in
        if let presence = finding.present.first {
          html.element(
            "span",
            [
              ("lang", presence.language.code), ("dir", PageText.direction(presence.language)),
            ], text: SingleLine.cut(presence.text, to: 200))
        }
        if let remark = finding.remark {
          html.element("span", [("class", "remark")], text: " \(remark)")
        }
      }
      html.element("td", [("data-label", "in")]) { html in
        for presence in finding.present {
          html.element("span", [("class", "place")]) { html in
            html.text(presence.language.code + " ")
            if let row = row(of: presence) {
              writeLink(toRow: row, to: &html)
            } else {
              html.element("span", [("class", "path")], text: "line \(presence.place.line)")
            }
          }
          html.text(" ")
        }
      }
      html.element("td", [("data-label", "missing or moved in")]) { html in
        for absence in finding.missing {
          html.element("span", [("class", "place")]) { html in
            html.text(absence.language.code + " ")
            html.element("span", [("class", "path")], text: "line \(absence.place.line)")
          }
          html.text(" ")
        }
      }
    }
    html.newLine()
  }

  /// The row of a text that an anchor names: `fr:s12`.
  private func row(of presence: ParityFinding.Presence) -> Int? {
    guard let version = material.version(presence.language), let anchor = presence.anchor,
      let name = anchor.sentence.split(separator: ":s").last, let number = Int(name),
      version.rowOfSentence.indices.contains(number - 1)
    else { return nil }
    let row = version.rowOfSentence[number - 1]
    return row >= 0 ? row : nil
  }

  /// Dot plots, and the same in words for people who do not see them.
  func writePlots(to html: inout HTMLBuilder) {
    let list = AlignmentUnits(rowsOf: material)
    if list.pairs.isEmpty { return }
    Self.writeSection("plots", "Where sentences meet", to: &html) { html in
      html.raw("<p class=\"hint\">The sentences of one version run from left to right, those of ")
      html.raw(
        "another from top to bottom; a mark stands where they say the same and leads to their ")
      html.raw(
        "row. A straight line of small marks means: one to one and in the same order. Below ")
      html.raw("stands the same in words.</p>\n")
      html.raw("<div class=\"plots\">\n")
      for (first, second) in list.pairs {
        html.element("figure") { html in
          html.newLine()
          AlignmentPlot(list, first, second).write(skippingTabs: true, to: &html)
        }
        html.newLine()
      }
      html.raw("</div>\n")
      writeMeetings(list, to: &html)
    }
  }

  private func writeMeetings(_ list: AlignmentUnits, to html: inout HTMLBuilder) {
    Self.writeTable(
      in: "plots",
      caption: "How many rows have one sentence in each of two versions, and which have not",
      style: "stacked", to: &html
    ) { html in
      html.raw("<th scope=\"col\">Versions</th><th scope=\"col\" class=\"number\">1–1</th>")
      html.raw("<th scope=\"col\">Several sentences</th><th scope=\"col\">In one version only</th>")
      html.raw("<th scope=\"col\">In another order</th>")
    } rows: { html in
      for (first, second) in list.pairs {
        let meetings = RowMeetings(list, first, second)
        html.element("tr") { html in
          let names = [first, second].map { PageText.languageName(list.versions[$0].language) }
          html.element("th", [("scope", "row")], text: names.joined(separator: " and "))
          html.element(
            "td", [("class", "number"), ("data-label", "1–1")], text: String(meetings.evenCount))
          for (label, rows) in [
            ("several", meetings.several), ("one only", meetings.alone),
            ("order", meetings.crossed),
          ] {
            html.element("td", [("data-label", label)]) { html in
              if rows.isEmpty { html.text("none") }
              for row in rows {
                writeLink(toRow: row, to: &html)
                html.text(" ")
              }
            }
          }
        }
        html.newLine()
      }
    }
  }
}

/// How the sentences of two versions meet in rows: what a dot plot shows.
struct RowMeetings {
  /// Rows with one sentence of each.
  private(set) var evenCount = 0
  /// Indices of rows with more than one sentence of either.
  private(set) var several: [Int] = []
  /// Rows that have sentences of one of the two only.
  private(set) var alone: [Int] = []
  /// Rows whose sentences of the second version stand before those of an earlier row.
  private(set) var crossed: [Int] = []

  /// O(rows).
  init(_ list: AlignmentUnits, _ first: Int, _ second: Int) {
    var end = 0
    for (index, unit) in list.units.enumerated() {
      let (left, right) = (unit.sentences[first], unit.sentences[second])
      switch (left.count, right.count) {
      case (0, 0): continue
      case (1, 1): evenCount += 1
      case (0, _), (_, 0): alone.append(index)
      default: several.append(index)
      }
      if right.isEmpty { continue }
      if right.lowerBound < end { crossed.append(index) }
      end = max(end, right.upperBound)
    }
  }
}
