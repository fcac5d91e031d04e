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
