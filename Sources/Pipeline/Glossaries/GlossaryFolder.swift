public import Terminology

/// The folder where glossaries lie by default, and what is in its files.
public enum GlossaryFolder {
  /// Extensions that only glossaries have.
  private static let endings = [".tsv", ".csv", ".tbx", ".utx", ".utf8"]

  /// The glossary files of a folder, by name; none where there is no such folder.
  public static func files(in folder: String) -> [String] {
    (FileSystem.names(in: folder) ?? [])
      .filter { name in endings.contains { name.hasSuffix($0) } }
      .map { folder + "/" + $0 }
  }

  /// The concepts of several files of any form, in their order, as one glossary.
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
