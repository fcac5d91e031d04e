import Text

/// An image as the newsletter lists it.
struct ImageRecord: Encodable, Sendable {
  /// What the alternative text is worth.
  enum AltStatus: String, Encodable, Sendable {
    case ok, filename, missing, decorative

    /// `filename` as `ImageFileName` decides.
    init(of image: Image) {
      let alternative = SingleLine.text(image.alternative)
      self =
        alternative.allSatisfy(\.isWhitespace)
        ? .missing : ImageFileName.isName(alternative, of: image.url) ? .filename : .ok
    }
  }

  let src: String
  let alt: String
  let altStatus: AltStatus

  enum CodingKeys: String, CodingKey {
    case src, alt
    case altStatus = "alt_status"
  }

  init(_ image: Image) {
    src = SingleLine.text(image.url)
    alt = SingleLine.text(image.alternative)
    altStatus = AltStatus(of: image)
  }
}
