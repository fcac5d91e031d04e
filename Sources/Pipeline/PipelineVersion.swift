/// The version of the program and library.
public enum PipelineVersion {
  /// By the rules of semantic versioning.
  public static let current = "0.1.0"
}
