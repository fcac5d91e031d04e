import Quotations
import TestSupport
import Testing
import Text

/// Short paragraphs of our own: what counts as quoted, and who says it.
@Suite struct AttributionTests {
  @Test(arguments: [
    AnnotatedParagraph(
      "⟦« Nous étions coincés »⟧, explique une source. ⟦« Rien n'avançait. »⟧",
      "une source", "une source"),
    AnnotatedParagraph(
      "Jeanne Morel a quitté le groupe. ⟦« Je pars »⟧, a-t-elle écrit, ⟦« et je ne reviendrai pas. »⟧",
      "Jeanne Morel", "Jeanne Morel"),
    AnnotatedParagraph(
      "Selon Pierre Lang, ⟦« la mesure est inutile »⟧.", "Pierre Lang"),
    AnnotatedParagraph(
      "La mesure est ⟦« parfaitement inutile »⟧, selon Pierre Lang.", "Pierre Lang"),
    AnnotatedParagraph(
      "Le ministre a déclaré que ⟦« la loi serait votée »⟧ avant l'été.", "Le ministre"),
    AnnotatedParagraph(
      "Paul Durand dirige l'usine. Durand a écrit sur X que ⟦« les machines sont prêtes »⟧.",
      "Paul Durand"),
    AnnotatedParagraph(
      "Comme le note l'historienne Anne Petit, ⟦« rien n'est jamais perdu »⟧.", "Anne Petit"),
    AnnotatedParagraph(
      "Une accusation qu'OpenAI qualifie d'⟦« absolument fausse »⟧.", "OpenAI"),
    AnnotatedParagraph(
      "Sophie Roux, la directrice du musée, est partie. La directrice a précisé : ⟦« Tout est réglé. »⟧",
      "Sophie Roux"),
    AnnotatedParagraph(
      "Le secteur vit une « guerre des talents » sans précédent."),
    AnnotatedParagraph(
      "Le roman « Les Misérables » et le film « La Haine » sont au programme."),
    AnnotatedParagraph(
      "Marc Blanc a présenté son plan. Il prévient : ⟦« Le temps presse. »⟧ ⟦« Il faut agir »⟧, ajoute-t-il.",
      "Marc Blanc", "Marc Blanc"),
    AnnotatedParagraph(
      "⟦« Est-ce la fin ? »⟧ demande Luc Fabre.", "Luc Fabre"),
    AnnotatedParagraph(
      "La lettre de Claire Dumas commence ainsi : ⟦« Chers amis, je vous quitte aujourd'hui. »⟧",
      "Claire Dumas"),
    AnnotatedParagraph(
      "Hugo Mercier a répondu par un message, expliquant que l'équipe a été ⟦« réorganisée »⟧ pour ⟦« aller plus vite »⟧.",
      "Hugo Mercier", "Hugo Mercier"),
    AnnotatedParagraph(
      "⟦« C'est une chance »⟧, se félicite le maire de Lyon, Jean Perrin.", "Jean Perrin"),
    AnnotatedParagraph(
      "Le PDG d'HyperWrite, Matt Shumer, a récemment déclaré : ⟦« Nous verrons bien. »⟧",
      "Matt Shumer"),
    AnnotatedParagraph(
      "Bruno Caron a rencontré Alice Weber. ⟦« Il a menti »⟧, affirme-t-elle.", "Alice Weber"),
    // Verbs that no list has, by where they stand.
    AnnotatedParagraph("⟦« Tu avais trois coups d'avance »⟧, ronchonne Luc Fabre.", "Luc Fabre"),
    AnnotatedParagraph(
      "Luc Fabre arrive. ⟦« C'est pour descendre »⟧, a-t-il rigolé.", "Luc Fabre"),
    AnnotatedParagraph("Luc Fabre, ⟦« parrain des réseaux »⟧, a quitté Nordia.", "-"),
    // Descriptions, whatever the noun.
    AnnotatedParagraph(
      "L'archéologue Anne Petit fouille. ⟦« Nous cherchions un mur »⟧, dit l'archéologue.",
      "Anne Petit"),
    AnnotatedParagraph(
      "Luc Fabre, passeur à Brive, attend. ⟦« Quatre minutes »⟧, dit le passeur.", "Luc Fabre"),
    AnnotatedParagraph(
      "Pour Anne Petit, ⟦« il faudrait construire deux fois plus »⟧.", "Anne Petit"),
    AnnotatedParagraph(
      "⟦« Je ferme en juin, annonce Luc Fabre, et personne ne reprendra. »⟧", "Luc Fabre"),
    AnnotatedParagraph(
      "Le projet a été qualifié de ⟦« fausse bonne idée »⟧ par l'urbaniste Anne Petit.",
      "Anne Petit"),
    AnnotatedParagraph(
      "La Commission européenne parle. ⟦« Cela ne suffit plus »⟧, a tranché la Commission.",
      "Commission européenne"),
    AnnotatedParagraph("Un passage plus tranchant : ⟦« non »⟧.", "-"),
  ])
  func french(_ paragraph: AnnotatedParagraph) throws {
    let found = try found(paragraph, .french)
    #expect(found.text == paragraph.text)
    #expect(found.speakers == paragraph.speakers)
  }

  @Test(arguments: [
    AnnotatedParagraph(
      "⟦«Eravamo bloccati»⟧, spiega una fonte. ⟦«Niente si muoveva»⟧.", "una fonte", "una fonte"),
    AnnotatedParagraph(
      "Carla Neri ha lasciato il gruppo. ⟦«Vado via»⟧, ha scritto, ⟦«e non torno»⟧.",
      "Carla Neri", "Carla Neri"),
    AnnotatedParagraph("Secondo Paolo Verdi, ⟦«la misura è inutile»⟧.", "Paolo Verdi"),
    AnnotatedParagraph(
      "La misura è ⟦«del tutto inutile»⟧, secondo Paolo Verdi.", "Paolo Verdi"),
    AnnotatedParagraph(
      "Il ministro ha dichiarato che ⟦«la legge sarà votata»⟧ prima dell'estate.", "Il ministro"),
    AnnotatedParagraph(
      "Marco Rossi dirige la fabbrica. Rossi ha scritto su X che ⟦«le macchine sono pronte»⟧.",
      "Marco Rossi"),
    AnnotatedParagraph(
      "Come osserva la storica Anna Bianchi, ⟦«nulla è mai perduto»⟧.", "Anna Bianchi"),
    AnnotatedParagraph(
      "Un'accusa che OpenAI definisce ⟦«assolutamente falsa»⟧.", "OpenAI"),
    AnnotatedParagraph("Il settore vive una «guerra dei talenti» senza precedenti."),
    AnnotatedParagraph("Il romanzo «I promessi sposi» e il film «La strada» sono in programma."),
    AnnotatedParagraph(
      "⟦«È la fine?»⟧, chiede Luca Fabbri.", "Luca Fabbri"),
    AnnotatedParagraph(
      "⟦«Non è vero»⟧, ha detto Musk ai giornalisti.", "Musk"),
    AnnotatedParagraph(
      "La lettera di Chiara Greco comincia così: ⟦«Cari amici, oggi vi lascio»⟧.", "Chiara Greco"),
    AnnotatedParagraph(
      "Ugo Moretti ha risposto con un messaggio, spiegando che la squadra è stata ⟦«riorganizzata»⟧ per ⟦«andare più veloce»⟧.",
      "Ugo Moretti", "Ugo Moretti"),
    AnnotatedParagraph(
      "L'amministratore delegato di HyperWrite, Matt Shumer, ha detto: ⟦«Vedremo»⟧.",
      "Matt Shumer"),
    AnnotatedParagraph(
      "Zoë Hitzig, la cui lettera non lascia dubbi: le sue ⟦«profonde riserve»⟧ restano.",
      "Zoë Hitzig"),
    AnnotatedParagraph(
      "Scrive Mario Conti: ⟦«Il tempo stringe»⟧.", "Mario Conti"),
  ])
  func italian(_ paragraph: AnnotatedParagraph) throws {
    let found = try found(paragraph, .italian)
    #expect(found.text == paragraph.text)
    #expect(found.speakers == paragraph.speakers)
  }

  @Test(arguments: [
    AnnotatedParagraph(
      "⟦“We were stuck,”⟧ one source explains. ⟦“Nothing moved.”⟧", "one source", "one source"),
    AnnotatedParagraph(
      "Jane Moore left the group. ⟦“I am leaving,”⟧ she wrote, ⟦“and I am not coming back.”⟧",
      "Jane Moore", "Jane Moore"),
    AnnotatedParagraph(
      "According to Peter Lang, ⟦“the measure is useless.”⟧", "Peter Lang"),
    AnnotatedParagraph(
      "⟦“The measure is useless,”⟧ according to Peter Lang.", "Peter Lang"),
    AnnotatedParagraph(
      "⟦“It is done,”⟧ said Ann Carter, the mayor of Leeds. ⟦“We can go home.”⟧",
      "Ann Carter", "Ann Carter"),
    AnnotatedParagraph(
      "Paul Durand runs the plant. Durand wrote on X that ⟦“the machines are ready.”⟧",
      "Paul Durand"),
    AnnotatedParagraph(
      "As the tech journalist Brian Cole observes, ⟦“nothing is ever lost.”⟧", "Brian Cole"),
    AnnotatedParagraph("An accusation she calls ⟦“absolutely false.”⟧", "she"),
    AnnotatedParagraph("The sector lives through a “talent war” without end."),
    AnnotatedParagraph("On “Meet the Press” and in the novel “Great Expectations” it was said."),
    AnnotatedParagraph("⟦“Is it over?”⟧ Luke Faber asked.", "Luke Faber"),
    AnnotatedParagraph(
      "⟦“I’ve been insulted by the term ‘outreach,’ ”⟧ he told the group.", "he"),
    AnnotatedParagraph(
      "Claire Dunn’s letter begins: ⟦“Dear friends, I am leaving you today.”⟧", "Claire Dunn"),
    AnnotatedParagraph(
      "Hugh Mercer answered, saying the team had been ⟦“reorganized”⟧ to ⟦“go faster.”⟧",
      "Hugh Mercer", "Hugh Mercer"),
    AnnotatedParagraph(
      "A spokesman for the mayor said ⟦“the talks go on.”⟧", "A spokesman for the mayor"),
    AnnotatedParagraph(
      "⟦“Donald Trump scares me.”⟧ ― Krystal Correa", "Krystal Correa"),
    AnnotatedParagraph(
      "A cashier who ⟦“steals a handful of coins”⟧ is held accountable, Mary Warren said.",
      "Mary Warren"),
    AnnotatedParagraph(
      "Vahid Kazemi told NBC News that he worked at night. ⟦“The hours are insane.”⟧ Kazemi left.",
      "Vahid Kazemi"),
    AnnotatedParagraph(
      "⟦“No,”⟧ said Rep. G.K. Butterfield, a Democrat.", "G.K. Butterfield"),
  ])
  func english(_ paragraph: AnnotatedParagraph) throws {
    let found = try found(paragraph, .english)
    #expect(found.text == paragraph.text)
    #expect(found.speakers == paragraph.speakers)
  }

  @Test func writingOrSpeech() throws {
    let text = "Kazemi a écrit sur X : « C'est fini. » Puis Kazemi a dit : « Je pars. »"
    let kinds = QuotationFinder().quotations(in: try segmented(text, .french)).map(\.kind)
    #expect(kinds == [.writing, .speech])
  }

  @Test func cuesAndSurfaceRanges() throws {
    let document = try segmented("« Non », a déclaré Jean Valjean. « Oui », dit-il.", .french)
    let quotations = QuotationFinder().quotations(in: document)
    let cues = quotations.compactMap { $0.attribution?.cue.map { document.document.string($0) } }
    let speakers = quotations.compactMap {
      $0.attribution?.speaker.map { document.document.string($0) }
    }
    #expect(cues == ["a déclaré", "dit"])
    #expect(speakers == ["Jean Valjean", "il"])
    #expect(quotations.compactMap { $0.attribution?.name } == ["Jean Valjean", "Jean Valjean"])
  }

  @Test func theLinkOfTheSentenceComesFirst() throws {
    var options = ReadingOptions()
    options.format = .markdown
    options.language = .french
    let text =
      "Une [autre](https://a.example) phrase. [Jean Roi](https://b.example) a dit : « Oui. » Fin.\n"
    let document = try SourceReader(options: options).document(
      from: Array(text.utf8), path: "a.md")
    let quotations = QuotationFinder().quotations(in: Segmenter().segment(document))
    #expect(quotations.map { $0.link.map { document.links[$0].url } } == ["https://b.example"])
  }
}
