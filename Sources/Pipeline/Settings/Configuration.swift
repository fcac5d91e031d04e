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
    let members = try members(at: path)
    let known = CodingKeys.allCases.map(\.rawValue)
    let unknown =
      unknownKey(.object(members), known)
      ?? known.lazy.compactMap { group in
        let names = Setting.all.filter { $0.path.count > 1 && $0.path[0] == group }
        return names.isEmpty ? nil : unknownKey(members[group], names.map { $0.path[1] }, group)
      }.first
    if let unknown { throw ConfigurationError.malformed(path, unknown) }
    // For itself first: what is wrong with the file is told of the file.
    var configuration = try decoded(members) { ConfigurationError.malformed(path, $0) }
    var origins: [String: EffectiveSettings.Origin] = [:]
    for setting in Setting.all where setting.value(in: members) != nil {
      origins[setting.name] = .file
    }
    let overriding = try overridden(members, by: environment)
    if !overriding.settings.isEmpty {
      let variables = overriding.settings.map(\.variable).joined(separator: ", ")
      configuration = try decoded(overriding.members) {
        ConfigurationError.badVariable(variables, $0)
      }
      for setting in overriding.settings { origins[setting.name] = .environment }
    }
    return (configuration, origins)
  }

  private static func members(at path: String) throws -> [String: JSONValue] {
    guard FileSystem.exists(path) else { return [:] }
    let json = try YAMLFile.json(at: path)
    guard let data = try? JSONDecoder().decode(JSONValue.self, from: Data(json)),
      case .object(let members) = data
    else {
      if json.elementsEqual("null".utf8) { return [:] }
      throw ConfigurationError.malformed(path, "expected keys such as summary: and output:")
    }
    return members
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

  private static func decoded(
    _ members: [String: JSONValue], _ error: (String) -> ConfigurationError
  ) throws -> Configuration {
    do {
      let json = try JSONEncoder().encode(JSONValue.object(members))
      let configuration = try JSONDecoder().decode(Configuration.self, from: json)
      if let problem = configuration.problem { throw error(problem) }
      return configuration
    } catch let DecodingError.typeMismatch(_, context),
      let DecodingError.dataCorrupted(context), let DecodingError.valueNotFound(_, context)
    {
      let key = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw error("\(key.isEmpty ? "a setting" : key) has a value of the wrong kind")
    }
  }

  private static func unknownKey(
    _ settings: JSONValue?, _ known: [String], _ group: String? = nil
  ) -> String? {
    guard case .object(let members)? = settings,
      let key = members.keys.sorted().first(where: { !known.contains($0) })
    else { return nil }
    let name = (group.map { $0 + "." } ?? "") + key
    return "there is no setting \"\(name)\"; known are "
      + known.sorted().joined(separator: ", ")
  }

  /// As in the file.
  var members: [String: JSONValue] {
    guard let json = try? JSONEncoder().encode(self),
      case .object(let members)? = try? JSONDecoder().decode(JSONValue.self, from: json)
    else { return [:] }
    return members
  }

  /// What is of the right kind and yet cannot be followed.
  private var problem: String? {
    switch summary.budget {
    case .sentences(let count) where count < 1: "summary.sentences must be at least 1"
    case .words(let count) where count < 1: "summary.words must be at least 1"
    case .characters(let count) where count < 1: "summary.characters must be at least 1"
    case .ratio(let share) where !(share > 0 && share <= 1):
      "summary.ratio must be more than 0 and at most 1"
    default:
      output.isEmpty
        ? "output must name a folder"
        : newsletter.problem.map { "newsletter.\($0.setting) must be \($0.expected)" }
          ?? siteProblem
    }
  }

  private var siteProblem: String? {
    do throws(FeedError) {
      _ = try site?.site()
      return nil
    } catch {
      return "site: \(error.diagnostic.message)"
    }
  }
}

/// A settings file that cannot be followed.
public enum ConfigurationError: DiagnosableError {
  case malformed(String, String)
  /// A variable of the environment, or several, and what is wrong with them.
  case badVariable(String, String)
  case badEpoch(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .malformed(let path, let message):
      Diagnostic(.error, code: "bad-configuration", message, at: Place(file: path))
    case .badVariable(let names, let message):
      Diagnostic(.error, code: "bad-configuration", "\(names): \(message)")
    case .badEpoch(let value):
      Diagnostic(
        .error, code: "bad-epoch",
        "SOURCE_DATE_EPOCH must be a number of seconds since 1970, not \"\(value)\"")
    }
  }
}
