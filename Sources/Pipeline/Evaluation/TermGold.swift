package import Bitext
package import Text

/// Parallel segments whose term pairs are known: `X.gold.tsv` with a pair of terms a line, and
/// `X.en` and `X.fr` beside it, a segment a line, the two in step.
package struct TermGold: Sendable {
  package let path: String
  package let source: SegmentedDocument
  package let target: SegmentedDocument
  package let pairs: [(source: String, target: String)]
  /// Target terms by source term, both without endings.
  private let knownTargets: [String: Set<String>]

  /// Reads the three files.
  ///
  /// - Parameters:
  ///   - path: Of the `.gold.tsv` file; what stands behind the second column is not read.
  ///   - source: The language of the first column, whose code ends the name of its text.
  ///   - target: That of the second.
  package init(at path: String, from source: Language, to target: Language) throws {
    self.path = path
    let ending = ".gold.tsv"
    let stem = path.hasSuffix(ending) ? String(path.dropLast(ending.count)) : path
    let reader = PresplitReader()
    self.source = try reader.document(at: "\(stem).\(source.code)", language: source)
    self.target = try reader.document(at: "\(stem).\(target.code)", language: target)
    let counts = (self.source.sentences.count, self.target.sentences.count)
    guard counts.0 == counts.1 else {
      throw EvaluationError.badGold(
        Place(file: path),
        "\(stem).\(source.code) has \(counts.0) segments and .\(target.code) \(counts.1); they must be "
          + "in step")
    }
    pairs = try Self.pairs(of: try SourceFile.bytes(at: path), path)
    knownTargets = Self.targets(of: pairs, source, target)
  }

  private static func pairs(
    of bytes: [UInt8], _ path: String
  ) throws -> [(source: String, target: String)] {
    var pairs: [(source: String, target: String)] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated()
    where !line.isEmpty && line.first != UInt8(ascii: "#") {
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard cells.count > 1 else {
        throw EvaluationError.badGold(
          Place(file: path, line: index + 1), "not a pair of terms; part them by a tab")
      }
      pairs.append((cells[0], cells[1]))
    }
    return pairs
  }

  /// The gold files of paths and of the folders among them.
  package static func files(_ paths: [String]) throws -> [String] {
    try GoldFiles(paths, endings: [".gold.tsv"]).paths
  }

  /// Each segment as a row.
  package var rows: [TrilingualRow] { TrilingualRow.inStep([source, target]) }

  /// Whether the pair is a gold one, endings of number and gender off; `nil` where its source is no
  /// gold term.
  package func isRight(_ pair: (source: String, target: String)) -> Bool? {
    knownTargets[ScoredTerm(pair.source, source.language).key(ignoringEndings: true)].map {
      $0.contains(ScoredTerm(pair.target, target.language).key(ignoringEndings: true))
    }
  }

  private static func targets(
    of pairs: [(source: String, target: String)], _ source: Language, _ target: Language
  ) -> [String: Set<String>] {
    var targets: [String: Set<String>] = [:]
    for pair in pairs {
      targets[ScoredTerm(pair.source, source).key(ignoringEndings: true), default: []]
        .insert(ScoredTerm(pair.target, target).key(ignoringEndings: true))
    }
    return targets
  }
}
