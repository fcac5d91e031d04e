internal import CICU

/// A failure inside ICU, such as missing data. No text causes one; a person can only mend the
/// installation.
public struct ICUError: Error, Sendable, CustomStringConvertible {
  /// ICU's name of the error, such as `U_FILE_ACCESS_ERROR`.
  public let name: String
  /// What was being done.
  public let operation: String

  init(_ status: Int32, _ operation: String) {
    name = String(cString: cicu_error_name(status))
    self.operation = operation
  }

  public var description: String { "ICU could not \(operation): \(name)" }

  /// The version of ICU this program was built with, such as `72.1`.
  public static var libraryVersion: String { String(cString: cicu_version()) }
}
