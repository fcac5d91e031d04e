internal import Text

/// The lines of a file.
enum Lines {
  static func of(_ path: String) throws -> [String] {
    var lines = String(decoding: try SourceFile.bytes(at: path), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
