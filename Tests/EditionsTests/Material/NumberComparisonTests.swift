import Testing
import Text

@testable import Editions

@Suite struct NumberComparisonTests {
  private func mismatch(_ french: String, _ english: String) throws -> Bool {
    let versions = try [(Language.french, french), (.english, english)].map { language, text in
      Segmenter().segment(
        try SourceReader(options: ReadingOptions(format: .plain, language: language))
          .document(from: Array(text.utf8), path: "x"))
    }
    let numbers = versions.map {
      NumberReader($0.language).numbers(in: ByteRange(0..<$0.document.text.count), of: $0)
    }
    return NumberComparison(numbers[0], numbers[1]).isMismatch
  }

  @Test(arguments: [
    ("32 % de plus", "32% more"), ("10 000 euros", "10,000 euros"),
    ("10\u{202F}000 euros", "10.000 euros"), ("3,5 points", "3.5 points"),
    ("deux ans et 3 mois", "2 years and 3 months"), ("les années 90", "the 1990s"),
    ("à 17 heures", "at 5 in the afternoon"), ("le 9 février 2026", "February 9, 2026"),
    ("sans chiffre", "no digits"), ("3,50 euros", "3.5 euros"),
    ("trois ans et 12 jours", "3 years and twelve days"), ("3 millions", "3 million"),
    ("de 2 à 3 milliards", "2 to 3 billion"), ("à 14 h 30", "at 2:30 p.m."),
  ])
  func sameNumbers(french: String, english: String) throws {
    #expect(try !mismatch(french, english))
  }

  @Test(arguments: [
    ("32 % de plus", "23% more"), ("10 000 euros", "10,001 euros"), ("en 2024", "in 2025"),
    ("de 23 à 114", "from 23 to 141"), ("de 17 à 5 points", "from 5 to 6 points"),
    ("22 morts", "10 dead"), ("17 pour cent", "5 percent"), ("20 personnes", "2020 people"),
    ("20 milliards", "20 million"), ("3 millions", "$3 billion"),
  ])
  func changedNumbers(french: String, english: String) throws {
    #expect(try mismatch(french, english))
  }
}
