internal import Glibc

/// One run of a program, measured by `launch`.
struct Launch {
  let wallSeconds: Double
  let processorSeconds: Double
  let peakBytes: Double

  enum Failure: Error {
    case cannotRun(String)
    case failed(String, status: Int)
  }

  /// - Parameters:
  ///   - launcher: The path of the program `launch`.
  ///   - command: A program and its arguments.
  init(_ command: [String], by launcher: String) throws {
    let numbers = try Self.output(of: [launcher] + command).split(separator: " ")
      .compactMap { Int($0) }
    guard numbers.count == 4 else { throw Failure.cannotRun(command[0]) }
    guard numbers[3] == 0 else { throw Failure.failed(command[0], status: numbers[3]) }
    wallSeconds = Double(numbers[0]) / 1e9
    processorSeconds = Double(numbers[1]) / 1e9
    peakBytes = Double(numbers[2]) * 1024
  }

  private static func output(of command: [String]) throws -> String {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure.cannotRun(command[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    let status = posix_spawn(&child, command[0], &actions, nil, &arguments, environ)
    close(ends[1])
    defer { close(ends[0]) }
    guard status == 0 else { throw Failure.cannotRun(command[0]) }
    var text = [UInt8](repeating: 0, count: 256)
    var count = 0
    while count < text.count {
      let got = read(ends[0], &text[count], text.count - count)
      if got <= 0 { break }
      count += got
    }
    waitpid(child, nil, 0)
    return String(decoding: text[..<count].prefix { $0 != 0x0A }, as: UTF8.self)
  }
}
