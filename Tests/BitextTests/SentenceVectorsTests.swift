import TestSupport
import Testing
import Text

@testable import Bitext

@Suite struct SentenceVectorsTests {
  private func lines(_ count: Int, _ language: Language) -> SegmentedDocument {
    // Sentences of one length that have nothing in common.
    let word = language == .french ? "dabo" : "mive"
    return PresplitText.segmented(
      lines: (0..<count).map { "\(word)\(Array("bcdfghjklm")[$0 % 10])ez \(word)uroz." },
      language: language)
  }

  /// A direction by meaning, and noise of a fixed seed.
  private func vectors(_ meanings: [[Int]], seed: UInt64, noise: Float = 0.1) -> SentenceVectors {
    var random = SplitMix(seed: seed)
    var result = SentenceVectors(dimension: 48)
    for meaning in meanings {
      // All share a large part, as vectors of real models do.
      var vector = [Float](repeating: 0.8, count: 48)
      for position in vector.indices {
        vector[position] += Float.random(in: -noise...noise, using: &random)
      }
      for direction in meaning { vector[direction] += 2 }
      result.append(vector)
    }
    return result
  }

  private func shapes(_ bitext: Bitext) -> [String] {
    bitext.beads.map { "\(Array($0.source)):\(Array($0.target))" }
  }

  @Test func vectorsTellWhatWordsDoNot() {
    let source = lines(9, .french)
    let target = lines(7, .english)
    let meaningOfSource = [[0], [1], [2], [3], [4], [5], [6], [7], [8]]
    // The third has no counterpart, the last two make one with the last.
    let meaningOfTarget = [[0], [1], [3], [4], [5], [6], [7, 8]]
    let aligner = SentenceAligner()
    let expected = [
      "[0]:[0]", "[1]:[1]", "[2]:[]", "[3]:[2]", "[4]:[3]", "[5]:[4]", "[6]:[5]", "[7, 8]:[6]",
    ]
    #expect(shapes(aligner.bitext(source, target)) != expected)
    let given = [vectors(meaningOfSource, seed: 1), vectors(meaningOfTarget, seed: 2)]
    let bitext = aligner.bitext(source, target, vectors: given)
    #expect(shapes(bitext) == expected)
    #expect(bitext == aligner.bitext(source, target, vectors: given))
  }

  @Test func vectorsWithoutDirectionSayNothing() {
    let source = lines(6, .french)
    let target = lines(5, .english)
    let plain = SentenceAligner().bitext(source, target)
    let zero = [Float](repeating: 0, count: 4)
    for vector in [zero, [.infinity, 0, 0, 0], [.leastNonzeroMagnitude, 0, 0, 0]] {
      var first = SentenceVectors(dimension: 4)
      var second = SentenceVectors(dimension: 4)
      for _ in 0..<6 { first.append(vector) }
      for _ in 0..<5 { second.appendNone() }
      #expect(SentenceAligner().bitext(source, target, vectors: [first, second]) == plain)
    }
    // All the same: none is nearer to another than chance has it.
    var first = SentenceVectors(dimension: 4)
    var second = SentenceVectors(dimension: 4)
    for _ in 0..<6 { first.append([1, 2, 3, 4]) }
    for _ in 0..<5 { second.append([1, 2, 3, 4]) }
    #expect(SentenceAligner().bitext(source, target, vectors: [first, second]) == plain)
  }

  @Test func vectorsOfTwoModelsAreNotCompared() {
    let source = lines(3, .french)
    let target = lines(3, .english)
    var first = SentenceVectors(dimension: 2)
    var second = SentenceVectors(dimension: 3)
    for _ in 0..<3 {
      first.append([1, 0])
      second.append([0, 1, 0])
    }
    #expect(
      SentenceAligner().bitext(source, target, vectors: [first, second])
        == SentenceAligner().bitext(source, target))
  }

  /// A group's likeness, from products of pairs, is the cosine of sums computed at length.
  @Test func likenessIsThatOfSums() throws {
    let source = lines(6, .french)
    let target = lines(7, .english)
    var builder = AlignmentSideBuilder()
    var first = builder.side(of: source, mentions: .none)
    var second = builder.side(of: target, mentions: .none)
    let one = vectors((0..<6).map { [$0] }, seed: 3, noise: 1)
    let other = vectors((0..<7).map { [$0] }, seed: 4, noise: 1)
    first.vectors = one
    second.vectors = other
    let comparison = try #require(VectorComparison(first, second))

    func centred(_ vectors: SentenceVectors, _ lengths: [Double]) -> [[Double]] {
      let rows = (0..<vectors.count).map { index in
        vectors.components[(index * 48)..<(index * 48 + 48)].map {
          Double($0) * Double(vectors.scales[index])
        }
      }
      let mean = (0..<48).map { at in rows.reduce(0) { $0 + $1[at] } / Double(rows.count) }
      return rows.indices.map { row in
        (0..<48).map { (rows[row][$0] - mean[$0]) * lengths[row].squareRoot() }
      }
    }
    let rows = centred(one, first.lengths)
    let columns = centred(other, second.lengths)
    func sum(_ vectors: ArraySlice<[Double]>) -> [Double] {
      (0..<48).map { at in vectors.reduce(0) { $0 + $1[at] } }
    }
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for (a, b) in [(0..<1, 3..<4), (1..<3, 2..<3), (2..<6, 0..<1), (0..<2, 4..<7)] {
      let left = sum(rows[a])
      let right = sum(columns[b])
      let expected =
        product(left, right) / (product(left, left) * product(right, right)).squareRoot()
      var found: Float = 0
      for row in a { for column in b { found += comparison.product(row, column) } }
      found *=
        comparison.source.inverseLengths[(a.count - 1) * 6 + a.upperBound - 1]
        * comparison.target.inverseLengths[(b.count - 1) * 7 + b.upperBound - 1]
      #expect(abs(Double(found) - expected) < 1e-4)
    }
  }

  @Test func oneByteAComponentIsEnough() {
    var random = SplitMix(seed: 5)
    var vectors = SentenceVectors(dimension: 384)
    let rows = (0..<20).map { _ in (0..<384).map { _ in Float.random(in: -1...1, using: &random) } }
    for row in rows { vectors.append(row) }
    for (index, row) in rows.enumerated() {
      let length = row.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      for position in row.indices {
        let kept = vectors.components[index * 384 + position]
        #expect(
          abs(Double(kept) * Double(vectors.scales[index]) - Double(row[position]) / length)
            < 0.001)
      }
    }
  }
}
