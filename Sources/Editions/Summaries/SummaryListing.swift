import Terminology
public import Text

/// How a summary is shown.
public struct SummaryStyle: Sendable {
  /// A mark before each sentence, for slides and mails.
  public var bullets = false
  /// Key terms are set off.
  public var highlights = false
  /// What each feature adds to a sentence's score.
  public var explains = false
  /// The article's name stands before each line: of several, which one says it.
  public var namesArticle = false

  public init() {}
}

/// A summary for people to read: in one language, or in several side by side.
public struct SummaryListing: Sendable {
  let material: EditionMaterial
  let editions: [Part]
  let style: SummaryStyle

  /// The summary in one language.
  struct Part: Sendable {
    let edition: SummaryEdition
    /// `nil` where terms are not set off.
    let marks: KeyTermMarks?
    /// By row.
    let items: [Int: [SummaryEdition.Item]]

    var version: VersionMaterial { edition.version }
  }

  /// `nil` when the article lacks one of the languages.
  public init?(_ material: EditionMaterial, languages: [Language], style: SummaryStyle) {
    let editions = languages.compactMap { SummaryEdition(material, language: $0) }.map { edition in
      Part(
        edition: edition,
        marks: style.highlights ? KeyTermMarks(edition.version, in: material) : nil,
        items: Dictionary(grouping: edition.items, by: \.row))
    }
    guard editions.count == languages.count, !editions.isEmpty else { return nil }
    self.material = material
    self.editions = editions
    self.style = style
  }

  /// One sentence a line; several languages row by row, each line with its language before it.
  public var text: [UInt8] {
    var text = ""
    if let part = editions.first, editions.count == 1 {
      for item in part.edition.items {
        text += style.bullets ? "- " : ""
        text += style.namesArticle ? SingleLine.text(material.analysis.key) + ": " : ""
        text += SingleLine.text(plain(item, part)) + "\n"
        if style.explains {
          text += "  " + ScoreExplanation(item.contributions, score: item.score).text + "\n"
        }
      }
    } else {
      text = rows.map { row in
        var lines = ""
        for (edition, cell) in zip(editions, cells(row, plain)) {
          lines += style.namesArticle ? SingleLine.text(material.analysis.key) + " " : ""
          lines += "\(edition.version.language): \(SingleLine.text(cell))\n"
        }
        if style.explains { lines += "  " + explanation(ofRow: row) + "\n" }
        return lines
      }.joined(separator: "\n")
    }
    return Array((text + keyTerms(before: text.isEmpty ? "" : "\n")).utf8)
  }

  /// A list, or a table of several languages.
  public var markdown: [UInt8] {
    let title = MarkdownText.escapedInline(editions[0].version.title ?? material.analysis.key)
    var text = "# \(title)\n\n"
    if let part = editions.first, editions.count == 1 {
      for item in part.edition.items {
        text += "- " + markdown(item, part) + "\n"
        if style.explains {
          text += "  \n  " + ScoreExplanation(item.contributions, score: item.score).text + "\n"
        }
      }
    } else {
      text += "| " + editions.map(\.version.language.code).joined(separator: " | ") + " |\n"
      text += "|" + String(repeating: " --- |", count: editions.count) + "\n"
      for row in rows {
        text += "| " + cells(row, markdown).map(SingleLine.text).joined(separator: " | ") + " |\n"
      }
    }
    if !material.analysis.keyTerms.isEmpty { text += "\n" + keyTermTable.markdown() }
    return Array(text.utf8)
  }

  var rows: [Int] {
    var seen = Set<Int>()
    return editions.flatMap { $0.edition.items.map(\.row) }.filter { seen.insert($0).inserted }
  }

  private func explanation(ofRow row: Int) -> String {
    editions.lazy.compactMap { $0.items[row]?.first }.first
      .map { ScoreExplanation($0.contributions, score: $0.score).text } ?? ""
  }

  /// What a row says in each language.
  private func cells(
    _ row: Int, _ write: (SummaryEdition.Item, Part) -> String
  ) -> [String] {
    editions.map { part in
      (part.items[row] ?? []).map { write($0, part) }.joined(separator: " ")
    }
  }

  private func plain(_ item: SummaryEdition.Item, _ part: Part) -> String {
    let version = part.version
    guard let marks = part.marks else { return version.segmented.string(ofSentence: item.sentence) }
    return pieces(item, version, marks).map { range, isTerm in
      isTerm ? "**\(version.document.string(range))**" : version.document.string(range)
    }.joined()
  }

  private func markdown(_ item: SummaryEdition.Item, _ part: Part) -> String {
    let version = part.version
    guard let marks = part.marks else {
      return LinkedText(version.segmented.sentences[item.sentence].range, in: version).markdown
    }
    return pieces(item, version, marks).enumerated().map { index, piece in
      let text = version.document.string(piece.range)
      let escaped = index == 0 ? MarkdownText.escaped(text) : MarkdownText.escapedInline(text)
      return piece.isTerm ? "**\(escaped)**" : escaped
    }.joined()
  }

  /// A sentence, parted at its key terms.
  private func pieces(
    _ item: SummaryEdition.Item, _ version: VersionMaterial, _ marks: KeyTermMarks
  ) -> [(range: ByteRange, isTerm: Bool)] {
    let sentence = version.segmented.sentences[item.sentence].range
    var pieces: [(range: ByteRange, isTerm: Bool)] = []
    var position = sentence.start
    for range in marks.ranges(inSentence: item.sentence) {
      if position < range.start { pieces.append((ByteRange(position, range.start), false)) }
      pieces.append((range, true))
      position = range.end
    }
    if position < sentence.end { pieces.append((ByteRange(position, sentence.end), false)) }
    return pieces
  }

  private func keyTerms(before: String) -> String {
    let terms = material.analysis.keyTerms
    if terms.isEmpty { return "" }
    return before
      + terms.map { term in
        editions.compactMap { term.terms[$0.version.language]?.text }.joined(separator: " = ")
          + "\n"
      }.joined()
  }

  private var keyTermTable: Table {
    var table = Table(columns: editions.map(\.version.language.code))
    for term in material.analysis.keyTerms {
      table.append(editions.map { term.terms[$0.version.language]?.text ?? "" })
    }
    return table
  }
}
