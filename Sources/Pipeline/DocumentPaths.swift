/// The files behind paths, for commands that read document by document.
public struct DocumentPaths: Sendable {
  /// Files, in the order given, in folders by name.
  public let paths: [String]

  /// Replaces folders by the readable files in them, recursively.
  public init(_ given: [String]) throws(InputError) {
    var paths: [String] = []
    for path in given {
      if path == "-" || !FileSystem.isFolder(path) {
        paths.append(path)
      } else {
        paths += try ArticleDiscovery().articles(in: [path]).flatMap(\.versions)
      }
    }
    self.paths = paths
  }
}
