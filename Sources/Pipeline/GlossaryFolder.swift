public import Terminology

/// The folder where glossaries lie by default, and what is in its files.
public enum GlossaryFolder {
  /// The glossary files of a folder, by name; none where there is no such folder.
  public static func files(in folder: String) -> [String] {
    (FileSystem.names(in: folder) ?? [])
      .filter { $0.hasSuffix(".tsv") }
      .map { folder + "/" + $0 }
  }

  /// The concepts of several files, in their order, as one glossary.
  public static func glossary(from paths: [String]) throws(GlossaryError) -> Glossary {
    var joined = Glossary()
    for path in paths {
      let glossary = try GlossaryReader().file(at: path).glossary
      joined.concepts += glossary.concepts
      joined.otherFieldNames += glossary.otherFieldNames.filter {
        !joined.otherFieldNames.contains($0)
      }
    }
    return joined
  }
}
