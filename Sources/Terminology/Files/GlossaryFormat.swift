internal import Text

/// The forms in which glossaries are exchanged.
public enum GlossaryFormat: String, Sendable, CaseIterable, Codable {
  /// Our tab-separated form of any number of languages: see `GlossaryFile`.
  case tsv
  /// The same columns with commas, quoted as in RFC 4180.
  case csv
  /// OmegaT's glossaries: source, target and comment, parted by tabs.
  case omegat
  /// What DeepL takes: source and target, parted by a tab.
  case deepl
  /// Universal Terminology eXchange 1.x: two languages, columns named in the second line, CRLF.
  case utx
  /// TBX-Basic, version 3 (ISO 30042:2019), data categories as attributes.
  case tbx
  /// The same with data categories as tags.
  case tbxDCT = "tbx-dct"
  /// TBX version 2 (ISO 30042:2008, MARTIF), which most tools read.
  case tbx2
  /// Translation units of TMX 1.x as concepts; only read.
  case tmx

  /// Whether glossaries are written in it.
  public var isWritable: Bool { self != .tmx }

  /// Whether it holds two languages and not more.
  public var isBilingual: Bool { self == .omegat || self == .deepl || self == .utx }

  /// Whether the file does not say which languages its columns are in.
  public var needsLanguages: Bool { self == .omegat || self == .deepl }

  /// The name by which people know it.
  public var title: String {
    switch self {
    case .tsv: "TSV"
    case .csv: "CSV"
    case .omegat: "OmegaT's form"
    case .deepl: "DeepL's form"
    case .utx: "UTX"
    case .tbx: "TBX-Basic"
    case .tbxDCT: "TBX-Basic (DCT)"
    case .tbx2: "TBX 2"
    case .tmx: "TMX"
    }
  }

  /// The extensions of files that may be glossaries.
  public static let extensions = [
    "tsv", "csv", "utf8", "tab", "txt", "utx", "tbx", "xml", "tmx", "tbxm",
  ]

  /// What a file is, by what it holds and, where that leaves a choice, by its extension. O(head).
  ///
  /// - Parameters:
  ///   - path: The path; only its extension is looked at.
  ///   - bytes: The file, or its first kilobytes.
  ///   - hasLanguages: Whether the languages of unnamed columns are known, as they are from a path
  ///     such as `terms.fr-en.tsv`.
  public init(path: String, bytes: [UInt8], hasLanguages: Bool = false) {
    let head = Head(bytes)
    self =
      Self.xml(head)
      ?? Self.table(
        head, fileExtension: Self.fileExtension(of: path),
        hasLanguages: hasLanguages || !Self.languages(inPath: path).isEmpty)
  }

  /// The two languages that a name such as `terms.fr-en.utf8` or `terms_fr_en.txt` tells.
  static func languages(inPath path: String) -> [Language] {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split { $0 == "." || $0 == "-" || $0 == "_" }.dropFirst().dropLast()
    let languages = parts.compactMap { GlossaryFile.Column.language(named: $0.lowercased()) }
    return languages.count == 2 && languages[0] != languages[1] ? languages : []
  }

  private static func fileExtension(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  private static func xml(_ head: Head) -> Self? {
    guard head.first == UInt8(ascii: "<"), let root = head.rootTag else { return nil }
    let name = root.prefix { $0 != " " && $0 != ">" && !$0.isNewline && $0 != "\t" }
    switch name {
    case "tmx": return .tmx
    case "martif": return .tbx2
    default:
      return root.contains("style=\"dct\"") || root.contains("style='dct'") ? .tbxDCT : .tbx
    }
  }

  private static func table(
    _ head: Head, fileExtension: String, hasLanguages: Bool
  ) -> Self {
    if fileExtension == "utx" || head.text.hasPrefix("#UTX") { return .utx }
    let header = head.firstRow
    let names = header.split(separator: "\t", omittingEmptySubsequences: false)
    if names.count > 1 {
      if names.contains("id") || fileExtension == "csv" { return .tsv }
      if ["utf8", "tab", "txt"].contains(fileExtension) { return .omegat }
      // Without an id it is no table of ours, unless somebody forgot it.
      if !hasLanguages { return .tsv }
      return names.count == 2 ? .deepl : names.count == 3 ? .omegat : .tsv
    }
    if ["utf8", "tab"].contains(fileExtension) { return .omegat }
    if fileExtension == "csv" || header.contains(",") || header.contains(";") { return .csv }
    return .tsv
  }

  /// The beginning of a file.
  private struct Head {
    let text: String

    init(_ bytes: [UInt8]) {
      var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var units = bytes[start...].prefix(8192)
      // UTF-16 of XML: every other byte is enough to know the root by.
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        start = 2
        units = bytes[start...].prefix(16_384).filter { $0 != 0 }[...]
      }
      text = String(decoding: units, as: UTF8.self)
    }

    /// The first byte that is no space.
    var first: UInt8? { text.utf8.first { !$0.isXMLSpace } }

    /// The first line that is neither empty nor a comment.
    var firstRow: Substring {
      text.split(whereSeparator: \.isNewline).first { !$0.hasPrefix("#") } ?? ""
    }

    /// What stands in the root's start tag, without its brackets.
    var rootTag: Substring? {
      var rest = text[...]
      while let open = rest.firstIndex(of: "<") {
        rest = rest[rest.index(after: open)...]
        if rest.hasPrefix("!--") {
          guard let end = rest.firstRange(of: "-->") else { return nil }
          rest = rest[end.upperBound...]
        } else if !rest.hasPrefix("?") && !rest.hasPrefix("!") {
          return rest.prefix { $0 != ">" }
        }
      }
      return nil
    }
  }
}
