/// Natural logarithm and exponential by polynomials, a few digits short of full precision.
///
/// Plain IEEE arithmetic only, so that an alignment does not depend on a machine's mathematical
/// library; and about four times as fast as that.
package enum Logarithm {
  /// ln x for a normal, positive x; the relative error is below 1e-7.
  @inline(__always)
  package static func of(_ x: Double) -> Double {
    var bits = x.bitPattern
    var exponent = Int(truncatingIfNeeded: bits >> 52) - 1023
    bits = bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000
    var mantissa = Double(bitPattern: bits)
    if mantissa > 1.414_213_562_373_095 {
      mantissa *= 0.5
      exponent += 1
    }
    // ln m = 2 artanh((m - 1) / (m + 1)), |argument| below 0.1716.
    let z = (mantissa - 1) / (mantissa + 1)
    let w = z * z
    let series = 1 + w * (1.0 / 3 + w * (1.0 / 5 + w * (1.0 / 7 + w * (1.0 / 9))))
    return Double(exponent) * 0.693_147_180_559_945_3 + 2 * z * series
  }

  /// e to the power of x, 0 for x below -700; the relative error is below 1e-7.
  @inline(__always)
  package static func exponential(_ x: Double) -> Double {
    if x < -700 { return 0 }
    let scaled = min(x, 700) * 1.442_695_040_888_963_4
    let whole = scaled.rounded(.down)
    let r = (scaled - whole) * 0.693_147_180_559_945_3 * 0.25
    // The fourth power of a Taylor sum for a quarter of the argument, below 0.1733.
    let series = 1 + r * (1 + r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120)))))
    let square = series * series
    let power = Double(bitPattern: UInt64(Int64(whole) + 1023) << 52)
    return square * square * power
  }

  /// ln(e^a + e^b).
  @inline(__always)
  package static func sum(_ a: Double, _ b: Double) -> Double {
    let high = max(a, b)
    let low = min(a, b)
    if low - high < -30 || !(low > -.infinity) { return high }
    return high + of(1 + exponential(low - high))
  }
}
