/// Where an embeddings server listens: an address of http or https.
public struct EmbeddingsAddress: Sendable, Hashable {
  /// Where requests are posted to.
  let url: String
  /// The address as messages show it: without what follows a `?`, which may be a secret.
  let shown: String
  /// Whether it is this machine; then no proxy stands between.
  let isLoopback: Bool

  /// Reads `http://127.0.0.1:8000`, `https://host/v1` or the whole `…/v1/embeddings`.
  ///
  /// Without a path, `/v1/embeddings` is meant; after one that does not end with `embeddings`,
  /// that is added, as clients of the interface do.
  public init(_ given: String) throws(EmbeddingsError) {
    guard given.utf8.count <= 2_048, given.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
      throw .badAddress("has white space, or characters other than ASCII, or is too long")
    }
    let lower = given.lowercased()
    guard let scheme = ["http://", "https://"].first(where: lower.hasPrefix) else {
      throw .badAddress("must begin with http:// or https://")
    }
    var rest = given.dropFirst(scheme.count)
    if rest.contains("#") { throw .badAddress("must have no part behind a #") }
    var query: Substring = ""
    if let mark = rest.firstIndex(of: "?") {
      query = rest[mark...]
      rest = rest[..<mark]
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let authority = rest[..<slash]
    if authority.contains("@") {
      throw .badAddress(
        "must not hold a name or password; a key goes into \(EmbeddingsKey.variable)")
    }
    let host = Self.host(of: authority)
    if host.isEmpty { throw .badAddress("names no host") }
    var path = rest[slash...]
    while path.last == "/" { path.removeLast() }
    var whole = scheme + authority
    if path.isEmpty {
      whole += "/v1/embeddings"
    } else if path.hasSuffix("/embeddings") {
      whole += path
    } else {
      whole += path + "/embeddings"
    }
    shown = whole
    url = whole + query
    isLoopback = host == "localhost" || host == "[::1]" || Self.isLoopback(host)
  }

  /// The name or number before the port, in lower case.
  private static func host(of authority: Substring) -> String {
    if authority.first == "[", let end = authority.firstIndex(of: "]") {
      return authority[...end].lowercased()
    }
    return authority.prefix { $0 != ":" }.lowercased()
  }

  /// `127.x.y.z`
  private static func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil } && parts[0] == "127"
  }
}

/// The secret that a server knows its users by. It is never printed.
public struct EmbeddingsKey: Sendable, Equatable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  /// The environment variable that holds the key.
  public static let variable = "PIPELINE_EMBEDDINGS_KEY"

  let value: String

  /// - Throws: `badKey` for one that cannot stand in a header.
  public init(_ value: String) throws(EmbeddingsError) {
    guard (1...4_096).contains(value.utf8.count), value.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
    else { throw .badKey }
    self.value = value
  }

  public var description: String { "(a key)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
