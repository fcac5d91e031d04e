public import Text

/// Words between quotation marks, and what is known about them.
public struct Quotation: Sendable, Equatable {
  /// What the marks are for.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Words somebody said.
    case speech
    /// Words somebody wrote: a letter, a post, a statement.
    case writing
    /// A word or expression named or coined: « talent war ».
    case term
    /// The name of a work.
    case title
    /// Words the author keeps at a distance.
    case scare
  }

  /// In the document's text, marks included.
  public let range: ByteRange
  /// Without the marks and the space inside them.
  public let innerRange: ByteRange
  /// 0 for a quotation of the text, 1 for one inside it, and so on.
  public let level: Int
  /// Index of the quotation it stands in.
  public let parent: Int?
  public let kind: Kind
  public let attribution: Attribution?
  /// Indices of the sentences it touches.
  public let sentences: Range<Int>
  /// Index in `Document.links` of the link beside it: in its sentence, else in its block.
  public let link: Int?

  public init(
    range: ByteRange, innerRange: ByteRange, level: Int, parent: Int?, kind: Kind,
    attribution: Attribution?, sentences: Range<Int>, link: Int?
  ) {
    self.range = range
    self.innerRange = innerRange
    self.level = level
    self.parent = parent
    self.kind = kind
    self.attribution = attribution
    self.sentences = sentences
    self.link = link
  }

  /// The quotation with the speaker an editor names.
  public func attributed(to name: String) -> Quotation {
    let attribution =
      attribution ?? Attribution(speaker: nil, name: nil, cue: nil, confidence: 1)
    return Quotation(
      range: range, innerRange: innerRange, level: level, parent: parent, kind: kind,
      attribution: attribution.corrected(to: name), sentences: sentences, link: link)
  }

  /// Whether it counts as a quotation in tables: the words of somebody, not nested in others.
  public var isQuotedSpeech: Bool { level == 0 && (kind == .speech || kind == .writing) }
}

/// Who said it, and by which word the text says so.
public struct Attribution: Sendable, Equatable {
  /// The speaker as named beside the quotation: `Kazemi`, `une source`, `she`.
  public let speaker: ByteRange?
  /// The full name where it is known: `Vahid Kazemi`.
  public let name: String?
  /// The verb or noun that introduces the words: `a écrit`, `according to`.
  public let cue: ByteRange?
  /// In 0…1.
  public let confidence: Double
  /// Whether it was found in the text, or an editor named the speaker.
  public let status: Status

  /// Where an attribution comes from.
  public enum Status: String, Sendable, Codable {
    case found, corrected
  }

  public init(
    speaker: ByteRange?, name: String?, cue: ByteRange?, confidence: Double,
    status: Status = .found
  ) {
    self.speaker = speaker
    self.name = name
    self.cue = cue
    self.confidence = confidence
    self.status = status
  }

  /// The attribution with the speaker an editor names; an empty name says that nobody is known to
  /// have said it.
  public func corrected(to name: String) -> Attribution {
    Attribution(
      speaker: nil, name: name.isEmpty ? nil : name, cue: cue, confidence: 1, status: .corrected)
  }
}
