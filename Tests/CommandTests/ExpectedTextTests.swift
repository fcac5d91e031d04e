import Testing

/// The tests' own tool: one that takes everything for right would hide all else.
@Suite struct ExpectedTextTests {
  @Test(arguments: [
    ("a\nb", "a\nb\n", true), ("a", "b\n", false), ("a", "a", false), ("", "", true),
    ("", "a\n", false), ("…", "", true), ("…", "a\nb\n", true), ("a\n…", "a\nb\nc\n", true),
    ("a\n…\nc", "a\nb\nc\n", true), ("a\n…\nc", "a\nb\n", false), ("x…z", "xyz\n", true),
    ("x…z", "xy\nz\n", false), ("…c", "abcbc\n", true), ("…b", "abc\n", false),
    ("…\nb\n…", "a\nb\nb\n", true), ("a\n", "a\n\n", true), ("a", "a\n\n", false),
  ]) func gaps(expected: String, text: String, isMatch: Bool) {
    let lines =
      expected.isEmpty ? [] : expected.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(ExpectedText(lines: lines.map(String.init)).matches(text) == isMatch)
  }

  @Test func aSectionIsRead() throws {
    let text = """
      # Title

      ## First
      ```file a/b.txt
      text
      ```
      ```console
      $ cat -
      in
      ^D
      out
      2> err
      => 65
      $ true
      ```
      """
    let cases = try CommandCase.cases(in: text, file: "x.md")
    #expect(cases.map(\.title) == ["First"])
    #expect(cases[0].files.map(\.name) == ["a/b.txt"])
    #expect(cases[0].files.map(\.text) == ["text\n"])
    let command = try #require(cases[0].commands.first)
    #expect(command.command == "cat -")
    #expect(command.input == "in\n")
    #expect(command.output.lines == ["out"])
    #expect(command.errors.lines == ["err"])
    #expect(command.status == 65)
    #expect(command.line == 8)
    #expect(cases[0].commands.map(\.status) == [65, 0])
  }

  @Test(arguments: [
    "```console\n$ a\n```", "## T\n```\n```", "## T\n```console\na\n```", "## T\n```console",
  ])
  func mistakesAreTold(text: String) {
    #expect(throws: (any Error).self) { try CommandCase.cases(in: text, file: "x.md") }
  }
}
