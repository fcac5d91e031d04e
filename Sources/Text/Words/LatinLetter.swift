/// Latin letters of U+00C0…U+00FF without their accents.
package enum LatinLetter {
  private static let bare: [UInt8] = Array(
    "aaaaaaaceeeeiiiidnooooo.ouuuuypsaaaaaaaceeeeiiiidnooooo.ouuuuypy".utf8)

  /// The small ASCII letter nearest to the one whose second byte in UTF-8 this is, behind `0xC3`.
  @inline(__always)
  package static func bare(second byte: UInt8) -> UInt8 { bare[Int(byte & 0x3F)] }
}
