/// The gold files behind paths.
struct GoldFiles {
  /// Files, in the order given, in folders by name.
  let paths: [String]

  /// Replaces folders by the files in them, at any depth, whose names have one of the endings.
  init(_ given: [String], endings: [String]) throws(InputError) {
    var paths: [String] = []
    for path in given {
      if FileSystem.isFolder(path) {
        let inside = (FileSystem.names(in: path) ?? []).filter { name in
          FileSystem.isFolder(path + "/" + name) || endings.contains { name.hasSuffix($0) }
        }
        paths += try GoldFiles(inside.map { path + "/" + $0 }, endings: endings).paths
      } else if FileSystem.exists(path) {
        paths.append(path)
      } else {
        throw .missing(path)
      }
    }
    self.paths = paths
  }
}
