import Text

/// An alignment on a page of its own: dot plots that lead to the rows, and the rows side by side.
///
/// The page needs neither network nor script: a mark of a plot is a link to its row, which the
/// style sheet makes stand out.
public struct AlignmentPage: Sendable {
  private let material: EditionMaterial
  private let list: AlignmentUnits

  /// The rows of all versions, those below a confidence left out.
  public init(_ material: EditionMaterial, minimumConfidence: Double = 0) {
    self.material = material
    list = AlignmentUnits(rowsOf: material, minimumConfidence: minimumConfidence)
  }

  /// The beads of a pair; `nil` when the article lacks one of the languages.
  public init?(
    _ material: EditionMaterial, pair: LanguagePair, minimumConfidence: Double = 0
  ) {
    guard
      let list = AlignmentUnits(
        beadsOf: pair, in: material, minimumConfidence: minimumConfidence)
    else { return nil }
    self.material = material
    self.list = list
  }

  /// The page's bytes. O(size of the article).
  public var html: [UInt8] {
    PageText.page(
      title: material.title, sheet: PackageResources.plot_css + PackageResources.alignment_css,
      generatorVersion: material.options.generatorVersion
    ) { html in
      html.raw("\n<a class=\"skip\" href=\"#rows\">Skip to the rows</a>\n")
      writeHeader(to: &html)
      html.raw("<main>\n")
      writePlots(to: &html)
      writeRows(to: &html)
      html.raw("</main>\n")
    }
  }

  private func writeHeader(to html: inout HTMLBuilder) {
    html.raw("<header>\n")
    let language = list.versions.first { $0.title != nil }?.language.code ?? "en"
    html.element("h1", [("lang", language)], text: material.title)
    html.raw("\n<ul class=\"versions\">\n")
    for version in list.versions {
      html.element("li") { html in
        html.text(PageText.languageName(version.language) + ": ")
        html.element("code", text: version.stamp.path)
        html.text(", \(version.segmented.sentences.count) sentences")
      }
      html.newLine()
    }
    html.raw("</ul>\n</header>\n")
  }

  private func writePlots(to html: inout HTMLBuilder) {
    guard list.versions.count > 1 else { return }
    html.raw("<section id=\"plots\" aria-labelledby=\"plots-title\">\n")
    html.raw("<h2 id=\"plots-title\">Where sentences meet</h2>\n<div class=\"plots\">\n")
    for (first, second) in list.pairs {
      html.element("figure") { html in
        html.newLine()
        AlignmentPlot(list, first, second).write(to: &html)
      }
      html.newLine()
    }
    html.raw("</div>\n</section>\n")
  }

  private func writeRows(to html: inout HTMLBuilder) {
    html.raw("<section id=\"rows\" aria-labelledby=\"rows-title\">\n")
    html.raw("<h2 id=\"rows-title\">Rows</h2>\n<table class=\"rows\">\n")
    html.element("caption") { html in
      html.text("\(list.units.count) \(list.unitName)s of sentences that say the same")
      if list.leftOutCount > 0 {
        html.text("; \(list.leftOutCount) of less confidence are left out")
      }
      html.raw(". Confidence: <span class=\"high\">from 0.90</span>, ")
      html.raw("<span class=\"middling\">from 0.60</span>, <span class=\"low\">below</span>; ")
      html.raw("then the sentences of each version.")
    }
    html.raw("\n<thead><tr><th scope=\"col\">Row</th><th scope=\"col\">Confidence</th>")
    for version in list.versions {
      html.element(
        "th", [("scope", "col"), ("lang", version.language.code)],
        text: PageText.languageName(version.language))
    }
    html.raw("</tr></thead>\n<tbody>\n")
    for unit in list.units { write(unit, to: &html) }
    html.raw("</tbody>\n</table>\n</section>\n")
  }

  private func write(_ unit: AlignmentUnits.Unit, to html: inout HTMLBuilder) {
    html.element("tr", [("id", unit.identifier)]) { html in
      html.raw("<th scope=\"row\">")
      html.element("a", [("href", "#\(unit.identifier)")], text: unit.identifier)
      html.raw("</th>")
      html.element(
        "td", [("class", PageText.confidenceClass(unit.confidence))],
        text: "\(PageText.twoDecimals(unit.confidence)) \(unit.shape)")
      for (column, version) in list.versions.enumerated() {
        if unit.sentences[column].isEmpty {
          html.raw("<td class=\"missing\">nothing in this version</td>")
          continue
        }
        var attributes: [(StaticString, String)] = [("lang", version.language.code)]
        let direction = PageText.direction(version.language)
        if direction != "ltr" { attributes.append(("dir", direction)) }
        html.element("td", attributes, text: list.line(unit, column))
      }
    }
    html.newLine()
  }
}
