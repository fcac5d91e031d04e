/// Links to a passage of a page by its words (URL fragment text directives, WICG): browsers that know
/// them scroll to it and mark it, others open the page.
enum PassageLink {
  /// The page's address with the directive: the passage's first and last words, or all of a short one.
  static func address(_ url: String, passage: String) -> String {
    let words = SingleLine.text(passage).split(separator: " ").map(String.init)
    guard !words.isEmpty else { return url }
    // A hyphen would part the directive.
    func encoded(_ words: some Sequence<String>) -> String {
      WebAddress.escaped(words.joined(separator: " "), keeping: "._~")
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
