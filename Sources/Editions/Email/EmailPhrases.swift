import Text

/// What an e-mail says in its own words, from `Resources/phrases.tsv`.
struct EmailPhrases: Sendable {
  /// By name.
  let all: [String: String]

  /// The phrases in French, Italian or English; in English for other languages. O(table).
  init(_ language: Language) {
    let column: Int =
      switch language {
      case .french: 1
      case .italian: 2
      default: 3
      }
    var all: [String: String] = [:]
    for fields in ResourceTable(PackageResources.phrases_tsv).rows where fields.count == 4 {
      all[String(decoding: fields[0], as: UTF8.self)] =
        String(decoding: fields[column], as: UTF8.self)
    }
    self.all = all
  }

  /// A phrase; empty when there is none of the name.
  subscript(_ name: String) -> String { all[name] ?? "" }

  /// `11 min read`
  func minutes(_ count: Int) -> String { self["minutes"].replacing("{n}", with: "\(count)") }
}
