internal import Text

/// A document whose quotations are known.
struct QuoteGold: Sendable {
  let name: String
  let document: Document
  let lines: [QuoteLine]

  /// The documents of a gold file.
  ///
  /// A `.jsonl` file has a quotation a line (`QuoteLine`), document `x` being the file `docs/x.txt` beside
  /// it. A `.quotes` file holds the texts too; see `AnnotatedText`.
  ///
  /// - Parameter language: Of documents for which the file says none.
  static func documents(at path: String, language: Language) throws -> [QuoteGold] {
    if path.hasSuffix(".quotes") {
      return try AnnotatedText.documents(at: path, language: language)
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return try grouped(QuoteLine.lines(at: path)).map { name, lines in
      let language = lines.first.flatMap { $0.lang.flatMap { Language($0) } } ?? language
      let document = try SourceReader(options: ReadingOptions(format: .plain, language: language))
        .document(at: "\(folder)docs/\(name).txt")
      return QuoteGold(name: name, document: document, lines: lines)
    }
  }

  /// Lines by document, in the order in which a file names these.
  static func grouped(_ lines: [QuoteLine]) -> [(name: String, lines: [QuoteLine])] {
    var documents: [(name: String, lines: [QuoteLine])] = []
    var indices: [String: Int] = [:]
    for line in lines {
      let index = indices[line.doc] ?? documents.count
      if index == documents.count { documents.append((line.doc, [])) }
      indices[line.doc] = index
      documents[index].lines.append(line)
    }
    return documents
  }
}

/// Texts with their quotations told behind them, as people write and check them.
///
///     == a letter
///     « Nous partons », écrit Anna Rey dans sa lettre.
///
///     > « Nous partons »	writing	Anna Rey	Anna Rey	écrit
///
/// A line that begins with `==` names a document; its paragraphs follow. A line that begins with `>` is
/// a quotation: the passage as it stands, kind, speaker as named beside it, full name (`anonymous` where
/// there is none to be known) and cue, parted by tabs, `-` for none. Passages are looked for in the
/// order in which they are told. Terms, titles and words kept at a distance are told too and are no
/// quotations; nested ones are neither asked for nor punished. Lines that begin with `#` are comments.
private struct AnnotatedText {
  private var name = ""
  private var text: [UInt8] = []
  private var passages: [(fields: [String], line: Int)] = []

  static func documents(at path: String, language: Language) throws -> [QuoteGold] {
    let file = path.split(separator: "/").last ?? ""
    let language =
      Language(String(file.prefix(2))).flatMap { $0.isSupported ? $0 : nil } ?? language
    var documents: [QuoteGold] = []
    var current = AnnotatedText()
    let lines = String(decoding: try SourceFile.bytes(at: path), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.hasPrefix("#") {
      if line.hasPrefix("== ") {
        if !current.name.isEmpty { documents.append(try current.gold(path, language)) }
        current = AnnotatedText()
        current.name = String(line.dropFirst(3))
      } else if line.hasPrefix("> ") {
        current.passages.append(
          (line.dropFirst(2).split(separator: "\t").map(String.init), index + 1))
      } else {
        current.text += Array(line.utf8) + [0x0A]
      }
    }
    if !current.name.isEmpty { documents.append(try current.gold(path, language)) }
    return documents
  }

  private func gold(_ path: String, _ language: Language) throws -> QuoteGold {
    let document = try SourceReader(options: ReadingOptions(format: .plain, language: language))
      .document(from: text, path: path)
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    var used: [Range<Int>] = []
    let lines = try passages.map { fields, line in
      guard fields.count == 5, let kind = Self.kinds[fields[1]] else {
        throw EvaluationError.badGold(
          Place(file: path, line: line),
          "not passage, kind, speaker, full name and cue, parted by tabs")
      }
      let passage = Array(fields[0].unicodeScalars)
      guard let span = Self.place(of: passage, in: scalars, used) else {
        throw EvaluationError.badGold(
          Place(file: path, line: line), "this passage is not in “\(name)”, or not once more")
      }
      used.append(span)
      let told = fields.map { $0 == "-" ? nil : $0 }
      let isAnonymous = told[3] == "anonymous"
      return QuoteLine(
        doc: name, start: span.lowerBound, end: span.upperBound, text: fields[0], speaker: told[2],
        speakerRef: isAnonymous ? nil : told[3],
        speakerResolution: isAnonymous ? "anonymous" : nil, verb: told[4], kind: kind,
        type: fields[1])
    }
    return QuoteGold(name: name, document: document, lines: lines)
  }

  /// What the scorer makes of each kind.
  private static let kinds = [
    "speech": "quote", "writing": "quote", "term": "negative", "title": "negative",
    "scare": "negative", "nested": "term-pair",
  ]

  /// The first place that no passage before has.
  private static func place(
    of passage: [Unicode.Scalar], in text: [Unicode.Scalar], _ used: [Range<Int>]
  ) -> Range<Int>? {
    guard !passage.isEmpty, passage.count <= text.count else { return nil }
    return (0...(text.count - passage.count)).lazy.map { $0..<($0 + passage.count) }.first {
      range in text[range].elementsEqual(passage) && !used.contains(range)
    }
  }
}
