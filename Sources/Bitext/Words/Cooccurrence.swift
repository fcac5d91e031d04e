/// In how many places words stand together, roughly: pairs whose hashes are the same are counted as
/// one, which costs a fixed amount of memory and little accuracy for a first guess.
struct Cooccurrence: ~Copyable {
  private static let size = 1 << 21
  private let counts: Scratch<UInt16>
  private let sources: Scratch<Float>
  private let targets: Scratch<Float>

  /// Counts. O(pairs of words within segments).
  init(_ bitext: WordBitext) {
    counts = Scratch(repeating: 0, count: Self.size)
    sources = Scratch(repeating: 0, count: bitext.sourceWords)
    targets = Scratch(repeating: 0, count: bitext.targetWords)
    for segment in 0..<bitext.count where bitext.isAlignable(segment) {
      for one in bitext.sourceRange(segment) {
        sources[Int(bitext.source[one])] += 1
        for other in bitext.targetRange(segment) {
          let cell = PairCounts.hash(bitext.source[one], bitext.target[other]) & (Self.size - 1)
          if counts[cell] < .max { counts[cell] += 1 }
        }
      }
      for other in bitext.targetRange(segment) { targets[Int(bitext.target[other])] += 1 }
    }
  }

  /// The squared cosine of the places of two words. O(1).
  @inline(__always)
  func association(_ source: Int32, _ target: Int32) -> Float {
    let together = Float(counts[PairCounts.hash(source, target) & (Self.size - 1)])
    return together * together / (sources[Int(source)] * targets[Int(target)])
  }
}
