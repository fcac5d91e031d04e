internal import Glibc

/// How far work on many articles is, on one line of standard error that is wiped when it ends: only
/// on a terminal, and only where it takes long.
struct ProgressBar {
  private let total: Int
  private let isShown: Bool
  private var done = 0
  private var isDrawn = false
  private var lastDrawn: Double
  private let started: Double

  private static let width = 24
  /// Seconds before the first line, and between two.
  private static let patience = 0.5
  private static let pause = 0.1

  init(of total: Int, on terminal: Terminal) {
    self.total = total
    isShown = total > 1 && terminal.isWatched
    started = Self.now()
    lastDrawn = started
  }

  /// Counts one thing as done.
  mutating func advance(past name: String = "") {
    done += 1
    guard isShown else { return }
    let now = Self.now()
    guard now - started >= Self.patience, now - lastDrawn >= Self.pause else { return }
    lastDrawn = now
    isDrawn = true
    Terminal.tell("\r\u{1B}[K" + Self.line(done, of: total, name))
  }

  /// Wipes the line: for a message, and at the end.
  mutating func clear() {
    if isDrawn { Terminal.tell("\r\u{1B}[K") }
    isDrawn = false
  }

  /// `[######      ] 12/48 name`
  static func line(_ done: Int, of total: Int, _ name: String) -> String {
    let filled = total > 0 ? min(done, total) * width / total : width
    let bar = String(repeating: "#", count: filled) + String(repeating: " ", count: width - filled)
    return "[\(bar)] \(done)/\(total) \(name.prefix(40))"
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
