/// Where a reader leaves the list: an address, or the tag that a sender's software puts one in for.
public struct UnsubscribeLink: Sendable, Equatable {
  /// The address or tag.
  public let text: String
  /// Whether it is a tag.
  public let isTag: Bool

  /// `{{unsubscribe_url}}`, for senders to replace.
  public static let placeholder = UnsubscribeLink(tag: "{{unsubscribe_url}}")

  private init(text: String, isTag: Bool) {
    self.text = text
    self.isTag = isTag
  }

  private init(tag: String) { self.init(text: tag, isTag: true) }

  /// A mark that is replaced by a tag later; of letters, digits and hyphens.
  init(mark: String) { self.init(tag: mark) }

  /// Reads an `https`, `http` or `mailto` address, or a tag such as `{{ UnsubscribeURL }}`,
  /// `{$unsubscribe}`, `*|UNSUB|*`, `[unsubscribe]`, `%unsubscribe_url%`.
  ///
  /// `nil` for anything else: a tag holds letters, digits, spaces and `_.:|-` alone, so that it can
  /// break out of neither an attribute nor a header.
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 900 else { return nil }
    if let address = SafeLink.address(text), text.utf8.allSatisfy({ $0 < 0x80 }) {
      self.init(text: address, isTag: false)
      return
    }
    for (opening, closing) in Self.brackets
    where text.hasPrefix(opening) && text.hasSuffix(closing)
      && text.utf8.count > opening.utf8.count + closing.utf8.count
    {
      let inner = text.utf8.dropFirst(opening.utf8.count).dropLast(closing.utf8.count)
      if inner.allSatisfy(Self.isTagCharacter) {
        self.init(tag: text)
        return
      }
    }
    return nil
  }

  /// Whether mail programs may leave the list with one click (RFC 8058): not by a letter.
  var isOneClick: Bool { isTag || text.lowercased().hasPrefix("https:") }

  private static let brackets = [
    ("{{{", "}}}"), ("{{", "}}"), ("{$", "}"), ("{", "}"), ("*|", "|*"), ("[", "]"), ("%", "%"),
  ]

  private static func isTagCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20: true
    default: "_.:|-".utf8.contains(byte)
    }
  }
}
