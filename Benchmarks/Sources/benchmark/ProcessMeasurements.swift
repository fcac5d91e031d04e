internal import Glibc
internal import Text

/// Time and memory of whole programs, from `posix_spawn` to the end.
struct ProcessMeasurements {
  private static let repetitions = 60

  private let pipeline: String
  private let empty: String
  private let launcher: String
  private let seeds: String
  private let corpus: Corpus

  /// - Parameter tools: The folder with the programs `empty` and `launch`.
  init(_ corpus: Corpus, pipeline: String, tools: String, seeds: String) {
    self.corpus = corpus
    self.pipeline = pipeline
    self.seeds = seeds
    empty = tools + "/empty"
    launcher = tools + "/launch"
  }

  func add(to table: inout ResultTable, scratch: String) throws {
    let articles = Language.supported.map { "\(seeds)/article.\($0.code).md" }
    let commands = [
      [empty], ["cat"] + articles, [pipeline, "--version"],
      [pipeline, "summarize", "--lang", "en"],
      [pipeline, "run", "--quiet", "-o", scratch + "/output"],
    ]
    for command in commands { _ = try Launch(command, by: launcher) }
    var launches = Array(repeating: [Launch](), count: commands.count)
    for _ in 0..<Self.repetitions {
      for (index, command) in commands.enumerated() {
        launches[index].append(try Launch(command, by: launcher))
      }
    }
    let wall = launches.map { median($0.map(\.wallSeconds)) * 1000 }
    let processor = launches.map { median($0.map(\.processorSeconds)) * 1000 }
    let peak = launches.map { median($0.map(\.peakBytes)) }
    func figures(_ milliseconds: Double, _ bytes: Double) -> String {
      "\(fixed(milliseconds, 1)) ms, \(fixed(bytes / 1e6, 1)) MB"
    }

    table.add(
      "pipeline --version, wall time", figures(wall[2], peak[2]),
      reference: "empty program " + figures(wall[0], peak[0]), ratio: fixed(wall[2] / wall[0], 2),
      target: "≤ 3")
    table.add(
      "pipeline summarize --lang en, wall time", figures(wall[3], peak[3]),
      reference: "cat + empty program " + figures(wall[1] + wall[0], max(peak[0], peak[1])),
      ratio: fixed(wall[3] / (wall[1] + wall[0]), 2), target: "≤ 3")
    table.add(
      "the same, processor time", "\(fixed(processor[3], 1)) ms",
      reference: "\(fixed(processor[1] + processor[0], 1)) ms",
      ratio: fixed(processor[3] / (processor[1] + processor[0]), 2))
    table.add("pipeline run, wall time", figures(wall[4], peak[4]))

    try addLargeFile(to: &table, scratch: scratch)
  }

  /// The memory that a file of 50 MB takes.
  private func addLargeFile(to table: inout ResultTable, scratch: String) throws {
    let path = scratch + "/large.fr.md"
    let copies = 50_000_000 / corpus.byteCount(.french)
    let bytes = corpus.markdown(.french, copies: copies)
    guard let file = fopen(path, "w"), fwrite(bytes, 1, bytes.count, file) == bytes.count,
      fclose(file) == 0
    else { throw Launch.Failure.cannotRun(path) }
    defer { unlink(path) }
    let launch = try Launch([pipeline, "split", path], by: launcher)
    table.add(
      "pipeline split of \(bytes.count / 1_000_000) MB of Markdown",
      "\(fixed(launch.peakBytes / 1e6, 0)) MB peak",
      reference: "\(fixed(launch.wallSeconds, 2)) s wall time",
      ratio: fixed(launch.peakBytes / Double(bytes.count), 1) + " bytes a byte")
  }
}
