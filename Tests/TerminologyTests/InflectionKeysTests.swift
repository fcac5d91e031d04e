import Terminology
import Testing
import Text

@Suite struct InflectionKeysTests {
  /// Forms of one word, each line.
  @Test(
    arguments: [
      (.french, "général généraux générale générales"),
      (.french, "nouveau nouvel nouvelle nouveaux nouvelles"),
      (.french, "premier première premières"),
      (.french, "heureux heureuse heureuses"),
      (.french, "directeur directrice directeurs directrices"),
      (.french, "salarié salariée salariés salariées"),
      (.french, "actif active actifs actives"),
      (.french, "européen européenne européens européennes"),
      (.french, "français française françaises"),
      (.french, "aigu aiguë aigus aiguës"),
      (.french, "travail travaux"),
      (.french, "œil yeux"),
      (.french, "vœu vœux"),
      (.french, "beau bel belle beaux belles"),
      (.french, "cheveu cheveux"),
      (.french, "sous-titre sous-titres"),
      (.french, "Grand-Mère grand-mères"),
      (.italian, "artificiale artificiali"),
      (.italian, "nuovo nuova nuovi nuove"),
      (.italian, "amico amica amici amiche"),
      (.italian, "tedesco tedesca tedeschi tedesche"),
      (.italian, "psicologo psicologi"),
      (.italian, "azione azioni"),
      (.italian, "vecchio vecchia vecchi vecchie"),
      (.italian, "ufficio uffici"),
      (.italian, "agente agenti"),
      (.italian, "evento eventi"),
      (.italian, "direttore direttrice direttori direttrici"),
      (.italian, "uomo uomini"),
      (.italian, "uovo uova"),
      (.italian, "problema problemi"),
      (.italian, "casa case"),
      (.italian, "computer computers"),
      (.english, "company companies"),
      (.english, "church churches"),
      (.english, "class classes"),
      (.english, "woman women"),
      (.english, "wife wives"),
      (.english, "hypothesis hypotheses"),
      (.english, "criterion criteria"),
      (.english, "big bigger biggest"),
      (.english, "easy easier easiest"),
      (.english, "virus viruses"),
      (.english, "CEO CEOs"),
    ] as [(Language, String)])
  func formsOfAWordShareAKey(_ language: Language, _ forms: String) {
    let keys = InflectionKeys(language)
    let found = Set(forms.split(separator: " ").map { keys.key(of: String($0)) })
    #expect(found.count == 1, "\(found.sorted())")
  }

  /// Different words, each line.
  @Test(
    arguments: [
      (.french, "licenciement licencier licencié"),
      (.french, "porte port"),
      (.french, "cours cour course"),
      (.french, "partie parti"),
      (.french, "fois foi foie"),
      (.french, "mère mer"),
      (.french, "accord accorde"),
      (.french, "fonction fonctionne"),
      (.french, "vente vent"),
      (.french, "pays paye"),
      (.italian, "caso casa"),
      (.italian, "porto porta"),
      (.italian, "fonte font"),
      (.italian, "banca banco"),
      (.italian, "funzione funziona"),
      (.italian, "licenziare licenziamento licenza"),
      (.italian, "genio gene"),
      (.italian, "social sociale"),
      (.english, "bill billion"),
      (.english, "new news"),
      (.english, "economic economics"),
      (.english, "work worker"),
      (.english, "form former"),
      (.english, "mass mas"),
      (.english, "specimen speciman"),
    ] as [(Language, String)])
  func differentWordsHaveDifferentKeys(_ language: Language, _ words: String) {
    let keys = InflectionKeys(language)
    let list = words.split(separator: " ").map(String.init)
    let found = Set(list.map { keys.key(of: $0) })
    #expect(found.count == list.count, "\(list.map { keys.key(of: $0) })")
  }

  @Test func aKeyOfOddWordsIsNoTrap() throws {
    for language in [Language.french, .italian, .english, try #require(Language("de"))] {
      let keys = InflectionKeys(language)
      for word in ["", "s", "ss", "es", "-", "--", "é", "ée", "aux", "42", "x-s"] {
        #expect(keys.key(of: word).utf8.count <= word.utf8.count + 2)
      }
    }
    #expect(InflectionKeys(try #require(Language("de"))).key(of: "Häuser") == "häuser")
  }
}
