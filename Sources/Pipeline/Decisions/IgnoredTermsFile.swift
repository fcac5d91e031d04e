public import Terminology
internal import Text

/// Where rejected terms are kept: a file in the folder of the glossaries.
public enum IgnoredTermsFile {
  /// `Glossaries/ignored-terms.txt` for `Glossaries/ours.tsv`; without a glossary as well.
  public static func path(beside glossary: String?) -> String {
    let folder = glossary.map { VersionPath.split($0).folder } ?? "Glossaries"
    return folder.isEmpty ? "ignored-terms.txt" : folder + "/ignored-terms.txt"
  }

  /// What the file holds; nothing where there is none.
  public static func terms(at path: String) throws -> IgnoredTerms {
    guard FileSystem.exists(path) else { return IgnoredTerms() }
    return IgnoredTerms(from: try SourceFile.bytes(at: path))
  }
}
