public import Text

/// Proposals that an editor turned down, so that they are not made again.
///
///     fr	it	en
///     jeune homme	giovane uomo	young man
///
/// The first line names languages, each further one has the terms of a proposal; a cell may be
/// empty. Lines that begin with `#` are left out. Columns that name no language are not looked at.
public struct IgnoredTerms: Sendable {
  private var lines: [[Language: String]] = []
  /// Indices of lines by language and term.
  private var places: [Language: [String: [Int]]] = [:]
  private var known: Set<[Language: String]> = []
  private var languages: [Language] = []
  /// Lines that are people's notes; they stay, before all others.
  private var comments: [UInt8] = []

  /// Ignores nothing.
  public init() {}

  /// Reads a file's bytes. O(bytes).
  public init(from bytes: [UInt8]) {
    var columns: [Language?]?
    for var line in bytes.split(separator: 0x0A) {
      if line.last == 0x0D { line.removeLast() }
      if line.first == UInt8(ascii: "#") { comments += line + [0x0A] }
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard let columns else {
        columns = cells.map { Language($0) }
        continue
      }
      var terms: [Language: String] = [:]
      for (language, cell) in zip(columns, cells) where !cell.isEmpty {
        if let language { terms[language] = cell }
      }
      add(terms)
    }
  }

  public var count: Int { lines.count }

  /// Adds a proposal; one that is there already is not added again.
  public mutating func add(_ terms: [Language: String]) {
    if terms.isEmpty || !known.insert(terms).inserted { return }
    for (language, text) in terms {
      places[language, default: [:]][text.lowercased(), default: []].append(lines.count)
      if !languages.contains(language) { languages.append(language) }
    }
    lines.append(terms)
  }

  /// Whether a proposal was turned down: one that is the same in every language that both have, and
  /// that is at least two. O(1) for a term that few lines have.
  public func contains(_ terms: [Language: String]) -> Bool {
    let folded = terms.mapValues { $0.lowercased() }
    for (language, text) in folded {
      for place in places[language]?[text] ?? [] {
        let shared = lines[place].filter { folded[$0.key] != nil }
        if shared.count > 1, shared.allSatisfy({ folded[$0.key] == $0.value.lowercased() }) {
          return true
        }
      }
    }
    return false
  }

  /// The file. O(lines).
  public var bytes: [UInt8] {
    let languages = languages.sorted()
    // An empty first column keeps a term such as `#metoo` from being read as a comment.
    let isGuarded =
      languages.first.map { first in lines.contains { $0[first]?.first == "#" } } ?? false
    let guardColumn = isGuarded ? "\t" : ""
    var text = guardColumn + languages.map(\.code).joined(separator: "\t") + "\n"
    for line in lines {
      text += guardColumn + languages.map { line[$0] ?? "" }.joined(separator: "\t") + "\n"
    }
    return comments + Array(text.utf8)
  }
}
