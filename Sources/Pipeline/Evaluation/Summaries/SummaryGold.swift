internal import FoundationEssentials
package import Text

/// An article and what people wrote to sum it up.
package struct SummaryGold: Sendable {
  package let id: String
  package let document: Document
  /// One or more; a summary is judged by the one it is nearest to.
  package let references: [String]

  private struct Record: Decodable {
    let id: JSONValue?
    let lang: String?
    let title: String?
    let text: String
    let reference: Texts
  }

  /// One text or several.
  struct Texts: Decodable {
    let all: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      all = try (try? container.decode([String].self)) ?? [container.decode(String.self)]
    }
  }

  /// Reads a file of JSON Lines, `{"id", "lang", "title"?, "text", "reference"}` each; articles are
  /// read as `DocumentStream` reads them.
  ///
  /// - Parameters:
  ///   - language: Of records that name none.
  ///   - showsTitles: Whether the documents have the records' titles.
  package static func articles(
    at path: String, language: Language? = nil, showsTitles: Bool = true
  ) throws -> [SummaryGold] {
    let decoder = JSONDecoder()
    return try lines(at: path).map { index, line in
      let place = Place(file: path, line: index)
      guard let record = try? decoder.decode(Record.self, from: Data(line)) else {
        throw EvaluationError.badGold(
          place, "not an article; expected {\"id\", \"lang\", \"text\", \"reference\"}")
      }
      guard let language = record.lang.flatMap({ Language($0) }) ?? language,
        language.isSupported
      else {
        throw EvaluationError.unsupported(
          place, "the record names no language there is here; use fr, it or en")
      }
      let read = try SourceReader(options: ReadingOptions(format: .plain, language: language))
        .document(from: Array(record.text.utf8), path: path)
      return SummaryGold(
        id: record.id?.text ?? String(index),
        document: showsTitles ? record.title.map(read.titled) ?? read : read,
        references: record.reference.all)
    }
  }

  /// The lines that hold something, numbered from 1.
  static func lines(at path: String) throws -> [(index: Int, line: ArraySlice<UInt8>)] {
    try SourceFile.bytes(at: path).split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated().filter { !$0.element.allSatisfy { $0 <= 0x20 } }
      .map { ($0.offset + 1, $0.element) }
  }
}

/// A summary that another system made: `{"id", "summary"}`, a string (line ends part sentences) or a
/// list of sentences.
struct FoundSummary: Decodable {
  let id: JSONValue
  let summary: SummaryGold.Texts

  /// The summaries of a file by id, as lists of sentences.
  static func summaries(at path: String) throws -> [String: [String]] {
    let decoder = JSONDecoder()
    var summaries: [String: [String]] = [:]
    for (index, line) in try SummaryGold.lines(at: path) {
      guard let found = try? decoder.decode(FoundSummary.self, from: Data(line)),
        let id = found.id.text
      else {
        throw EvaluationError.badGold(
          Place(file: path, line: index), "not a summary; expected {\"id\", \"summary\"}")
      }
      summaries[id] = found.summary.all
    }
    return summaries
  }
}
