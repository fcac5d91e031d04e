/// The language that a path names: `article.fr.md`, `fr.md`, `post_fr.md`, `post-fr.md`,
/// `fr/post.md`.
struct PathLanguage: Equatable {
  let language: Language
  /// A word of English or Italian may end a file name just so (`just-do-it.md`).
  let isAmbiguous: Bool

  init?(_ path: String) {
    let components = path.utf8.split(separator: UInt8(ascii: "/"))
    guard let name = components.last else { return nil }
    var parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)[...]
    if parts.count > 1 { parts.removeLast() }
    if let last = parts.last {
      if let language = Self.named(last, isAlone: true) {
        self.init(language, isAmbiguous: false)
        return
      }
      for (mark, isAmbiguous) in [(UInt8(ascii: "_"), false), (UInt8(ascii: "-"), true)] {
        guard let index = last.lastIndex(of: mark), index > last.startIndex else { continue }
        if let language = Self.named(last[last.index(after: index)...], isAlone: false) {
          self.init(language, isAmbiguous: isAmbiguous)
          return
        }
      }
    }
    for folder in components.dropLast().reversed().prefix(4) {
      if let language = Self.named(folder, isAlone: false) {
        self.init(language, isAmbiguous: false)
        return
      }
    }
    return nil
  }

  private init(_ language: Language, isAmbiguous: Bool) {
    self.language = language
    self.isAmbiguous = isAmbiguous
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
