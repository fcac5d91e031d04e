public import Text

/// What a form of glossaries could not hold of what was to be written in it.
public struct GlossaryLoss: Sendable, Hashable {
  /// What happened, in the words of `Diagnostic.code`.
  public enum Kind: String, Sendable, CaseIterable {
    /// Concepts without terms in the languages written.
    case leftOut = "left-out"
    /// A source term that was there before, in a form that has each once.
    case repeatedSource = "repeated-source"
    /// Terms in other languages than the two of a bilingual form.
    case languages = "lost-languages"
    case identifier = "lost-id"
    /// An identifier that XML does not allow; the old one is in a note.
    case changedIdentifier = "changed-id"
    case subject = "lost-subject"
    case partOfSpeech = "lost-pos"
    case definition = "lost-definition"
    case note = "lost-note"
    case synonyms = "lost-synonyms"
    case status = "lost-status"
    case forbidden = "lost-forbidden"
    case flags = "lost-flags"
    case fields = "lost-fields"
    /// Attributes, or markup inside texts.
    case markup = "lost-markup"
    /// The header or back matter of a TBX file.
    case frame = "lost-header"
    /// Data that TBX-Basic has no category for.
    case keptAsNote = "kept-as-note"
    /// Tabs and line ends that became spaces.
    case changedSpace = "changed-space"
    /// Lines that begin with `#`.
    case readAsComment = "read-as-comment"
    /// Languages whose codes have three letters, in tables of ours.
    case unreadLanguage = "unread-language"
    /// Bars in terms, and `!` before them.
    case changedSigns = "changed-signs"
  }

  public let kind: Kind
  public let format: GlossaryFormat
  /// How often.
  public let count: Int
  /// The identifier of the first concept it happened to; `nil` for the file as a whole.
  public let concept: String?

  public var diagnostic: Diagnostic {
    let example = concept.map { ", first in \($0)" } ?? ""
    let severity: Diagnostic.Severity = kind == .keptAsNote ? .note : .warning
    return Diagnostic(severity, code: kind.rawValue, sentence + example)
  }

  private var sentence: String {
    let title = format.title
    return switch kind {
    case .leftOut: "\(many("concept")) left out: no terms in the languages written"
    case .repeatedSource: "\(many("term pair")) left out: \(title) has each source term once"
    case .languages: "\(title) holds two languages; \(many("concept")) had terms in others"
    case .identifier: "\(title) has no place for the ids of concepts (\(count))"
    case .changedIdentifier: "\(many("id")) changed for XML; the old ones are in notes"
    case .subject: "\(title) has no place for the subject (\(count))"
    case .partOfSpeech: "\(title) has no place for the part of speech (\(count))"
    case .definition: "\(title) has no place for the definition (\(count))"
    case .note: "\(title) has no place for notes (\(count))"
    case .synonyms: "\(title) has no place for further target terms (\(count))"
    case .status: "\(title) cannot say which terms are preferred or admitted as it was (\(count))"
    case .forbidden: "\(title) has no place for forbidden terms (\(count))"
    case .flags: "\(title) has no place for the flags case and exact (\(count))"
    case .fields: "\(title) has no place for further columns (\(count))"
    case .markup: "attributes or markup of \(many("element")) lost"
    case .frame: "\(title) has no place for the header of the file"
    case .keptAsNote: "\(many("piece")) of data kept as notes: TBX-Basic has no category for them"
    case .changedSpace: "tabs or line ends in \(many("cell")) became spaces"
    case .readAsComment: "\(many("line")) begin with # and will be read as comments"
    case .unreadLanguage:
      "terms of \(many("language")) with three letters will be read as further columns"
    case .changedSigns: "bars, or ! in front, changed in \(many("term"))"
    }
  }

  private func many(_ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
}

/// Counts losses while a glossary is written.
struct LossTally {
  private let format: GlossaryFormat
  private var found: [GlossaryLoss.Kind: (count: Int, concept: String?)] = [:]

  init(_ format: GlossaryFormat) { self.format = format }

  mutating func add(_ kind: GlossaryLoss.Kind, _ count: Int = 1, in concept: String?) {
    if count == 0 { return }
    if let before = found[kind] {
      found[kind] = (before.count + count, before.concept)
    } else {
      found[kind] = (count, concept)
    }
  }

  mutating func add(_ kind: GlossaryLoss.Kind, if isLost: Bool, in concept: String) {
    if isLost { add(kind, in: concept) }
  }

  /// In the order of the kinds.
  var losses: [GlossaryLoss] {
    GlossaryLoss.Kind.allCases.compactMap { kind in
      found[kind].map {
        GlossaryLoss(kind: kind, format: format, count: $0.count, concept: $0.concept)
      }
    }
  }
}
