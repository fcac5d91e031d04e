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
struct VersionPath: Equatable {
  let path: String
  /// The folder the article lies in; of `fr/article.md`, the one above `fr`.
  let folder: String
  /// The name without language and extension; empty for `fr.md`.
  let stem: String
  let language: Language?
  let pairing: Analysis.Pairing

  private static let extensions: Set<String> = ["md", "markdown", "html", "htm", "xhtml", "txt"]

  init(_ path: String) {
    self.path = path
    let named = PathLanguage(path)
    language = named?.language
    pairing = named.map { $0.isFolder ? .folder : .filenameSuffix } ?? .manual
    (folder, stem) = Self.split(
      named?.sharedName ?? (Self.extensionStart(path).map { String(path[..<$0]) } ?? path))
  }

  static func hasKnownExtension(_ path: String) -> Bool {
    guard let dot = extensionStart(path) else { return false }
    return extensions.contains(path[path.index(after: dot)...].lowercased())
  }

  /// The folder and what is in it; without a slash, nothing and all.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  private static func extensionStart(_ path: String) -> String.Index? {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    return dot
  }
}
