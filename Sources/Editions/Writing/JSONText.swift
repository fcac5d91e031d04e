import FoundationEssentials

/// Values written as JSON: indented or one to a line, keys in order, a line feed at the end.
///
/// The same value gives the same bytes on every run and machine.
package enum JSONText {
  /// Indented, for files.
  package static func pretty(_ value: some Encodable) -> [UInt8] {
    encode(value, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  /// On one line, for streams.
  package static func line(_ value: some Encodable) -> [UInt8] {
    encode(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  private static func encode(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    guard let data = try? encoder.encode(value) else {
      // The shapes of this room hold strings, integers, booleans and finite numbers only.
      preconditionFailure("an edition holds a value JSON cannot write")
    }
    return Array(data) + [0x0A]
  }
}

extension Double {
  /// Three decimals, as confidences and scores are written; what is not a number becomes 0.
  var rounded3: Double { isFinite ? (self * 1000).rounded() / 1000 : 0 }
}
