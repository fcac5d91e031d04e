public import Editions
public import Summaries
public import Terminology
public import Text

/// What editions say of the run that made them.
public struct EditionSettings: Sendable {
  /// Seconds since 1970 that stand for now; `nil`: the article's own date.
  private let epoch: Int64?
  private let configuration: String
  /// Beads below this confidence stay out of translation memories.
  public var minimumConfidence = EditionOptions.usualConfidence
  /// How newsletters are written.
  public var newsletter = NewsletterOptions()
  /// The house styles newsletters are shown in.
  public var typography: [TypographyLocale] = []
  /// Where articles are published whose front matter does not say so.
  public var articleAddress: ArticleAddress?

  /// - Parameter epoch: The value of `SOURCE_DATE_EPOCH`, where it is set.
  public init(
    epoch: String?, summary: SummaryOptions, glossary: Glossary
  ) throws(ConfigurationError) {
    self.epoch = try Self.seconds(ofEpoch: epoch)
    let options = String(decoding: JSONText.line(summary), as: UTF8.self)
    configuration = options + String(decoding: GlossaryFile(glossary).bytes, as: UTF8.self)
  }

  /// The value of `SOURCE_DATE_EPOCH` in seconds since 1970; `nil` where it is not set.
  package static func seconds(ofEpoch epoch: String?) throws(ConfigurationError) -> Int64? {
    guard let epoch, !epoch.isEmpty else { return nil }
    // To the end of the year 9999: dates have four digits.
    guard let seconds = Int64(epoch), (0...253_402_300_799).contains(seconds) else {
      throw .badEpoch(epoch)
    }
    return seconds
  }

  /// The options for one article.
  public func options(for analysis: Analysis) -> EditionOptions {
    let moment = epoch ?? Self.articleDate(analysis)
    var options = EditionOptions(
      timestamp: moment ?? 0,
      generatorVersion: PipelineVersion.current, configuration: configuration,
      minimumConfidence: minimumConfidence)
    options.isDated = moment != nil
    options.newsletter = newsletter
    options.articleAddress = articleAddress
    options.typography = typography
    return options
  }

  /// The latest moment its versions name; `nil` where none does.
  private static func articleDate(_ analysis: Analysis) -> Int64? {
    analysis.versions.compactMap(\.document.metadata.date?.secondsSince1970).max()
  }
}
