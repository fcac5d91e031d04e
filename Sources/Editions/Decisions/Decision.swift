public import Text

/// What an editor decided on the report page about one row, quotation or proposed term.
public struct Decision: Sendable, Equatable {
  /// The decision, and the values it comes with.
  public enum Action: Sendable, Equatable {
    /// The row and the one behind it, named by its key, are one.
    case merge(with: ContentKey)
    /// The row is two; the first takes so many sentences of each language.
    case split([Language: Int])
    /// The sentences of a language say something else than the rest of the row.
    case unlink(Language)
    /// Who said the words; empty: nobody is known to.
    case speaker(String)
    /// The proposed term belongs into the glossary, in the forms that the decision gives, if any.
    case acceptTerm
    /// It does not, and is not to be proposed again.
    case rejectTerm

    /// The word for it in files.
    public var name: String {
      switch self {
      case .merge: "merge"
      case .split: "split"
      case .unlink: "unlink"
      case .speaker: "speaker"
      case .acceptTerm: "accept"
      case .rejectTerm: "reject"
      }
    }

    /// What stands behind the word in files.
    public var value: String {
      switch self {
      case .merge(let key): key.description
      case .split(let counts):
        counts.sorted { $0.key < $1.key }.map { "\($0.key.code):\($0.value)" }
          .joined(separator: " ")
      case .unlink(let language): language.code
      case .speaker(let name): name
      case .acceptTerm, .rejectTerm: ""
      }
    }

    /// Reads a decision; `nil` where the word is unknown or the value does not belong to it.
    public init?(name: String, value: String) {
      switch name {
      case "merge":
        guard let key = ContentKey(value) else { return nil }
        self = .merge(with: key)
      case "split":
        var counts: [Language: Int] = [:]
        for part in value.split(separator: " ") {
          let fields = part.split(separator: ":", omittingEmptySubsequences: false)
          guard fields.count == 2, let language = Language(String(fields[0])),
            language.isSupported, let count = Int(fields[1]), count >= 0,
            counts.updateValue(count, forKey: language) == nil
          else { return nil }
        }
        guard !counts.isEmpty else { return nil }
        self = .split(counts)
      case "unlink":
        guard let language = Language(value), language.isSupported else { return nil }
        self = .unlink(language)
      case "speaker": self = .speaker(SingleLine.text(value))
      case "accept", "reject":
        guard value.isEmpty else { return nil }
        self = name == "accept" ? .acceptTerm : .rejectTerm
      default: return nil
      }
    }

    /// The words of `name`, for messages.
    public static let names = ["merge", "split", "unlink", "speaker", "accept", "reject"]
  }

  public let action: Action
  /// What it is about.
  public let key: ContentKey
  /// The words it is about: of a term its terms; of others a beginning, for people who read the
  /// file, whose languages say which versions the decision was made on.
  public let words: [Language: String]
  /// Of an accepted term: what an editor made of its forms before it was accepted; empty where it is
  /// accepted as it was proposed.
  public let forms: [Language: String]
  /// The article of the page it was made on; tells articles apart that share words.
  public let article: String?
  /// Decisions of one round were made on one page: their keys name what stood on it. From 1; 0 for
  /// those that are not applied yet.
  public var round: Int

  public init(
    _ action: Action, key: ContentKey, words: [Language: String] = [:],
    forms: [Language: String] = [:], article: String? = nil, round: Int = 0
  ) {
    self.action = action
    self.key = key
    self.words = words
    self.forms = forms
    self.article = article
    self.round = round
  }

  /// Whether two decisions say the same of the same.
  public func repeats(_ other: Decision) -> Bool {
    key == other.key && action == other.action && forms == other.forms
  }

  /// The terms that an accepted proposal brings: its words, in the forms an editor gave them.
  public var terms: [Language: String] { words.merging(forms) { $1 } }
}
