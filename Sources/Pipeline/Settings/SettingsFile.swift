internal import Editions
internal import FoundationEssentials
internal import Text

/// `pipeline.yml` as it is written: keys that are known, their values, and where they stand.
struct SettingsFile {
  /// By key; those of groups are objects.
  let members: [String: JSONValue]
  private let path: String
  private let yaml: YAMLFile?

  /// Reads a file; without one nothing is set.
  ///
  /// - Throws: `ConfigurationError.malformed` for keys that no setting has and values of the wrong
  ///   kind, and `ReadingError`.
  init(at path: String) throws {
    self.path = path
    guard FileSystem.exists(path) else {
      (members, yaml) = ([:], nil)
      return
    }
    let yaml = try YAMLFile(at: path)
    self.yaml = yaml
    switch try? JSONDecoder().decode(JSONValue.self, from: Data(yaml.json)) {
    case .object(let members)?: self.members = members
    case .null?: members = [:]
    default:
      throw ConfigurationError.malformed(
        yaml.place(of: []), "expected keys such as summary: and output:")
    }
    try checkKeys(of: members, in: [], known: Setting.keys(in: nil))
    for group in Setting.groups {
      let known = Setting.keys(in: group)
      switch members[group] ?? .null {
      case .null: break
      case .object(let settings): try checkKeys(of: settings, in: [group], known: known)
      default:
        throw error(
          "\(group) must be a group of settings, such as \(group).\(known[0])", at: [group])
      }
    }
    for setting in Setting.all {
      guard let value = setting.value(in: members), !setting.accepts(value) else { continue }
      throw error("\(setting.name) must be \(setting.expected)", at: setting.path)
    }
    try checkBudgets()
  }

  /// What is wrong with a setting's value, told where it stands.
  func error(_ message: String, at setting: [String]) -> ConfigurationError {
    .malformed(yaml?.place(of: setting) ?? Place(file: path), message)
  }

  private func checkKeys(
    of settings: [String: JSONValue], in group: [String], known: [String]
  ) throws {
    // The first in the file, which a person reads first.
    let unknown = settings.keys.filter { !known.contains($0) }.map { key in
      (key: key, place: yaml?.place(of: group + [key], isKey: true))
    }
    guard let first = unknown.min(by: { ($0.place?.byte ?? 0) < ($1.place?.byte ?? 0) }),
      let place = first.place
    else { return }
    let name = (group + [first.key]).joined(separator: ".")
    let advice =
      Suggestion.nearest(to: first.key, among: known).map { "did you mean \"\($0)\"?" }
      ?? "known are " + known.joined(separator: ", ")
    throw ConfigurationError.malformed(place, "there is no setting \"\(name)\"; \(advice)")
  }

  /// Of the lengths of a summary one is said.
  private func checkBudgets() throws {
    let said = Setting.budgets.filter { ($0.value(in: members) ?? .null) != .null }
    guard said.count > 1 else { return }
    throw error(
      "\(said[0].name) is said as well as \(said[1].name); keep one of them", at: said[1].path)
  }
}
