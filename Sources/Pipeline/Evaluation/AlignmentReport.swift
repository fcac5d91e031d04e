public import Bitext
internal import Editions
public import Embeddings
internal import Glibc
public import Text

/// The scores of sentence alignment on several gold files.
public struct AlignmentReport: Encodable, Sendable {
  struct Row: Encodable {
    let file: String
    let strict: Figures
    let lax: Figures
    let nullPrecision: Double
    let nullRecall: Double
    let calibration: Calibration.Table
    /// By shape of bead: `1-1`, `2-1`, `1-0`.
    let shapes: [String: AlignmentShapes.Figures]
    /// Only when it was asked for: it is another one each time.
    let time: Time?
    let errors: [AlignmentMistake]?
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

  /// Processor time of aligning, reading left out.
  struct Time: Encodable {
    let milliseconds: Double
    /// Of both sides together.
    let sentencesPerSecond: Double

    init(seconds: Double, sentences: Int) {
      milliseconds = (seconds * 10_000).rounded() / 10
      sentencesPerSecond = seconds > 0 ? (Double(sentences) / seconds).rounded() : 0
    }
  }

  /// What is found out beside the scores.
  public struct Options: Sendable {
    /// The language of the `.src` files; `nil`: what their folder `en-fr` says.
    public var source: Language?
    /// The language of the `.tgt` files, likewise.
    public var target: Language?
    /// How many wrong beads of each file to show.
    public var errors = 0
    /// Whether to tell the time.
    public var isTimed = false

    /// Gives the aligner the meaning of sentences as well; `nil`: none.
    public var embedder: SentenceEmbedder?

    public init() {}
  }

  let files: [Row]
  let all: Row

  /// Aligns and scores the texts of gold files, and of those in folders.
  public init(
    gold paths: [String], options: Options = Options(),
    aligner: SentenceAligner = SentenceAligner()
  ) throws {
    var rows: [Row] = []
    var total = Counts()
    for path in try AlignmentGold.files(paths) {
      let text = try AlignmentGold(at: path, source: options.source, target: options.target)
      let (source, target, gold) = (text.source, text.target, text.beads)
      let vectors = try options.embedder?.vectors(of: [source, target]) ?? []
      let start = Self.processorTime
      let bitext = aligner.bitext(source, target, vectors: vectors)
      let seconds = Self.processorTime - start
      let sentences = source.sentences.count + target.sentences.count
      var counts = Counts()
      counts.add(bitext, gold: gold, seconds: seconds, sentences: sentences)
      total.add(bitext, gold: gold, seconds: seconds, sentences: sentences)
      let mistakes =
        options.errors > 0
        ? AlignmentMistake.first(options.errors, of: bitext, gold: gold, source, target) : nil
      rows.append(counts.row(path, isTimed: options.isTimed, mistakes))
    }
    files = rows
    all = total.row("all", isTimed: options.isTimed, nil)
  }

  /// What is summed over files.
  private struct Counts {
    var score = AlignmentScore()
    var calibration = Calibration()
    var shapes = AlignmentShapes()
    var seconds = 0.0
    var sentences = 0

    mutating func add(
      _ bitext: Bitext, gold: [AlignmentScore.IndexBead], seconds: Double, sentences: Int
    ) {
      self.seconds += seconds
      self.sentences += sentences
      let found = bitext.beads.map { AlignmentScore.IndexBead($0) }
      score.add(found, gold: gold)
      shapes.add(found, gold: gold)
      let known = Set(gold)
      for (bead, index) in zip(bitext.beads, found) where !index.isEmpty {
        calibration.add(confidence: bead.confidence, isRight: known.contains(index))
      }
    }

    func row(_ file: String, isTimed: Bool, _ errors: [AlignmentMistake]?) -> Row {
      Row(
        file: file,
        strict: Figures(score.strictPrecision, score.strictRecall, score.strictF1),
        lax: Figures(score.laxPrecision, score.laxRecall, score.laxF1),
        nullPrecision: score.nullPrecision.value.rounded5,
        nullRecall: score.nullRecall.value.rounded5, calibration: calibration.table,
        shapes: shapes.table,
        time: isTimed ? Time(seconds: seconds, sentences: sentences) : nil, errors: errors)
    }
  }

  /// A table for people.
  public var text: [UInt8] {
    let isTimed = all.time != nil
    var lines = [
      "strict P      R     F1    lax P      R     F1   null P      R     ECE"
        + (isTimed ? "    CPU ms    sent/s" : "") + "   file"
    ]
    for row in files.count > 1 ? files + [all] : files {
      let figures = [
        row.strict.precision, row.strict.recall, row.strict.f1, row.lax.precision, row.lax.recall,
        row.lax.f1, row.nullPrecision, row.nullRecall, row.calibration.error,
      ].map(\.percent)
      let time = row.time.map {
        " " + String($0.milliseconds).padded(to: 9) + " "
          + String(Int($0.sentencesPerSecond)).padded(to: 9)
      }
      lines.append(
        "  \(figures[0...2].joined(separator: " "))   \(figures[3...5].joined(separator: " "))"
          + "   \(figures[6...7].joined(separator: " "))  \(figures[8])\(time ?? "")   \(row.file)")
      lines += (row.errors ?? []).flatMap(\.lines)
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

}
