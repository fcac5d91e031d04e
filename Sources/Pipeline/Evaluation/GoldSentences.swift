internal import FoundationEssentials
public import Text

/// A text and where its sentences end by human judgement.
public struct GoldSentences: Sendable {
  public let id: String
  /// `nil` where the file does not say.
  public let language: Language?
  public let text: String
  /// Ends in counted characters (see `SplitScore`), ascending.
  public let ends: [Int]
  /// Boundaries that may be set or not.
  public let optional: Set<Int>
  /// The sentences themselves where all of them must be right for the case to pass.
  public let golden: [String]?
}

/// Reads gold sentences: JSON Lines (`{id, lang, text, sentences | boundaries | expected}`),
/// CoNLL-U, or rule examples in plain text (`.txt`), a line each, `⟦One sentence.⟧ ⟦Another.⟧`.
public struct GoldSentencesReader: Sendable {
  public init() {}

  /// The documents of a file.
  public func documents(
    from bytes: [UInt8], path: String
  ) throws(EvaluationError) -> [GoldSentences] {
    if path.hasSuffix(".conllu") { return try conllu(bytes, path: path) }
    return try path.hasSuffix(".txt")
      ? ruleExamples(bytes, path: path) : jsonLines(bytes, path: path)
  }

  private struct Record: Decodable {
    let id: JSONValue?
    let lang: String?
    let text: String
    let sentences: [String]?
    let boundaries: [Int]?
    let optional: [Int]?
    let expected: [String]?
  }

  private func jsonLines(
    _ bytes: [UInt8], path: String
  ) throws(EvaluationError) -> [GoldSentences] {
    var documents: [GoldSentences] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 })
    {
      let record: Record
      do {
        record = try JSONDecoder().decode(Record.self, from: Data(line))
      } catch {
        throw .badGold(
          Place(file: path, line: index + 1),
          "not a gold record; expected {\"id\", \"text\", \"sentences\" or \"expected\"}")
      }
      let ends: [Int]
      if let sentences = record.sentences ?? record.expected {
        ends = Self.ends(of: sentences)
      } else if let boundaries = record.boundaries {
        let counts = Self.countsByScalar(record.text)
        ends = Set(boundaries.filter { $0 < counts.count }.map { counts[$0] } + [counts.last ?? 0])
          .sorted()
      } else {
        throw .badGold(
          Place(file: path, line: index + 1),
          "the record has neither \"sentences\" nor \"boundaries\" nor \"expected\"")
      }
      let counts = record.optional == nil ? [] : Self.countsByScalar(record.text)
      documents.append(
        GoldSentences(
          id: record.id?.text ?? String(index + 1), language: record.lang.flatMap(Language.init),
          text: record.text, ends: ends,
          optional: Set((record.optional ?? []).filter { $0 < counts.count }.map { counts[$0] }),
          golden: record.sentences == nil ? record.expected : nil))
    }
    return documents
  }

  /// Sentences joined as `SpaceAfter=No` says, a document from one `# newdoc` to the next; without
  /// any, the file is one document.
  private func conllu(
    _ bytes: [UInt8], path: String
  ) throws(EvaluationError) -> [GoldSentences] {
    var documents: [GoldSentences] = []
    var text = ""
    var sentences: [String] = []
    var spaceAfter = true
    var paragraph = false
    func finish() {
      if !sentences.isEmpty {
        documents.append(
          GoldSentences(
            id: String(documents.count + 1), language: VersionPath(path).language, text: text,
            ends: Self.ends(of: sentences), optional: [], golden: nil))
      }
      text = ""
      sentences = []
      spaceAfter = true
    }
    for line in bytes.split(separator: 0x0A) {
      let line = String(decoding: line, as: UTF8.self)
      if line.hasPrefix("# newdoc") {
        finish()
      } else if line.hasPrefix("# newpar") {
        paragraph = true
      } else if line.hasPrefix("# text = ") {
        let sentence = String(line.dropFirst("# text = ".count))
        if !text.isEmpty { text += paragraph ? "\n\n" : spaceAfter ? " " : "" }
        text += sentence
        sentences.append(sentence)
        paragraph = false
        spaceAfter = true
      } else if !line.hasPrefix("#") {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 10 else {
          throw .badGold(Place(file: path), "not CoNLL-U: a token line has not ten fields")
        }
        spaceAfter = !fields[9].contains("SpaceAfter=No")
      }
    }
    finish()
    return documents
  }

  /// A case a line; `#` begins a comment. The language is that of the file's name.
  private func ruleExamples(
    _ bytes: [UInt8], path: String
  ) throws(EvaluationError) -> [GoldSentences] {
    var documents: [GoldSentences] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && line.first != UInt8(ascii: "#") {
      var sentences: [String] = []
      var text = ""
      for part in String(decoding: line, as: UTF8.self).split(separator: "⟦") {
        let pieces = part.split(separator: "⟧", omittingEmptySubsequences: false)
        guard pieces.count == 2, pieces[1].allSatisfy(\.isWhitespace) else {
          throw .badGold(
            Place(file: path, line: index + 1),
            "every sentence must stand between ⟦ and ⟧, and nothing outside")
        }
        sentences.append(String(pieces[0]))
        text += pieces[0] + pieces[1]
      }
      documents.append(
        GoldSentences(
          id: String(index + 1), language: VersionPath(path).language, text: text,
          ends: Self.ends(of: sentences), optional: [], golden: sentences))
    }
    return documents
  }

  private static func ends(of sentences: [String]) -> [Int] {
    var ends: [Int] = []
    var end = 0
    for sentence in sentences {
      let count = CountedCharacters.count(sentence)
      if count > 0 {
        end += count
        ends.append(end)
      }
    }
    return ends
  }

  /// Counted characters before each Unicode scalar, and before the end.
  private static func countsByScalar(_ text: String) -> [Int] {
    var counts = [0]
    for scalar in text.unicodeScalars {
      counts.append(counts[counts.count - 1] + CountedCharacters.count(String(scalar)))
    }
    return counts
  }
}

/// A gold standard or a result that cannot be scored.
public enum EvaluationError: DiagnosableError {
  case badGold(Place, String)
  case unsupported(Place, String)

  public var diagnostic: Diagnostic {
    switch self {
    case .badGold(let place, let message):
      Diagnostic(.error, code: "bad-gold", message, at: place)
    case .unsupported(let place, let message):
      Diagnostic(.error, code: "unsupported-language", message, at: place)
    }
  }
}
