/// What a closed-class word does in the search for speakers; the classes of `words.<lang>.tsv`.
struct WordClasses: OptionSet {
  let rawValue: UInt64

  /// Articles, demonstratives, small numerals: a noun phrase begins.
  static let determiner = WordClasses(rawValue: 1 << 0)
  /// his, her, son, loro: points to a person named before.
  static let possessive = WordClasses(rawValue: 1 << 1)
  /// my, notre: no pointer to the text.
  static let ownpossessive = WordClasses(rawValue: 1 << 2)
  static let preposition = WordClasses(rawValue: 1 << 3)
  static let conjunction = WordClasses(rawValue: 1 << 4)
  /// that, que, che: words reported follow.
  static let that = WordClasses(rawValue: 1 << 5)
  static let relative = WordClasses(rawValue: 1 << 6)
  /// Subject pronouns.
  static let he = WordClasses(rawValue: 1 << 7)
  static let she = WordClasses(rawValue: 1 << 8)
  static let they = WordClasses(rawValue: 1 << 9)
  /// French on.
  static let anyone = WordClasses(rawValue: 1 << 10)
  /// I, we, you: the author or the reader.
  static let first = WordClasses(rawValue: 1 << 11)
  static let it = WordClasses(rawValue: 1 << 12)
  /// Unstressed pronouns and negations between subject and verb.
  static let clitic = WordClasses(rawValue: 1 << 13)
  static let auxiliary = WordClasses(rawValue: 1 << 14)
  /// Forms of to be: a participle behind one is passive or an adjective.
  static let be = WordClasses(rawValue: 1 << 15)
  static let adverb = WordClasses(rawValue: 1 << 16)
  /// Mr, Mme, President: before a name, no part of it.
  static let title = WordClasses(rawValue: 1 << 17)
  /// Nouns for a man, a woman, an organization.
  static let man = WordClasses(rawValue: 1 << 18)
  static let woman = WordClasses(rawValue: 1 << 19)
  static let organization = WordClasses(rawValue: 1 << 20)
  /// Nouns for people who stay unnamed: a source, officials.
  static let anonymous = WordClasses(rawValue: 1 << 21)
  /// Days and months: capitalized in English, but no names.
  static let calendar = WordClasses(rawValue: 1 << 22)
  /// so-called, surnommé, termine: a word is named, not quoted.
  static let term = WordClasses(rawValue: 1 << 23)
  /// film, libro: a title follows.
  static let work = WordClasses(rawValue: 1 << 24)
  /// as, comme, come.
  static let `as` = WordClasses(rawValue: 1 << 25)
  /// Other words that begin sentences and are no names.
  static let other = WordClasses(rawValue: 1 << 26)

  /// Prepositions that hold an article: du, della.
  static let contraction = WordClasses(rawValue: 1 << 27)

  /// First names borne by men or by women; names borne by both are in neither.
  static let manName = WordClasses(rawValue: 1 << 28)
  static let womanName = WordClasses(rawValue: 1 << 29)

  /// Before who does what a passive tells: by, par, dal.
  static let agent = WordClasses(rawValue: 1 << 30)
  /// Before adjectives: plus, très.
  static let degree = WordClasses(rawValue: 1 << 31)

  /// Point to one of two or more persons named before: the first, the second, the last.
  static let former = WordClasses(rawValue: 1 << 32)
  static let latter = WordClasses(rawValue: 1 << 33)
  static let last = WordClasses(rawValue: 1 << 34)
  /// Pronouns behind prepositions: selon lui, according to her.
  static let objectHe = WordClasses(rawValue: 1 << 35)
  static let objectShe = WordClasses(rawValue: 1 << 36)
  static let objectThey = WordClasses(rawValue: 1 << 37)
  /// Articles and prepositions that stand with a capital inside names: Le Goff, Dell'Aquila.
  static let particle = WordClasses(rawValue: 1 << 38)
  /// Begins names of places: Saint-Loup, Monte Bianco, rue Carnot.
  static let place = WordClasses(rawValue: 1 << 39)

  /// with, sans, con: how something is said stands behind it.
  static let manner = WordClasses(rawValue: 1 << 40)

  /// Nouns for public bodies and groups that point to no name: la préfecture, the police.
  static let body = WordClasses(rawValue: 1 << 41)

  static let ordinal: WordClasses = [.former, .latter, .last]
  static let object: WordClasses = [.objectHe, .objectShe, .objectThey]
  static let pronoun: WordClasses = [.he, .she, .they, .anyone, .first, .it]
  static let personNoun: WordClasses = [.man, .woman, .organization, .anonymous]
  /// Words that may stand between a subject and its verb.
  static let verbal: WordClasses = [.clitic, .auxiliary, .be, .adverb]
  /// Words that are in no noun phrase.
  static let function: WordClasses = [
    .determiner, .possessive, .ownpossessive, .preposition, .conjunction, .that, .relative, .he,
    .she, .they, .anyone, .first, .it, .clitic, .auxiliary, .be, .adverb, .as, .other, .calendar,
  ]

  /// The class with a name of the resource files.
  init?(name: ArraySlice<UInt8>) {
    switch String(decoding: name, as: UTF8.self) {
    case "determiner": self = .determiner
    case "possessive": self = .possessive
    case "ownpossessive": self = .ownpossessive
    case "preposition": self = .preposition
    case "conjunction": self = .conjunction
    case "that": self = .that
    case "relative": self = .relative
    case "he": self = .he
    case "she": self = .she
    case "they": self = .they
    case "anyone": self = .anyone
    case "first": self = .first
    case "it": self = .it
    case "clitic": self = .clitic
    case "auxiliary": self = .auxiliary
    case "be": self = .be
    case "adverb": self = .adverb
    case "title": self = .title
    case "man": self = .man
    case "woman": self = .woman
    case "organization": self = .organization
    case "anonymous": self = .anonymous
    case "calendar": self = .calendar
    case "term": self = .term
    case "work": self = .work
    case "as": self = .as
    case "other": self = .other
    case "contraction": self = .contraction
    case "man-name": self = .manName
    case "woman-name": self = .womanName
    case "agent": self = .agent
    case "degree": self = .degree
    case "former": self = .former
    case "latter": self = .latter
    case "last": self = .last
    case "object-he": self = .objectHe
    case "object-she": self = .objectShe
    case "object-they": self = .objectThey
    case "particle": self = .particle
    case "place": self = .place
    case "manner": self = .manner
    case "body": self = .body
    default: return nil
    }
  }

  init(rawValue: UInt64) { self.rawValue = rawValue }
}
