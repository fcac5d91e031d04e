/// The gold files behind paths.
struct GoldFiles {
  /// Files, in the order given, in folders by name.
  let paths: [String]

  /// Replaces folders by the files in them, at any depth, whose names have one of the endings.
  init(_ given: [String], endings: [String]) throws(InputError) {
    paths = try Self.files(in: given, endings)
    if paths.isEmpty { throw .noGold(given, endings: endings) }
  }

  private static func files(
    in given: [String], _ endings: [String]
  ) throws(InputError) -> [String] {
    var paths: [String] = []
    for path in given {
      if FileSystem.isFolder(path) {
        let inside = (FileSystem.names(in: path) ?? []).filter { name in
          FileSystem.isFolder(path + "/" + name) || endings.contains { name.hasSuffix($0) }
        }
        paths += try files(in: inside.map { path + "/" + $0 }, endings)
      } else if FileSystem.exists(path) {
        paths.append(path)
      } else {
        throw .missing(path)
      }
    }
    return paths
  }
}
