internal import Editions
public import Text

/// What `pipeline normalize` does to a text.
public struct Normalization: Sendable {
  private let folds: Bool

  /// - Parameter folds: Whether to give the form used for matching.
  public init(folds: Bool = false) { self.folds = folds }

  /// Normalizes valid UTF-8. O(bytes).
  public func normalized(_ text: [UInt8]) throws(NormalizingError) -> [UInt8] {
    let normalized = try Normalizer().normalized(text)?.bytes ?? text
    return folds ? Folder().folded(normalized).bytes : normalized
  }

  /// The text a document was read from, normalized.
  public func text(of document: Document) throws(NormalizingError) -> String {
    String(decoding: try normalized(document.source), as: UTF8.self)
  }
}

/// A normalized text, as `pipeline normalize` gives it in JSON.
public struct NormalizedText: Encodable, Sendable {
  /// The file it came from; absent in streams.
  public let path: String?
  public let text: String

  public init(path: String? = nil, text: String) {
    self.path = path
    self.text = text
  }

  public init(path: String, text: [UInt8]) {
    self.init(path: path, text: String(decoding: text, as: UTF8.self))
  }

  /// A JSON object on a line.
  public var jsonLine: [UInt8] { JSONText.line(self) }
}
