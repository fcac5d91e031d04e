public import Text

/// Something that one version of an article has and another lacks, or has elsewhere.
public struct ParityFinding: Sendable, Equatable {
  /// What is missing; the codes made of the raw values are stable.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A block all of whose sentences are missing.
    case paragraph
    /// A sentence, or a part of one.
    case sentence
    /// A heading that is missing, or that has another level or is none.
    case heading
    case link, number, image
    /// Somebody's words that only one version quotes.
    case quotation
    /// Sentences that are there, in another order.
    case order

    /// `parity-sentence`
    public var code: String { "parity-\(rawValue)" }
  }

  /// The text in a version that has it.
  public struct Presence: Sendable, Equatable {
    public let language: Language
    public let place: Place
    /// The words, verbatim; of an image, its address.
    public let text: String
    /// Where they stand; `nil` for images, which are no part of the text.
    public let anchor: Anchor?
    /// The same in the version's text.
    let range: ByteRange?
  }

  /// A version that lacks it, and where it belongs there; of sentences in another order, where
  /// they are.
  public struct Absence: Sendable, Equatable {
    public let language: Language
    public let place: Place
  }

  public let kind: Kind
  /// At least one, in the order of the versions; the same content in each.
  public let present: [Presence]
  /// At least one, in the order of the versions.
  public let missing: [Absence]
  /// How probable it is that the finding is right, in 0…1.
  public let confidence: Double
  /// What else there is to say: `level 2 here, 3 there`; in one line.
  public let remark: String?

  /// Whether whole sentences are missing.
  var isMissingText: Bool {
    [.paragraph, .sentence, .heading].contains(kind) && remark == nil
  }

  /// Something missing is a warning; another order may be meant, and is a note.
  public var severity: Diagnostic.Severity { kind == .order ? .note : .warning }
}

/// A finding about two versions, before those about the same content are joined.
struct ParityItem {
  let kind: ParityFinding.Kind
  /// Index of the version that has it.
  let version: Int
  /// Where its text begins there, for the order of findings.
  let offset: Int32
  let presence: ParityFinding.Presence
  /// Index of the version that lacks it.
  let lacking: Int
  let absence: ParityFinding.Absence
  let confidence: Double
  var remark: String?
  /// The same for the same content, whichever version it was seen in.
  let identity: String

  /// Findings about the same content become one, with all versions that have it and that lack it.
  /// In order of the first version that has it, then of its text. O(n log n).
  static func joined(_ items: [ParityItem]) -> [ParityFinding] {
    var drafts: [Draft] = []
    var indices: [String: Int] = [:]
    for item in items {
      let name = item.kind.rawValue + " " + item.identity
      let index = indices[name] ?? drafts.count
      if index == drafts.count {
        indices[name] = index
        drafts.append(Draft(first: item))
      }
      drafts[index].add(item)
    }
    drafts.sort { $0.position < $1.position }
    return drafts.compactMap(\.finding)
  }

  private struct Draft {
    var first: ParityItem
    var present: [Int: ParityFinding.Presence] = [:]
    var missing: [Int: ParityFinding.Absence] = [:]
    var confidence = 0.0

    init(first: ParityItem) { self.first = first }

    mutating func add(_ item: ParityItem) {
      if (item.version, item.offset) < (first.version, first.offset) { first = item }
      if present[item.version] == nil { present[item.version] = item.presence }
      if missing[item.lacking] == nil { missing[item.lacking] = item.absence }
      confidence = max(confidence, item.confidence)
    }

    /// No two drafts have the same.
    var position: (Int, Int32, Int, String) {
      let kinds = ParityFinding.Kind.allCases
      return (
        first.version, first.offset, kinds.firstIndex(of: first.kind) ?? kinds.count,
        first.identity
      )
    }

    /// `nil` where the versions contradict each other: what one has it cannot lack.
    var finding: ParityFinding? {
      let missing = missing.filter { present[$0.key] == nil }
      if missing.isEmpty { return nil }
      return ParityFinding(
        kind: first.kind, present: present.sorted { $0.key < $1.key }.map(\.value),
        missing: missing.sorted { $0.key < $1.key }.map(\.value),
        confidence: min(1, max(0, confidence)), remark: first.remark)
    }
  }
}
