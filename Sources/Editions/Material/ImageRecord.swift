import Text

/// An image as the newsletter lists it.
struct ImageRecord: Encodable, Sendable {
  /// What the alternative text is worth.
  enum AltStatus: String, Encodable, Sendable {
    case ok, filename, missing, decorative

    /// `filename` when the text is the file's name, with or without its ending and folder.
    init(of image: Image) {
      let alternative = SingleLine.text(image.alternative).lowercased()
      guard !alternative.isEmpty, !alternative.allSatisfy(\.isWhitespace) else {
        self = .missing
        return
      }
      let address = image.url.prefix { $0 != "?" && $0 != "#" }.lowercased()
      let name = address.split(separator: "/").last.map(String.init) ?? address
      let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
      self = [address, name, stem].contains(alternative) ? .filename : .ok
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
