internal import Text

/// Decides what quotation marks are for: words of somebody, a term, a title, a distance.
struct QuotationKinds {
  let words: AnalyzedWords
  let names: NameMentions
  let frames: Frames
  let passages: [MarkedPassage]

  /// The kind of a passage, given what was found around it.
  func kind(of index: Int, _ finding: Finding?) -> Quotation.Kind {
    let passage = passages[index]
    let shape = Shape(passage, words)
    let said = finding?.kind ?? .speech
    guard passage.level == 0 else { return nestedKind(shape) }
    // Paragraphs are set apart for the words of somebody, and mostly for written ones.
    if passage.form == .block { return finding?.kind ?? .writing }
    if let finding {
      switch finding.link {
      case .tail: return said
      default: break
      }
    }
    let item = frames.itemOfPassage[index]
    let before = item >= 0 ? context(before: item, index) : Context()
    if let finding, finding.link == .source, shape.words > 1,
      !before.namesWork || !shape.beginsWithCapital || before.isIntroduced
    {
      return said
    }
    if before.namesTerm { return .term }
    if before.namesWork, shape.words <= 12, shape.beginsWithCapital,
      !before.isIntroduced || finding?.speaker == nil
    {
      return .title
    }
    if item >= 0, shape.beginsWithCapital, !shape.hasStop, shape.words <= 10,
      !before.isIntroduced || shape.isTitle, isTitle(item, before, shape)
    {
      return .title
    }
    if let finding, finding.cue?.cue.class == .naming, finding.link == .head, before.cueIsNear {
      return said
    }
    if finding != nil, before.isAlone, shape.beginsWithCapital, shape.hasStop { return said }
    if shape.isTitle, !before.isIntroduced, !before.follows(.that) {
      return before.isArticle ? .term : .title
    }
    if let finding, finding.link == .head || finding.link == .source {
      if before.isIntroduced || before.follows(.that) || before.cueIsNext { return said }
      if finding.cue?.cue.class == .naming { return said }
      if shape.isNominalCapital, shape.words <= 3 { return .term }
      return said
    }
    if before.isIntroduced { return said }
    if shape.words >= 6 || shape.words >= 4 && !before.hasArticle { return said }
    if let finding, finding.link == .noun, before.hasPossessive || !before.hasArticle {
      return said
    }
    if shape.hasStop, shape.beginsWithCapital, shape.words > 1 { return said }
    if let finding, finding.link == .run, !before.hasArticle, shape.words >= 3 { return said }
    return before.hasArticle || shape.words <= 2 ? .term : .scare
  }

  /// Whether the words around name a work: « La Mer à l'envers », *de la cinéaste Nino Beridze*; *devant*
  /// « Trois heures »; *se* «Il postino» *avrà un seguito*; *her latest,* ‘The Ledger’*, was* …
  private func isTitle(_ item: Int, _ before: Context, _ shape: Shape) -> Bool {
    let frame = frames.frames[frames.frameOfPassage[Int(~frames.items[item])]].items
    func classes(_ position: Int) -> WordClasses {
      frame.contains(position) && frames.items[position] >= 0
        ? words.classes[Int(frames.items[position])] : []
    }
    func byte(_ position: Int) -> UInt8 {
      frame.contains(position) && frames.items[position] >= 0
        ? words.byte(Int(frames.items[position])) : 0
    }
    var next = item + 1
    let hasComma = byte(next) == 0x2C
    if hasComma { next += 1 }
    // , de X; , by X: whose work it is.
    if hasComma, frame.contains(next), frames.items[next] >= 0,
      words.joinsNouns(Int(frames.items[next]))
        || words.segmented.language == .english && classes(next).contains(.agent)
    {
      for position in next..<(next + 6) where frame.contains(position) {
        guard frames.items[position] >= 0 else { break }
        let index = names.mentionOfToken[Int(frames.items[position])]
        if index >= 0 { return names.mentions[Int(index)].tokens.count > 1 }
        if words.isMark(Int(frames.items[position])) { break }
      }
    }
    let isSubject = !classes(next).isDisjoint(with: [.auxiliary, .be])
    if isSubject, before.follows(.conjunction), !hasComma { return true }
    return isSubject && hasComma && shape.isTitle && before.isIntroduced && !before.cueIsNext
  }

  private func nestedKind(_ shape: Shape) -> Quotation.Kind {
    if shape.hasStop, shape.beginsWithCapital { return .speech }
    if shape.isTitle { return .title }
    return shape.words >= 5 ? .speech : .term
  }

  /// What the words right before a quotation say.
  private struct Context {
    var hasArticle = false
    /// The article stands right before the mark.
    var isArticle = false
    var hasPossessive = false
    var namesTerm = false
    var namesWork = false
    /// A colon, or a comma behind a cue.
    var isIntroduced = false
    var cueIsNext = false
    /// Nothing stands before it in its sentence.
    var isAlone = false
    /// A naming verb among the last four words: he called her “Miss Piggy”.
    var cueIsNear = false
    var classes: WordClasses = []

    func follows(_ wanted: WordClasses) -> Bool { !classes.isDisjoint(with: wanted) }
  }

  private func context(before item: Int, _ index: Int) -> Context {
    var context = Context()
    let frame = frames.frames[frames.frameOfPassage[index]].items
    var position = item - 1
    context.isAlone = item == frame.lowerBound
    guard frame.contains(position), frames.items[position] >= 0 else { return context }
    func classes(_ position: Int) -> WordClasses {
      frame.contains(position) && frames.items[position] >= 0
        ? words.classes[Int(frames.items[position])] : []
    }
    let mark = words.byte(Int(frames.items[position]))
    if mark == 0x27 || mark == 0xE2, words.isMark(Int(frames.items[position])) { position -= 1 }
    if mark == 0x3A { context.isIntroduced = true }
    if mark == 0x2C, classes(position - 1).isDisjoint(with: .work) {
      context.isIntroduced = true
      position -= 1
    }
    guard frame.contains(position), frames.items[position] >= 0 else { return context }
    let token = Int(frames.items[position])
    context.classes = classes(position)
    context.isArticle = !context.classes.isDisjoint(with: [.determiner, .contraction])
    context.cueIsNext = words.lexicon.cues(of: words.lexical[token]).contains { $0.class != .noun }
    if context.classes.contains(.term), !context.isIntroduced || !context.cueIsNext {
      context.namesTerm = !words.isCueVerb(token)
    }
    // L'arrêté dit « anti-bivouac »: a thing says nothing.
    if context.classes.contains(.term), !context.isIntroduced, words.isCueVerb(token),
      words.knowsGender, frame.contains(position - 1), frames.items[position - 1] >= 0,
      words.isWord(Int(frames.items[position - 1])),
      names.mentionOfToken[Int(frames.items[position - 1])] < 0,
      classes(position - 1).isDisjoint(with: WordClasses.function.union(.personNoun))
    {
      context.namesTerm = true
    }
    // le mot de « négligence »
    if !context.isIntroduced, context.classes.contains(.preposition),
      classes(position - 1).contains(.term), !words.isCueVerb(Int(frames.items[position - 1]))
    {
      context.namesTerm = true
    }
    if position > frame.lowerBound, frames.items[position - 1] >= 0,
      words.byte(Int(frames.items[position - 1])) == 0x2D, context.cueIsNext
    {
      context.namesTerm = true
    }
    // Up to three words back: a paradoxical “…”, le film de X « … ».
    for back in 0..<4 {
      let found = classes(position - back)
      if frame.contains(position - back), frames.items[position - back] >= 0,
        words.isSpeechVerb(Int(frames.items[position - back]))
      {
        context.cueIsNear = true
      }
      if found.contains(.work) { context.namesWork = true }
      if context.hasArticle || context.hasPossessive { continue }
      if back < 3, !found.isDisjoint(with: [.determiner, .contraction]) {
        context.hasArticle = true
      }
      if found.contains(.possessive) { context.hasPossessive = true }
      if !found.isDisjoint(with: [.auxiliary, .conjunction, .that, .relative, .be]) { break }
    }
    return context
  }

  /// What the quoted words look like.
  private struct Shape {
    var words = 0
    var beginsWithCapital = false
    /// All words but the small ones have capitals, and no sentence ends.
    var isTitle = false
    /// The same, or a name.
    var isNominalCapital = false
    /// A full stop, question or exclamation mark ends it.
    var hasStop = false

    init(_ passage: MarkedPassage, _ analyzed: AnalyzedWords) {
      let tokens = analyzed.segmented.tokens
      let low = analyzed.segmented.tokenIndex(at: passage.inner.start)
      var capitals = 0
      var contentWords = 0
      var index = low
      // Fourteen words decide everything.
      while index < tokens.count, tokens[index].range.end <= passage.inner.end, words < 14 {
        if tokens[index].kind != .mark {
          words += 1
          let hasCapital = analyzed.hasCapital(index)
          if words == 1 { beginsWithCapital = hasCapital }
          if analyzed.classes[index].isDisjoint(with: .function) || hasCapital {
            contentWords += 1
            if hasCapital || tokens[index].kind == .number { capitals += 1 }
          }
        }
        index += 1
      }
      let text = analyzed.segmented.document.text
      if let last = text[passage.inner.indices].last {
        hasStop = last == 0x2E || last == 0x21 || last == 0x3F
      }
      isNominalCapital = beginsWithCapital && capitals == contentWords
      isTitle = isNominalCapital && contentWords >= 2 && words < 12
    }
  }
}
