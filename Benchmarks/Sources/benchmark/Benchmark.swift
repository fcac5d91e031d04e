internal import Glibc

/// Measures the stages in this process and the program `pipeline` as a whole, and prints one table.
///
/// Everything is a ratio to a reference measured in the same run, in turns with what is compared.
/// `benchmark --stages` measures the stages alone, which takes no program.
@main
struct Benchmark {
  private static let seeds = "seeds/esodo-silenzioso"
  private static let glossaries = "Glossaries"

  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.dropFirst() == ["--stages"] {
      var table = ResultTable()
      try StageMeasurements(Corpus(folder: seeds), glossaries: glossaries).add(to: &table)
      print(table.markdown, terminator: "")
      return
    }
    guard arguments.count == 3 else {
      let usage = "usage: benchmark PIPELINE SCRATCH-FOLDER, in the folder with seeds\n"
      write(STDERR_FILENO, usage, usage.utf8.count)
      exit(64)
    }
    let own = arguments[0]
    let tools = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
    let corpus = try Corpus(folder: seeds)
    var table = ResultTable()
    try ProcessMeasurements(corpus, pipeline: arguments[1], tools: tools, seeds: seeds)
      .add(to: &table, scratch: arguments[2])
    try StageMeasurements(corpus, glossaries: glossaries).add(to: &table)
    let alignment = try AlignmentMeasurements(corpus, glossaries: glossaries)
    try alignment.add(to: &table)
    try alignment.addLongText(
      to: &table, pipeline: arguments[1], tools: tools, scratch: arguments[2])
    print(table.markdown, terminator: "")
  }
}
