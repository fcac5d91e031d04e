/// Who a message is from: a name and an address.
public struct MailAddress: Sendable, Equatable {
  /// May be empty.
  public let name: String
  /// `local@domain`, ASCII.
  public let address: String

  /// `newsletter@example.invalid`: nobody's, and nobody can send as it.
  public static let placeholder = MailAddress(name: "", address: "newsletter@example.invalid")

  private init(name: String, address: String) {
    self.name = name
    self.address = address
  }

  /// Reads `news@example.org` or `The News <news@example.org>`; `nil` for anything else.
  public init?(_ text: String) {
    let text = SingleLine.text(text)
    var name = ""
    var address = text
    if text.hasSuffix(">"), let start = text.lastIndex(of: "<") {
      name = String(text[..<start])
      address = String(text[text.index(after: start)...].dropLast())
      while name.last == " " { name.removeLast() }
      while name.first == " " { name.removeFirst() }
      if name.count > 1, name.hasPrefix("\""), name.hasSuffix("\"") {
        name = String(name.dropFirst().dropLast())
      }
    }
    let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, address.utf8.count <= 254, name.utf8.count <= 400,
      Self.isDotted(parts[0], Self.isLocal), Self.isDotted(parts[1], Self.isDomain)
    else { return nil }
    self.init(name: name, address: address)
  }

  var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }

  /// `The News <news@example.org>`
  var text: String { name.isEmpty ? address : "\(name) <\(address)>" }

  /// The field `From`.
  var field: String {
    if name.isEmpty { return "From: \(address)" }
    let isPlain =
      name.utf8.allSatisfy { (0x20...0x7E).contains($0) } && name.utf8.count <= 60
      && !name.contains("=?")
    let shown =
      isPlain
      ? "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
      : HeaderText.encodedWords(name, from: 6)
    return "From: \(shown)\r\n <\(address)>"
  }

  private static func isDotted(
    _ text: Substring.UTF8View, _ isKnown: (UInt8) -> Bool
  ) -> Bool {
    !text.isEmpty
      && text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0.allSatisfy(isKnown)
      }
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    isDomain(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
  }
}
