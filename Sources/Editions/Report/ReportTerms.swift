import Bitext
import Terminology
import Text

/// The terms of the report: those of the glossary, and those it lacks.
extension ReportPage {
  func writeTerms(to html: inout HTMLBuilder) {
    Self.writeSection("terms", "Terms", to: &html) { html in
      let concepts = material.analysis.glossary.concepts
      let uses = material.versions.map { ConceptUses(of: $0, in: concepts) }
      let used = concepts.indices.filter { concept in uses.contains { $0.counts[concept] > 0 } }
      guard !used.isEmpty else {
        html.raw("<p>None.</p>\n")
        return
      }
      Self.writeTable(
        in: "terms",
        caption: "Concepts of the glossary that the versions name: the preferred term, how often "
          + "the concept is named (×), and the other forms found", style: "stacked", to: &html
      ) { html in
        html.raw("<th scope=\"col\">Concept</th>")
        writeLanguageHeaders(to: &html)
      } rows: { html in
        for concept in used {
          html.element("tr") { html in
            html.element("th", [("scope", "row")], text: concepts[concept].id)
            for (version, uses) in zip(material.versions, uses) {
              writeForms(concept, uses, version.language, to: &html)
            }
          }
          html.newLine()
        }
      }
    }
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

  func writeProposals(to html: inout HTMLBuilder) {
    let proposals = material.analysis.proposals.filter { material.rows.indices.contains($0.row) }
    if proposals.isEmpty { return }
    Self.writeSection("proposals", "Proposed terms", to: &html) { html in
      Self.writeTable(
        in: "proposals",
        caption: "Found in the versions and not in the glossary, the strongest first, each with a "
          + "row that has it; confidence says how probable the translations are, uses how often the "
          + "first version has it", style: "stacked", to: &html
      ) { html in
        html.raw("<th scope=\"col\">Row</th><th scope=\"col\">Confidence</th>")
        html.raw("<th scope=\"col\" class=\"number\">Uses</th>")
        writeLanguageHeaders(to: &html)
      } rows: { html in
        for proposal in proposals { write(proposal, to: &html) }
      }
    }
  }

  private func write(_ proposal: TermProposal, to html: inout HTMLBuilder) {
    html.element("tr", [("data-key", ContentKey(terms: proposal.terms).description)]) { html in
      html.element("th", [("scope", "row")]) { writeLink(toRow: proposal.row, to: &$0) }
      html.element("td", [("class", "confidence")]) {
        Self.writeConfidence(proposal.confidence, to: &$0)
      }
      html.element(
        "td", [("class", "number"), ("data-label", "uses")], text: String(proposal.count))
      for language in material.languages {
        guard let term = proposal.terms[language] else {
          html.element("td", [("class", "missing"), ("data-lang", language.code)], text: "none")
          continue
        }
        html.element("td", [("data-lang", language.code)]) {
          $0.element("span", [("lang", language.code), ("class", "term")], text: term)
        }
      }
    }
    html.newLine()
  }
}
