import Bitext
import Quotations
import Terminology
import Text

/// The sections of the report around its rows.
extension ReportPage {
  /// What each version holds, so that a difference in size is seen at once.
  func writeVersions(to html: inout HTMLBuilder) {
    html.raw("<section id=\"versions\" aria-labelledby=\"versions-title\">\n")
    html.raw("<h2 id=\"versions-title\">Versions</h2>\n")
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" ")
    html.raw("aria-labelledby=\"versions-title\"><table>\n")
    html.raw("<caption>What each version holds</caption>\n<thead><tr>")
    html.raw("<th scope=\"col\">Version</th><th scope=\"col\">File</th>")
    for name in ["Words", "Sentences", "Headings", "Links", "Images", "Quotations", "Terms"] {
      html.element("th", [("scope", "col"), ("class", "number")], text: name)
    }
    html.raw("</tr></thead>\n<tbody>\n")
    for version in material.versions {
      let document = version.document
      html.element("tr") { html in
        html.element(
          "th", [("scope", "row"), ("lang", version.language.code)],
          text: PageText.languageName(version.language))
        html.element("td", [("class", "path")], text: document.path)
        for count in [
          version.wordCount, version.segmented.sentences.count,
          document.blocks.count { $0.kind.isHeading }, document.links.count,
          document.images.count, version.quotations.count { $0.isQuotedSpeech },
          version.occurrences.count,
        ] {
          html.element("td", [("class", "number")], text: String(count))
        }
      }
      html.newLine()
    }
    html.raw("</tbody>\n</table></div>\n</section>\n")
  }

  func writeSummaries(to html: inout HTMLBuilder) {
    html.raw("<section id=\"summary\" aria-labelledby=\"summary-title\">\n")
    html.raw("<h2 id=\"summary-title\">Summary</h2>\n<div class=\"columns\">\n")
    for version in material.versions {
      let items = SummaryEdition(material, version: version).items
      html.element("div", [("class", "column")]) { html in
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
              html.element(
                "a",
                [
                  ("href", "#\(row)"), ("class", "back"),
                  ("aria-label", "row \(row), \(version.language.code)"),
                ], text: row)
            }
          }
        }
      }
      html.newLine()
    }
    html.raw("</div>\n</section>\n")
  }

  func writeWarnings(to html: inout HTMLBuilder) {
    html.raw("<section id=\"warnings\" aria-labelledby=\"warnings-title\">\n")
    html.raw("<h2 id=\"warnings-title\">Warnings</h2>\n")
    if warnings.isEmpty {
      html.raw("<p>None.</p>\n")
    } else {
      html.element("ul", [("class", "warnings")]) { html in
        for warning in warnings {
          html.newLine()
          html.element("li", [("class", warning.severity.rawValue)]) { html in
            html.element("strong", text: warning.severity.rawValue)
            html.text(" ")
            html.element("code", text: warning.code)
            html.text(" \(warning.message) ")
            if let row = warning.row, material.rows.indices.contains(row) {
              let name = material.rows[row].identifier
              html.element(
                "a", [("href", "#\(name)"), ("class", "back")], text: name)
            }
          }
        }
      }
      html.newLine()
    }
    html.raw("</section>\n")
  }

  func writeQuotations(to html: inout HTMLBuilder) {
    html.raw("<section id=\"quotations\" aria-labelledby=\"quotations-title\">\n")
    html.raw("<h2 id=\"quotations-title\">Quotations</h2>\n")
    let quotations = material.quotations.filter(material.isQuotedSpeech)
    guard !quotations.isEmpty else {
      html.raw("<p>None.</p>\n</section>\n")
      return
    }
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" ")
    html.raw("aria-labelledby=\"quotations-title\"><table class=\"stacked\">\n")
    html.raw("<caption>Words of somebody, in all versions that quote them</caption>\n<thead><tr>")
    html.raw("<th scope=\"col\">Quotation</th><th scope=\"col\">Speaker</th>")
    html.raw("<th scope=\"col\">Confidence</th>")
    for version in material.versions {
      html.element(
        "th", [("scope", "col"), ("lang", version.language.code)],
        text: PageText.languageName(version.language))
    }
    html.raw("</tr></thead>\n<tbody>\n")
    for parallel in quotations {
      html.element("tr", [("id", parallel.identifier)]) { html in
        html.element("th", [("scope", "row")]) { html in
          html.text(parallel.identifier + " ")
          html.element(
            "span", [("class", "kind")], text: material.kind(of: parallel)?.rawValue ?? "")
        }
        html.element("td", text: material.speaker(of: parallel) ?? "unknown")
        html.element("td", [("class", "confidence")]) {
          Self.writeConfidence(parallel.confidence, to: &$0)
        }
        for version in material.versions {
          writeQuotation(material.quotation(parallel, in: version.language), version, to: &html)
        }
      }
      html.newLine()
    }
    html.raw("</tbody>\n</table></div>\n</section>\n")
  }

  private func writeQuotation(
    _ quotation: Quotation?, _ version: VersionMaterial, to html: inout HTMLBuilder
  ) {
    let language = version.language
    guard let quotation else {
      html.element(
        "td", [("class", "missing"), ("data-lang", language.code)],
        text: "not quoted in this version")
      return
    }
    html.element("td", [("data-lang", language.code)]) { html in
      html.element(
        "span", [("lang", language.code), ("dir", PageText.direction(language))],
        text: version.document.string(quotation.range))
      guard let sentence = quotation.sentences.first,
        version.rowOfSentence.indices.contains(sentence), version.rowOfSentence[sentence] >= 0
      else { return }
      let row = material.rows[version.rowOfSentence[sentence]].identifier
      html.text(" ")
      html.element("a", [("href", "#\(row)"), ("class", "back")], text: row)
    }
  }

  func writeTerms(to html: inout HTMLBuilder) {
    html.raw("<section id=\"terms\" aria-labelledby=\"terms-title\">\n")
    html.raw("<h2 id=\"terms-title\">Terms</h2>\n")
    let concepts = material.analysis.glossary.concepts
    let uses = material.versions.map { ConceptUses(of: $0, in: concepts) }
    let used = concepts.indices.filter { concept in uses.contains { $0.counts[concept] > 0 } }
    guard !used.isEmpty else {
      html.raw("<p>None.</p>\n</section>\n")
      return
    }
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" ")
    html.raw("aria-labelledby=\"terms-title\"><table class=\"stacked\">\n")
    html.raw("<caption>Concepts of the glossary that the versions name, with the forms found ")
    html.raw("and how often</caption>\n<thead><tr><th scope=\"col\">Concept</th>")
    for version in material.versions {
      html.element(
        "th", [("scope", "col"), ("lang", version.language.code)],
        text: PageText.languageName(version.language))
    }
    html.raw("</tr></thead>\n<tbody>\n")
    for concept in used {
      html.element("tr") { html in
        html.element("th", [("scope", "row")], text: concepts[concept].id)
        for (version, uses) in zip(material.versions, uses) {
          writeForms(concept, uses, version.language, to: &html)
        }
      }
      html.newLine()
    }
    html.raw("</tbody>\n</table></div>\n</section>\n")
  }

  private func writeForms(
    _ concept: Int, _ uses: ConceptUses, _ language: Language, to html: inout HTMLBuilder
  ) {
    let preferred =
      material.analysis.glossary.concepts[concept].terms[language]?.first?.text ?? "—"
    html.element("td", [("data-lang", language.code)]) { html in
      html.element("span", [("lang", language.code), ("class", "term")], text: preferred)
      html.text(" × \(uses.counts[concept])")
      let forms = uses.forms(of: concept).filter { $0 != preferred }
      if !forms.isEmpty {
        html.text(": ")
        html.element(
          "span", [("lang", language.code), ("class", "forms")],
          text: forms.joined(separator: ", "))
      }
    }
  }
}
