internal import Text

/// A word or phrase that introduces quotations.
struct Cue: Equatable {
  enum Class: String {
    /// says, explique
    case verb
    /// describes as, qualifie de: a fragment follows
    case naming
    /// letter, discorso
    case noun
    /// according to, selon: the speaker follows
    case source
    /// pour, per: the same where a sentence opens with them and somebody follows
    case opening
  }

  let `class`: Class
  /// Speech or writing.
  let kind: Quotation.Kind
  /// The words of the phrase behind the first one, as identifiers of the lexicon.
  let rest: [Int32]
}

/// The cues and closed-class words of one language, from `cues.<lang>.tsv` and
/// `words.<lang>.tsv`.
struct CueLexicon {
  /// The words of the lexicon; its identifiers index the two lists below.
  private var vocabulary = Vocabulary()
  private var classes: [WordClasses] = []
  /// By first word; longer phrases first.
  private var cues: [[Cue]] = []

  /// The lexicon of a language; empty where the language has none.
  static func lexicon(of language: Language) -> CueLexicon {
    switch language {
    case .french: french
    case .italian: italian
    case .english: english
    default: CueLexicon()
    }
  }

  private static let french = CueLexicon(
    cues: PackageResources.cues_fr_tsv, words: PackageResources.words_fr_tsv)
  private static let italian = CueLexicon(
    cues: PackageResources.cues_it_tsv, words: PackageResources.words_it_tsv)
  private static let english = CueLexicon(
    cues: PackageResources.cues_en_tsv, words: PackageResources.words_en_tsv)

  private init() {}

  private init(cues cueTable: [UInt8], words wordTable: [UInt8]) {
    for fields in ResourceTable(wordTable).rows where fields.count >= 2 {
      var union: WordClasses = []
      for name in fields[1].split(separator: UInt8(ascii: " ")) {
        if let one = WordClasses(name: name) { union.formUnion(one) }
      }
      add(union, to: fields[0])
      // An elided word keeps its class where the tokenizer parts the apostrophe from it.
      if fields[0].last == UInt8(ascii: "'") { add(union, to: fields[0].dropLast()) }
    }
    for fields in ResourceTable(PackageResources.firstnames_tsv).rows where fields.count >= 2 {
      if let one = WordClasses(name: fields[1]) { add(one, to: fields[0]) }
    }
    for fields in ResourceTable(cueTable).rows where fields.count >= 4 {
      guard let cueClass = Cue.Class(rawValue: String(decoding: fields[1], as: UTF8.self)) else {
        continue
      }
      let kind: Quotation.Kind = fields[2].elementsEqual("writing".utf8) ? .writing : .speech
      for form in fields[3].split(separator: UInt8(ascii: "|")) {
        let words = Self.words(of: form).map { identifier(of: $0) }
        guard let first = words.first else { continue }
        cues[Int(first)].append(Cue(class: cueClass, kind: kind, rest: Array(words.dropFirst())))
      }
    }
    for index in cues.indices where cues[index].count > 1 {
      // A form of a verb that is a noun too is the noun only where the verb is not meant.
      cues[index] =
        cues[index].enumerated().sorted { left, right in
          (-left.element.rest.count, left.element.class == .noun ? 1 : 0, left.offset)
            < (-right.element.rest.count, right.element.class == .noun ? 1 : 0, right.offset)
        }.map(\.element)
    }
  }

  /// The lexicon's identifier of a folded word, or -1. O(word).
  func identifier(ofFolded word: ArraySlice<UInt8>) -> Int32 {
    vocabulary.existingIdentifier(of: word) ?? -1
  }

  func classes(of identifier: Int32) -> WordClasses {
    identifier < 0 ? [] : classes[Int(identifier)]
  }

  /// The cues that begin with a word, the longer ones first.
  func cues(of identifier: Int32) -> [Cue] { identifier < 0 ? [] : cues[Int(identifier)] }

  func hasCues(_ identifier: Int32) -> Bool { identifier >= 0 && !cues[Int(identifier)].isEmpty }

  private mutating func add(_ union: WordClasses, to word: ArraySlice<UInt8>) {
    classes[Int(identifier(of: word))].formUnion(union)
  }

  private mutating func identifier(of word: ArraySlice<UInt8>) -> Int32 {
    let identifier = vocabulary.identifier(of: word)
    while classes.count <= Int(identifier) {
      classes.append([])
      cues.append([])
    }
    return identifier
  }

  /// A phrase parted as the tokenizer parts it: at spaces, behind apostrophes, around hyphens.
  private static func words(of form: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    for part in form.split(separator: UInt8(ascii: " ")) {
      var start = part.startIndex
      for index in part.indices {
        if part[index] == UInt8(ascii: "-") {
          if start < index { words.append(part[start..<index]) }
          words.append(part[index...index])
          start = index + 1
        } else if part[index] == UInt8(ascii: "'") {
          words.append(part[start...index])
          start = index + 1
        }
      }
      if start < part.endIndex { words.append(part[start...]) }
    }
    return words
  }
}
