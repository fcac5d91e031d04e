public import Text

/// What the editions need to know beside the analysis.
public struct EditionOptions: Sendable {
  /// Seconds since 1970-01-01 UTC that stand for "now" in everything written: from
  /// `SOURCE_DATE_EPOCH` or the article's date, never from the clock.
  public var timestamp: Int64
  /// Whether `timestamp` is one of these, and no mere stand-in where neither is there.
  public var isDated = true
  /// The version of the program, for the fields that name the generator.
  public var generatorVersion: String
  /// The settings of the run in a canonical form; its digest stands in the newsletter bundle.
  public var configuration: String
  /// How the summary was chosen, in a word or two.
  public var summaryMethod: String
  /// Beads below this confidence are left out of translation memories, and are no translations in
  /// XLIFF.
  public var minimumConfidence: Double
  /// Where articles are published whose front matter does not say so.
  public var articleAddress: ArticleAddress?
  /// The house styles in which newsletters show what they quote, one for a language; a language
  /// without one is shown as its source is.
  public var typography: [TypographyLocale] = []
  /// How e-mails are written.
  public var newsletter = NewsletterOptions()

  /// What is more likely right than wrong.
  public static let usualConfidence = 0.5

  /// Options with everything but the timestamp at its default.
  public init(
    timestamp: Int64, generatorVersion: String = "0.1.0", configuration: String = "",
    summaryMethod: String = "extractive-rows",
    minimumConfidence: Double = EditionOptions.usualConfidence
  ) {
    self.timestamp = timestamp
    self.generatorVersion = generatorVersion
    self.configuration = configuration
    self.summaryMethod = summaryMethod
    self.minimumConfidence = minimumConfidence
  }
}
