import Bitext
public import Text

/// The rows of all versions, or the beads of two, as `align` prints them.
public struct AlignmentListing: Sendable {
  private let material: EditionMaterial
  private let list: AlignmentUnits
  /// Of a pair, what its table is: the same as in the files of `run`.
  private let table: BitextTable?

  /// The rows of the article, those below a confidence left out.
  public init(_ material: EditionMaterial, minimumConfidence: Double = 0) {
    self.material = material
    list = AlignmentUnits(rowsOf: material, minimumConfidence: minimumConfidence)
    table = nil
  }

  /// The beads of a pair, those below a confidence left out; `nil` when the article lacks one of
  /// the languages.
  public init?(
    _ material: EditionMaterial, pair: LanguagePair, minimumConfidence: Double = 0
  ) {
    guard
      let list = AlignmentUnits(
        beadsOf: pair, in: material, minimumConfidence: minimumConfidence)
    else { return nil }
    self.material = material
    self.list = list
    table = BitextTable(material, pair: pair, minimumConfidence: minimumConfidence)
  }

  /// How many rows or beads are listed.
  public var count: Int { list.units.count }

  /// Side by side in columns, for reading; `width` in characters.
  public func text(width: Int = 120) -> [UInt8] {
    let versions = list.versions
    guard !versions.isEmpty else { return [] }
    let margin = 12
    let column = max(16, (width - margin - 3 * (versions.count - 1)) / versions.count)
    var text = ""
    for unit in list.units {
      let cells = versions.indices.map { Self.wrapped(list.line(unit, $0), width: column) }
      let head =
        Self.padded(unit.identifier, to: 6) + Self.padded(Self.percent(unit), to: margin - 6)
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

  /// One row or bead a line.
  public var tsv: [UInt8] { listed.tsv() }

  /// The rows or beads of several articles in one table, with a column for the article where there
  /// are several. O(cells).
  ///
  /// - Parameter isCSV: Commas and quotes as in RFC 4180, with guarded formulas; else tabs.
  public static func table(
    of listings: [AlignmentListing], isCSV: Bool, byteOrderMark: Bool = false
  ) -> [UInt8] {
    let table =
      listings.count == 1
      ? listings[0].listed
      : Table(joining: listings.map { ($0.material.analysis.key, $0.listed) }, by: "article")
    return isCSV ? table.csv(byteOrderMark: byteOrderMark) : table.tsv()
  }

  private var listed: Table {
    if let table { return table.table }
    let codes = list.versions.map(\.language.code)
    var table = Table(columns: ["row", "confidence"] + codes.map { "\($0)_ids" } + codes)
    for unit in list.units {
      let columns = list.versions.indices
      table.append(
        [unit.identifier, String(unit.confidence.rounded3)]
          + columns.map {
            list.versions[$0].identifiers(ofSentences: unit.sentences[$0]).joined(separator: " ")
          } + columns.map { list.line(unit, $0) })
    }
    return table
  }

  /// One object a line for each row or bead: texts, sentences, places and reasons.
  public var jsonLines: [UInt8] {
    list.units.indices.flatMap { JSONText.line(record(ofUnit: $0)) }
  }

  /// The same in one object, with the sources.
  public var json: [UInt8] {
    JSONText.pretty(
      File(
        article: material.analysis.key, sources: material.sources,
        rows: list.units.indices.map(record)))
  }

  /// `[0,1]:[2]:0.98`, one row or bead a line: sentence indices from 0 by version, then the
  /// confidence.
  public var beads: [UInt8] {
    var text = ""
    for unit in list.units {
      for sentences in unit.sentences {
        text += "[" + sentences.map(String.init).joined(separator: ",") + "]:"
      }
      text += "\(unit.confidence.rounded3)\n"
    }
    return Array(text.utf8)
  }

  /// A text for each version, of which lines n say the same: rows or beads that lack none.
  public var moses: [(language: Language, bytes: [UInt8])] {
    var texts = [[UInt8]](repeating: [], count: list.versions.count)
    for unit in list.units {
      let lines = list.versions.indices.map { list.line(unit, $0) }
      if lines.contains(where: \.isEmpty) { continue }
      for (index, line) in lines.enumerated() {
        texts[index] += line.utf8
        texts[index].append(0x0A)
      }
    }
    return zip(list.versions, texts).map { ($0.language, $1) }
  }

  private func record(ofUnit index: Int) -> File.Row {
    let unit = list.units[index]
    var versions: [String: File.Cell] = [:]
    for (version, sentences) in zip(list.versions, unit.sentences) {
      guard let range = version.range(ofSentences: sentences) else { continue }
      versions[version.language.code] = File.Cell(
        text: version.document.string(range), anchor: version.anchor(range),
        sentences: version.identifiers(ofSentences: sentences))
    }
    return File.Row(
      id: unit.identifier, confidence: unit.confidence.rounded3,
      corrected: unit.isCorrected ? true : nil, reasons: list.reasons(ofUnit: index),
      versions: versions)
  }

  private static func percent(_ unit: AlignmentUnits.Unit) -> String {
    "\(Int((unit.confidence.rounded3 * 100).rounded())) %"
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
      /// Whether an editor said so; else absent.
      let corrected: Bool?
      let reasons: [String: BeadReasons]
      let versions: [String: Cell]
    }

    let schema = "alignment/1"
    let article: String
    let sources: [String: SourceStamp]
    let rows: [Row]
  }
}
