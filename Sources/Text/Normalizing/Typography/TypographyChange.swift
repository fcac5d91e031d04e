/// A change to a block's text.
struct TypographyChange: Equatable {
  /// What an insertion belongs to where markup stands at its place.
  enum Side { case toByteBefore, toByteBehind }

  /// Empty for an insertion.
  let range: Range<Int>
  let replacement: [UInt8]
  var clings = Side.toByteBehind

  init(_ range: Range<Int>, _ replacement: [Unicode.Scalar], clings: Side = .toByteBehind) {
    self.range = range
    self.replacement = replacement.flatMap { Array($0.utf8) }
    self.clings = clings
  }
}
