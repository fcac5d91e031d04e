import Glibc
import TestSupport

/// A temporary folder with copies of the seeds and the glossaries, where commands are run.
struct Workplace {
  private let folder: TemporaryFolder

  var path: String { folder.path }

  /// - Parameter contents: What is copied from the package.
  init(contents: [String] = ["seeds", "Glossaries"]) throws {
    folder = try TemporaryFolder()
    for name in contents where fileExists(packageRoot + "/" + name) {
      try Self.copy(packageRoot + "/" + name, to: path + "/" + name)
    }
  }

  /// Runs a line of shell in which `pipeline` is the program that was built.
  func run(
    shell command: String, input: String = "", environment: [String: String] = [:]
  ) throws -> ProgramResult {
    let programs = pipelineExecutable.dropLast("/pipeline".count)
    // Terms to propose take seconds in a debug build; who wants them says so.
    var environment = ["PIPELINE_PROPOSALS": "false"].merging(environment) { $1 }
    environment["PATH"] =
      "\(programs):\(getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin")"
    return try runProgram(
      "sh", ["-c", command], input: Array(input.utf8), folder: path, environment: environment)
  }

  /// Runs `pipeline` itself.
  func pipeline(
    _ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> ProgramResult {
    try runProgram(
      pipelineExecutable, arguments, input: input, folder: path, environment: environment)
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      makeFolder(folder)
    }
    try writeFile(bytes, at: path + "/" + name)
  }

  func read(_ name: String) throws -> [UInt8] { try readFile(path + "/" + name) }

  /// All files in a folder of this one, with paths from it, sorted.
  func files(in name: String = ".") -> [String] { Self.files(in: path + "/" + name) }

  /// Files that were begun and not finished.
  var leftovers: [String] {
    files().filter { $0.hasSuffix(".tmp") || $0.contains("/.pipeline-") }
  }

  /// The files of a folder and those in it, sorted.
  static func files(in folder: String, below prefix: String = "") -> [String] {
    namesInFolder(folder).flatMap { name in
      isFolder(folder + "/" + name)
        ? files(in: folder + "/" + name, below: prefix + name + "/") : [prefix + name]
    }
  }

  private static func isFolder(_ path: String) -> Bool { fileExists(path + "/.") }

  private static func copy(_ path: String, to target: String) throws {
    if isFolder(path) {
      makeFolder(target)
      for name in namesInFolder(path) {
        try copy(path + "/" + name, to: target + "/" + name)
      }
    } else {
      try writeFile(readFile(path), at: target)
    }
  }
}
