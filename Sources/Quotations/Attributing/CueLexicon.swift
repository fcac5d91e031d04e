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
  init(language: Language) {
    let (cueTable, wordTable): ([UInt8], [UInt8])
    switch language {
    case .french:
      (cueTable, wordTable) = (PackageResources.cues_fr_tsv, PackageResources.words_fr_tsv)
    case .italian:
      (cueTable, wordTable) = (PackageResources.cues_it_tsv, PackageResources.words_it_tsv)
    case .english:
      (cueTable, wordTable) = (PackageResources.cues_en_tsv, PackageResources.words_en_tsv)
    default: return
    }
    for fields in Self.rows(of: wordTable) where fields.count >= 2 {
      var union: WordClasses = []
      for name in fields[1].split(separator: " ") {
        if let one = WordClasses(name: name) { union.formUnion(one) }
      }
      add(union, to: fields[0])
      // An elided word keeps its class where the tokenizer parts the apostrophe from it.
      if fields[0].utf8.last == 0x27 { add(union, to: fields[0].dropLast()) }
    }
    for fields in Self.rows(of: PackageResources.firstnames_tsv) where fields.count >= 2 {
      if let one = WordClasses(name: fields[1]) { add(one, to: fields[0]) }
    }
    for fields in Self.rows(of: cueTable) where fields.count >= 4 {
      guard let cueClass = Cue.Class(rawValue: String(fields[1])) else { continue }
      let kind: Quotation.Kind = fields[2] == "writing" ? .writing : .speech
      for form in fields[3].split(separator: "|") {
        let words = Self.words(of: form).map { identifier(of: $0) }
        guard let first = words.first else { continue }
        cues[Int(first)].append(Cue(class: cueClass, kind: kind, rest: Array(words.dropFirst())))
      }
    }
    for index in cues.indices where cues[index].count > 1 {
      cues[index].sort { $0.rest.count > $1.rest.count }
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

  private mutating func add(_ union: WordClasses, to word: Substring) {
    classes[Int(identifier(of: word))].formUnion(union)
  }

  private mutating func identifier(of word: Substring) -> Int32 {
    let identifier = vocabulary.identifier(of: ArraySlice(word.utf8))
    while classes.count <= Int(identifier) {
      classes.append([])
      cues.append([])
    }
    return identifier
  }

  /// A phrase parted as the tokenizer parts it: at spaces, behind apostrophes, around hyphens.
  private static func words(of form: Substring) -> [Substring] {
    var words: [Substring] = []
    for part in form.split(separator: " ") {
      var start = part.startIndex
      var index = start
      while index < part.endIndex {
        let next = part.index(after: index)
        if part[index] == "-" {
          if start < index { words.append(part[start..<index]) }
          words.append(part[index..<next])
          start = next
        } else if part[index] == "'" {
          words.append(part[start..<next])
          start = next
        }
        index = next
      }
      if start < part.endIndex { words.append(part[start...]) }
    }
    return words
  }

  /// The fields of a table's lines, comments and empty lines left out.
  static func rows(of table: [UInt8]) -> [[Substring]] {
    String(decoding: table, as: UTF8.self).split(separator: "\n").compactMap { line in
      line.hasPrefix("#") ? nil : line.split(separator: "\t", omittingEmptySubsequences: false)
    }
  }
}
