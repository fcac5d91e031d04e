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
