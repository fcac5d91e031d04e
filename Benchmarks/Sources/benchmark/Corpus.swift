internal import Text

/// Long texts made from the seed article: its paragraphs again and again, with other numbers each
/// time, the same ones in every language.
struct Corpus {
  /// The Markdown paragraphs of the article's versions, front matter left out.
  private let paragraphs: [Language: [[UInt8]]]

  init(folder: String) throws {
    var paragraphs: [Language: [[UInt8]]] = [:]
    for language in Language.supported {
      let path = "\(folder)/article.\(language.code).md"
      let document = try SourceReader().document(at: path)
      let body = document.source[document.metadata.frontMatter.indices.upperBound...]
      paragraphs[language] = Self.paragraphs(of: body)
    }
    self.paragraphs = paragraphs
  }

  /// Bytes of one copy in one language.
  func byteCount(_ language: Language) -> Int {
    paragraphs[language, default: []].reduce(0) { $0 + $1.count + 2 }
  }

  /// The article so many times. Copies differ in their numbers, and the paragraphs under each
  /// copy's title in their order.
  func markdown(_ language: Language, copies: Int) -> [UInt8] {
    var result: [UInt8] = []
    let paragraphs = paragraphs[language, default: []]
    result.reserveCapacity(copies * byteCount(language))
    for copy in 0..<copies {
      var random = SplitMix(state: UInt64(copy))
      for index in paragraphs.indices.shuffled(using: &random) {
        Self.append(paragraphs[index], numbersFrom: UInt64(copy), to: &result)
        result += [0x0A, 0x0A]
      }
    }
    return result
  }

  private static func paragraphs(of body: ArraySlice<UInt8>) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var paragraph: [UInt8] = []
    for line in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !line.isEmpty {
        if !paragraph.isEmpty { paragraph.append(0x0A) }
        paragraph += line
      } else if !paragraph.isEmpty {
        result.append(paragraph)
        paragraph = []
      }
    }
    return paragraph.isEmpty ? result : result + [paragraph]
  }

  /// Copies a text with each number changed into another of as many digits, which depends on the
  /// number and the seed alone.
  private static func append(
    _ text: [UInt8], numbersFrom seed: UInt64, to result: inout [UInt8]
  ) {
    var random: SplitMix?
    for (index, byte) in text.enumerated() {
      guard (0x30...0x39).contains(byte) else {
        random = nil
        result.append(byte)
        continue
      }
      if random == nil {
        let digits = text[index...].prefix { (0x30...0x39).contains($0) }
        random = SplitMix(state: digits.reduce(seed << 20) { $0 &* 31 &+ UInt64($1) })
      }
      result.append(0x31 + UInt8((random?.next() ?? 0) % 9))
    }
  }
}

/// Random numbers that are the same on every run (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
