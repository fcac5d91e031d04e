import Terminology
import Text

extension SummaryListing {
  /// A page of its own: the languages side by side where there is room.
  public var html: [UInt8] {
    PageText.page(
      title: editions[0].version.title ?? material.analysis.key,
      language: editions[0].version.language.code, sheet: PackageResources.summary_css,
      generatorVersion: material.options.generatorVersion
    ) { html in
      html.raw("\n<main class=\"versions\">\n")
      for part in editions { write(part, to: &html) }
      html.raw("</main>\n")
    }
  }

  private func write(_ part: Part, to html: inout HTMLBuilder) {
    let version = part.version
    let code = version.language.code
    html.open("section", [("lang", code), ("dir", PageText.direction(version.language))])
    html.newLine()
    html.element("h1", text: version.title ?? material.analysis.key)
    html.raw("\n<ul>\n")
    for item in part.edition.items {
      html.open("li", [("id", version.segmented.identifier(ofSentence: item.sentence))])
      html.element("p") { html in
        let range = version.segmented.sentences[item.sentence].range
        let terms = (part.marks?.ranges(inSentence: item.sentence) ?? []).map {
          TextMark(range: $0, kind: .term, style: "key", note: "")
        }
        let links = version.links(touching: range).compactMap { link in
          SafeLink.address(link.url).map {
            TextMark(range: link.range, kind: .link, style: "", note: $0)
          }
        }
        MarkedSentence(range, of: version.document.text, marks: terms + links).write(to: &html)
      }
      if style.explains {
        html.element(
          "p", [("class", "score"), ("lang", "en")],
          text: ScoreExplanation(item.contributions, score: item.score).text)
      }
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
    let terms = material.analysis.keyTerms.compactMap { $0.terms[version.language]?.text }
    if !terms.isEmpty {
      html.open("ul", [("class", "terms")])
      for term in terms { html.element("li", text: term) }
      html.raw("</ul>\n")
    }
    html.raw("</section>\n")
  }
}
