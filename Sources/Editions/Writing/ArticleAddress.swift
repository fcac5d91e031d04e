import Text

/// Where articles are published whose front matter names no address: a pattern such as
/// `https://example.org/{lang}/{slug}`.
public struct ArticleAddress: Sendable, Equatable {
  /// As it was given.
  public let pattern: String

  /// `nil` when the pattern makes no `http` or `https` address.
  public init?(_ pattern: String) {
    self.pattern = pattern
    let sample = address(language: .english, slug: "a b")
    guard pattern.utf8.count <= 1000, SafeLink.host(sample) != nil,
      SafeLink.address(sample) != nil
    else { return nil }
  }

  /// The address of an article. O(pattern + slug).
  func address(language: Language, slug: String) -> String {
    pattern.replacing("{lang}", with: language.code)
      .replacing("{slug}", with: PercentEncoding.encoded(slug))
  }
}

/// Percent-encoding (RFC 3986).
enum PercentEncoding {
  /// Everything but letters and digits of ASCII and `._~-` encoded; hyphens too, if asked.
  static func encoded(_ text: String, hyphens: Bool = false) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): result.append(byte)
      case UInt8(ascii: "-") where !hyphens: result.append(byte)
      default:
        result.append(UInt8(ascii: "%"))
        result.append(digits[Int(byte >> 4)])
        result.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}

/// Links to a passage of a page by its words (URL fragment text directives, WICG): browsers that know
/// them scroll to it and mark it, others open the page.
enum PassageLink {
  /// The page's address with the directive: the passage's first and last words, or all of a short one.
  static func address(_ url: String, passage: String) -> String {
    let words = SingleLine.text(passage).split(separator: " ").map(String.init)
    guard !words.isEmpty else { return url }
    func encoded(_ words: some Sequence<String>) -> String {
      PercentEncoding.encoded(words.joined(separator: " "), hyphens: true)
    }
    let directive =
      words.count <= 2 * edge
      ? encoded(words) : encoded(words.prefix(edge)) + "," + encoded(words.suffix(edge))
    // Words that are none, such as a text without spaces, make no link anybody can use.
    guard directive.utf8.count <= 600 else { return url }
    return url + (url.contains("#") ? "" : "#") + ":~:text=" + directive
  }

  private static let edge = 4
}
