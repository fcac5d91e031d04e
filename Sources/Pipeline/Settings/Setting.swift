/// A setting by its place in `pipeline.yml`, such as `summary.sentences`.
public struct Setting: Sendable, Hashable {
  enum Kind: Sendable {
    case integer, number, boolean, text
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
      Setting("site.title", .text), Setting("site.articles", .text), Setting("site.feeds", .text),
      Setting("newsletter.articleURL", .text), Setting("newsletter.unsubscribe", .text),
      Setting("newsletter.from", .text), Setting("newsletter.imprint", .text),
      Setting("newsletter.quotes", .integer), Setting("newsletter.templates", .list),
    ]

  /// Of which one holds.
  static let budgets = [
    Setting("summary.sentences", .integer), Setting("summary.words", .integer),
    Setting("summary.characters", .integer), Setting("summary.ratio", .number),
  ]

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
    case .text: .string(text)
    case .list: .array(text.split(separator: ":").map { .string(String($0)) })
    }
  }

  /// What a value has to be, for people.
  var expected: String {
    switch kind {
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .text: "a text"
    case .list: "paths parted by colons"
    }
  }
}
