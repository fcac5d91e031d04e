public import Text

/// Where a piece of text stands in a source file: what makes every output traceable.
///
/// Written the same way in all JSON files:
/// `{"lang": "fr", "sentence": "fr:s12", "start": 812, "end": 840, "unit": "utf8-byte"}`.
public struct Anchor: Encodable, Sendable, Equatable {
  /// The language of the version.
  public let lang: Language
  /// The sentence the text stands in; of several, the first.
  public let sentence: String
  /// In bytes of the source file.
  public let start: Int
  /// Behind the last byte, in bytes of the source file.
  public let end: Int
  /// Always `utf8-byte`: offsets count bytes of the file as it is.
  public let unit = "utf8-byte"

  enum CodingKeys: String, CodingKey { case lang, sentence, start, end, unit }
}

/// Text of a version, verbatim, and where it stands: what `verify` can check wherever it appears.
public struct AnchoredText: Encodable, Sendable, Equatable {
  /// The text exactly as in the document.
  public let text: String
  /// Where it stands; `nil` only in a document without sentences.
  public let anchor: Anchor?
}

/// A version's file, by path and digest.
public struct SourceStamp: Encodable, Sendable, Equatable {
  /// As the user gave it.
  public let path: String
  /// Of the file's bytes.
  public let sha256: String
}
