public import Quotations
public import Text

/// The quotations of an article with the words of the cited sources that they render.
public struct OriginalsList: Sendable {
  private let material: EditionMaterial
  private let languages: [Language]
  private let entries: [Entry]
  private let pages: [SourcePage]
  /// The pages that originals stand in.
  private let found: [Int: VersionMaterial]

  private struct Entry {
    let quotation: ParallelQuotation
    let original: Original?
  }

  /// Looks for the original of every quotation of speech or writing.
  ///
  /// - Parameters:
  ///   - languages: The versions to show; `nil`: all there are. All are searched with.
  ///   - vectors: Asks an embedding model, if there is one to ask.
  ///   - all: Terms, titles and words held at a distance as well.
  public init(
    _ material: EditionMaterial, languages: [Language]? = nil, includingAllKinds all: Bool = false,
    search: OriginalSearch, vectors: ([String]) throws -> TextVectors? = { _ in nil }
  ) rethrows {
    self.material = material
    self.languages = languages ?? material.languages
    pages = search.pages
    let quotations = material.quotations.filter { all || material.isQuotedSpeech($0) }
    let sought = quotations.map { parallel in
      var wordings: [Wording] = []
      var links: Set<String> = []
      for version in material.versions {
        guard let quotation = material.quotation(parallel, in: version.language) else { continue }
        wordings.append(
          Wording(
            version.segmented, range: quotation.innerRange, speaker: quotation.attribution?.name))
        if let link = quotation.link { links.insert(version.document.links[link].url) }
      }
      return (wordings, links)
    }
    // All quotations together: servers answer batches.
    let known = try vectors(sought.flatMap { search.texts(of: $0, citing: $1) })
    entries = zip(quotations, sought).map { parallel, sought in
      Entry(
        quotation: parallel,
        original: search.original(of: sought.0, citing: sought.1, vectors: known))
    }
    var found: [Int: VersionMaterial] = [:]
    for page in Set(entries.compactMap { $0.original?.page }) {
      found[page] = VersionMaterial(
        pages[page].segmented, occurrences: [], quotations: [], rows: [])
    }
    self.found = found
  }

  /// Whether the original of any quotation is missing or differs.
  public var hasFindings: Bool {
    entries.contains { $0.original.map { !$0.findings.isEmpty } ?? true }
  }

  /// Each quotation as it stands, its original behind `=` in a line below.
  public var text: [UInt8] {
    var text = ""
    for entry in entries {
      for language in languages {
        guard let version = material.version(language),
          let quotation = material.quotation(entry.quotation, in: language)
        else { continue }
        let speaker = material.speaker(of: entry.quotation).map { SingleLine.text($0) + ": " } ?? ""
        text += "\(version.place(quotation.range).text): \(speaker)"
        text += SingleLine.text(version.document.string(quotation.range)) + "\n"
      }
      guard let original = entry.original else {
        text += "  = no source found\n"
        continue
      }
      let words = SingleLine.text(pages[original.page].segmented.document.string(original.shown))
      text += "  = \(place(original)): \(words)"
      text += " (\(original.standing.rawValue)\(original.isCited ? ", cited" : ""))"
      text += original.findings.map { " [\($0.rawValue)]" }.joined() + "\n"
    }
    return Array(text.utf8)
  }

  /// A quotation a line, with its original.
  public var tsv: [UInt8] { table.tsv() }
  /// RFC 4180 with guarded formulas.
  public func csv(byteOrderMark: Bool = false) -> [UInt8] {
    table.csv(byteOrderMark: byteOrderMark)
  }
  public var markdown: [UInt8] {
    Array("# \(MarkdownText.escapedInline(material.title))\n\n\(table.markdown())".utf8)
  }

  /// The table on a page of its own.
  public var html: [UInt8] {
    TablePage(
      title: material.title, language: material.languages[0], table: table,
      languages: Dictionary(
        languages.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first }),
      generatorVersion: material.options.generatorVersion
    ).html
  }

  private var table: Table {
    var table = Table(
      columns: ["id", "speaker"] + languages.map(\.code) + [
        "original", "place", "url", "standing", "confidence", "findings",
      ])
    for entry in entries {
      let record = Record(entry, self)
      table.append(
        [record.id, record.speaker ?? ""]
          + languages.map { record.versions[$0.code]?.quoted.text ?? "" } + [
            record.original?.quoted ?? "", record.original?.place ?? "",
            record.original?.url ?? "", record.standing,
            record.original.map { String($0.confidence) } ?? "",
            record.findings.joined(separator: " "),
          ])
    }
    return table
  }

  /// Everything, with anchors in the article's files and in the pages.
  public var json: [UInt8] {
    JSONText.pretty(
      File(
        article: material.analysis.key, languages: languages, sources: material.sources,
        quotations: entries.map { Record($0, self) }))
  }

  /// The same, one quotation a line.
  public var jsonLines: [UInt8] { entries.flatMap { JSONText.line(Record($0, self)) } }

  private func place(_ original: Original) -> String {
    found[original.page]?.place(original.shown).text ?? ""
  }

  private struct File: Encodable {
    let schema = "originals/1"
    let article: String
    let languages: [Language]
    let sources: [String: SourceStamp]
    let quotations: [Record]

    enum CodingKeys: CodingKey { case schema, article, languages, sources, quotations }
  }

  private struct Record: Encodable {
    struct Found: Encodable {
      /// The words, verbatim, without and with the marks of the page.
      let text: String
      let quoted: String
      let source: SourceStamp
      /// In bytes of the page's file.
      let start: Int
      let end: Int
      let place: String
      let lang: Language
      let url: String?
      let cited: Bool
      let confidence: Double
      /// The files of all pages that have this wording.
      let pages: [String]
    }

    let id: String
    let speaker: String?
    let versions: [String: QuotationRecord]
    /// `exact`, `likely`, `unsure` or `none`.
    let standing: String
    let original: Found?
    let findings: [String]

    init(_ entry: Entry, _ list: OriginalsList) {
      id = entry.quotation.identifier
      speaker = list.material.speaker(of: entry.quotation)
      var versions: [String: QuotationRecord] = [:]
      for language in list.languages {
        if let version = list.material.version(language),
          let quotation = list.material.quotation(entry.quotation, in: language)
        {
          versions[language.code] = QuotationRecord(quotation, in: version)
        }
      }
      self.versions = versions
      standing = entry.original?.standing.rawValue ?? "none"
      findings = entry.original?.findings.map(\.rawValue) ?? ["no-source-found"]
      original = entry.original.flatMap { original in
        guard let page = list.found[original.page] else { return nil }
        let document = page.document
        let source = document.sourceRange(of: original.range)
        return Found(
          text: document.string(original.range), quoted: document.string(original.shown),
          source: page.stamp,
          start: Int(source.start), end: Int(source.end), place: list.place(original),
          lang: document.language, url: list.pages[original.page].url, cited: original.isCited,
          confidence: original.confidence.rounded3,
          pages: original.pages.map { list.pages[$0].segmented.document.path })
      }
    }
  }
}

extension Original {
  /// The words with the marks they have.
  fileprivate var shown: ByteRange { marked ?? range }
}
