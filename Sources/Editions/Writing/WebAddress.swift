/// Addresses made of names that nobody looked at (RFC 3986).
package enum WebAddress {
  /// A text with all bytes escaped but letters and digits of ASCII and those that are kept. O(text).
  package static func escaped(_ text: some StringProtocol, keeping others: String) -> String {
    let kept = Set(others.utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.append(byte)
      case _ where kept.contains(byte): result.append(byte)
      default: result += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The parts of a path, each escaped; those that would lead elsewhere are left out.
  static func path(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." && $0 != ".." }
      .map { escaped($0, keeping: inPath) }.joined(separator: "/")
  }

  /// An address with what no address may hold escaped; what is escaped already stays.
  static func encoded(_ address: String) -> String {
    escaped(address, keeping: inPath + "/?#[]%")
  }

  private static let inPath = "-._~!$&'()*+,;=:@"

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x41 + value - 10
  }
}
