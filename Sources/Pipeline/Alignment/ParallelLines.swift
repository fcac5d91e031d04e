package import Bitext
public import Text

/// Two files of one segment a line, line `k` of the one saying the same as line `k` of the other.
public struct ParallelLines: Sendable {
  /// One of the files.
  struct Side: Sendable {
    let language: Language
    fileprivate let text: [UInt8]
    /// Where lines begin; and the end.
    fileprivate let starts: [Int]

    fileprivate var count: Int { starts.count - 1 }

    /// The bytes of a line, without its end.
    func line(_ index: Int) -> ArraySlice<UInt8> {
      var line = text[starts[index]..<max(starts[index], starts[index + 1] - 1)]
      if line.last == 0x0D { line.removeLast() }
      return line
    }

    fileprivate init(_ text: [UInt8], _ language: Language) {
      self.language = language
      self.text = text
      var starts = [0]
      for (index, byte) in text.enumerated() where byte == 0x0A { starts.append(index + 1) }
      // The last line has no end of its own; an empty file has no line.
      if !text.isEmpty { starts.append(text.count + 1) }
      self.starts = starts
    }
  }

  let sides: [Side]

  /// The number of segments.
  public var count: Int { sides[0].count }

  /// Reads the files. O(bytes).
  ///
  /// - Parameters:
  ///   - paths: Two of them.
  ///   - languages: As for `PresplitReader`.
  /// - Throws: `ParallelLinesError` where they have different numbers of lines.
  public init(at paths: [String], languages: [Language?], reader: PresplitReader) throws {
    var sides: [Side] = []
    for (index, path) in paths.enumerated() {
      let given = index < languages.count ? languages[index] : nil
      sides.append(
        Side(try reader.text(at: path), given ?? PresplitReader.language(ofFile: path)))
    }
    if sides[0].count != sides[1].count {
      throw ParallelLinesError.counts(
        paths[0], sides[0].count, paths[1], sides[1].count)
    }
    self.sides = sides
  }

  /// Texts that are at hand.
  init(_ source: [String], _ target: [String], languages: (Language, Language)) {
    let bytes = [source, target].map { lines in
      Array(lines.joined(separator: "\n").utf8)
    }
    sides = [Side(bytes[0], languages.0), Side(bytes[1], languages.1)]
  }

  /// Lines that are tokenized at a time: few enough to weigh nothing beside the words.
  private static let portion = 2_000

  /// The words of all lines, by the pieces between spaces. O(bytes).
  package var words: ParallelWords {
    var words = ParallelWords(from: sides[0].language, to: sides[1].language)
    for start in stride(from: 0, to: count, by: Self.portion) {
      let texts = sides.map { side in
        PresplitText.segmented(
          lines: (start..<min(count, start + Self.portion)).map {
            String(decoding: side.line($0), as: UTF8.self)
          }, language: side.language)
      }
      words.append(texts[0], texts[1], positions: .spaced)
    }
    return words
  }

  /// The pieces of a line between spaces and tabs, as bytes of the line.
  static func pieces(of line: ArraySlice<UInt8>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start: Int?
    for (offset, byte) in line.enumerated() {
      if byte == 0x20 || byte == 0x09 {
        if let begin = start { pieces.append(begin..<offset) }
        start = nil
      } else if start == nil {
        start = offset
      }
    }
    if let begin = start { pieces.append(begin..<line.count) }
    return pieces
  }
}

/// Files that are not parallel.
public enum ParallelLinesError: DiagnosableError {
  case counts(String, Int, String, Int)

  public var diagnostic: Diagnostic {
    switch self {
    case .counts(let one, let count, let other, let otherCount):
      Diagnostic(
        .error, code: "not-parallel",
        "the file has \(count) lines and \(other) has \(otherCount); give files of one segment a "
          + "line, line by line the same", at: Place(file: one))
    }
  }
}
