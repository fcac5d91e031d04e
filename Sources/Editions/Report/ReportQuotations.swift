import Bitext
import Quotations
import Text

/// The quotations of the report, a card each.
extension ReportPage {
  func writeQuotations(to html: inout HTMLBuilder) {
    Self.writeSection("quotations", "Quotations", to: &html) { html in
      let keys = ContentKey.keys(
        of: material.quotations, quotations: material.versions.map(\.quotations),
        in: material.versions.map(\.segmented))
      let listed = zip(material.quotations, keys).filter { material.isQuotedSpeech($0.0) }
      guard !listed.isEmpty else {
        html.raw("<p>None.</p>\n")
        return
      }
      html.raw(
        "<p class=\"hint\">Words of somebody, in all versions that quote them. Their kind is ")
      html.raw(
        "<i>speech</i> where they were said and <i>writing</i> where they stand in a letter, ")
      html.raw(
        "a post or a statement; confidence is that of the versions quoting the same words; the ")
      html.raw("cue is the word that introduces them.</p>\n")
      html.element("div", [("class", "cards")]) { html in
        html.newLine()
        for (parallel, key) in listed {
          writeCard(parallel, key: key, to: &html)
          html.newLine()
        }
      }
      html.newLine()
    }
  }

  private func writeCard(
    _ parallel: ParallelQuotation, key: ContentKey, to html: inout HTMLBuilder
  ) {
    let name = parallel.identifier
    let isCorrected = material.languages.contains {
      material.quotation(parallel, in: $0)?.attribution?.status == .corrected
    }
    html.element(
      "article",
      [
        ("class", "quote"), ("id", name), ("data-key", key.description),
        ("aria-labelledby", "\(name)-speaker"),
      ]
    ) { html in
      html.newLine()
      html.element("h3", [("id", "\(name)-speaker")]) { html in
        html.element("a", [("href", "#\(name)"), ("class", "name")], text: name)
        html.text(" ")
        if let speaker = material.speaker(of: parallel) {
          html.element("span", [("class", "speaker"), ("dir", "auto")], text: speaker)
        } else {
          html.raw("<span class=\"speaker unknown\">speaker unknown</span>")
        }
      }
      html.element("p", [("class", "facts")]) { html in
        if let kind = material.kind(of: parallel) {
          html.raw("Kind: ")
          html.element("span", [("class", "kind")], text: kind.rawValue)
          html.text(" · ")
        }
        html.raw("Confidence: ")
        Self.writeConfidence(parallel.confidence, to: &html)
        if isCorrected {
          html.raw(" · <span class=\"corrected-note\">✎ speaker corrected</span>")
        }
      }
      html.newLine()
      html.element("div", [("class", "columns")]) { html in
        for version in material.versions {
          html.element("div", [("data-lang", version.language.code)]) { html in
            writeWords(parallel, in: version, to: &html)
          }
        }
      }
      html.newLine()
    }
  }

  private func writeWords(
    _ parallel: ParallelQuotation, in version: VersionMaterial, to html: inout HTMLBuilder
  ) {
    let language = version.language
    html.element(
      "h4", [("lang", language.code)], text: PageText.languageName(language))
    guard let quotation = material.quotation(parallel, in: language) else {
      html.element("p", [("class", "missing")], text: "not quoted in this version")
      return
    }
    html.element(
      "blockquote", [("lang", language.code), ("dir", PageText.direction(language))]
    ) { html in
      for part in material.parts(parallel, in: language) {
        html.element("p", text: version.document.string(part.range))
      }
    }
    html.element("p", [("class", "facts")]) { html in
      let cue = quotation.attribution?.cue
      if let cue {
        html.raw("Cue: ")
        html.element(
          "span", [("class", "cue"), ("lang", language.code)],
          text: SingleLine.text(version.document.string(cue)))
      }
      if let sentence = quotation.sentences.first,
        version.rowOfSentence.indices.contains(sentence), version.rowOfSentence[sentence] >= 0
      {
        let row = version.rowOfSentence[sentence]
        html.text(cue == nil ? "Row " : " · Row ")
        writeLink(
          toRow: row, label: "row \(material.rows[row].identifier), \(language.code)", to: &html)
      }
    }
  }
}
