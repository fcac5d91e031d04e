/// What the elements of HTML mean for a text.
enum HTMLElements {
  /// Elements whose content is no text of the document.
  static let hidden: Set<[UInt8]> = names(
    "audio", "canvas", "datalist", "head", "iframe", "map", "math", "noembed", "noframes",
    "noscript", "object", "option", "rp", "rt", "script", "select", "style", "svg", "template",
    "textarea", "title", "video")

  /// Elements that part the text before them from the text behind them.
  static let blocks: Set<[UInt8]> = names(
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul")

  /// Elements whose content is text, but no prose.
  static let code: Set<[UInt8]> = names("code", "kbd", "pre", "samp", "tt", "var")

  /// Elements that hold no content and have no end tag.
  static let void: Set<[UInt8]> = names(
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr")

  /// The kind of block that a tag inside Markdown begins; `nil` when it says nothing about it.
  static func kind(of tag: HTMLTag) -> Block.Kind? {
    guard !tag.isEnd else { return nil }
    if tag.name.count == 2, tag.name[0] == UInt8(ascii: "h"), (0x31...0x36).contains(tag.name[1]) {
      return .heading(level: Int(tag.name[1] - 0x30))
    }
    if tag.isNamed("li") { return .listItem }
    if tag.isNamed("blockquote") { return .blockQuote }
    if tag.isNamed("td") || tag.isNamed("th") { return .tableCell }
    return nil
  }

  static func names(_ names: String...) -> Set<[UInt8]> {
    Set(names.map { Array($0.utf8) })
  }
}
