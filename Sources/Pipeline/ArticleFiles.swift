public import Editions
internal import Text

/// The files that make one article: its language versions and the sources it cites.
public struct ArticleFiles: Sendable, Equatable {
  /// Names the article and its output folder; a relative path without `..`.
  public var key: String
  public var pairing: Analysis.Pairing
  /// Paths of the language versions, in name order.
  public var versions: [String]
  /// Paths of the cited pages, in any language, in name order.
  public var sources: [String]

  public init(
    key: String, pairing: Analysis.Pairing, versions: [String], sources: [String] = []
  ) {
    self.key = key
    self.pairing = pairing
    self.versions = versions
    self.sources = sources
  }
}

/// What a file's path says of it: the language, and the name it shares with its translations.
///
/// `article.fr.md`, `article_fr.md`, `article-fr.md`, `fr.md` and `fr/article.md` all are the
/// French version of something.
struct VersionPath: Equatable {
  let path: String
  /// The folder the article lies in; for `fr/article.md` the one above `fr`.
  let folder: String
  /// The name without language and extension; empty for `fr.md`.
  let stem: String
  let language: Language?
  let pairing: Analysis.Pairing

  static let extensions: Set<String> = ["md", "markdown", "html", "htm", "xhtml", "txt"]

  init(_ path: String) {
    self.path = path
    let (directory, file) = Self.split(path, at: "/")
    let (name, _) = Self.split(last: file, at: ".")
    if let language = Self.supported(name) {
      (folder, stem, self.language, pairing) = (directory, "", language, .filenameSuffix)
      return
    }
    for separator: Character in [".", "_", "-"] {
      let (stem, suffix) = Self.split(last: name, at: separator)
      if let language = Self.supported(suffix), !stem.isEmpty {
        (folder, self.stem, self.language, pairing) = (
          directory, stem, language, .filenameSuffix
        )
        return
      }
    }
    let (parent, last) = Self.split(directory, at: "/")
    if let language = Self.supported(last) {
      (folder, stem, self.language, pairing) = (parent, name, language, .folder)
    } else {
      (folder, stem, language, pairing) = (directory, name, nil, .manual)
    }
  }

  static func hasKnownExtension(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: ".") else { return false }
    return extensions.contains(path[path.index(after: dot)...].lowercased())
  }

  private static func supported(_ name: String) -> Language? {
    guard name.utf8.count == 2, let language = Language(name), language.isSupported else {
      return nil
    }
    return language
  }

  /// The parts before and behind the last separator; without one, nothing and all.
  static func split(_ text: String, at separator: Character) -> (String, String) {
    guard let index = text.lastIndex(of: separator) else { return ("", text) }
    return (String(text[..<index]), String(text[text.index(after: index)...]))
  }

  /// The parts before and behind the last separator; without one, all and nothing.
  private static func split(last text: String, at separator: Character) -> (String, String) {
    guard let index = text.lastIndex(of: separator) else { return (text, "") }
    return (String(text[..<index]), String(text[text.index(after: index)...]))
  }
}
