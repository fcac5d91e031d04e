import TestSupport
import Testing

/// What README.md shows is what the program prints.
@Suite struct ReadmeTests {
  /// Commands that show files or feed the program; others, such as `make`, are not run.
  private static let programs = ["pipeline", "cat", "head", "echo", "printf", "ls"]

  @Test func examplesAreTrue() throws {
    let path = packageRoot + "/README.md"
    guard fileExists(path) else {
      print("SKIP: README.md is not there")
      return
    }
    let readme = String(decoding: try readFile(path), as: UTF8.self)
    let place = try Workplace(contents: ["seeds", "Glossaries", "output"])
    var count = 0
    for block in Self.consoleBlocks(in: readme) {
      for example in try CommandCase.Command.commands(in: block.lines, firstLine: block.line) {
        let program = example.command.prefix { $0 != " " }
        guard Self.programs.contains(String(program)) else { continue }
        // Messages are shown as a terminal shows them: among the results.
        let result = try place.run(shell: "{ \(example.command) ; } 2>&1")
        #expect(
          example.output.matches(result.text),
          "README.md:\(example.line): $ \(example.command)\nprinted:\n\(result.text)")
        #expect(
          [0, 1].contains(result.status), "README.md:\(example.line): exit \(result.status)")
        count += 1
      }
    }
    #expect(count >= 3, "README.md shows no examples")
  }

  /// The lines of the fenced `console` blocks and the number of the first.
  private static func consoleBlocks(in text: String) -> [(lines: [String], line: Int)] {
    var blocks: [(lines: [String], line: Int)] = []
    var isInside = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if isInside, line == "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].lines.append(String(line))
      } else if line == "```console" {
        isInside = true
        blocks.append(([], index + 2))
      }
    }
    return blocks
  }
}
