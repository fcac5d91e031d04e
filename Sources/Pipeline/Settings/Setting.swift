public import Text

/// A setting by its place in `pipeline.yml`, such as `summary.sentences`.
public struct Setting: Sendable, Hashable {
  enum Kind: Sendable {
    case integer, number, boolean, text
    /// A text, or one for each language.
    case texts
    /// In the environment parted by colons, as in `PATH`.
    case list
  }

  let path: [String]
  let kind: Kind

  /// `summary.sentences`
  public var name: String { path.joined(separator: ".") }

  /// The variable of the environment that overrides the file: `PIPELINE_SUMMARY_SENTENCES`.
  public var variable: String {
    "PIPELINE_"
      + path.map { part in
        var words = ""
        var isAfterSmall = false
        for character in part {
          if character.isUppercase, isAfterSmall { words += "_" }
          words += character.uppercased()
          isAfterSmall = character.isLowercase
        }
        return words
      }.joined(separator: "_")
  }

  private init(_ name: String, _ kind: Kind) {
    path = name.split(separator: ".").map(String.init)
    self.kind = kind
  }

  /// All there are, in the order in which they are told.
  public static let all: [Setting] =
    budgets + [
      Setting("summary.redundancy", .number), Setting("summary.keepsContext", .boolean),
      Setting("glossaries", .list), Setting("output", .text), Setting("proposals", .boolean),
      Setting("site.url", .text),
      Setting("site.title", .texts), Setting("site.articles", .text), Setting("site.feeds", .text),
      Setting("newsletter.articleURL", .text), Setting("newsletter.unsubscribe", .text),
      Setting("newsletter.from", .text), Setting("newsletter.imprint", .text),
      Setting("newsletter.quotes", .integer), Setting("newsletter.templates", .list),
    ]

  /// Of which one holds.
  static let budgets = [
    Setting("summary.sentences", .integer), Setting("summary.words", .integer),
    Setting("summary.characters", .integer), Setting("summary.ratio", .number),
  ]

  /// The keys that settings stand in groups under.
  static let groups = keys(in: nil).filter { group in
    all.contains { $0.path.count > 1 && $0.path[0] == group }
  }

  /// The keys of a group, or those that are in none, in the order in which they are told.
  static func keys(in group: String?) -> [String] {
    var keys: [String] = []
    for path in all.map(\.path) {
      let key = group == nil ? path[0] : path[0] == group && path.count > 1 ? path[1] : nil
      if let key, !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  /// A variable that nothing reads though somebody may think so: nearly the name of one that is.
  public static func misspelt(among variables: [String]) -> Diagnostic? {
    let known = all.map(\.variable)
    for name in variables.sorted() where name.hasPrefix("PIPELINE_") && !known.contains(name) {
      guard let meant = Suggestion.nearest(to: name, among: known),
        Suggestion.distance(name, meant) <= 3
      else { continue }
      return Diagnostic(
        .warning, code: "unknown-variable",
        "nothing reads the variable \(name); did you mean \(meant)?")
    }
    return nil
  }

  /// What settings say; `nil` when they do not speak of it.
  func value(in members: [String: JSONValue]) -> JSONValue? {
    path.reduce(JSONValue.object(members) as JSONValue?) { $0?[$1] }
  }

  /// Sets or removes it.
  func set(_ value: JSONValue?, in members: inout [String: JSONValue]) {
    guard path.count > 1 else {
      members[path[0]] = value
      return
    }
    var group: [String: JSONValue] = [:]
    if case .object(let known)? = members[path[0]] { group = known }
    group[path[1]] = value
    members[path[0]] = .object(group)
  }

  /// A value of the environment; `nil` when it is not of the setting's kind.
  func value(of text: String) -> JSONValue? {
    switch kind {
    case .integer: Int64(text).map(JSONValue.integer)
    case .number: Double(text).flatMap { $0.isFinite ? .number($0) : nil }
    case .boolean: ["true": true, "false": false][text].map(JSONValue.bool)
    case .text, .texts: .string(text)
    case .list: .array(text.split(separator: ":").map { .string(String($0)) })
    }
  }

  /// Whether a value is of the setting's kind; `null` says nothing, as if it were not there.
  func accepts(_ value: JSONValue) -> Bool {
    func isText(_ value: JSONValue) -> Bool {
      if case .string = value { true } else { false }
    }
    return switch (kind, value) {
    case (_, .null), (.integer, .integer), (.number, .integer), (.number, .number),
      (.boolean, .bool), (.text, .string), (.texts, .string):
      true
    case (.texts, .object(let texts)): texts.values.allSatisfy(isText)
    case (.list, .array(let values)): values.allSatisfy(isText)
    default: false
    }
  }

  /// What a value has to be, for people.
  var expected: String {
    switch kind {
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .text: "a text"
    case .texts: "a text, or one for each language"
    case .list: "a list of paths"
    }
  }
}
