internal import Text

/// A cue in a frame.
struct CueHit {
  let cue: Cue
  /// Items of the cue, its first and behind its last.
  let items: Range<Int>
  /// Tokens of the cue with the auxiliary before it: `a écrit`, `has said`.
  let tokens: Range<Int>
}

/// Finds the cues of a frame, nouns that look like verbs and passives left out.
struct CueFinder {
  let words: AnalyzedWords
  let names: NameMentions
  let items: [Frames.Item]
  let isRomance: Bool

  /// O(items).
  func hits(in frame: Range<Int>) -> [CueHit] {
    var hits: [CueHit] = []
    var item = frame.lowerBound
    while item < frame.upperBound {
      guard items[item] >= 0, words.lexicon.hasCues(words.lexical[Int(items[item])]) else {
        item += 1
        continue
      }
      if let hit = hit(at: item, in: frame) {
        hits.append(hit)
        item = hit.items.upperBound
      } else {
        item += 1
      }
    }
    return hits
  }

  private func hit(at item: Int, in frame: Range<Int>) -> CueHit? {
    let token = Int(items[item])
    for cue in words.lexicon.cues(of: words.lexical[token]) {
      let end = item + 1 + cue.rest.count
      guard end <= frame.upperBound else { continue }
      var matches = true
      for (offset, word) in cue.rest.enumerated() {
        let other = items[item + 1 + offset]
        if other < 0 || words.lexical[Int(other)] != word {
          matches = false
          break
        }
      }
      guard matches, isMeant(cue, at: item, in: frame) else { continue }
      var first = token
      if cue.class == .verb || cue.class == .naming { first = withAuxiliaries(item, frame) }
      return CueHit(
        cue: cue, items: item..<end, tokens: first..<(Int(items[end - 1]) + 1))
    }
    return nil
  }

  private func withAuxiliaries(_ item: Int, _ frame: Range<Int>) -> Int {
    var first = item
    var index = item - 1
    while index >= frame.lowerBound, item - index < 4, items[index] >= 0 {
      let found = words.classes[Int(items[index])]
      if !found.isDisjoint(with: [.auxiliary, .be]) {
        first = index
        break
      }
      guard !found.isDisjoint(with: [.adverb, .clitic]) else { break }
      index -= 1
    }
    return Int(items[first])
  }

  private func classes(_ item: Int, _ frame: Range<Int>) -> WordClasses {
    frame.contains(item) && items[item] >= 0 ? words.classes[Int(items[item])] : []
  }

  private func isMeant(_ cue: Cue, at item: Int, in frame: Range<Int>) -> Bool {
    let token = Int(items[item])
    let before = classes(item - 1, frame)
    if frame.contains(item - 1), items[item - 1] >= 0 {
      let previous = Int(items[item - 1])
      if words.byte(previous) == 0x2D, words.range(previous).end == words.range(token).start {
        return false
      }
    }
    if names.mentionOfToken[token] >= 0, cue.class != .source { return false }
    switch cue.class {
    case .noun:
      return before.isDisjoint(with: .pronoun)
    case .opening: return item == frame.lowerBound
    case .source:
      // Selon que; secondo posto; « the second ».
      let after = classes(item + 1 + cue.rest.count, frame)
      return after.isDisjoint(with: [.that]) && before.isDisjoint(with: [.determiner])
    case .verb, .naming:
      if isRomance, before.contains(.first) { return false }
      if !before.isDisjoint(with: [.determiner, .possessive, .ownpossessive]) {
        // le note, l'explique: an object pronoun stands behind another pronoun or behind comme.
        guard isRomance else { return isPronominal(item - 1, token, frame) }
        // la présente comme: a phrase is no noun.
        if !cue.rest.isEmpty { return true }
        // «A», la difende Rossi: behind a quotation too, unless a complement makes it a noun.
        let further = classes(item - 2, frame)
        if !further.isDisjoint(with: [.as, .he, .she, .they, .anyone, .relative, .that]) {
          return true
        }
        guard before.isDisjoint(with: .ownpossessive) else { return false }
        let next = classes(item + 1, frame)
        // Une autre soupire, un altro aggiunge: somebody else.
        if further.contains(.determiner), before.contains(.determiner),
          before.isDisjoint(with: .possessive), next.isDisjoint(with: .preposition)
        {
          return true
        }
        // Uno di loro racconta: no article before the possessive.
        if isLoro(item - 1), further.isDisjoint(with: [.determiner, .contraction]) { return true }
        guard frame.contains(item - 2) else { return false }
        // Falso, le risponde Carrelli; La madre la ricorda.
        let isNamed =
          frame.contains(item + 1) && items[item + 1] >= 0
          && names.mentionOfToken[Int(items[item + 1])] >= 0
        if isNamed || !further.isDisjoint(with: [.man, .woman]),
          before.isDisjoint(with: .possessive),
          before.contains(.determiner), next.isDisjoint(with: .preposition)
        {
          return true
        }
        if isBehindQuotation(item - 1, frame) { return next.isDisjoint(with: .preposition) }
        // Camara-Leroy leur écrivait
        return items[item - 2] >= 0 && names.mentionOfToken[Int(items[item - 2])] >= 0
          && (before.isDisjoint(with: .possessive) || words.isLeur(Int(items[item - 1])))
          && next.isDisjoint(with: .preposition)
      }
      if !isRomance {
        // Mr. Obama's remarks: the noun.
        if frame.contains(item - 1), items[item - 1] >= 0, before.contains(.be),
          words.byte(Int(items[item - 1])) == 0x27 || words.byte(Int(items[item - 1])) == 0xE2,
          words.lexicon.cues(of: words.lexical[token]).contains(where: { $0.class == .noun })
        {
          return false
        }
        // Kim's state is, the tweets are, early claims could
        let after = classes(item + 1, frame)
        if !after.isDisjoint(with: [.auxiliary, .be]), after.isDisjoint(with: .clitic) {
          return false
        }
      }
      let byte = lastBytes(token)
      let isParticiple =
        isRomance
        ? !(byte.0 == 0x6E && byte.1 == 0x74) : byte.1 == 0x64 || byte.1 == 0x6E || byte.1 == 0x74
      if before.contains(.preposition) {
        if isRomance {
          return byte == (0x72, 0x65) || byte.1 == 0x72 || byte == (0x6E, 0x74)
            || byte == (0x64, 0x6F)
        }
        return isTo(item - 1) || byte == (0x6E, 0x67)
      }
      if cue.rest.isEmpty, isBareParticiple(token, item, frame) { return false }
      if isGraded(token, item, frame) { return false }
      // «…», è sbottato il presidente: verbs that take to be.
      if before.contains(.be), isParticiple, isRomance, isBehindQuotation(item - 1, frame),
        frame.contains(item + 1), items[item + 1] >= 0,
        names.mentionOfToken[Int(items[item + 1])] >= 0
          || classes(item + 1, frame).contains(.determiner)
      {
        return true
      }
      if before.contains(.be), isParticiple {
        // s'est exclamé is no passive.
        let further = classes(item - 2, frame)
        return isRomance && further.contains(.clitic)
      }
      return true
    }
  }

  /// An adjective that looks like a gerund: plus tranchant.
  private func isGraded(_ token: Int, _ item: Int, _ frame: Range<Int>) -> Bool {
    guard words.segmented.language == .french, frame.contains(item - 1), items[item - 1] >= 0,
      words.segmented.document.text[words.range(token).indices].suffix(3).elementsEqual("ant".utf8)
    else { return false }
    return classes(item - 1, frame).contains(.degree)
  }

  /// A participle that is no part of a verb: « publiée dans », pubblicata su, “, published in”.
  private func isBareParticiple(_ token: Int, _ item: Int, _ frame: Range<Int>) -> Bool {
    let range = words.range(token)
    let text = words.segmented.document.text[range.indices]
    if isRomance {
      var stem = text
      if words.segmented.language == .french {
        if stem.last == 0x73 { stem = stem.dropLast() }
        if stem.suffix(3).elementsEqual([0xC3, 0xA9, 0x65]) { stem = stem.dropLast() }
        guard stem.suffix(2).elementsEqual([0xC3, 0xA9]) else { return false }
      } else {
        guard let last = stem.popLast(),
          last == 0x6F || last == 0x61 || last == 0x69 || last == 0x65,
          stem.count > 3, stem.last == 0x74, let vowel = stem.dropLast().last,
          vowel == 0x61 || vowel == 0x69 || vowel == 0x75 || vowel == 0x74
        else { return false }
        // Presents such as commenta and commenti have their own t.
        if vowel == 0x74, last != 0x6F { return false }
      }
      // a-t-elle publié: the pronoun and two hyphens stand between.
      let isAsked = !classes(item - 1, frame).isDisjoint(with: [.he, .she, .they, .anyone])
      for back in 1...(isAsked ? 5 : 4) {
        let found = classes(item - back, frame)
        if !found.isDisjoint(with: [.auxiliary, .be]) { return false }
        if found.isEmpty, back > 2, !isAsked { break }
      }
      return true
    }
    guard text.suffix(2).elementsEqual([0x65, 0x64]), frame.contains(item - 1),
      items[item - 1] >= 0, words.byte(Int(items[item - 1])) == 0x2C
    else { return false }
    return classes(item + 1, frame).contains(.preposition)
  }

  /// saying, expliquant, spiegando: the subject is the sentence's.
  func isGerund(_ hit: CueHit) -> Bool {
    let text = words.segmented.document.text
    let range = words.range(Int(items[hit.items.lowerBound]))
    let word = text[range.indices]
    guard hit.cue.class == .verb || hit.cue.class == .naming, word.count > 5 else { return false }
    switch words.segmented.language {
    case .french: return word.suffix(3).elementsEqual([0x61, 0x6E, 0x74])
    case .italian: return word.suffix(3).elementsEqual([0x6E, 0x64, 0x6F])
    default:
      // was saying is a verb of its own.
      return word.suffix(3).elementsEqual([0x69, 0x6E, 0x67])
        && hit.tokens.lowerBound == Int(items[hit.items.lowerBound])
    }
  }

  /// Whether nothing but a comma stands between an item and the quotation before it.
  private func isBehindQuotation(_ item: Int, _ frame: Range<Int>) -> Bool {
    var index = item - 1
    while frame.contains(index), items[index] >= 0, words.byte(Int(items[index])) == 0x2C {
      index -= 1
    }
    return frame.contains(index) && items[index] < 0
  }

  /// Another sighed, some say: an English determiner that stands for somebody, the verb in the past
  /// or the plural.
  private func isPronominal(_ item: Int, _ token: Int, _ frame: Range<Int>) -> Bool {
    guard items[item] >= 0, classesOfItem(item).contains(.determiner),
      !frame.contains(item - 1) || items[item - 1] < 0 || words.isMark(Int(items[item - 1]))
        || classesOfItem(item - 1).contains(.conjunction),
      lastBytes(token).1 != UInt8(ascii: "s"),
      !words.lexicon.cues(of: words.lexical[token]).contains(where: { $0.class == .noun })
    else { return false }
    // a, an, the, this, that, these, those, no, every
    let determiner = Int(items[item])
    let byte = words.byte(determiner) | 0x20
    let count = words.range(determiner).count
    return count > 2 && byte != UInt8(ascii: "t") && byte != UInt8(ascii: "e")
      && byte != UInt8(ascii: "w")
  }

  /// Italian loro, which is a pronoun without an article.
  private func isLoro(_ item: Int) -> Bool {
    words.segmented.language == .italian && classesOfItem(item).contains(.possessive)
      && words.range(Int(items[item])).count == 4
      && words.byte(Int(items[item])) | 0x20 == UInt8(ascii: "l")
  }

  private func classesOfItem(_ item: Int) -> WordClasses {
    items[item] < 0 ? [] : words.classes[Int(items[item])]
  }

  private func isTo(_ item: Int) -> Bool {
    let range = words.range(Int(items[item]))
    return range.count == 2 && words.byte(Int(items[item])) | 0x20 == 0x74
  }

  private func lastBytes(_ token: Int) -> (UInt8, UInt8) {
    let range = words.range(token)
    let text = words.segmented.document.text
    let last = text[Int(range.end) - 1]
    return (range.count > 1 ? text[Int(range.end) - 2] : 0, last)
  }
}
