/// Tells French, Italian and English apart by the letter trigrams of the words.
///
/// Each trigram of `Resources/trigrams.tsv` votes with the logarithm of how much more usual it is
/// in one language than in the others (Cavnar and Trenkle 1994, as a naive Bayes classifier).
/// Word edges count as letters, so that the short function words, which differ most, weigh most.
package struct LanguageDetector: Sendable {
  /// With the trigrams that come with the program.
  package static let shared = LanguageDetector(trigrams: PackageResources.trigrams_tsv)

  /// A text tells its language in its beginning.
  static let byteLimit = 65_536

  /// Open addressing: packed trigrams, 0 where free; the size is a power of two.
  private var keys: [UInt64]
  private var scores: [SIMD4<Int32>]

  init(trigrams table: [UInt8]) {
    keys = Array(repeating: 0, count: 4096)
    scores = Array(repeating: .zero, count: 4096)
    for line in table.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: 0x09)
      guard fields.count == 4 else { continue }
      var key: UInt64 = 0
      for scalar in String(decoding: fields[0], as: UTF8.self).unicodeScalars {
        key = Self.pushing(scalar == "_" ? Self.edge : scalar.value, into: key)
      }
      let numbers = fields.dropFirst().map { Int32(String(decoding: $0, as: UTF8.self)) ?? 0 }
      let slot = slot(of: key)
      keys[slot] = key
      scores[slot] = SIMD4(numbers[0], numbers[1], numbers[2], 0)
    }
  }

  /// The language whose trigrams the text has, and how sure that is, in 0…1. A text without words
  /// passes for English, with confidence 0. O(bytes), at most 64 KiB.
  package func language(of text: [UInt8]) -> (language: Language, confidence: Double) {
    var votes = SIMD4<Int32>.zero
    var all = 0
    var known = 0
    let end = min(text.count, Self.byteLimit)
    text.withUnsafeBufferPointer { bytes in
      var key: UInt64 = 0
      var isInWord = false
      var offset = 0
      func count() {
        all += 1
        let slot = slot(of: key)
        if keys[slot] == key {
          known += 1
          votes &+= scores[slot]
        }
      }
      while offset < end {
        let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: offset)
        offset += width
        if let letter = Self.lowercaseLetter(scalar) {
          if !isInWord { key = Self.pushing(Self.edge, into: 0) }
          key = Self.pushing(letter, into: key)
          if key >> 42 != 0 { count() }
          isInWord = true
        } else if isInWord {
          key = Self.pushing(Self.edge, into: key)
          if key >> 42 != 0 { count() }
          isInWord = false
        }
      }
    }
    guard all > 0 else { return (.english, 0) }
    let languages = Language.supported
    var best = 0
    for index in 1..<languages.count where votes[index] > votes[best] { best = index }
    let second = languages.indices.filter { $0 != best }.map { votes[$0] }.max() ?? 0
    // Neighbouring trigrams say the same thing again: the margin counts for a quarter of it.
    let bits = Double(votes[best] - second) / 40
    let certainty = 1 - 2 / (1 + Self.powerOfTwo(min(bits, 60)))
    // In these three languages 40 % and more of the trigrams are in the table; in others fewer.
    let coverage = min(1, Double(known) / Double(all) / 0.4)
    return (languages[best], max(0, min(1, certainty * coverage)))
  }

  private static let edge: UInt32 = 0x5F

  /// Three scalars of 21 bits each, the first one on top.
  private static func pushing(_ scalar: UInt32, into key: UInt64) -> UInt64 {
    (key << 21 | UInt64(scalar)) & 0x7FFF_FFFF_FFFF_FFFF
  }

  /// Letters of the Latin script, as far as the three languages use them, in lower case.
  private static func lowercaseLetter(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF: scalar
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: scalar + 0x20
    case 0x100...0x17F: scalar | 1
    case 0x370...0x1FFF, 0x3040...0xD7FF: scalar
    default: nil
    }
  }

  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  /// 2 to the power of a number that is not negative, without a mathematics library.
  private static func powerOfTwo(_ exponent: Double) -> Double {
    let whole = exponent.rounded(.down)
    let rest = exponent - whole
    // Between two powers a quadratic through both and through the square root of their product.
    let fraction = 1 + rest * (0.656854 + 0.343146 * rest)
    return Double(sign: .plus, exponent: Int(whole), significand: fraction)
  }
}
