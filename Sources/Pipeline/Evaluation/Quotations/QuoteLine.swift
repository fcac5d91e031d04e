internal import FoundationEssentials
internal import Text

/// A quotation in a gold or system file: JSON, one a line. Offsets are Unicode scalars of the document.
struct QuoteLine: Decodable, Sendable {
  let doc: String
  var start: Int
  var end: Int
  var text: String?
  /// As named beside the quotation, or in full; `nil` where nobody is.
  var speaker: String?
  var speakerSurface: String?
  /// The full name.
  var speakerRef: String?
  var speakerResolved: String?
  /// `anonymous` where there is no name to be known.
  var speakerResolution: String?
  var speakerSpan: [Int]?
  var verb: String?
  var verbLemma: String?
  var verbSpan: [Int]?
  /// `negative` marks words between quotation marks that are no quotation; `term-pair` is not read.
  var kind: String?
  var type: String?
  /// The language of the document, where it is not that of the call.
  var lang: String?

  enum CodingKeys: String, CodingKey {
    case doc, start, end, text, speaker, verb, kind, type, lang
    case speakerSurface = "speaker_surface"
    case speakerRef = "speaker_ref"
    case speakerResolved = "speaker_resolved"
    case speakerResolution = "speaker_resolution"
    case speakerSpan = "speaker_span"
    case verbLemma = "verb_lemma"
    case verbSpan = "verb_span"
  }

  var span: Range<Int> { start..<max(start, end) }

  /// Reads a file. O(bytes).
  static func lines(at path: String) throws -> [QuoteLine] {
    let bytes = try SourceFile.bytes(at: path)
    let decoder = JSONDecoder()
    return try bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .compactMap { index, line in
        if line.allSatisfy({ $0 <= 0x20 }) { return nil }
        do {
          let quotation = try decoder.decode(QuoteLine.self, from: Data(line))
          guard 0 <= quotation.start, quotation.start <= quotation.end else {
            throw EvaluationError.badGold(
              Place(file: path, line: index + 1), "start and end are no range")
          }
          return quotation
        } catch let error as EvaluationError {
          throw error
        } catch {
          throw EvaluationError.badGold(
            Place(file: path, line: index + 1),
            "not a quotation: an object with doc, start and end")
        }
      }
  }
}

extension QuoteLine {
  /// The span without outer marks, blanks, commas and full stops at its edges, where the text is known.
  var trimmedSpan: Range<Int> {
    guard let scalars = text.map({ Array($0.unicodeScalars) }), scalars.count == span.count else {
      return span
    }
    var low = 0
    var high = scalars.count
    while low < high, Self.edges.contains(scalars[low]) { low += 1 }
    while high > low, Self.edges.contains(scalars[high - 1]) { high -= 1 }
    return high > low ? (start + low)..<(start + high) : span
  }

  private static let edges = Set(
    " \t\r\n\u{A0}\u{202F}\u{2009}«»“”„‟\"‹›'‘’`,.…".unicodeScalars)

  // MARK: Who and by which word

  /// Whether a system's speaker is the one named beside a gold quotation.
  func namesSameSurface(as found: QuoteLine) -> Bool {
    if Self.overlap(speakerSpan, found.speakerSpan) { return true }
    guard let name = found.speaker, !name.isEmpty else { return false }
    return [speakerSurface, speaker, speakerRef].contains { gold in
      gold.map { !$0.isEmpty && SpeakerName(name).isSame(as: SpeakerName($0)) } ?? false
    }
  }

  /// Whether a system knows the full name of a gold quotation's speaker.
  func namesSameSpeaker(as found: QuoteLine) -> Bool {
    if speakerResolution == "anonymous", namesSameSurface(as: found) { return true }
    guard let name = found.speakerResolved ?? found.speaker, !name.isEmpty else { return false }
    return SpeakerName(name).isSame(as: SpeakerName(speakerRef ?? speaker ?? ""))
  }

  func hasSameCue(as found: QuoteLine) -> Bool {
    if Self.overlap(verbSpan, found.verbSpan) { return true }
    let words = Set(SpeakerName.words(found.verb ?? ""))
    return [verb, verbLemma].contains { gold in
      let others = Set(SpeakerName.words(gold ?? ""))
      return !words.isEmpty && !others.isEmpty
        && (words.isSubset(of: others) || others.isSubset(of: words))
    }
  }

  private static func overlap(_ one: [Int]?, _ other: [Int]?) -> Bool {
    guard let one, let other, one.count == 2, other.count == 2 else { return false }
    return min(one[1], other[1]) > max(one[0], other[0])
  }
}

/// A name as the scorer compares it.
struct SpeakerName {
  private let all: [String]
  /// Without titles and articles.
  private let names: [String]

  init(_ text: String) {
    all = Self.words(text)
    names = all.filter { !Self.titles.contains($0) }
  }

  /// Equal, or of the same last word, or the one has all words of the other.
  func isSame(as gold: SpeakerName) -> Bool {
    guard let last = names.last, let goldLast = gold.names.last else {
      return all == gold.all && !all.isEmpty
    }
    let (own, others) = (Set(names), Set(gold.names))
    return names == gold.names || last == goldLast || others.isSubset(of: own)
      || names.count > 1 && own.isSubset(of: others)
  }

  /// Runs of letters, digits and `_`, small, without accents.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    func finish() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for scalar in text.lowercased().unicodeScalars {
      let value = scalar.value
      if (0x300...0x36F).contains(value) { continue }
      if (0xC0...0xFF).contains(value), value != 0xD7, value != 0xF7, value != 0xDF {
        word.unicodeScalars.append(
          Unicode.Scalar(LatinLetter.bare(second: UInt8(value - 0xC0 + 0x80))))
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar == "_"
      {
        word.unicodeScalars.append(scalar)
      } else {
        finish()
      }
    }
    finish()
    return words
  }

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "m", "mme", "dr", "le", "la", "les", "l", "the", "d", "de", "un", "une",
    "il",
    "lo", "gli", "a",
  ]
}
