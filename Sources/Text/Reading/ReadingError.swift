/// Why a source could not be read, where, and what to do about it.
public enum ReadingError: DiagnosableError, Equatable {
  case missingFile(Place)
  case isADirectory(Place)
  /// The system refuses to open or read the file; `reason` is its own word for it.
  case unreadable(Place, reason: String)
  /// The file has more bytes than offsets can count.
  case tooLarge(Place, bytes: Int)
  /// A plain text that is read part by part has a paragraph, beginning at the place, of more bytes
  /// than are held at once.
  case paragraphTooLong(Place, limit: Int)
  /// Nothing but white space.
  case empty(Place)
  case onlyFrontMatter(Place)
  /// Markup and images, but no words.
  case noText(Place)
  case brokenFrontMatter(Place, problem: String)
  /// A settings file that is no YAML.
  case brokenYAML(Place, problem: String)
  /// The bytes at the place are not UTF-8.
  case notUTF8(Place, value: UInt8)
  /// The bytes at the place do not belong to the encoding that was asked for.
  case notInEncoding(Place, encoding: String)
  case unknownEncoding(Place, name: String)
  case nulByte(Place)
  /// The document names its language with something that is not a language tag.
  case unsupportedLanguage(Place, tag: String)
  /// The Unicode library gave up, for lack of memory for instance.
  case notNormalizable(Place, reason: String)

  /// Where it happened.
  public var place: Place {
    switch self {
    case .missingFile(let place), .isADirectory(let place), .empty(let place),
      .onlyFrontMatter(let place), .noText(let place), .nulByte(let place):
      place
    case .unreadable(let place, _), .tooLarge(let place, _), .paragraphTooLong(let place, _),
      .brokenFrontMatter(let place, _), .brokenYAML(let place, _),
      .notUTF8(let place, _), .notInEncoding(let place, _), .unknownEncoding(let place, _),
      .unsupportedLanguage(let place, _), .notNormalizable(let place, _):
      place
    }
  }

  public var diagnostic: Diagnostic { Diagnostic(.error, code: code, message, at: place) }

  /// A stable name for the kind of error.
  public var code: String {
    switch self {
    case .missingFile: "missing-file"
    case .isADirectory: "is-a-directory"
    case .unreadable: "unreadable"
    case .tooLarge: "too-large"
    case .paragraphTooLong: "paragraph-too-long"
    case .empty: "empty"
    case .onlyFrontMatter: "only-front-matter"
    case .noText: "no-text"
    case .brokenFrontMatter: "broken-front-matter"
    case .brokenYAML: "broken-yaml"
    case .notUTF8: "not-utf8"
    case .notInEncoding: "not-in-encoding"
    case .unknownEncoding: "unknown-encoding"
    case .nulByte: "nul-byte"
    case .unsupportedLanguage: "unsupported-language"
    case .notNormalizable: "not-normalizable"
    }
  }

  private var message: String {
    switch self {
    case .missingFile: "there is no such file; check the path"
    case .isADirectory: "this is a folder; name a file in it"
    case .unreadable(_, let reason): "cannot be read: \(reason)"
    case .tooLarge(_, let bytes):
      "\(bytes) bytes are too many; split the file into parts of less than 2 GiB"
    case .paragraphTooLong(_, let limit):
      "a paragraph of more than \(limit) bytes begins here; part it with blank lines"
    case .empty: "the document is empty; give it some text"
    case .onlyFrontMatter: "there is front matter but no text below it; write the article there"
    case .noText: "the document has markup but no words; give it some text"
    case .brokenYAML(_, let problem): "not valid YAML: \(problem); mend it there"
    case .brokenFrontMatter(_, let problem):
      "the front matter is not valid YAML: \(problem); mend it or remove the --- fences"
    case .notUTF8(let place, let value):
      "byte 0x\(hexadecimal(value)) at offset \(place.byte ?? 0) is not UTF-8; "
        + "convert the file or name its encoding, such as --encoding windows-1252"
    case .notInEncoding(let place, let encoding):
      "the bytes at offset \(place.byte ?? 0) are not \(encoding); name another --encoding"
    case .unknownEncoding(_, let name):
      "there is no encoding named \(name); write for instance windows-1252 or iso-8859-15"
    case .nulByte(let place):
      "NUL byte at offset \(place.byte ?? 0); this is no text, or UTF-16 that lacks its "
        + "byte order mark (--encoding utf-16le)"
    case .unsupportedLanguage(_, let tag):
      "\"\(tag)\" is not a language tag; write fr, it or en"
    case .notNormalizable(_, let reason): "normalization failed: \(reason)"
    }
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "0" + digits : digits
  }
}
