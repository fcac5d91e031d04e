import Text

/// All files an article's run leaves behind.
public enum Editions {
  /// The files, in a fixed order; the same analysis and options give the same bytes.
  ///
  /// - `summary.<lang>.md`, `summary.<lang>.json` for each version
  /// - `quotes.<a>-<b>.md`, `.csv`, `.json` for the first version with each other
  /// - `glossary.<a>-<b>.tsv`, `bitext.<a>-<b>.tmx`, `.xlf`, `.tsv` for each pair
  /// - `bitext.tmx`, all languages in one, where there are two at least
  /// - `newsletter.json`, and `newsletter.<lang>.html`, `.txt` and `.eml` for each version
  /// - `report.html`
  public static func files(for analysis: Analysis, options: EditionOptions) -> [EditionFile] {
    files(for: EditionMaterial(analysis, options: options))
  }

  /// The same from material that is there already.
  public static func files(for material: EditionMaterial) -> [EditionFile] {
    var files: [EditionFile] = []
    func add(_ name: String, _ bytes: [UInt8]?) {
      if let bytes { files.append(EditionFile(name: name, bytes: bytes)) }
    }
    for language in material.languages {
      let summary = SummaryEdition(material, language: language)
      add("summary.\(language).md", summary?.markdown)
      add("summary.\(language).json", summary?.json)
    }
    for pair in quotationPairs(material) {
      let table = QuoteTable(material, pair: pair)
      add("quotes.\(pair).md", table?.markdown)
      add("quotes.\(pair).csv", table?.csv())
      add("quotes.\(pair).json", table?.json)
    }
    for pair in material.pairs {
      add("glossary.\(pair).tsv", GlossaryTable(material, pair: pair)?.tsv)
      add("bitext.\(pair).tmx", TranslationMemory(material, pair: pair)?.tmx)
      add("bitext.\(pair).tsv", BitextTable(material, pair: pair)?.tsv)
      add("bitext.\(pair).xlf", XLIFFDocument([material], pair: pair)?.bytes)
    }
    if material.languages.count > 1 {
      add("bitext.tmx", TranslationMemory(rowsOf: material).tmx)
    }
    let checks = EditionChecks(material)
    files += Newsletter([material], checks: [checks])?.files ?? []
    add("report.html", ReportPage(material, checks).html)
    return files
  }

  /// The first version is the one others are compared with.
  private static func quotationPairs(_ material: EditionMaterial) -> [LanguagePair] {
    material.pairs.filter { $0.source == material.languages.first }
  }
}
