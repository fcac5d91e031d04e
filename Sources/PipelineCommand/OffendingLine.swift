internal import FoundationEssentials
internal import Glibc
internal import Text

/// The line of a file that a message is about, with a mark under its place.
struct OffendingLine {
  /// Two lines: the text, and `^` under the column.
  let text: String

  /// So much of a long line is shown.
  private static let width = 96
  /// Of larger files nothing is shown.
  private static let mostBytes = 64 << 20

  /// - Returns: `nil` where the place is not in a file that can be read again.
  init?(_ place: Place) {
    var status = stat()
    guard place.line > 0, place.column > 0, stat(place.file, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.mostBytes,
      let data = FileManager.default.contents(atPath: place.file)
    else { return nil }
    var line = 1
    var start = data.startIndex
    while line < place.line {
      guard let feed = data[start...].firstIndex(of: 0x0A) else { return nil }
      start = feed + 1
      line += 1
    }
    let end = data[start...].firstIndex(of: 0x0A) ?? data.endIndex
    let scalars = Array(String(decoding: data[start..<end], as: UTF8.self).unicodeScalars)
    guard place.column <= scalars.count + 1 else { return nil }
    let column = place.column - 1
    let from = max(0, min(column - Self.width / 2, scalars.count - Self.width))
    let to = min(scalars.count, from + Self.width)
    let isCut = (from > 0, to < scalars.count)
    let shown = (isCut.0 ? "…" : "") + Self.string(scalars[from..<to]) + (isCut.1 ? "…" : "")
    let before = (isCut.0 ? 1 : 0) + Self.cells(scalars[from..<column])
    text = "  \(shown)\n  \(String(repeating: " ", count: before))^\n"
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var result = ""
    for scalar in scalars {
      // One cell each, as below.
      result.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    }
    return result
  }

  /// How many cells of a terminal scalars take; marks that combine take none, wide ones two.
  private static func cells(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { sum, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return sum
      default: break
      }
      let isWide =
        (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
        || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
        || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
        || (0x1F300...0x1FAFF).contains(scalar.value)
      return sum + (isWide ? 2 : 1)
    }
  }
}
