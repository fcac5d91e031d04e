/// A language, named by the primary subtag of its BCP 47 tag: `fr`, `it`, `en`.
///
/// Every language may be carried (a cited source may be German); `isSupported` tells the ones
/// whose sentences, terms and quotations this program knows how to find.
public struct Language: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// The primary subtag, two or three lower-case letters.
  public let code: String

  /// Takes the primary subtag of a tag such as `fr`, `fr-FR` or `en_US`; `nil` when it is not one.
  public init?(_ tag: String) {
    let primary = tag.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    guard (2...3).contains(primary.count),
      primary.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) })
    else { return nil }
    code = String(decoding: primary.map { $0 | 0x20 }, as: UTF8.self)
  }

  private init(known code: String) { self.code = code }

  public static let french = Language(known: "fr")
  public static let italian = Language(known: "it")
  public static let english = Language(known: "en")

  /// The languages of an article, in the order in which they are always listed.
  public static let supported: [Language] = [.french, .italian, .english]

  /// Whether sentences, terms and quotations can be found in this language.
  public var isSupported: Bool { Self.supported.contains(self) }

  public var description: String { code }

  /// French, Italian, English, then every other language by its code.
  public static func < (left: Language, right: Language) -> Bool {
    (left.rank, left.code) < (right.rank, right.code)
  }

  private var rank: Int { Self.supported.firstIndex(of: self) ?? Self.supported.count }

  public init(from decoder: any Decoder) throws {
    let tag = try decoder.singleValueContainer().decode(String.self)
    guard let language = Language(tag) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a language tag: \(tag)"))
    }
    self = language
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
