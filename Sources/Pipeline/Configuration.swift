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
  /// How newsletters are written.
  public var newsletter = NewsletterSettings()

  public init() {}

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case summary, glossaries, output, newsletter
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    summary = try values.decodeIfPresent(SummaryOptions.self, forKey: .summary) ?? summary
    glossaries = try values.decodeIfPresent([String].self, forKey: .glossaries)
    output = try values.decodeIfPresent(String.self, forKey: .output) ?? output
    newsletter =
      try values.decodeIfPresent(NewsletterSettings.self, forKey: .newsletter) ?? newsletter
  }

  /// Reads a settings file; the defaults where there is none.
  public static func read(at path: String) throws -> Configuration {
    guard FileSystem.exists(path) else { return Configuration() }
    let json = try YAMLFile.json(at: path)
    guard let data = try? JSONDecoder().decode(JSONValue.self, from: Data(json)),
      case .object(let members) = data
    else {
      if json.elementsEqual("null".utf8) { return Configuration() }
      throw ConfigurationError.malformed(path, "expected keys such as summary: and output:")
    }
    let known = Set(CodingKeys.allCases.map(\.rawValue))
    if let key = members.keys.sorted().first(where: { !known.contains($0) }) {
      throw ConfigurationError.malformed(
        path, "there is no setting \"\(key)\"; known are \(known.sorted().joined(separator: ", "))")
    }
    do {
      let configuration = try JSONDecoder().decode(Configuration.self, from: Data(json))
      let unknown =
        unknownKey(
          members["summary"], of: "summary",
          ["characters", "keepsContext", "ratio", "redundancy", "sentences", "words"])
        ?? unknownKey(
          members["newsletter"], of: "newsletter",
          NewsletterSettings.CodingKeys.allCases.map(\.rawValue).sorted())
      if let problem = configuration.problem ?? unknown {
        throw ConfigurationError.malformed(path, problem)
      }
      return configuration
    } catch let DecodingError.typeMismatch(_, context),
      let DecodingError.dataCorrupted(context), let DecodingError.valueNotFound(_, context)
    {
      let key = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw ConfigurationError.malformed(
        path, "\(key.isEmpty ? "a setting" : key) has a value of the wrong kind")
    }
  }

  private static func unknownKey(
    _ settings: JSONValue?, of group: String, _ known: [String]
  ) -> String? {
    guard case .object(let members)? = settings,
      let key = members.keys.sorted().first(where: { !known.contains($0) })
    else { return nil }
    return "there is no setting \"\(group).\(key)\"; known are \(known.joined(separator: ", "))"
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
    }
  }
}

/// A settings file that cannot be followed.
public enum ConfigurationError: DiagnosableError {
  case malformed(String, String)
  case badEpoch(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .malformed(let path, let message):
      Diagnostic(.error, code: "bad-configuration", message, at: Place(file: path))
    case .badEpoch(let value):
      Diagnostic(
        .error, code: "bad-epoch",
        "SOURCE_DATE_EPOCH must be a number of seconds since 1970, not \"\(value)\"")
    }
  }
}
