/// A file to be written: a name relative to the output folder, and its bytes.
public struct EditionFile: Sendable, Equatable {
  /// Relative to the output folder, parts separated by `/`.
  public let name: String
  /// What the file holds.
  public let bytes: [UInt8]

  /// A file with the given bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A file with the UTF-8 bytes of a text.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}
