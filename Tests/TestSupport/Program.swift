import Glibc

/// What a program printed and how it ended.
public struct ProgramResult: Sendable {
  /// The exit code; of a program ended by a signal, 128 and the signal.
  public let status: Int
  public let output: [UInt8]
  public let errors: String

  public var text: String { String(decoding: output, as: UTF8.self) }
}

/// Runs a program to its end, its streams in temporary files, so that no pipe can fill up.
public func runProgram(
  _ path: String, _ arguments: [String] = [], input: [UInt8] = [], folder: String? = nil,
  environment: [String: String] = [:]
) throws -> ProgramResult {
  let scratch = try TemporaryFolder()
  let inputPath = scratch.path + "/input"
  let outputPath = scratch.path + "/output"
  let errorPath = scratch.path + "/errors"
  try writeFile(input, at: inputPath)

  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT, 0o600)
  posix_spawn_file_actions_addopen(&actions, 2, errorPath, O_WRONLY | O_CREAT, 0o600)

  var variables = ["SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C.UTF-8"]
  for name in ["PATH", "HOME", "LD_LIBRARY_PATH"] {
    if let value = getenv(name) { variables[name] = String(cString: value) }
  }
  variables.merge(environment) { $1 }
  let command = (folder.map { ["env", "-C", $0] } ?? []) + [path] + arguments
  var argv = command.map { strdup($0) } + [nil]
  var envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for string in argv + envp { free(string) } }
  var child: pid_t = 0
  let failure = posix_spawnp(&child, command[0], &actions, nil, &argv, &envp)
  guard failure == 0 else {
    throw ProgramError(message: "\(path): \(String(cString: strerror(failure)))")
  }
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0 && errno == EINTR {}
  let signal = status & 0x7F
  return ProgramResult(
    status: Int(signal == 0 ? (status >> 8) & 0xFF : 128 + signal),
    output: try readFile(outputPath),
    errors: String(decoding: try readFile(errorPath), as: UTF8.self))
}

/// Whether a program can be found.
public func programExists(_ name: String) -> Bool {
  (try? runProgram("sh", ["-c", "command -v \(name)"]))?.status == 0
}

/// A folder that is removed with all it holds when the value goes.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    var template = Array("/tmp/pipeline-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw ProgramError(message: "mkdtemp failed") }
    path = String(cString: made)
  }

  deinit { removeTree(path) }

  /// Links are removed, never followed: one may lead to a folder that is not ours.
  private func removeTree(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR, let directory = opendir(path) {
      var names: [String] = []
      while let entry = readdir(directory) {
        names.append(
          withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
          })
      }
      closedir(directory)
      for name in names where name != "." && name != ".." { removeTree(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

public struct ProgramError: Error, CustomStringConvertible {
  public let message: String
  public var description: String { message }
}

public func writeFile(_ bytes: [UInt8], at path: String) throws {
  guard let file = fopen(path, "w") else { throw ProgramError(message: "cannot write \(path)") }
  defer { fclose(file) }
  guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
    throw ProgramError(message: "cannot write \(path)")
  }
}

public func writeFile(_ text: String, at path: String) throws {
  try writeFile(Array(text.utf8), at: path)
}

public func readFile(_ path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw ProgramError(message: "cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer: [UInt8] = Array(repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes.append(contentsOf: buffer[..<count])
  }
}

public func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// Names in a folder, hidden ones included, sorted.
public func namesInFolder(_ path: String) -> [String] {
  guard let directory = opendir(path) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    names.append(
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      })
  }
  return names.filter { $0 != "." && $0 != ".." }.sorted()
}

public func makeFolder(_ path: String) { mkdir(path, 0o755) }

/// The root of the package, from the place of this file in it.
public let packageRoot: String = String(
  #filePath.dropLast("/Tests/TestSupport/Program.swift".count))

/// The `pipeline` executable that was built beside the running tests.
public let pipelineExecutable: String = {
  if let path = getenv("PIPELINE_EXECUTABLE") { return String(cString: path) }
  var buffer: [CChar] = Array(repeating: 0, count: 4096)
  let count = readlink("/proc/self/exe", &buffer, 4095)
  let path = String(decoding: buffer[..<max(count, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  // Swift Testing runs in a runner of the toolchain or in the test bundle itself.
  for candidate in [path] + CommandLine.arguments {
    if let slash = candidate.lastIndex(of: "/") {
      let beside = candidate[..<slash] + "/pipeline"
      if fileExists(String(beside)) { return String(beside) }
    }
  }
  return packageRoot + "/.build/debug/pipeline"
}()
