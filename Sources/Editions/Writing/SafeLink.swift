import Text

/// Addresses that may stand in a page or message.
enum SafeLink {
  /// The address, when it is an absolute `http`, `https` or `mailto` one without characters that
  /// no address holds; otherwise `nil`: a script or a file of the reader's machine is no link.
  static func address(_ url: String) -> String? {
    let bytes = Array(url.utf8)
    guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !forbidden.contains($0) }),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    switch String(decoding: bytes[..<colon].map(lowercase), as: UTF8.self) {
    case "http", "https":
      guard bytes[(colon + 1)...].starts(with: "//".utf8), host(url) != nil else { return nil }
      return url
    case "mailto": return bytes.count > colon + 1 ? url : nil
    default: return nil
    }
  }

  /// The host of an `http` or `https` address, in lower case, without user and port.
  static func host(_ url: String) -> String? {
    guard let authority = parts(url)?.authority else { return nil }
    let afterUser = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] }
    let address = afterUser ?? authority
    let host = address.prefix { $0 != UInt8(ascii: ":") }
    return host.isEmpty ? nil : String(decoding: host.map(lowercase), as: UTF8.self)
  }

  /// The segments of an address's path.
  static func pathSegments(_ url: String) -> [String] {
    guard let path = parts(url)?.path else { return [] }
    return path.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The `http` or `https` address a reference means in a page; `nil` where it means none, or the page
  /// has no address.
  static func resolved(_ reference: String, against page: String?) -> String? {
    if let address = address(reference) { return host(address) == nil ? nil : address }
    let bytes = Array(reference.utf8)
    guard let page, let parts = parts(page), !bytes.isEmpty,
      !bytes.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":"))
    else { return nil }
    let scheme = Array(page.utf8.prefix { $0 != UInt8(ascii: ":") })
    var base = scheme + "://".utf8 + parts.authority
    if bytes[0] == UInt8(ascii: "#") || bytes[0] == UInt8(ascii: "?") {
      // Of a query the path is the page's, of a place on the page the query as well.
      let end: Set<UInt8> = bytes[0] == UInt8(ascii: "#") ? [0x23] : [0x23, 0x3F]
      base = Array(page.utf8.prefix { !end.contains($0) })
    } else if bytes.starts(with: "//".utf8) {
      base = scheme + [UInt8(ascii: ":")]
    } else if bytes[0] != UInt8(ascii: "/") {
      let folder = parts.path.lastIndex(of: UInt8(ascii: "/")).map { parts.path[...$0] }
      base += folder.map(Array.init) ?? [UInt8(ascii: "/")]
    }
    return address(String(decoding: base + bytes, as: UTF8.self))
  }

  /// The names and values behind the question mark, as they are written.
  static func query(_ url: String) -> [(name: String, value: String)] {
    let query = url.prefix { $0 != "#" }.drop { $0 != "?" }.dropFirst()
    return query.split { $0 == "&" || $0 == ";" }.map { part in
      (String(part.prefix { $0 != "=" }), String(part.drop { $0 != "=" }.dropFirst()))
    }
  }

  private static func parts(
    _ url: String
  ) -> (authority: ArraySlice<UInt8>, path: ArraySlice<UInt8>)? {
    let bytes = Array(url.utf8)
    let scheme = bytes.prefix { $0 != UInt8(ascii: ":") }.map(lowercase)
    guard scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8),
      bytes[scheme.count...].starts(with: "://".utf8)
    else { return nil }
    let rest = bytes[(scheme.count + 3)...]
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != 0x3F && $0 != 0x23 }
    let path = rest[authority.endIndex...].prefix { $0 != 0x3F && $0 != 0x23 }
    return (authority, path)
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static let forbidden = Array("\"<>\\^`{|}".utf8)
}
