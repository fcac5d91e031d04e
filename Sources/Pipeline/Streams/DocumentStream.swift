internal import Editions
internal import FoundationEssentials
public import Text

/// Documents as JSON Lines: one `{"id", "lang", "title"?, "text", "format"?}` a line in, one result
/// object a line out, in order, with the same `id`.
///
/// A record that cannot be read gives `{"id", "error": {"code", "message"}}`, and the stream goes
/// on. No state passes from line to line, so the same line gives the same bytes wherever it
/// stands, and memory is bounded by the longest line: any engine that pipes text through programs
/// can share the work.
public struct DocumentStream: Sendable {
  /// The most bytes of one line.
  public static let lineLimit = 256 << 20

  private let reading: ReadingOptions

  /// - Parameter reading: Language and format of records that do not name their own; records
  ///   without either are plain text, and their language is found from the words.
  public init(reading: ReadingOptions = ReadingOptions()) { self.reading = reading }

  private struct Record: Decodable {
    let id: JSONValue?
    let lang: String?
    let title: String?
    let text: String
    let format: String?
  }

  private struct Identifier: Decodable { let id: JSONValue? }

  private struct Failure: Encodable {
    struct Reason: Encodable {
      let code: String
      let message: String
    }
    let error: Reason

    init(_ code: String, _ message: String) { error = Reason(code: code, message: message) }
  }

  /// An object with the record's `id` before the result's own members.
  private struct Answer<Body: Encodable>: Encodable {
    let id: JSONValue
    let body: Body

    enum CodingKeys: CodingKey { case id }

    func encode(to encoder: any Encoder) throws {
      try body.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
    }
  }

  /// Answers every line of a file descriptor.
  ///
  /// - Parameters:
  ///   - descriptor: Open for reading; 0 for standard input.
  ///   - result: What to say of a document: a value with named members.
  ///   - write: Takes each answer, a line with its line feed.
  public func answer(
    linesOf descriptor: Int32, write: ([UInt8]) -> Void,
    result: (Document) throws -> any Encodable
  ) {
    var lines = LineReader(descriptor: descriptor, limit: Self.lineLimit)
    while let line = lines.next() {
      switch line {
      case .tooLong:
        write(
          Self.line(
            .null, Failure("record-too-long", "a line of more than \(Self.lineLimit) bytes")))
      case .bytes(let bytes):
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        write(answer(to: bytes, result))
      }
    }
  }

  /// The answer to one record.
  func answer(to line: [UInt8], _ result: (Document) throws -> any Encodable) -> [UInt8] {
    let decoder = JSONDecoder()
    let data = Data(line)
    let record: Record
    do {
      record = try decoder.decode(Record.self, from: data)
    } catch {
      let id = (try? decoder.decode(Identifier.self, from: data))?.id ?? .null
      return Self.line(id, Failure("bad-record", Self.problem(of: line, error)))
    }
    let id = record.id ?? .null
    do {
      return Self.line(id, try result(document(of: record)))
    } catch let error as any DiagnosableError {
      return Self.line(id, Failure(error.diagnostic.code, error.diagnostic.message))
    } catch {
      return Self.line(id, Failure("internal", "\(error)"))
    }
  }

  private static func problem(of line: [UInt8], _ error: any Error) -> String {
    if String(validating: line, as: UTF8.self) == nil { return "the line is not UTF-8" }
    switch error {
    case DecodingError.keyNotFound(let key, _):
      return "there is no \"\(key.stringValue)\"; expected {\"id\", \"lang\", \"text\"}"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      guard let key = context.codingPath.first else {
        return "the line is no object; expected {\"id\", \"lang\", \"text\"}"
      }
      return "\"\(key.stringValue)\" must be a string"
    default: return "the line is not JSON; expected {\"id\", \"lang\", \"text\"}"
    }
  }

  private func document(of record: Record) throws -> Document {
    var options = reading
    if let tag = record.lang {
      guard let language = Language(tag), language.isSupported else {
        throw StreamError.unsupportedLanguage(tag)
      }
      options.language = language
    }
    if let name = record.format {
      guard let format = Format(rawValue: name) else { throw StreamError.unknownFormat(name) }
      options.format = format
    }
    options.format = options.format ?? .plain
    let document = try SourceReader(options: options)
      .document(from: Array(record.text.utf8), path: "-")
    return record.title.map(document.titled) ?? document
  }

  private static func line(_ id: JSONValue, _ body: any Encodable) -> [UInt8] {
    func encoded(_ body: some Encodable) -> [UInt8] {
      JSONText.line(Answer(id: id, body: body))
    }
    return encoded(body)
  }
}

/// A record that is JSON but asks for what there is not.
enum StreamError: DiagnosableError {
  case unsupportedLanguage(String)
  case unknownFormat(String)

  var diagnostic: Diagnostic {
    switch self {
    case .unsupportedLanguage(let tag):
      Diagnostic(
        .error, code: "unsupported-language", "no such language here: \(tag); use fr, it or en")
    case .unknownFormat(let name):
      Diagnostic(
        .error, code: "unknown-format",
        "no such format: \(name); use markdown, html or plain")
    }
  }
}

extension Document {
  /// The same document under another title.
  func titled(_ title: String) -> Document {
    var metadata = metadata
    metadata.title = title
    return Document(
      path: path, source: source, format: format, language: language,
      languageEvidence: languageEvidence, metadata: metadata, text: text, sourceMap: sourceMap,
      blocks: blocks, links: links, images: images, verbatim: verbatim, quoted: quoted)
  }
}
