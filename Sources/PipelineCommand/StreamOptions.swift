internal import ArgumentParser
internal import Editions
internal import Glibc
internal import Pipeline
internal import Text

/// Documents as JSON Lines.
struct StreamOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Read a stream of documents: one {\"id\", \"lang\", \"text\"} a line.",
      discussion: """
        One result object a line out, in order, with the same id; a bad record gives \
        {"id", "error"} and the stream goes on, with exit code 0.
        """))
  var jsonl = false

  /// Whether the input is a stream: standard input, or one file that is no article by its name.
  func reads(_ input: InputOptions) -> Bool {
    guard jsonl else { return false }
    guard let path = input.paths.first, input.paths.count == 1 else { return input.paths.isEmpty }
    return Format.named(byPath: path) == nil && !FileSystem.isFolder(path)
  }

  /// Answers standard input, or the one file named, line by line.
  func answer(
    _ input: InputOptions, _ output: OutputOptions, _ language: Language?,
    _ result: (Document) throws -> any Encodable
  ) throws {
    guard input.paths.count <= 1 else { throw UsageError.oneStream }
    guard input.encoding == nil else { throw UsageError.streamEncoding }
    let stream = DocumentStream(reading: input.readingOptions(language: language))
    let descriptor = try SourceFile.descriptor(at: input.paths.first ?? "-")
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    guard let target = output.target else {
      return stream.answer(linesOf: descriptor, write: output.terminal.print, result: result)
    }
    let file = try StreamedFile(target)
    stream.answer(linesOf: descriptor, write: file.write, result: result)
    try file.finish()
  }
}
