/// The language that a path names: `article.fr.md`, `fr.md`, `post_fr.md`, `post-fr.md`,
/// `fr/post.md`.
package struct PathLanguage: Equatable, Sendable {
  package let language: Language
  /// A word of English or Italian may end a file name just so (`just-do-it.md`).
  let isAmbiguous: Bool
  /// Whether a folder names the language, not the file.
  package let isFolder: Bool
  /// What the path shares with its translations: itself without language and extension, so
  /// `site/post` for `site/post.fr.md`, `site/fr/post.md` and `site/post_fr.md`. It ends in `/`
  /// for `site/fr.md`.
  package let sharedName: String

  package init?(_ path: String) {
    let components = path.utf8.split(separator: UInt8(ascii: "/"))
    guard let name = components.last else { return nil }
    var parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)[...]
    if parts.count > 1 { parts.removeLast() }
    if let last = parts.last {
      if let language = Self.named(last, isAlone: true) {
        let stem = parts.dropLast().map { String(decoding: $0, as: UTF8.self) }
        self.init(
          language, isAmbiguous: false, isFolder: false, path, components.count - 1,
          stem.joined(separator: "."))
        return
      }
      for (mark, isAmbiguous) in [(UInt8(ascii: "_"), false), (UInt8(ascii: "-"), true)] {
        guard let index = last.lastIndex(of: mark), index > last.startIndex else { continue }
        if let language = Self.named(last[last.index(after: index)...], isAlone: false) {
          let stem = parts.dropLast() + [last[..<index]]
          self.init(
            language, isAmbiguous: isAmbiguous, isFolder: false, path, components.count - 1,
            stem.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "."))
          return
        }
      }
    }
    for index in components.indices.dropLast().reversed().prefix(4) {
      if let language = Self.named(components[index], isAlone: false) {
        let rest = components[(index + 1)...].dropLast().map {
          String(decoding: $0, as: UTF8.self)
        }
        let stem = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
        self.init(
          language, isAmbiguous: false, isFolder: true, path, index,
          (rest + [stem]).joined(separator: "/"))
        return
      }
    }
    return nil
  }

  /// - Parameters:
  ///   - count: How many components of the path stand before the one that names the language.
  ///   - rest: What stays of that one and of those behind it.
  private init(
    _ language: Language, isAmbiguous: Bool, isFolder: Bool, _ path: String, _ count: Int,
    _ rest: String
  ) {
    self.language = language
    self.isAmbiguous = isAmbiguous
    self.isFolder = isFolder
    let folders = path.split(separator: "/").prefix(count).map(String.init)
    sharedName = (path.hasPrefix("/") ? "/" : "") + (folders + [rest]).joined(separator: "/")
  }

  /// - Parameter isAlone: Between dots there can be a language that is not supported, too.
  private static func named(_ part: Substring.UTF8View, isAlone: Bool) -> Language? {
    let text = String(decoding: part, as: UTF8.self).lowercased()
    let pieces = text.utf8.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    guard let code = pieces.first, code.count == 2, pieces.count <= 2,
      pieces.count == 1 || (2...4).contains(pieces[1].count), let language = Language(text)
    else { return nil }
    if language.isSupported || (isAlone && neighbours.contains(language.code)) { return language }
    return nil
  }

  /// Languages in which the sources of an article may be written.
  private static let neighbours: Set<String> = [
    "ar", "ca", "cs", "da", "de", "el", "es", "fi", "he", "hu", "ja", "ko", "la", "nl", "pl", "pt",
    "ro", "ru", "sv", "tr", "uk", "zh",
  ]
}

extension Language {
  /// The language that a file's name or folder names; `nil` when they name none.
  ///
  /// Known are `article.fr.md`, `fr.md`, `post_fr.md`, `post-fr.md` and, nearest first, folders
  /// such as `fr/`.
  public static func inferred(fromPath path: String) -> Language? { PathLanguage(path)?.language }
}
