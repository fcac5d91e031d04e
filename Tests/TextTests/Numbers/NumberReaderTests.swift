import Testing

@testable import Text

@Suite struct NumberReaderTests {
  private func numbers(_ text: String, _ language: Language) throws -> [NumberReader.Number] {
    let document = try SourceReader(options: ReadingOptions(format: .plain, language: language))
      .document(from: Array(text.utf8), path: "-")
    let segmented = Segmenter().segment(document)
    return segmented.sentences.indices.flatMap {
      NumberReader(language).numbers(inSentence: $0, of: segmented)
    }
  }

  /// Whether a number of the first text is said in the second.
  private func isSaid(
    _ text: String, _ language: Language, in other: String, _ otherLanguage: Language
  ) throws -> Bool {
    let own = try numbers(text, language).filter(\.isInDigits)
    let others = try numbers(other, otherLanguage)
    #expect(!own.isEmpty, "\(text)")
    return own.allSatisfy { number in others.contains { number.isSame(as: $0) } }
  }

  @Test(arguments: [
    ("It cost 1,234.5 euros.", "Cela a coûté 1 234,5 euros.", "È costato 1.234,5 euro."),
    ("It grew by 32% in a year.", "Hausse de 32 % en un an.", "Crescita del 32 % in un anno."),
    ("There are 2 million of them.", "Il y en a deux millions.", "Ce ne sono due milioni."),
    ("It took 10,000 days.", "Il a fallu 10 000 jours.", "Ci sono voluti 10.000 giorni."),
    ("They are 2,500,000.", "Ils sont 2 500 000.", "Sono 2 500 000."),
    ("About 2,000,000 people.", "Environ 2 millions de personnes.", "Circa 2 milioni di persone."),
    ("It was 2.5 million.", "C'était 2,5 millions.", "Erano 2.500.000 euro."),
    ("He came on 9 May.", "Il est venu le neuf mai.", "È venuto il nove maggio."),
    ("On 05/02/2026.", "Le 5 février 2026.", "Il cinque febbraio 2026."),
    ("He is 98 years old.", "Il a quatre-vingt-dix-huit ans.", "Ha novantotto anni."),
    ("Some 350 were there.", "Ils étaient trois cent cinquante.", "Erano trecento cinquanta."),
    ("By 1990 it was over.", "Dès les années 90.", "Dagli anni novanta."),
    ("At 5 in the afternoon.", "À 17 heures.", "Alle 17."),
    ("In the 19th century, 19 of them.", "Au XIXe siècle.", "Nel XIX secolo."),
    ("Only 50% of them.", "La moitié seulement.", "Solo la metà."),
    ("It began at 2:30 p.m.", "Cela a commencé à 14 h 30.", "È iniziato alle 14.30."),
    ("It closed at 5 p.m.", "Fermeture à 17h.", "Chiude alle ore 17."),
    ("It rang at 12 a.m.", "Cela a sonné à 0 h.", "Ha suonato alle 0."),
    ("It cost 20 million euros.", "Cela a coûté 20 M€.", "È costato 20 mln di euro."),
    ("It cost $3bn.", "Cela a coûté 3 milliards.", "È costato 3 mld."),
    ("From 2 to 3 million.", "De 2 à 3 millions.", "Da 2 milioni a 3 milioni."),
    ("It was 2.5 million.", "C'était 2 millions et demi.", "Erano 2 milioni e mezzo."),
    ("Students of May 1968.", "Les étudiants de mai 68.", "Gli studenti del maggio '68."),
    ("In the years 1914 to 1918.", "Pendant 1914-18.", "Nel 1914-18."),
    ("It was 05/02/2026.", "C'était le 05/02/26.", "Era il 05/02/26."),
  ])
  func saysTheSame(english: String, french: String, italian: String) throws {
    #expect(try isSaid(english, .english, in: french, .french), "\(french)")
    #expect(try isSaid(english, .english, in: italian, .italian), "\(italian)")
  }

  @Test(arguments: [
    ("It grew by 32%.", "Hausse de 23 %."), ("In 2024 it began.", "Cela a commencé."),
    ("Some 350 billion.", "Environ 35 milliards."), ("In 1990.", "En 1991."),
    ("It was 1,234.", "C'était 1 235."),
    // Half a day apart, but no times of day.
    ("It killed 22 people.", "Il a tué 10 personnes."), ("It rose 17 percent.", "De 5 pour cent."),
    ("It took 5 hours.", "Cela a pris 17 heures."), ("At 5 a.m.", "À 17 heures."),
    // The same ending, but no years.
    ("It holds 2020 people.", "Il accueille 20 personnes."),
    ("In 1990 it held 12.", "Il en a accueilli 90 et 12."),
    // The same digits, but another scale.
    ("It cost 20 million.", "Cela a coûté 20 milliards."), ("It cost $3 billion.", "3 millions."),
    ("It cost 20 million.", "Cela a coûté 20 euros."), ("It cost $20m.", "Cela a coûté 20 euros."),
    ("It cost 20 million.", "Cela a coûté vingt milliards."),
    ("It cost 10,000.", "Cela a coûté 10 euros."), ("It sold 10.", "On en a vendu 10 000."),
  ])
  func saysAnother(english: String, french: String) throws {
    #expect(try !isSaid(english, .english, in: french, .french), "\(french)")
  }

  @Test func hugeNumbersInWordsDoNotOverflow() throws {
    let text = Array(repeating: "hundred", count: 200).joined(separator: " ") + "."
    #expect(try !numbers(text, .english).isEmpty)
    let million = Array(repeating: "million billion", count: 100).joined(separator: " ") + "."
    #expect(try !numbers(million, .english).isEmpty)
  }

  @Test func settingsAreSortedAndOfKnownKinds() {
    let rows = ResourceTable(PackageResources.number_settings_tsv).rows.map { row in
      row.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(rows.allSatisfy { $0.count == 3 })
    #expect(
      Set(rows.map { $0[1] }) == [
        "afternoon", "hour-after", "hour-before", "morning", "year", "year-before",
      ])
    for (first, second) in zip(rows, rows.dropFirst()) {
      #expect((first[0], first[1], first[2]) < (second[0], second[1], second[2]))
    }
  }

  @Test func tableIsSortedAndHasNoWordTwice() {
    let rows = ResourceTable(PackageResources.number_words_tsv).rows.map { row in
      row.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(rows.allSatisfy { $0.count == 4 && Int($0[3]) != nil })
    let names = rows.map { "\($0[0]) \($0[2])" }
    #expect(Set(names).count == names.count)
    #expect(Set(rows.map { $0[1] }) == ["alone", "joins", "scale", "sign", "value"])
    for (first, second) in zip(rows, rows.dropFirst()) {
      #expect((first[0], first[1], first[2]) < (second[0], second[1], second[2]))
    }
  }
}
