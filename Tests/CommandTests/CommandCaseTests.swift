import TestSupport
import Testing

/// Runs what `Cases/*.md` say and compares.
@Suite struct CommandCaseTests {
  static let cases: [CommandCase] = {
    do {
      return try CommandCase.all(in: packageRoot + "/Tests/CommandTests/Cases")
    } catch {
      Issue.record(error)
      return []
    }
  }()

  @Test(arguments: cases) func printsWhatItShould(_ example: CommandCase) throws {
    let place = try Workplace()
    for file in example.files { try place.write(file.text, to: file.name) }
    #expect(!example.commands.isEmpty, "\(example.file): \(example.title) runs nothing")
    for command in example.commands {
      let result = try place.run(shell: command.command, input: command.input)
      let shown = "\(example.file):\(command.line): $ \(command.command)"
      #expect(
        command.output.matches(result.text),
        "\(shown)\nexpected:\n\(command.output.lines.joined(separator: "\n"))\nprinted:\n\(result.text)"
      )
      #expect(
        command.errors.matches(result.errors),
        "\(shown)\nexpected errors:\n\(command.errors.lines.joined(separator: "\n"))\nprinted:\n\(result.errors)"
      )
      #expect(result.status == command.status, "\(shown)")
      #expect(place.leftovers.isEmpty, "\(shown)")
    }
  }

  @Test func casesAreThere() {
    #expect(Self.cases.count > 50)
  }
}
