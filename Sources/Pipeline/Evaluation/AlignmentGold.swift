internal import Editions
package import Text

/// A pair of texts of one sentence a line with the beads that are right for it: `X.src`, `X.tgt`
/// and `X.gold`.
package struct AlignmentGold: Sendable {
  package let path: String
  package let source: SegmentedDocument
  package let target: SegmentedDocument
  package let beads: [AlignmentScore.IndexBead]

  /// Reads the three files.
  ///
  /// - Parameters:
  ///   - path: Of the `.gold` file.
  ///   - source: The language of the `.src` file; without it, what a folder `en-fr` says.
  ///   - target: The language of the `.tgt` file, likewise.
  package init(at path: String, source: Language? = nil, target: Language? = nil) throws {
    let stem = path.hasSuffix(".gold") ? String(path.dropLast(5)) : path
    let named = Self.languages(of: path)
    guard let from = source ?? named?.source, let to = target ?? named?.target else {
      throw EvaluationError.unsupported(
        Place(file: path),
        "no folder such as en-fr/ says the languages; give them with --from and --to")
    }
    self.path = path
    let reader = PresplitReader()
    self.source = try reader.document(at: stem + ".src", language: from)
    self.target = try reader.document(at: stem + ".tgt", language: to)
    let text = String(decoding: try SourceFile.bytes(at: path), as: UTF8.self)
    do throws(BeadLineError) {
      beads = try AlignmentScore.beads(parsing: text)
    } catch {
      throw EvaluationError.badGold(
        Place(file: path, line: error.line), "not a bead; expected a line such as [0,1]:[2]")
    }
  }

  /// The `.gold` files of paths and of the folders among them.
  package static func files(_ paths: [String]) throws -> [String] {
    try GoldFiles(paths, endings: [".gold"]).paths
  }

  /// The pair that a folder's name says: `en-fr`.
  private static func languages(of path: String) -> LanguagePair? {
    for folder in path.split(separator: "/").dropLast().reversed() {
      let codes = folder.split(separator: "-")
      guard codes.count == 2, codes.allSatisfy({ $0.count == 2 }),
        let source = Language(String(codes[0])), let target = Language(String(codes[1]))
      else { continue }
      return LanguagePair(source: source, target: target)
    }
    return nil
  }
}
