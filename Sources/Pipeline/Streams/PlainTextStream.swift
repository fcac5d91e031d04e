internal import Text

/// Reads plain text from a file descriptor in bounded memory: paragraphs as they come, each part
/// forgotten before the next one is read.
///
/// Parts end where paragraphs end, so what is found in them is what would be found in the whole,
/// however the bytes arrive. The language, where nothing names it, is that of the first 64 KiB of
/// text, as it is for every document.
struct PlainTextStream {
  /// The most bytes of a paragraph, its blank line included: what is held at once.
  static let paragraphLimit = 256 << 20

  private let reading: ReadingOptions
  private let paragraphLimit: Int
  private let readLength: Int

  /// - Parameters:
  ///   - reading: What is known of the text beforehand; the encoding must be UTF-8.
  ///   - paragraphLimit: The most bytes of a paragraph.
  ///   - readLength: How many bytes are asked for at a time.
  init(
    reading: ReadingOptions, paragraphLimit: Int = Self.paragraphLimit, readLength: Int = 1 << 20
  ) {
    self.reading = reading
    self.paragraphLimit = paragraphLimit
    self.readLength = readLength
  }

  /// Gives the parts of a text as documents, in order, each with the offset in the file that its
  /// source ranges count from. O(bytes).
  ///
  /// Where something is wrong with the bytes, the paragraphs before are given, then it is thrown.
  ///
  /// Text in UTF-16 is none of this type's: then what was read so far is given to `whole`, once,
  /// and nothing to `body`.
  func forEachPart(
    of descriptor: Int32, path: String, whole: ([UInt8]) throws -> Void,
    _ body: (Document, Int) throws -> Void
  ) throws {
    var input = Input(descriptor: descriptor, path: path, readLength: readLength)
    try input.fill(to: 6)
    if PlainTextParts.isUTF16(input.bytes), reading.encoding == nil {
      return try whole(input.bytes)
    }
    if PlainTextParts.mayHaveFrontMatter(input.bytes) {
      try input.fill(to: PlainTextParts.headLength)
    }
    let parts = try PlainTextParts(head: input.bytes, options: reading, path: path)
    var position = SourcePosition()
    position.advance(over: input.bytes[..<parts.start])
    let start = position
    input.drop(parts.start)

    var pending = PendingParts(parts)
    var searched = 0
    while true {
      if let end = PlainTextParts.paragraphEnd(in: input.bytes, from: searched) {
        try pending.add(input.drop(end), at: &position, body)
        searched = 0
      } else {
        searched = input.bytes.count
        if searched > paragraphLimit {
          try pending.finish(body)
          throw ReadingError.paragraphTooLong(position.place(in: path), limit: paragraphLimit)
        }
      }
      let room = max(paragraphLimit + 1 - input.bytes.count, 1)
      guard try input.read(upTo: room) else { break }
    }
    try pending.add(input.drop(input.bytes.count), at: &position, body)
    try pending.finish(body)
    if !pending.hasWords { throw parts.emptiness(at: start) }
  }

  /// What was read and not used yet.
  private struct Input {
    let descriptor: Int32
    let path: String
    let readLength: Int
    private(set) var bytes: [UInt8] = []

    init(descriptor: Int32, path: String, readLength: Int) {
      self.descriptor = descriptor
      self.path = path
      self.readLength = readLength
    }

    /// Reads once; `false` at the end of the file.
    mutating func read(upTo count: Int) throws(ReadingError) -> Bool {
      try SourceFile.read(descriptor, upTo: min(count, readLength), into: &bytes, path: path)
    }

    /// Reads until so many bytes are there, or all.
    mutating func fill(to count: Int) throws(ReadingError) {
      while bytes.count < count, try read(upTo: count - bytes.count) {}
    }

    /// Takes bytes off the front.
    @discardableResult
    mutating func drop(_ count: Int) -> [UInt8] {
      if count == bytes.count {
        defer { bytes = [] }
        return bytes
      }
      defer { bytes.removeSubrange(..<count) }
      return Array(bytes[..<count])
    }
  }

  /// Parts that wait until enough text is there to tell its language.
  private struct PendingParts {
    private let parts: PlainTextParts
    private var waiting: [(part: PlainTextParts.Part, start: Int)] = []
    private var beginning: [UInt8] = []
    private var language: (language: Language, evidence: LanguageEvidence)?
    private(set) var hasWords = false

    init(_ parts: PlainTextParts) {
      self.parts = parts
      language = parts.namedLanguage
    }

    /// Reads a part and moves behind it; one without words leaves no trace.
    mutating func add(
      _ bytes: [UInt8], at position: inout SourcePosition,
      _ body: (Document, Int) throws -> Void
    ) throws {
      let part: PlainTextParts.Part
      do {
        part = try parts.part(bytes, at: position)
      } catch {
        try addParagraphs(of: bytes, before: error, at: &position, body)
        throw error
      }
      let start = position.byte
      position.advance(over: bytes[...])
      if part.text.isEmpty { return }
      hasWords = true
      if let language { return try body(parts.document(of: part, in: language), start) }
      waiting.append((part, start))
      if !beginning.isEmpty { beginning.append(0x0A) }
      beginning += part.text
      if beginning.count >= PlainTextParts.bytesForLanguage { try finish(body) }
    }

    /// Adds what is good of a part that has an error, so that it does not matter which paragraphs
    /// happened to be in it.
    private mutating func addParagraphs(
      of bytes: [UInt8], before error: ReadingError, at position: inout SourcePosition,
      _ body: (Document, Int) throws -> Void
    ) throws {
      if let byte = error.place.byte {
        let good = Array(bytes.prefix(byte - position.byte))
        if let end = PlainTextParts.paragraphEnd(in: good) {
          try add(Array(good[..<end]), at: &position, body)
        }
      }
      try finish(body)
    }

    /// Decides on the language and gives what waits.
    mutating func finish(_ body: (Document, Int) throws -> Void) throws {
      if language != nil || waiting.isEmpty { return }
      let found = parts.language(ofText: beginning)
      language = found
      for (part, start) in waiting { try body(parts.document(of: part, in: found), start) }
      waiting = []
      beginning = []
    }
  }
}
