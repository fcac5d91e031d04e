internal import Editions
public import Text

/// Finds which files are the versions of one article.
///
/// Versions share a name that differs only in its language (`article.fr.md` and `article.it.md`,
/// `fr/post.md` and `en/post.md`), or a `translationKey` in their front matter, or they are the
/// only files of a folder and each in a language of its own. A folder `sources` beside them holds
/// the pages they cite.
public struct ArticleDiscovery: Sendable {
  private let reader: SourceReader

  public init(reader: SourceReader = SourceReader()) { self.reader = reader }

  /// The articles in files and folders, in the order given, in folders by name, each once.
  ///
  /// Files named one by one are the versions of one article when their languages differ.
  ///
  /// - Parameter areSeveral: Whether files named one by one are several articles, told apart by their
  ///   names as those of a folder are.
  public func articles(
    in paths: [String], areSeveral: Bool = false
  ) throws(InputError) -> [ArticleFiles] {
    var articles: [ArticleFiles] = []
    var files: [String] = []
    var named: Set<String> = []
    for path in paths {
      let name = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      guard named.insert(name).inserted else { continue }
      if path == "-" {
        files.append(path)
      } else if FileSystem.isFolder(path) {
        articles += try self.articles(inFolder: name)
      } else if FileSystem.exists(path) {
        files.append(path)
      } else {
        throw .missing(path)
      }
    }
    if areSeveral {
      articles = inOrder(articles + self.articles(of: files, root: ""), of: paths)
    } else if !files.isEmpty {
      articles.append(article(of: files))
    }
    if articles.isEmpty { throw .noArticles(paths) }
    // An article of a folder may have been named itself as well.
    var taken: Set<[String]> = []
    return disambiguated(articles.filter { taken.insert($0.versions).inserted })
  }

  /// Articles in the order in which their files or folders were named. O(paths + articles).
  private func inOrder(_ articles: [ArticleFiles], of paths: [String]) -> [ArticleFiles] {
    var positions: [String: Int] = [:]
    for (index, path) in paths.enumerated() {
      let name = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      positions[name] = min(index, positions[name] ?? index)
    }
    func position(_ article: ArticleFiles) -> Int {
      article.versions.compactMap { version in
        var path = version
        while !path.isEmpty {
          if let position = positions[path] { return position }
          path = VersionPath.split(path).folder
        }
        return positions["."]
      }.min() ?? paths.count
    }
    return articles.enumerated().map { (position($1), $0, $1) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// Files that a person named together.
  private func article(of files: [String]) -> ArticleFiles {
    let paths = files.map(VersionPath.init)
    let isPaired = Set(paths.map(\.stem)).count == 1 && Set(paths.map(\.folder)).count == 1
    let first = paths[0]
    let key = first.path == "-" ? "stdin" : Self.key(folder: first.folder, stem: first.stem)
    return ArticleFiles(
      key: key, pairing: isPaired && files.count > 1 ? first.pairing : .manual, versions: files,
      sources: sources(beside: first.folder))
  }

  private func articles(inFolder root: String) throws(InputError) -> [ArticleFiles] {
    var files: [String] = []
    try collect(root, depth: 0, into: &files)
    return articles(of: files, root: root)
  }

  /// Files grouped by their names and what they say of themselves.
  private func articles(of files: [String], root: String) -> [ArticleFiles] {
    struct Group {
      var folder: String
      var stem: String
      var pairing: Analysis.Pairing
      var versions: [VersionPath]
    }
    var groups: [Group] = []
    var groupOfName: [String: Int] = [:]
    for file in files {
      let path = VersionPath(file)
      let translationKey = reader.translationKey(at: file)
      let name =
        translationKey.map { "key\t" + $0 } ?? path.folder + "\t"
        + (path.language == nil ? "\tunnamed" : path.stem)
      if let index = groupOfName[name] {
        groups[index].versions.append(path)
      } else {
        groupOfName[name] = groups.count
        groups.append(
          Group(
            folder: path.folder, stem: translationKey ?? path.stem,
            pairing: translationKey == nil ? path.pairing : .translationKey, versions: [path]))
      }
    }
    // Files whose names say no language are versions of each other only if each has its own.
    groups = groups.flatMap { group -> [Group] in
      guard group.pairing == .manual, group.versions.count > 1 else { return [group] }
      let languages = group.versions.map { try? reader.document(at: $0.path).language }
      if group.versions.count <= Language.supported.count,
        Set(languages).count == languages.count, !languages.contains(nil)
      {
        return [group]
      }
      return group.versions.map {
        Group(folder: group.folder, stem: $0.stem, pairing: .manual, versions: [$0])
      }
    }
    var groupsInFolder: [String: Int] = [:]
    for group in groups { groupsInFolder[group.folder, default: 0] += 1 }
    return groups.map { group in
      let isAlone = groupsInFolder[group.folder] == 1
      let isRoot = group.folder == root || group.folder.isEmpty
      let stem = group.pairing != .translationKey && isAlone && !isRoot ? "" : group.stem
      return ArticleFiles(
        key: Self.key(folder: group.folder, stem: stem), pairing: group.pairing,
        versions: group.versions.map(\.path), sources: sources(beside: group.folder))
    }
  }

  private func collect(
    _ folder: String, depth: Int, into files: inout [String]
  ) throws(InputError) {
    guard let names = FileSystem.names(in: folder) else {
      throw .unreadableFolder(folder, reason: FileSystem.lastError)
    }
    // Deeper than any site is written: a loop of links.
    guard depth < 32 else { return }
    for name in names {
      let path = folder + "/" + name
      if FileSystem.isFolder(path) {
        if name != "sources" { try collect(path, depth: depth + 1, into: &files) }
      } else if VersionPath.hasKnownExtension(name), name.lowercased() != "readme.md" {
        files.append(path)
      }
    }
  }

  private func sources(beside folder: String) -> [String] {
    let sources = (folder.isEmpty ? "" : folder + "/") + "sources"
    return (FileSystem.names(in: sources) ?? []).map { sources + "/" + $0 }
  }

  /// The last folder and the stem say what the article is called.
  static func key(folder: String, stem: String) -> String {
    let name = stem.isEmpty ? VersionPath.split(folder).name : stem
    let safe = name.map { $0 == "/" || $0 == "\\" || $0.isNewline ? "-" : $0 }
    let key = String(safe)
    return key.isEmpty || key == "." || key == ".." ? "article" : key
  }

  /// Articles of the same name get their folders' names before it, and a number where even that
  /// is not enough.
  private func disambiguated(_ articles: [ArticleFiles]) -> [ArticleFiles] {
    var result = articles
    var counts: [String: Int] = [:]
    for article in articles { counts[article.key, default: 0] += 1 }
    for index in result.indices where counts[result[index].key] ?? 0 > 1 {
      let parent = VersionPath(result[index].versions[0]).folder
      let last = VersionPath.split(parent).name
      if last != result[index].key, !last.isEmpty, last != ".", last != ".." {
        result[index].key = last + "-" + result[index].key
      }
    }
    var taken: Set<String> = []
    for index in result.indices {
      var key = result[index].key
      var number = 2
      while !taken.insert(key).inserted {
        key = "\(result[index].key)-\(number)"
        number += 1
      }
      result[index].key = key
    }
    return result
  }
}

/// Input that is not there.
public enum InputError: DiagnosableError {
  case missing(String)
  case unreadableFolder(String, reason: String)
  case noArticles([String])
  case noOutputs([String])
  case noGold([String], endings: [String])
  case emptyList(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .missing(let path):
      Diagnostic(
        .error, code: "missing-file", "no such file or folder; check the path",
        at: Place(file: path))
    case .unreadableFolder(let path, let reason):
      Diagnostic(
        .error, code: "unreadable-folder", "cannot list the folder: \(reason)",
        at: Place(file: path))
    case .noArticles(let paths):
      Diagnostic(
        .error, code: "no-articles",
        "no articles here; expected files such as article.fr.md, article.html or fr/article.txt",
        at: Place(file: paths.first ?? "."))
    case .noOutputs(let paths):
      Diagnostic(
        .error, code: "no-outputs", "no JSON outputs here; make them with: pipeline run",
        at: Place(file: paths.first ?? "."))
    case .emptyList(let path):
      Diagnostic(
        .error, code: "empty-list",
        "the list names no files; expected lines with the paths of two or three versions, parted "
          + "by tabs", at: Place(file: path))
    case .noGold(let paths, let endings):
      Diagnostic(
        .error, code: "no-gold",
        "no gold files here; expected names that end with \(endings.joined(separator: ", "))",
        at: Place(file: paths.first ?? "."))
    }
  }
}
