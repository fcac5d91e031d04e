internal import Bitext
internal import Terminology
internal import Text

/// Parallel segments with planted errors: `X.check.tsv` says which, `X.en` and `X.fr` hold the
/// segments, a line each, the two in step, and `X.glossary.tsv` the glossary.
struct CheckGold {
  struct Planted {
    /// From 0.
    let segment: Int
    /// The code that findings of it have, or another name for an error that is not to be told apart.
    let kind: String
    /// What was there and what is there now.
    let was: String
    let form: String
  }

  let path: String
  let glossary: Glossary
  let versions: [SegmentedDocument]
  let planted: [Planted]

  init(at path: String, from source: Language, to target: Language) throws {
    self.path = path
    let stem = String(path.dropLast(Self.ending.count))
    let reader = PresplitReader()
    versions = try [source, target].map {
      try reader.document(at: "\(stem).\($0.code)", language: $0)
    }
    guard versions[0].sentences.count == versions[1].sentences.count else {
      throw EvaluationError.badGold(
        Place(file: path), "the texts beside it have different numbers of segments")
    }
    glossary = try GlossaryReader().file(at: stem + ".glossary.tsv").glossary
    planted = try Self.planted(at: path, count: versions[0].sentences.count)
  }

  static let ending = ".check.tsv"

  private static func planted(at path: String, count: Int) throws -> [Planted] {
    let lines = try SourceFile.bytes(at: path).split(
      separator: 0x0A, omittingEmptySubsequences: false)
    return try lines.enumerated().compactMap { index, line in
      if line.isEmpty || line.first == UInt8(ascii: "#") { return nil }
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard cells.count == 5, let segment = Int(cells[0]), (1...count).contains(segment) else {
        throw EvaluationError.badGold(
          Place(file: path, line: index + 1),
          "not segment, kind, term, what was there and what is there, parted by tabs")
      }
      return Planted(segment: segment - 1, kind: cells[1], was: cells[3], form: cells[4])
    }
  }

  /// Each segment as a row.
  var rows: [TrilingualRow] { TrilingualRow.inStep(versions) }
}

extension TrilingualRow {
  /// The sentences of texts that are in step, each as a row. O(sentences).
  static func inStep(_ versions: [SegmentedDocument]) -> [TrilingualRow] {
    (versions.first?.sentences.indices ?? 0..<0).map { index in
      TrilingualRow(
        index: index,
        sentences: Dictionary(
          uniqueKeysWithValues: versions.map { ($0.language, index..<(index + 1)) }),
        confidence: 1)
    }
  }
}
