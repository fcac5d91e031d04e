/// The folder where glossaries lie by default.
public enum GlossaryFolder {
  /// The glossary files of a folder, by name; none where there is no such folder.
  public static func files(in folder: String) -> [String] {
    (FileSystem.names(in: folder) ?? [])
      .filter { $0.hasSuffix(".tsv") }
      .map { folder + "/" + $0 }
  }
}
