public import Bitext
internal import Glibc

/// The folder with the lexicon that comes with the program, and what else words are known by.
public enum LexiconFolder {
  /// The name that stands for no lexicon at all.
  public static let none = "none"

  /// The default lexicon and those in files.
  ///
  /// - Parameters:
  ///   - paths: Lexicon files; `none` among them leaves out the default one.
  ///   - learnt: The file that is learnt into, which need not exist yet.
  ///   - dictionaries: Whether the FreeDict dictionaries of this machine are read.
  ///   - glossaries: The glossary files in use; the default lexicon may lie beside them.
  public static func lexicon(
    from paths: [String], learnt: String? = nil, dictionaries: Bool = false,
    glossaries: [String] = []
  ) throws(LexiconError) -> WordLexicon {
    var lexicon = WordLexicon()
    for path in paths where path != none { try lexicon.addFile(at: path) }
    if dictionaries { try lexicon.addDictionaries() }
    if let learnt, FileSystem.exists(learnt) { try lexicon.addFile(at: learnt) }
    if !paths.contains(none), let folder = folder(glossaries: glossaries) {
      for name in FileSystem.names(in: folder) ?? [] where name.hasSuffix(".tsv") {
        try lexicon.addPairFile(at: folder + "/" + name)
      }
    }
    return lexicon
  }

  /// The folder of the default lexicon: beside the glossaries in use, beside the program, or in
  /// the working folder; `nil` where there is none.
  static func folder(glossaries: [String]) -> String? {
    var places = glossaries.map { parent(of: $0) + "/lexicon" }
    if let program = programPath {
      let programs = parent(of: program)
      places += [programs + "/lexicon", parent(of: programs) + "/share/pipeline/lexicon"]
    }
    places.append("Glossaries/lexicon")
    return places.first(where: FileSystem.isFolder)
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Where the running program lies, links followed.
  private static var programPath: String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
