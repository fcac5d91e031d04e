import Editions
import Glibc

/// Readers we did not write, run as other processes over files in a folder of their own.
struct OtherReader {
  let folder: String

  init() throws {
    var template = Array("/tmp/editions-tests-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template) else { throw Failure.noFolder }
    folder = String(cString: path)
  }

  enum Failure: Error { case noFolder, noProcess }

  func write(_ files: [EditionFile]) throws { try OutputFolder(folder).write(files) }

  /// Runs a shell command in the folder; gives its exit code and all it printed.
  func run(_ command: String) throws -> (code: Int32, output: String) {
    guard let pipe = popen("cd '\(folder)' && { \(command); } 2>&1 </dev/null", "r") else {
      throw Failure.noProcess
    }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      if count == 0 { break }
      output += buffer[..<count]
    }
    let status = pclose(pipe)
    return ((status >> 8) & 0xFF, String(decoding: output, as: UTF8.self))
  }

  /// Runs Python source with arguments.
  func python(_ source: String, _ arguments: String = "") throws -> (code: Int32, output: String) {
    try write([EditionFile(name: "reader.py", text: source)])
    return try run("python3 reader.py \(arguments)")
  }

  func remove() { _ = try? run("rm -rf '\(folder)'") }

  /// Whether a command succeeds here; prints SKIP with what is not tested where it does not.
  static func has(_ command: String, for purpose: String) -> Bool {
    if system("\(command) >/dev/null 2>&1 </dev/null") == 0 { return true }
    print("SKIP \(purpose): \(command)")
    return false
  }

  /// The root of the repository.
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/")
  }()

  /// A file beside the repository, where the development data lie; `nil` prints SKIP.
  static func shared(_ path: String, for purpose: String) -> String? {
    let path = "\(root)/../shared/\(path)"
    if access(path, R_OK) == 0 { return path }
    print("SKIP \(purpose): ../shared is not there")
    return nil
  }
}
