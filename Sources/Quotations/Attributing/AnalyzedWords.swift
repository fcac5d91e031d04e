internal import Text

/// The tokens of a document with what the lexicon and their capitals say of them.
struct AnalyzedWords {
  enum Gender { case man, woman }

  let segmented: SegmentedDocument
  let lexicon: CueLexicon
  /// Lexicon identifier of each token, or -1.
  let lexical: [Int32]
  /// Classes of each token.
  let classes: [WordClasses]
  /// Identifier of each token's folded form, the same for the same word.
  let forms: [Int32]

  private let capitals: [UInt8]
  private let sentenceStart: [Bool]
  /// By form: bit 0 seen in lower case, bit 1 seen with a capital inside a sentence.
  private let seen: [UInt8]

  /// O(tokens).
  init(_ segmented: SegmentedDocument, lexicon: CueLexicon) {
    self.segmented = segmented
    self.lexicon = lexicon
    let tokens = segmented.tokens
    var vocabulary = Vocabulary()
    var lexical: [Int32] = []
    var classes: [WordClasses] = []
    var forms: [Int32] = []
    var capitals: [UInt8] = []
    var sentenceStart = Array(repeating: false, count: tokens.count)
    lexical.reserveCapacity(tokens.count)
    classes.reserveCapacity(tokens.count)
    forms.reserveCapacity(tokens.count)
    capitals.reserveCapacity(tokens.count)
    for sentence in segmented.sentences where !sentence.tokens.isEmpty {
      sentenceStart[Int(sentence.tokens.lowerBound)] = true
    }
    // The lexicon is asked once for each different word.
    var lexicalOfForm: [Int32] = []
    var seen: [UInt8] = []
    let folded = segmented.folded.bytes
    for index in tokens.indices {
      let token = tokens[index]
      let form = vocabulary.identifier(of: folded[token.folded.indices])
      if Int(form) == lexicalOfForm.count {
        lexicalOfForm.append(lexicon.identifier(ofFolded: folded[token.folded.indices]))
        seen.append(0)
      }
      let identifier = lexicalOfForm[Int(form)]
      forms.append(form)
      lexical.append(identifier)
      classes.append(lexicon.classes(of: identifier))
      let capital =
        token.kind == .word ? Self.capitals(segmented.document.text, token.range) : 0
      capitals.append(capital)
      if token.kind == .word {
        if capital == 0 {
          seen[Int(form)] |= 1
        } else if index > 0, !sentenceStart[index], tokens[index - 1].kind == .word {
          seen[Int(form)] |= 2
        }
      }
    }
    self.lexical = lexical
    self.classes = classes
    self.forms = forms
    self.capitals = capitals
    self.sentenceStart = sentenceStart
    self.seen = seen
  }

  var count: Int { classes.count }

  func range(_ index: Int) -> ByteRange { segmented.tokens[index].range }
  func isWord(_ index: Int) -> Bool { segmented.tokens[index].kind == .word }
  func isMark(_ index: Int) -> Bool { segmented.tokens[index].kind == .mark }
  func startsSentence(_ index: Int) -> Bool { sentenceStart[index] }
  func hasCapital(_ index: Int) -> Bool { capitals[index] != 0 }
  /// OpenAI, xAI, CNN.
  func hasInnerCapital(_ index: Int) -> Bool { capitals[index] & 2 != 0 }

  /// The first byte of a token.
  func byte(_ index: Int) -> UInt8 {
    segmented.document.text[Int(segmented.tokens[index].range.start)]
  }

  /// The last byte of a token.
  func lastByte(_ index: Int) -> UInt8 {
    segmented.document.text[Int(segmented.tokens[index].range.end) - 1]
  }

  /// « » “ ” " ' and their like.
  func isQuotationMark(_ index: Int) -> Bool {
    guard isMark(index) else { return false }
    let range = range(index)
    let text = segmented.document.text
    switch text[Int(range.start)] {
    case 0x22, 0x27: return true
    case 0xC2: return [0xAB, 0xBB].contains(text[Int(range.start) + 1])
    case 0xE2:
      return range.count == 3 && text[Int(range.start) + 1] == 0x80
        && ((0x98...0x9F).contains(text[Int(range.start) + 2])
          || (0xB9...0xBA).contains(text[Int(range.start) + 2]))
    default: return false
    }
  }

  /// French leur, which is a pronoun before a verb.
  func isLeur(_ index: Int) -> Bool {
    segmented.language == .french && range(index).count == 4 && word(index) == "leur"
  }

  /// Whether a mention's first word begins a name of a place: Saint-Loup, Monte Bianco.
  func beginsPlace(_ index: Int) -> Bool { classes[index].contains(.place) }

  /// Whether nouns and adjectives have genders: French and Italian.
  var knowsGender: Bool { segmented.language == .french || segmented.language == .italian }

  /// Whether a word begins a sentence, or what is quoted or said behind a colon.
  func beginsQuotedOrSentence(_ index: Int) -> Bool {
    guard index > 0, !sentenceStart[index] else { return true }
    guard isMark(index - 1) else { return false }
    let byte = byte(index - 1)
    if byte == 0x2E, index > 1, classes[index - 2].contains(.title) || range(index - 2).count == 1 {
      return false
    }
    return byte != 0x2C && byte != 0x28 && byte != 0x29 && byte != 0x2D
  }

  func isSeenLower(_ index: Int) -> Bool { seen[Int(forms[index])] & 1 != 0 }
  func isSeenCapitalInside(_ index: Int) -> Bool { seen[Int(forms[index])] & 2 != 0 }

  func isCueVerb(_ index: Int) -> Bool {
    lexicon.cues(of: lexical[index]).contains { $0.class == .verb && $0.rest.isEmpty }
  }

  /// Whether a word is a verb of the cue lexicon, naming verbs included.
  func isSpeechVerb(_ index: Int) -> Bool {
    lexicon.cues(of: lexical[index]).contains { $0.class != .noun && $0.rest.isEmpty }
  }

  func hasCues(_ index: Int) -> Bool { lexicon.hasCues(lexical[index]) }

  func sameForms(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.count == right.count && forms[left].elementsEqual(forms[right])
  }

  /// de, von, bin: inside names.
  func isParticle(_ index: Int) -> Bool {
    switch word(index) {
    case "von", "van", "der", "den", "bin", "al", "el", "du", "de", "da", "di", "of": true
    default: false
    }
  }

  /// Particles that part two names as often as they join one.
  func isDividingParticle(_ index: Int) -> Bool {
    switch word(index) {
    case "du", "de", "da", "di", "of": true
    default: false
    }
  }

  /// de, du, des, di, del, della…: joins the parts of an institution's name.
  func isOf(_ index: Int) -> Bool {
    guard !classes[index].isDisjoint(with: [.preposition, .determiner]) else { return false }
    return switch word(index) {
    case "de", "du", "des", "d'", "di", "del", "della", "dello", "dell'", "dei", "delle", "degli":
      true
    default: false
    }
  }

  /// The same of all three languages: de, di, of.
  func joinsNouns(_ index: Int) -> Bool {
    isOf(index) || classes[index].contains(.preposition) && word(index) == "of"
  }

  /// Whether a word ends as French and Italian infinitives do.
  func isInfinitive(_ index: Int) -> Bool {
    guard knowsGender else { return false }
    let word = word(index)
    let endings =
      segmented.language == .italian ? ["are", "ere", "ire"] : ["er", "ir", "re", "oir"]
    return word.utf8.count > 4 && endings.contains { word.hasSuffix($0) }
  }

  /// Whether a word ends as adjectives of relation do: européenne, régional, nazionale.
  func isRelational(_ index: Int) -> Bool {
    let word = word(index)
    let endings =
      segmented.language == .italian
      ? ["ale", "ico", "ica", "eo", "ea", "ano", "ana", "ese", "ivo", "iva", "are", "ario", "aria"]
      : [
        "al", "ale", "ique", "éen", "éenne", "ien", "ienne", "ais", "aise", "ois", "oise", "if",
        "ive", "el", "elle", "aire",
      ]
    return word.utf8.count > 5 && endings.contains { word.hasSuffix($0) }
  }

  /// The gender of a title or a noun for a person that has only one.
  func gender(_ index: Int) -> Gender? {
    let found = classes[index]
    if found.contains(.title) {
      switch word(index) {
      case "mr", "m", "monsieur", "sig", "signor", "dottor", "sir": return .man
      case "mrs", "ms", "mme", "mlle", "madame", "signora", "dottoressa", "sig.ra", "présidente",
        "congresswoman":
        return .woman
      default: return nil
      }
    }
    if found.contains(.man) && !found.contains(.woman) { return .man }
    if found.contains(.woman) && !found.contains(.man) { return .woman }
    return nil
  }

  /// The gender that a French or Italian article shows.
  func articleGender(_ index: Int) -> Gender? {
    switch word(index) {
    case "la", "una", "une", "della", "alla", "dalla", "sa", "cette", "questa", "sua": .woman
    case "le", "il", "lo", "un", "du", "au", "del", "al", "dal", "dello", "son", "ce", "suo": .man
    default: nil
    }
  }

  private func word(_ index: Int) -> String {
    String(decoding: segmented.folded.bytes[segmented.tokens[index].folded.indices], as: UTF8.self)
  }

  /// Bit 0: begins with a capital or holds one; bit 1: holds one behind its first letter.
  private static func capitals(_ text: [UInt8], _ range: ByteRange) -> UInt8 {
    var result: UInt8 = 0
    var index = Int(range.start)
    let end = Int(range.end)
    var isFirst = true
    while index < end {
      let byte = text[index]
      var isCapital = byte &- 0x41 < 26
      var width = 1
      if byte >= 0x80 {
        while index + width < end, text[index + width] & 0xC0 == 0x80 { width += 1 }
        let second = index + 1 < end ? text[index + 1] : 0
        if byte == 0xC3 {
          isCapital = (0x80...0x9E).contains(second) && second != 0x97
        } else if byte == 0xC4 || byte == 0xC5 {
          isCapital = second & 1 == 0
        }
      }
      if isCapital { result |= isFirst ? 1 : 3 }
      isFirst = false
      index += width
    }
    return result
  }
}
