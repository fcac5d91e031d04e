/// Whose house style a text is written in, named by a BCP 47 tag.
public enum TypographyLocale: String, Sendable, CaseIterable {
  /// French of France: the *Lexique des règles typographiques en usage à l’Imprimerie nationale*.
  case french = "fr-FR"
  /// French of the European institutions: *Code de rédaction interinstitutionnel*, 4.2.3 and 6.4.
  case europeanFrench = "fr-EU"
  /// Italian with «caporali» first: *Manuale interistituzionale di convenzioni redazionali*, 4.2.3
  /// and 6.4.
  case italian = "it-IT"
  /// American English: *The Chicago Manual of Style*, chapter 6 and 13.30.
  case american = "en-US"
  /// British English with ‘single’ marks first: *New Hart’s Rules* (Oxford), 9.2. Newspapers such
  /// as The Guardian put “double” ones first; they want en-US here.
  case british = "en-GB"

  /// The language that is written so.
  public var language: Language {
    switch self {
    case .french, .europeanFrench: .french
    case .italian: .italian
    case .american, .british: .english
    }
  }
}

/// A house style as data.
struct HouseStyle: Sendable {
  /// A pair of quotation marks, and what stands between them and the words.
  struct Pair: Sendable {
    let open: Unicode.Scalar
    let close: Unicode.Scalar
    var space: Unicode.Scalar?
  }

  let language: Language
  /// The marks of a quotation, then those of a quotation inside it. Deeper ones are left alone.
  let pairs: [Pair]
  /// What stands before a semicolon; `nil` for nothing.
  var beforeSemicolon: Unicode.Scalar?
  var beforeColon: Unicode.Scalar?
  /// What stands before exclamation and question marks.
  var beforeExclamation: Unicode.Scalar?
  /// What parts groups of three digits where a space does; `nil`: the space that is there.
  var betweenDigits: Unicode.Scalar?
  /// What stands before percent, currency and degree signs where a space does; `nil`: as before.
  var beforeUnit: Unicode.Scalar?
  /// Whether points of suspension cling to the word before them where nothing follows.
  var bindsEllipsis = false

  /// Single marks of ASCII and curly ones are quotation marks of the first level, too.
  var hasSingleMarks: Bool { language == .english }
  /// `<<` and `>>` stand for guillemets.
  var hasAngles: Bool { language != .english }

  init(_ locale: TypographyLocale) {
    language = locale.language
    let guillemets = Pair(open: "«", close: "»")
    let double = Pair(open: "“", close: "”")
    let single = Pair(open: "‘", close: "’")
    switch locale {
    case .french:
      pairs = [Pair(open: "«", close: "»", space: Self.noBreakSpace), double]
      beforeSemicolon = Self.narrowSpace
      beforeColon = Self.noBreakSpace
      beforeExclamation = Self.narrowSpace
      betweenDigits = Self.narrowSpace
      beforeUnit = Self.noBreakSpace
      bindsEllipsis = true
    case .europeanFrench:
      pairs = [guillemets, double]
      betweenDigits = Self.noBreakSpace
      beforeUnit = Self.noBreakSpace
    case .italian:
      pairs = [guillemets, double]
      beforeUnit = Self.noBreakSpace
    case .american: pairs = [double, single]
    case .british: pairs = [single, double]
    }
  }

  private static let noBreakSpace: Unicode.Scalar = "\u{A0}"
  private static let narrowSpace: Unicode.Scalar = "\u{202F}"
}
