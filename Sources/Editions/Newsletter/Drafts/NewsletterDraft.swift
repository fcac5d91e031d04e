internal import ICU
public import Text

/// A newsletter as a draft for a sender's software: a file to be uploaded by whoever wants to. Nothing
/// is sent.
public enum NewsletterDraft: String, Sendable, CaseIterable {
  /// Markdown with front matter, as Buttondown's command line reads it from `emails/`.
  case buttondown
  /// JSON for `POST /api/campaigns`.
  case listmonk
  /// JSON for `POST /ghost/api/admin/posts/?source=html`.
  case ghost

  /// The file of a language; `nil` when the newsletter is not in it.
  public func file(_ newsletter: Newsletter, _ language: Language) -> EditionFile? {
    let bytes: [UInt8]? =
      switch self {
      case .buttondown: ButtondownDraft(newsletter, language)?.bytes
      case .listmonk: ListmonkDraft(newsletter, language).map { JSONText.pretty($0) }
      case .ghost: GhostDraft(newsletter, language).map { JSONText.pretty($0) }
      }
    let ending = self == .buttondown ? "md" : "json"
    return bytes.map {
      EditionFile(name: "\(rawValue).\(language.code).\(ending)", bytes: $0)
    }
  }

  /// What a sender may call the newsletter in addresses: of the slug, small letters and digits of ASCII
  /// and hyphens, since senders make file names and addresses of it.
  static func slug(_ slug: String, ofIssue isIssue: Bool, _ language: Language) -> String {
    var letters: [UInt8] = []
    for scalar in slug.lowercased().unicodeScalars {
      // Without its accents a letter stays a letter.
      let parts = scalar.isASCII ? [scalar.value] : Scalars.decomposed(scalar.value)
      for part in parts.isEmpty ? [0x20] : parts where !Scalars.combines(part) {
        letters.append(part < 0x80 ? UInt8(truncatingIfNeeded: part) : 0x20)
      }
    }
    var parts = letters.split { byte in
      !((0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte))
    }.map { String(decoding: $0, as: UTF8.self) }
    // A slug without any such letter gets a name of its own all the same.
    if parts.isEmpty, !slug.isEmpty {
      parts = [String(SHA256.hexadecimal(of: Array(slug.utf8)).prefix(8))]
    }
    if isIssue { parts.insert("issue", at: 0) }
    // With the language, at most what Ghost takes.
    return String(parts.joined(separator: "-").prefix(180)) + (parts.isEmpty ? "" : "-")
      + language.code
  }
}
