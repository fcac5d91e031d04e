public import Bitext
internal import Editions
public import Embeddings
public import Text

/// The scores of sentence alignment on several gold files.
public struct AlignmentReport: Encodable, Sendable {
  struct Row: Encodable {
    let file: String
    let strict: Figures
    let lax: Figures
    let nullPrecision: Double
    let nullRecall: Double

    init(file: String, _ score: AlignmentScore) {
      self.file = file
      strict = Figures(score.strictPrecision, score.strictRecall, score.strictF1)
      lax = Figures(score.laxPrecision, score.laxRecall, score.laxF1)
      nullPrecision = score.nullPrecision.value.rounded5
      nullRecall = score.nullRecall.value.rounded5
    }
  }

  struct Figures: Encodable {
    let precision: Double
    let recall: Double
    let f1: Double

    init(_ precision: AlignmentScore.Ratio, _ recall: AlignmentScore.Ratio, _ f1: Double) {
      self.precision = precision.value.rounded5
      self.recall = recall.value.rounded5
      self.f1 = f1.rounded5
    }
  }

  let files: [Row]
  let all: Row

  /// Aligns and scores the texts of gold files, and of those in folders.
  ///
  /// - Parameters:
  ///   - source: The language of the `.src` files; without it, what their folder `en-fr` says.
  ///   - target: The language of the `.tgt` files, likewise.
  ///   - embedder: Gives the aligner the meaning of sentences as well; `nil`: none.
  public init(
    gold paths: [String], source: Language? = nil, target: Language? = nil,
    aligner: SentenceAligner = SentenceAligner(), embedder: SentenceEmbedder? = nil
  ) throws {
    var rows: [Row] = []
    var total = AlignmentScore()
    for path in try GoldFiles(paths, endings: [".gold"]).paths {
      let stem = path.hasSuffix(".gold") ? String(path.dropLast(5)) : path
      let named = Self.languages(of: path)
      guard let from = source ?? named?.source, let to = target ?? named?.target else {
        throw EvaluationError.unsupported(
          Place(file: path),
          "no folder such as en-fr/ says the languages; give them with --from and --to")
      }
      let reader = PresplitReader()
      let texts = [
        try reader.document(at: stem + ".src", language: from),
        try reader.document(at: stem + ".tgt", language: to),
      ]
      let bitext = aligner.bitext(
        texts[0], texts[1], vectors: try embedder?.vectors(of: texts) ?? [])
      let gold = try Self.beads(of: path)
      var score = AlignmentScore()
      let found = bitext.beads.map { AlignmentScore.IndexBead($0) }
      score.add(found, gold: gold)
      total.add(found, gold: gold)
      rows.append(Row(file: path, score))
    }
    files = rows
    all = Row(file: "all", total)
  }

  /// A table for people.
  public var text: [UInt8] {
    var lines = [
      "strict P      R     F1    lax P      R     F1   null P      R   file"
    ]
    for row in files.count > 1 ? files + [all] : files {
      let figures = [
        row.strict.precision, row.strict.recall, row.strict.f1, row.lax.precision, row.lax.recall,
        row.lax.f1, row.nullPrecision, row.nullRecall,
      ].map(\.percent)
      lines.append(
        "  \(figures[0...2].joined(separator: " "))   \(figures[3...5].joined(separator: " "))"
          + "   \(figures[6...7].joined(separator: " "))   \(row.file)")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }

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

  private static func beads(of path: String) throws -> [AlignmentScore.IndexBead] {
    let text = String(decoding: try SourceFile.bytes(at: path), as: UTF8.self)
    do throws(BeadLineError) {
      return try AlignmentScore.beads(parsing: text)
    } catch {
      throw EvaluationError.badGold(
        Place(file: path, line: error.line), "not a bead; expected a line such as [0,1]:[2]")
    }
  }
}
