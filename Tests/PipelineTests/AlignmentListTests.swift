import Testing

@testable import Pipeline

@Suite struct AlignmentListTests {
  private func list(
    _ text: String, folder: String? = nil, format: AlignmentOutput.Format = .tsv
  ) -> [(line: Int, output: String?, error: AlignmentListError?)] {
    AlignmentList(Array(text.utf8), path: "list", folder: folder, format: format).lines.map {
      switch $0.job {
      case .success(let job): ($0.number, job.output, nil)
      case .failure(let error): ($0.number, nil, error)
      }
    }
  }

  @Test func theLastColumnIsTheResult() {
    let lines = list("\u{FEFF}a.fr\ta.en\tout.tsv\r\n\n# no\na\tb\tc\td")
    #expect(lines.map(\.line) == [1, 4])
    #expect(lines.map(\.output) == ["out.tsv", "d"])
  }

  @Test(arguments: [
    ("site/post.fr.md\tb", "out/site/post.tsv"), ("../x/fr/post.md\tb", "out/x/post.tsv"),
    ("/etc/a.fr\tb", "out/etc/a.tsv"), ("a.fr\tb\tc", "out/a.tsv"), ("fr.md\tb", "out/aligned.tsv"),
  ])
  func inAFolderTheFirstVersionNamesTheResult(line: String, output: String) {
    #expect(list(line, folder: "out").first?.output == output)
  }

  @Test func whatCannotBeUsedIsKept() {
    #expect(list("a").first?.error == .columns(1, namesOutput: true))
    #expect(list("a\tb\tc\td\te").first?.error == .columns(5, namesOutput: true))
    #expect(list("a\tb\tc\td", folder: "o").first?.error == .columns(4, namesOutput: false))
    #expect(list("a\t\tb").first?.error == .emptyColumn)
    #expect(list("a\t-\tb").first?.error == .standardInput)
    #expect(list("a\tb\tx\nc\td\tx").last?.error == .writtenTwice("x", line: 1))
    #expect(list("a\tb\tc\nc\td\tx").first?.error == .writesInput("c"))
    let bytes: [UInt8] = [0x61, 0x09, 0xFF, 0x09, 0x62]
    let broken = AlignmentList(bytes, path: "list", folder: nil, format: .tsv)
    #expect(throws: AlignmentListError.notUTF8) { try broken.lines[0].job.get() }
  }
}
