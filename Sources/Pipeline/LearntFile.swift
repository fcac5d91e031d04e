internal import Bitext
public import Editions
internal import Text

/// A lexicon file that grows by what each alignment shows.
public struct LearntFile: Sendable {
  private let path: String
  private var lexicon = LearntLexicon()

  /// The file as earlier runs left it; nothing where there is none yet.
  public init(at path: String) throws {
    self.path = path
    if FileSystem.exists(path) {
      lexicon = try LearntLexicon(from: SourceFile.bytes(at: path), path: path)
    }
  }

  /// Adds the word pairs that an article's bitexts show.
  public mutating func learn(from analysis: Analysis, by run: Run) {
    let mentions = run.mentions(analysis.versions.map(run.occurrences), in: analysis.versions)
    let pairs = run.aligner.learntPairs(
      in: analysis.bitexts, of: analysis.versions, mentions: mentions)
    for pair in pairs { lexicon.add(pair) }
  }

  /// Adds the pairs of an alignment of words.
  public mutating func learn(from links: WordLinks.Aligned) {
    for pair in links.pairs { lexicon.add(pair) }
  }

  /// Writes the file whole, or leaves it as it was.
  public func write() throws(OutputError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    try OutputFolder(folder).write([EditionFile(name: name, bytes: lexicon.bytes)])
  }
}
