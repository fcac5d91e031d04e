import ICU
import TestSupport
import Testing

@testable import Text

/// The scan must say of every text what ICU and the search for invisible characters say.
struct CleanTextScanTests {
  private func expectSameAnswer(_ scalars: [Unicode.Scalar], _ comment: String = "") throws {
    let bytes = scalars.flatMap { Array($0.utf8) }
    let isClean = try Normalizer().normalized(bytes) == nil
    let hasInvisible = scalars.contains { isAlwaysRemoved($0) }
    let isNormal = NormalizationFormC.contains(bytes.span)
    if hasInvisible || !isNormal {
      #expect(!isClean, "\(comment) \(scalars.map { String($0.value, radix: 16) })")
    } else if !scalars.contains(where: { $0 == "\u{200C}" || $0 == "\u{200D}" }) {
      #expect(isClean, "\(comment) \(scalars.map { String($0.value, radix: 16) })")
    }
  }

  /// Joiners apart, which may stay.
  private func isAlwaysRemoved(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<9, 0xB..<0x20, 0x7F..<0xA0, 0xAD, 0x200B, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// Every code point once, at three places in a text long enough for whole blocks.
  @Test func everyCodePoint() throws {
    let filler = Array(String(repeating: "Été à l’aube. ", count: 6).unicodeScalars)
    for value in UInt32(0)..<0x3_2000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(scalar.utf8)
      if value < 0x3000 || value % 37 == 0 {
        try expectSameAnswer(filler[..<40] + [scalar] + filler[40...])
      }
      // ICU alone, which is what matters for all others.
      try expectSameAnswer([scalar])
      if bytes.count == 3, value % 11 == 0 { try expectSameAnswer(["e", scalar] + filler) }
    }
  }

  @Test func randomTexts() throws {
    var random = SplitMix(seed: 5)
    let parts: [Unicode.Scalar] = [
      "a", "e", " ", "\n", "é", "É", "\u{301}", "\u{327}", "\u{A0}", "«", "’", "…", "€", "\u{202F}",
      "\u{2000}", "\u{2001}", "\u{2002}", "Ω", "\u{2126}", "\u{212B}", "가", "\u{1100}", "\u{1161}",
      "中", "😀", "\u{F900}", "\u{37E}", "\u{387}", "α", "\u{345}", "\u{2060}", "\u{AD}", "\t", "½",
      "\u{0958}", "\u{FB1D}", "\u{1D15E}", "\u{2ADC}", "\u{20D0}",
    ]
    for length in [3, 20, 90, 200, 700] {
      for _ in 0..<600 {
        // Mostly plain, so that long texts may be clean, too.
        let scalars = (0..<length).map { _ in
          Int.random(in: 0..<length, using: &random) < 3
            ? parts[Int.random(in: 0..<parts.count, using: &random)]
            : parts[Int.random(in: 0..<6, using: &random)]
        }
        try expectSameAnswer(scalars)
      }
    }
  }

  /// What is found at each place of a block, and across its end.
  @Test func everyOffset() throws {
    for suspect in ["\u{301}", "\u{AD}", "\u{200B}", "\u{2126}", "\u{7F}", "中\u{301}"] {
      for offset in 0..<140 {
        let before = Array(String(repeating: "x", count: offset).unicodeScalars)
        let behind = Array(String(repeating: "é", count: 70).unicodeScalars)
        try expectSameAnswer(before + Array(suspect.unicodeScalars) + behind)
        try expectSameAnswer(before + Array(suspect.unicodeScalars))
      }
    }
  }
}
