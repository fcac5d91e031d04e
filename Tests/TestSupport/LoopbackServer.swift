import Glibc

/// The embeddings server of `Tests/Fixtures/Embeddings`, on a port of its own; it ends when the
/// value or the process goes.
public final class LoopbackServer: Sendable {
  private let folder: TemporaryFolder
  private let process: pid_t
  private let port: Int

  /// - Returns: `nil`, having printed SKIP, where there is no Python, or no libcurl to ask with.
  public static func started() throws -> LoopbackServer? {
    guard programExists("python3") else {
      print("SKIP: no python3 here")
      return nil
    }
    guard dlopen("libcurl.so.4", RTLD_LAZY) != nil else {
      print("SKIP: no libcurl here")
      return nil
    }
    return try LoopbackServer()
  }

  private init() throws {
    folder = try TemporaryFolder()
    let script = packageRoot + "/Tests/Fixtures/Embeddings/server.py"
    // The shell ends at once; its child stays.
    let result = try runProgram(
      "sh",
      [
        "-c", "python3 \"$1\" \"$2\" \"$3\" <&- >\"$2/log\" 2>&1 & echo $!", "-", script,
        folder.path, "\(getpid())",
      ])
    guard let number = pid_t(result.text.filter(\.isNumber)) else {
      throw ProgramError(message: "python3 did not start: \(result.errors)")
    }
    process = number
    for _ in 0..<600 {
      if let bytes = try? readFile(folder.path + "/port"),
        let port = Int(String(decoding: bytes, as: UTF8.self).filter(\.isNumber))
      {
        self.port = port
        return
      }
      usleep(50_000)
    }
    kill(number, SIGTERM)
    let log = (try? readFile(folder.path + "/log")).map { String(decoding: $0, as: UTF8.self) }
    throw ProgramError(message: "the server did not start: \(log ?? "")")
  }

  deinit { kill(process, SIGTERM) }

  /// The address under which it behaves in a way.
  public func address(_ behaviour: String = "good") -> String {
    "http://127.0.0.1:\(port)/\(behaviour)/v1"
  }

  /// The requests so far: the fields of each.
  public func requests(_ behaviour: String) -> [[String]] {
    guard let bytes = try? readFile(folder.path + "/requests") else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
      .filter { $0[0].hasPrefix("/\(behaviour)/") }
  }
}
