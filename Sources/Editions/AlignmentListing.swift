import Bitext
import Text

/// The rows of all versions: what `align` prints.
public struct AlignmentListing: Sendable {
  private let material: EditionMaterial
  private let rows: [TrilingualRow]

  /// The rows of the article, those below a confidence left out.
  public init(_ material: EditionMaterial, minimumConfidence: Double = 0) {
    self.material = material
    rows = material.rows.filter { $0.confidence >= minimumConfidence }
  }

  /// Side by side in columns, for reading; `width` in characters.
  public func text(width: Int = 120) -> [UInt8] {
    let versions = material.versions
    guard !versions.isEmpty else { return [] }
    let margin = 12
    let column = max(16, (width - margin - 3 * (versions.count - 1)) / versions.count)
    var text = ""
    for row in rows {
      let cells = versions.map { version in
        Self.wrapped(
          version.line(ofSentences: row.sentences[version.language] ?? 0..<0), width: column)
      }
      let head = Self.padded(row.identifier, to: 6) + Self.padded(Self.percent(row), to: margin - 6)
      for line in 0..<max(1, cells.map(\.count).max() ?? 0) {
        let parts = cells.map { Self.padded(line < $0.count ? $0[line] : "", to: column) }
        var shown = (line == 0 ? head : Self.padded("", to: margin))
        shown += parts.joined(separator: " │ ")
        while shown.last == " " { shown.removeLast() }
        text += shown + "\n"
      }
    }
    return Array(text.utf8)
  }

  /// One row a line.
  public var tsv: [UInt8] {
    let codes = material.languages.map(\.code)
    var table = Table(columns: ["row", "confidence"] + codes.map { "\($0)_ids" } + codes)
    for row in rows {
      let sentences = material.versions.map { ($0, row.sentences[$0.language] ?? 0..<0) }
      table.append(
        [row.identifier, String(row.confidence.rounded3)]
          + sentences.map { $0.identifiers(ofSentences: $1).joined(separator: " ") }
          + sentences.map { $0.line(ofSentences: $1) })
    }
    return table.tsv()
  }

  /// One row an object, one object a line.
  public var jsonLines: [UInt8] { records.flatMap { JSONText.line($0) } }

  /// All rows with anchors.
  public var json: [UInt8] {
    JSONText.pretty(
      File(article: material.analysis.key, sources: material.sources, rows: records))
  }

  private var records: [File.Row] {
    rows.map { row in
      var versions: [String: File.Cell] = [:]
      for version in material.versions {
        guard let sentences = row.sentences[version.language],
          let range = version.range(ofSentences: sentences)
        else { continue }
        versions[version.language.code] = File.Cell(
          text: version.document.string(range), anchor: version.anchor(range),
          sentences: version.identifiers(ofSentences: sentences))
      }
      return File.Row(
        id: row.identifier, confidence: row.confidence.rounded3, versions: versions)
    }
  }

  private static func percent(_ row: TrilingualRow) -> String {
    "\(Int((row.confidence.rounded3 * 100).rounded())) %"
  }

  /// Lines of at most `width` characters, broken at spaces where there are any.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var length = 0
    for word in text.split(separator: " ") {
      var word = word
      var count = word.count
      if length > 0, length + 1 + count > width {
        lines.append(line)
        line = ""
        length = 0
      }
      while count > width {
        let head = word.prefix(width)
        lines.append(String(head))
        word = word[head.endIndex...]
        count -= width
      }
      if length > 0 {
        line += " "
        length += 1
      }
      line += word
      length += count
    }
    if length > 0 { lines.append(line) }
    return lines
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private struct File: Encodable {
    struct Cell: Encodable {
      let text: String
      let anchor: Anchor?
      let sentences: [String]
    }

    struct Row: Encodable {
      let id: String
      let confidence: Double
      let versions: [String: Cell]
    }

    let schema = "alignment/1"
    let article: String
    let sources: [String: SourceStamp]
    let rows: [Row]
  }
}
