internal import ArgumentParser
internal import Editions
internal import Glibc
internal import Text

/// Standard output and standard error: results to the one, messages to the other.
struct Terminal {
  let isQuiet: Bool

  /// Errors always show; warnings and notes not when quiet.
  func report(_ diagnostic: Diagnostic) {
    if isQuiet && diagnostic.severity != .error { return }
    var severity = diagnostic.severity.rawValue + ":"
    if Self.usesColor {
      let color =
        switch diagnostic.severity {
        case .error: "\u{1B}[31m"
        case .warning: "\u{1B}[33m"
        case .note: "\u{1B}[36m"
        }
      severity = color + severity + "\u{1B}[0m"
    }
    let line =
      Self.visible(diagnostic.prefix) + severity
      + Self.visible(" \(diagnostic.message) [\(diagnostic.code)]") + "\n"
    Self.tell(line)
    if isWatched, diagnostic.severity == .error, let place = diagnostic.place,
      let shown = OffendingLine(place)
    {
      Self.tell(Self.visible(shown.text, keepsLines: true))
    }
  }

  /// Whether people watch standard error; programs that read it get messages only.
  var isWatched: Bool { !isQuiet && isatty(STDERR_FILENO) == 1 }

  /// What is made of each value, those that fail left out, and the first error; all that has to be
  /// said is told.
  func made<Value, Part>(
    of values: [Value], _ make: (Value) throws -> (Part, [Diagnostic])
  ) throws -> (parts: [Part], failure: Diagnostic?) {
    var parts: [Part] = []
    var failure: Diagnostic?
    func tell(_ diagnostic: Diagnostic) {
      report(diagnostic)
      if diagnostic.severity == .error { failure = failure ?? diagnostic }
    }
    var progress = ProgressBar(of: values.count, on: self)
    for value in values {
      do {
        let (part, diagnostics) = try make(value)
        if !diagnostics.isEmpty { progress.clear() }
        diagnostics.forEach(tell)
        parts.append(part)
        progress.advance()
      } catch let error as UsageError {
        throw error
      } catch let error as any DiagnosableError {
        progress.clear()
        tell(error.diagnostic)
      }
    }
    progress.clear()
    return (parts, failure)
  }

  /// A word on what was done, on standard error.
  func say(_ message: String) {
    if !isQuiet { Self.tell(message + "\n") }
  }

  /// Writes results to standard output. A reader that goes away ends the program without a word,
  /// as the default action of SIGPIPE does.
  func print(_ bytes: [UInt8]) {
    let failure = Self.write(bytes, to: STDOUT_FILENO)
    if failure == 0 { return }
    if failure == EPIPE { exit(0) }
    let error = OutputError.cannotWrite(path: "-", errno: failure).diagnostic
    report(error)
    exit(ExitCode.code(for: error).rawValue)
  }

  func print(_ text: String) { print(Array(text.utf8)) }

  private static var usesColor: Bool {
    if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
    if let value = getenv("TERM"), String(cString: value) == "dumb" { return false }
    return isatty(STDERR_FILENO) == 1
  }

  /// Control characters of a file must not reach the terminal as such.
  private static func visible(_ line: String, keepsLines: Bool = false) -> String {
    var result = ""
    for scalar in line.unicodeScalars {
      let isControl =
        scalar.value < 0x20 && !(keepsLines && scalar == "\n")
        || (0x7F...0x9F).contains(scalar.value)
      result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return result
  }

  /// Messages that nobody takes are lost, and nothing else.
  static func tell(_ text: String) {
    _ = write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Writes all bytes; gives 0 or the number of the error.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if count >= 0 {
          done += count
        } else if errno == EAGAIN {
          var waited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&waited, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
