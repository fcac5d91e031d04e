internal import Editions
internal import Terminology
public import Text

/// How well the keys of inflected words join and part the words of gold files.
public struct KeyReport: Encodable, Sendable {
  struct Row: Encodable {
    let file: String
    let language: Language
    /// `dev`, `test` or `all`.
    let half: String
    let words: Int
    let pairs: Int
    let precision: Double
    let recall: Double
    let f1: Double
    /// `a = b` for words wrongly joined, `a ≠ b` for forms of a word wrongly parted.
    let mistakes: [String]
  }

  let rows: [Row]

  /// Scores each file, language by language and half by half.
  ///
  /// - Parameters:
  ///   - paths: Files, or folders of them.
  ///   - errors: How many mistakes of each half to show.
  public init(gold paths: [String], language only: Language? = nil, errors: Int = 0) throws {
    var rows: [Row] = []
    for path in try GoldFiles(paths, endings: [".tsv"]).paths {
      let gold = try KeyGold(at: path)
      for (language, words) in gold.words.sorted(by: { $0.key < $1.key })
      where only == nil || only == language {
        let keys = InflectionKeys(language)
        let score = KeyScore(words) { keys.key(of: $0) }
        func add(_ half: String, _ counts: KeyScore.Counts, _ mistakes: [KeyScore.Mistake]) {
          rows.append(
            Row(
              file: path, language: language, half: half,
              words: words.count { half == "all" || $0.half.rawValue == half },
              pairs: counts.gold, precision: counts.precision.rounded5,
              recall: counts.recall.rounded5, f1: counts.f1.rounded5,
              mistakes: mistakes.prefix(errors).map {
                "\($0.first) \($0.isJoined ? "=" : "≠") \($0.second)"
              }))
        }
        for half in KeyGold.Half.allCases where words.contains(where: { $0.half == half }) {
          add(half.rawValue, score.counts[half] ?? .init(), score.mistakes[half] ?? [])
        }
        add("all", score.all, [])
      }
    }
    self.rows = rows
  }

  /// A table for people.
  public var text: [UInt8] {
    var lines = ["lang half  words   pairs  P      R      F1      file"]
    for row in rows {
      let figures = [row.precision, row.recall, row.f1].map(\.percent).joined(separator: " ")
      lines.append(
        row.language.code.padded(to: 4) + row.half.padded(to: 5) + "\(row.words)".padded(to: 7)
          + "\(row.pairs)".padded(to: 8) + "  " + figures + "  " + row.file)
      lines += row.mistakes.map { "  \($0)" }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }
}
