import Quotations
import TestSupport
import Testing
import Text

/// Rules of reported speech, a line of our own for each: who speaks, by the grammar of the sentence.
@Suite struct ReportedSpeechTests {
  @Test(arguments: [
    // Names with particles, nicknames, institutions.
    AnnotatedParagraph(
      "⟦« On rentre »⟧, tranche Gwenaël Le Bihan. ⟦« Vite »⟧, dit-il.", "Gwenaël Le Bihan",
      "Gwenaël Le Bihan"),
    AnnotatedParagraph(
      "Omar « Momo » Keller revient. ⟦« J'ai faim »⟧, plaisante l'ancien joueur.",
      "Omar « Momo » Keller"),
    AnnotatedParagraph(
      "⟦« Restez chez vous »⟧, conseille Sûreté nationale Jura.", "Sûreté nationale Jura"),
    AnnotatedParagraph(
      "Le Médiateur des écoles s'alarme d'⟦« une dérive »⟧.", "Médiateur des écoles"),
    // Places are no persons.
    AnnotatedParagraph(
      "Awa Sylla peint les falaises de Saint-Aubry. ⟦« Je recommence »⟧, soupire l'artiste.",
      "Awa Sylla"),
    // Somebody unnamed stays unnamed, with the complement.
    AnnotatedParagraph(
      "⟦« C'est plié »⟧, souffle un conseiller du préfet.", "un conseiller du préfet"),
    AnnotatedParagraph("Une habitante pleure. Une autre soupire : ⟦« Encore ! »⟧", "Une autre"),
    AnnotatedParagraph(
      "Claire Rey dirige l'usine. Le promoteur a revu son plan, assurant que ⟦« rien ne presse »⟧.",
      "Le promoteur"),
    // The first, the second, the last of two.
    AnnotatedParagraph(
      "Ni Paule Rey ni Omar Blin ne rient. ⟦« Moi non »⟧, jure la première. ⟦« Moi si »⟧, dit le second.",
      "Paule Rey", "Omar Blin"),
    // Genders of first names and articles.
    AnnotatedParagraph(
      "La cinéaste Nino Vasadze a vu Omar Blin. ⟦« Il dort »⟧, sourit-elle.", "Nino Vasadze"),
    // Predicates that no list has, before a colon.
    AnnotatedParagraph("Un élu, sous anonymat, est plus sombre : ⟦« C'est fini. »⟧", "Un élu"),
    AnnotatedParagraph("Paule Rey n'en revient pas : ⟦« Quelle foule ! »⟧", "Paule Rey"),
    AnnotatedParagraph("Même refrain chez Omar Blin : ⟦« On tiendra. »⟧", "Omar Blin"),
    // An object pronoun before the verb.
    AnnotatedParagraph("Paule Rey leur écrivait : ⟦« Tenez bon. »⟧", "Paule Rey"),
    AnnotatedParagraph("Faux, lui répond Omar Blin : ⟦« Il pleut. »⟧", "Omar Blin"),
    // A fragment hangs on the cue before it.
    AnnotatedParagraph(
      "À Omar Blin, qui l'avait traité de ⟦« clown »⟧, Paul Rey a répliqué par écrit.", "Omar Blin"),
    // The subject of the quoted verb.
    AnnotatedParagraph(
      "Paule Rey part. Dans un communiqué, Nordia ⟦« regrette »⟧ ce choix.", "Nordia"),
    AnnotatedParagraph("Au ministère, on parle d'une nuit ⟦« difficile »⟧.", "ministère"),
    AnnotatedParagraph(
      "Paule Rey peint. Selon elle, le mur demandait ⟦« un peu de bleu »⟧.", "Paule Rey"),
    // Who stands behind a preposition in the same sentence is somebody else.
    AnnotatedParagraph(
      "Omar Blin siège ici. Devant Paul Rey, l'élu a dénoncé ⟦« un mensonge »⟧.", "Omar Blin"),
    // No words of somebody.
    AnnotatedParagraph("Le décret dit « anti-bruit » est prêt."),
    AnnotatedParagraph("Elle récuse le mot de « panique » ce soir."),
    AnnotatedParagraph("Le jury a primé « Le Sel des jours », de la cinéaste Awa Sylla."),
  ])
  func french(_ paragraph: AnnotatedParagraph) throws {
    let found = try found(paragraph, .french)
    #expect(found.text == paragraph.text)
    #expect(found.speakers == paragraph.speakers)
  }

  @Test(arguments: [
    AnnotatedParagraph(
      "⟦«Si parte»⟧, taglia corto Rita Dell'Orto. ⟦«Subito»⟧, aggiunge.", "Rita Dell'Orto",
      "Rita Dell'Orto"),
    AnnotatedParagraph("⟦«State a casa»⟧, raccomanda l'Arpa del Montese.", "Arpa del Montese"),
    // A subject left out is the one of the sentence before, none of this one.
    AnnotatedParagraph(
      "Olga Berti è arrivata. All'uscita la senatrice era calma. ⟦«Bene»⟧, ha commentato.",
      "Olga Berti"),
    AnnotatedParagraph(
      "Nino Sarti ha vinto. ⟦«Che fatica»⟧, ha detto. Del rivale, Ivo Greco, dice che è ⟦«un amico»⟧.",
      "Nino Sarti", "Nino Sarti"),
    AnnotatedParagraph("Nino Sarti ha vinto. Poi si corregge: ⟦«Abbiamo vinto»⟧.", "Nino Sarti"),
    AnnotatedParagraph(
      "⟦«Mi chiedono, racconta, se ho paura»⟧. Fa notte.", "-"),
    // No comma before the verb; verbs that take to be.
    AnnotatedParagraph("⟦«Non molliamo»⟧ ha detto ieri Nino Sarti a Pisa.", "Nino Sarti"),
    AnnotatedParagraph(
      "⟦«Basta così»⟧, è insorto il presidente dei coltivatori, Ivo Greco.", "Ivo Greco"),
    AnnotatedParagraph("⟦«Tutto regolare»⟧, assicurano dalla questura.", "questura"),
    // Agents and sources whose article is in the preposition.
    AnnotatedParagraph("Bollato come ⟦«inutile»⟧ dai comitati, il piano resta.", "comitati"),
    AnnotatedParagraph(
      "Olga Berti, studiosa, firma. A detta della studiosa, ⟦«il fiume è morto»⟧.", "Olga Berti"),
    AnnotatedParagraph("Uno di loro racconta: ⟦«Siamo scappati»⟧.", "Uno di loro"),
    AnnotatedParagraph(
      "Il legale della ditta, l'avvocato Ivo Greco, ribatte: ⟦«Falso»⟧.", "Ivo Greco"),
    AnnotatedParagraph("La procura ipotizza il reato di «frode aggravata» ai danni di tutti."),
    AnnotatedParagraph("La madre lo ricorda ⟦«allegro e testardo»⟧.", "La madre"),
    AnnotatedParagraph(
      "Nino Sarti scrive. Un giorno l'editrice gli avrebbe detto: ⟦«Tagli»⟧.", "l'editrice"),
    AnnotatedParagraph("Alla domanda se «Il pane nero» avrà un seguito, tace."),
  ])
  func italian(_ paragraph: AnnotatedParagraph) throws {
    let found = try found(paragraph, .italian)
    #expect(found.text == paragraph.text)
    #expect(found.speakers == paragraph.speakers)
  }

  @Test(arguments: [
    AnnotatedParagraph(
      "Grace Moss and Ian Peel met. ⟦“I won,”⟧ says the former. The latter agrees: ⟦“She did.”⟧",
      "Grace Moss", "Ian Peel"),
    AnnotatedParagraph("A miner wept. Another sighed: ⟦“It is over.”⟧", "Another"),
    AnnotatedParagraph("Not so, says Ian Peel: ⟦“It rained.”⟧", "Ian Peel"),
    AnnotatedParagraph("For the Redport coach, Dean Moll, it was ⟦“a trap”⟧.", "Dean Moll"),
    AnnotatedParagraph("In a statement, Nordex ⟦“took note”⟧ of it.", "Nordex"),
    AnnotatedParagraph(
      "A memo from its chair, Ian Peel, was shorter: ⟦“Work harder.”⟧", "Ian Peel"),
    AnnotatedParagraph("⟦“We sail,”⟧ he told passengers.", "he"),
    AnnotatedParagraph("One of the strikers put it bluntly: ⟦“We quit.”⟧", "One of the strikers"),
    AnnotatedParagraph("The critic’s latest, “The Long Ledger”, was praised."),
  ])
  func english(_ paragraph: AnnotatedParagraph) throws {
    let found = try found(paragraph, .english)
    #expect(found.text == paragraph.text)
    #expect(found.speakers == paragraph.speakers)
  }

  @Test(arguments: [
    (
      "Un élu, sous anonymat, est plus sombre : « C'est fini. »", Language.french, "est plus sombre"
    ),
    ("Paule Rey, elle, a choisi : « Je pars. »", .french, "choisi"),
    ("Paule Rey leur écrivait : « Tenez bon. »", .french, "écrivait"),
    ("Nino Sarti glissa: «Vedremo».", .italian, "glissa"),
    ("«Tagli», lo esorta Ivo Greco.", .italian, "esorta"),
    ("“We won.” ― Grace Moss", .english, "―"),
    ("“We sail,” he told passengers.", .english, "told"),
  ])
  func cue(text: String, language: Language, cue: String) throws {
    let document = try segmented(text, language)
    let found = QuotationFinder().quotations(in: document).first?.attribution?.cue
    #expect(found.map { document.document.string($0) } == cue)
  }

  @Test(arguments: [
    // Questions between the answers; the name behind the first.
    (
      "« Oui, tout. » Paule Rey, luthière, referme l'atelier.\n\nEt demain ?\n\n« Rien. »",
      Language.french, ["Paule Rey", "Paule Rey"]
    ),
    (
      "«Mi fermo». Con queste parole Olga Berti ha aperto la seduta.", .italian, ["Olga Berti"]
    ),
    // Somebody unnamed in the paragraph before.
    (
      "Un riverain a vu la fumée.\n\n« C'était noir partout, on ne respirait plus. »", .french,
      ["Un riverain"]
    ),
    // The last speaker, however long the run.
    (
      "Omar Blin creuse. « Un mur. Une cave. Un puits. Un four. Un toit. »\n\n« Un jour. Un mois. »\n\n« Je tiens », dit le terrassier.",
      .french, ["Omar Blin", "Omar Blin", "Omar Blin"]
    ),
    // A company that is "she".
    (
      "Transvia a reconnu « une panne ». Dans un courriel, elle promet « un remboursement ».",
      .french, ["Transvia", "Transvia"]
    ),
  ])
  func speakersOfParagraphs(text: String, language: Language, names: [String]) throws {
    let document = try segmented(text, language)
    let found = QuotationFinder().quotations(in: document).filter(\.isQuotedSpeech).map {
      $0.attribution?.name
        ?? $0.attribution?.speaker.map { document.document.string($0) } ?? "-"
    }
    #expect(found == names)
  }
}
