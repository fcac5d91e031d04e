internal import Editions
internal import FoundationEssentials
public import Summaries
public import Text

/// The settings of `pipeline.yml`; flags override them.
///
/// ```yaml
/// summary:
///   sentences: 3
/// glossaries:
///   - Glossaries/ai-press.tsv
/// output: public/editions
/// site:
///   url: https://example.org
///   title: Example
/// newsletter:
///   unsubscribe: https://example.org/unsubscribe
/// ```
public struct Configuration: Sendable, Equatable, Codable {
  /// How long summaries are.
  public var summary = SummaryOptions()
  /// Glossary files; `nil`: every `.tsv` in `Glossaries`.
  public var glossaries: [String]?
  /// The folder that receives the editions.
  public var output = "output"
  /// Whether reports propose terms that the glossary lacks; looking for them takes time.
  public var proposals = true
  /// The site that feeds are made for.
  public var site: SiteSettings?
  /// How newsletters are written.
  public var newsletter = NewsletterSettings()

  /// The same, with the addresses of the site's articles where the newsletter has none of its own.
  public var newsletterOfSite: NewsletterSettings {
    var settings = newsletter
    settings.articlesOfSite = try? site?.site()?.articles
    return settings
  }

  public init() {}

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case summary, glossaries, output, proposals, site, newsletter
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    summary = try values.decodeIfPresent(SummaryOptions.self, forKey: .summary) ?? summary
    glossaries = try values.decodeIfPresent([String].self, forKey: .glossaries)
    output = try values.decodeIfPresent(String.self, forKey: .output) ?? output
    proposals = try values.decodeIfPresent(Bool.self, forKey: .proposals) ?? proposals
    site = try values.decodeIfPresent(SiteSettings.self, forKey: .site)
    newsletter =
      try values.decodeIfPresent(NewsletterSettings.self, forKey: .newsletter) ?? newsletter
  }

  /// Reads a settings file, the defaults where there is none, with what the environment says in
  /// its place, and tells who said what, by name of the setting.
  ///
  /// - Parameter environment: Variables, of which those of `Setting.variable` count.
  public static func read(
    at path: String, environment: [String: String] = [:]
  ) throws -> (configuration: Configuration, origins: [String: EffectiveSettings.Origin]) {
    let file = try SettingsFile(at: path)
    // For itself first: what is wrong with the file is told of the file.
    var configuration = try decoded(file.members) { file.error($1, at: $0) }
    var origins: [String: EffectiveSettings.Origin] = [:]
    for setting in Setting.all where setting.value(in: file.members) != nil {
      origins[setting.name] = .file
    }
    let overriding = try overridden(file.members, by: environment)
    if !overriding.settings.isEmpty {
      let variables = overriding.settings.map(\.variable).joined(separator: ", ")
      configuration = try decoded(overriding.members) {
        ConfigurationError.badVariable(variables, $1)
      }
      for setting in overriding.settings { origins[setting.name] = .environment }
    }
    return (configuration, origins)
  }

  /// The settings with those of the environment in their place, and which these are.
  private static func overridden(
    _ members: [String: JSONValue], by environment: [String: String]
  ) throws -> (members: [String: JSONValue], settings: [Setting]) {
    var members = members
    let settings = Setting.all.filter { environment[$0.variable] != nil }
    // Of the budgets the one of the environment holds.
    if settings.contains(where: Setting.budgets.contains) {
      for budget in Setting.budgets { budget.set(nil, in: &members) }
    }
    for setting in settings {
      guard let text = environment[setting.variable] else { continue }
      guard let value = setting.value(of: text) else {
        throw ConfigurationError.badVariable(
          setting.variable, "must be \(setting.expected), not \"\(text)\"")
      }
      setting.set(value, in: &members)
    }
    return (members, settings)
  }

  /// - Parameters:
  ///   - members: Values of the kinds that settings have.
  ///   - error: Makes an error of a setting's keys and what is wrong with it.
  private static func decoded(
    _ members: [String: JSONValue], _ error: ([String], String) -> ConfigurationError
  ) throws -> Configuration {
    let json = try JSONEncoder().encode(JSONValue.object(members))
    let configuration = try JSONDecoder().decode(Configuration.self, from: json)
    if let problem = configuration.problem { throw error(problem.setting, problem.message) }
    return configuration
  }

  /// As in the file.
  var members: [String: JSONValue] {
    guard let json = try? JSONEncoder().encode(self),
      case .object(let members)? = try? JSONDecoder().decode(JSONValue.self, from: json)
    else { return [:] }
    return members
  }

  /// A setting that is of the right kind and yet cannot be followed, and why.
  private var problem: (setting: [String], message: String)? {
    switch summary.budget {
    case .sentences(let count) where count < 1: Self.tooFew("sentences")
    case .words(let count) where count < 1: Self.tooFew("words")
    case .characters(let count) where count < 1: Self.tooFew("characters")
    case .ratio(let share) where !(share > 0 && share <= 1):
      (["summary", "ratio"], "summary.ratio must be more than 0 and at most 1")
    default:
      output.isEmpty
        ? (["output"], "output must name a folder") : newsletterProblem ?? siteProblem
    }
  }

  private static func tooFew(_ budget: String) -> (setting: [String], message: String) {
    (["summary", budget], "summary.\(budget) must be at least 1")
  }

  private var newsletterProblem: (setting: [String], message: String)? {
    newsletter.problem.map { problem in
      (
        ["newsletter", problem.setting],
        "newsletter.\(problem.setting) must be \(problem.expected)"
      )
    }
  }

  private var siteProblem: (setting: [String], message: String)? {
    do throws(FeedError) {
      _ = try site?.site()
      return nil
    } catch {
      let setting =
        switch error {
        case .badSite: "url"
        case .badArticlePath: "articles"
        }
      return (["site", setting], "site.\(setting): \(error.diagnostic.message)")
    }
  }
}

/// A settings file that cannot be followed.
public enum ConfigurationError: DiagnosableError {
  case malformed(Place, String)
  /// A variable of the environment, or several, and what is wrong with them.
  case badVariable(String, String)
  case badEpoch(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .malformed(let place, let message):
      Diagnostic(.error, code: "bad-configuration", message, at: place)
    case .badVariable(let names, let message):
      Diagnostic(.error, code: "bad-configuration", "\(names): \(message)")
    case .badEpoch(let value):
      Diagnostic(
        .error, code: "bad-epoch",
        "SOURCE_DATE_EPOCH must be a number of seconds since 1970, not \"\(value)\"")
    }
  }
}
