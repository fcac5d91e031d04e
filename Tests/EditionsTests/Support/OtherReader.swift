import Editions
import TestSupport

/// Readers we did not write, run as other processes over files in a folder of their own.
struct OtherReader {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  var folder: String { temporary.path }

  func write(_ files: [EditionFile]) throws { try OutputFolder(folder).write(files) }

  /// Runs a shell command in the folder; gives its exit code and all it printed.
  func run(_ command: String) throws -> (code: Int32, output: String) {
    let result = try runProgram("sh", ["-c", "{ \(command); } 2>&1"], folder: folder)
    return (Int32(result.status), result.text)
  }

  /// Runs Python source with arguments.
  func python(_ source: String, _ arguments: String = "") throws -> (code: Int32, output: String) {
    try write([EditionFile(name: "reader.py", text: source)])
    return try run("python3 reader.py \(arguments)")
  }

  /// Whether a command succeeds here; prints SKIP with what is not tested where it does not.
  static func has(_ command: String, for purpose: String) -> Bool {
    if (try? runProgram("sh", ["-c", command]))?.status == 0 { return true }
    print("SKIP \(purpose): \(command)")
    return false
  }

  /// A file beside the repository, where the development data lie; `nil` prints SKIP.
  static func shared(_ path: String, for purpose: String) -> String? {
    let path = "\(packageRoot)/../shared/\(path)"
    if fileExists(path) { return path }
    print("SKIP \(purpose): ../shared is not there")
    return nil
  }
}
