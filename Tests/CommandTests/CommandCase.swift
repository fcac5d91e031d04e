import TestSupport
import Testing

/// A section of a file in `Cases`: input files, then commands with what they print.
///
/// A section begins with `## Title`. A fenced block ```` ```file NAME ```` is a file that stands in
/// the folder. In a block ```` ```console ````, a line `$ command` is given to the shell; lines up
/// to one of `^D`, if there is one, are its standard input; then comes what it prints, standard
/// errors as `2> line`, and `=> 65` if it ends with another exit code than 0. Commands of a section
/// run in one folder, one after the other.
struct CommandCase: Sendable, CustomTestStringConvertible {
  struct Command: Sendable {
    let line: Int
    let command: String
    var input: String = ""
    var output = ExpectedText(lines: [])
    var errors = ExpectedText(lines: [])
    var status = 0
  }

  let file: String
  let title: String
  var files: [(name: String, text: String)] = []
  var commands: [Command] = []

  var testDescription: String { "\(file): \(title)" }

  /// Every section of every file in a folder, in name order.
  static func all(in folder: String) throws -> [CommandCase] {
    try namesInFolder(folder).filter { $0.hasSuffix(".md") }.flatMap { name in
      try cases(in: String(decoding: readFile(folder + "/" + name), as: UTF8.self), file: name)
    }
  }

  /// The sections of a file; a block of no known kind is a mistake.
  static func cases(in text: String, file: String) throws -> [CommandCase] {
    var cases: [CommandCase] = []
    var block: (kind: String, line: Int, lines: [String])?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = String(line)
      if let open = block {
        if line == "```" {
          guard !cases.isEmpty else {
            throw CaseError(description: "\(file):\(index + 1): a block before any ## title")
          }
          try cases[cases.count - 1].add(open.kind, open.lines, line: open.line + 1)
          block = nil
        } else {
          block?.lines.append(line)
        }
      } else if line.hasPrefix("```") {
        block = (String(line.dropFirst(3)), index + 1, [])
      } else if line.hasPrefix("## ") {
        cases.append(CommandCase(file: file, title: String(line.dropFirst(3))))
      }
    }
    if let block { throw CaseError(description: "\(file):\(block.line): the block has no end") }
    return cases
  }

  private mutating func add(_ kind: String, _ lines: [String], line: Int) throws {
    if kind.hasPrefix("file ") {
      files.append((String(kind.dropFirst(5)), lines.map { $0 + "\n" }.joined()))
    } else if kind == "console" {
      commands += try Command.commands(in: lines, firstLine: line)
    } else {
      throw CaseError(description: "\(file):\(line - 1): a block is ```file NAME or ```console")
    }
  }
}

/// A mistake in a file of cases.
struct CaseError: Error, CustomStringConvertible {
  let description: String
}

extension CommandCase.Command {
  /// The commands of a `console` block.
  static func commands(in lines: [String], firstLine: Int) throws -> [Self] {
    var commands: [Self] = []
    let starts = lines.indices.filter { lines[$0].hasPrefix("$ ") }
    guard starts.first == 0 else {
      throw CaseError(description: "line \(firstLine): a console block begins with `$ command`")
    }
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : lines.count
      var command = Self(line: firstLine + start, command: String(lines[start].dropFirst(2)))
      var rest = lines[(start + 1)..<end]
      if let end = rest.firstIndex(of: "^D") {
        command.input = rest[..<end].map { $0 + "\n" }.joined()
        rest = rest[(end + 1)...]
      }
      if let last = rest.last, last.hasPrefix("=> "), let status = Int(last.dropFirst(3)) {
        command.status = status
        rest.removeLast()
      }
      let isError = { (line: String) in line.hasPrefix("2> ") || line == "2>" }
      command.output = ExpectedText(lines: rest.filter { !isError($0) })
      command.errors = ExpectedText(lines: rest.filter(isError).map { String($0.dropFirst(3)) })
      commands.append(command)
    }
    return commands
  }
}
