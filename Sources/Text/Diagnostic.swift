/// A place in a file, as people and editors name it.
public struct Place: Hashable, Sendable {
  /// The path as the user gave it; `-` for standard input.
  public let file: String
  /// Line, from 1; 0 when only the file is known.
  public let line: Int
  /// Column in Unicode scalars, from 1; 0 when only the line is known.
  public let column: Int
  /// Offset in bytes from the start of the file; `nil` when only the file is known.
  public let byte: Int?

  public init(file: String, line: Int = 0, column: Int = 0, byte: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.byte = byte
  }

  /// Finds line and column of a byte offset by reading the bytes before it. O(offset).
  public init(file: String, byte: Int, in bytes: [UInt8]) {
    let end = min(byte, bytes.count)
    var line = 1
    var column = 1
    for offset in 0..<end {
      let unit = bytes[offset]
      if unit == 0x0A {
        line += 1
        column = 1
      } else if unit & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(file: file, line: line, column: column, byte: byte)
  }

  /// `file:line:column`
  package var text: String { "\(file):\(line):\(column)" }
}

/// One message to a person: what is wrong, where, and what to do about it.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  public enum Severity: String, Sendable, Codable {
    case note, warning, error
  }

  public let severity: Severity
  /// A stable identifier in kebab case, such as `not-utf8`.
  public let code: String
  public let message: String
  public let place: Place?

  public init(_ severity: Severity, code: String, _ message: String, at place: Place? = nil) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
  }

  /// `file:line:column: severity: message [code]`, leaving out what is not known.
  public var description: String { prefix + "\(severity.rawValue): \(message) [\(code)]" }

  /// The place, as far as known: `file:line:column: `; empty without one.
  public var prefix: String {
    guard let place else { return "" }
    var text = place.file + ":"
    if place.line > 0 { text += "\(place.line):" }
    if place.column > 0 { text += "\(place.column):" }
    return text + " "
  }
}

/// An error that a person can mend, and that says how.
public protocol DiagnosableError: Error, Sendable {
  var diagnostic: Diagnostic { get }
}
