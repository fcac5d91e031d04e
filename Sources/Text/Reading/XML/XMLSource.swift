internal import ICU

/// The bytes of an XML file as UTF-8.
package enum XMLSource {
  /// Gives UTF-8 back as it is; else decodes by byte order mark or by what the XML declaration
  /// names, and the declaration then names UTF-8. O(bytes).
  package static func utf8(_ bytes: [UInt8], path: String) throws(ReadingError) -> [UInt8] {
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let named = isUTF16 ? nil : declaredEncoding(of: bytes)
    let name = named.map { String(decoding: bytes[$0], as: UTF8.self).lowercased() }
    if !isUTF16, name == nil || name == "utf-8" || name == "utf8" || name == "us-ascii" {
      try SourceDecoder.validate(bytes, path: path)
      return bytes
    }
    let decoded = try SourceDecoder(encoding: name).decoded(bytes, path: path)
    var result = Array(decoded.bytes[decoded.start...])
    if let range = declaredEncoding(of: result) {
      result.replaceSubrange(range, with: Array("UTF-8".utf8))
    }
    return result
  }

  /// Where the value of `encoding` stands in the XML declaration.
  private static func declaredEncoding(of bytes: [UInt8]) -> Range<Int>? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes[start...].starts(with: Array("<?xml".utf8)),
      let end = bytes[start...].prefix(256).firstIndex(of: UInt8(ascii: ">")),
      let key = bytes[start..<end].firstRange(of: Array("encoding".utf8)),
      let open = bytes[key.upperBound..<end].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      let close = bytes[(open + 1)..<end].firstIndex(of: bytes[open])
    else { return nil }
    return (open + 1)..<close
  }
}
