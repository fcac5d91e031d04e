internal import Glibc
internal import Text

/// Sentences as sparse vectors over their content stems, of length 1.
///
/// Stems weigh (1 + log tf) · log(1 + n / df), where df counts the n sentences: tf·isf. Laid out
/// as one array with offsets, so that a pass over all sentences is a pass over memory.
struct ContentVectors: Sendable {
  /// Sentence `i` has the entries `offsets[i]..<offsets[i + 1]`.
  private(set) var offsets: [Int32] = [0]
  /// Ascending within a sentence.
  private(set) var stems: [Int32] = []
  private(set) var weights: [Float] = []
  /// In how many sentences each stem is.
  private(set) var frequencies: [Int32]

  var count: Int { offsets.count - 1 }

  @inline(__always)
  func entries(of sentence: Int) -> Range<Int> {
    Int(offsets[sentence])..<Int(offsets[sentence + 1])
  }

  /// Vectors of sentences given by their content stems, repeated stems repeated. O(stems).
  init(sentences: [ArraySlice<Int32>], stemCount: Int) {
    frequencies = [Int32](repeating: 0, count: stemCount)
    offsets.reserveCapacity(sentences.count + 1)
    var sorted: [Int32] = []
    for sentence in sentences {
      sorted.removeAll(keepingCapacity: true)
      sorted.append(contentsOf: sentence)
      sorted.sort()
      var position = 0
      while position < sorted.count {
        let stem = sorted[position]
        var end = position + 1
        while end < sorted.count, sorted[end] == stem { end += 1 }
        stems.append(stem)
        weights.append(Float(end - position))
        frequencies[Int(stem)] += 1
        position = end
      }
      offsets.append(Int32(stems.count))
    }
    weigh()
  }

  /// Turns counts into weights and makes every vector as long as 1.
  private mutating func weigh() {
    let count = Float(self.count)
    for sentence in 0..<self.count {
      var square: Float = 0
      for entry in entries(of: sentence) {
        let frequency = Float(frequencies[Int(stems[entry])])
        let weight = (1 + logf(weights[entry])) * logf(1 + count / frequency)
        weights[entry] = weight
        square += weight * weight
      }
      guard square > 0 else { continue }
      let scale = 1 / square.squareRoot()
      for entry in entries(of: sentence) { weights[entry] *= scale }
    }
  }

  /// The product with a dense vector over stems. O(sentence).
  @inline(__always)
  func product(_ sentence: Int, _ dense: [Float]) -> Float {
    var sum: Float = 0
    for entry in entries(of: sentence) { sum += weights[entry] * dense[Int(stems[entry])] }
    return sum
  }

  /// Adds a sentence to a dense vector. O(sentence).
  @inline(__always)
  func add(_ sentence: Int, to dense: inout [Float]) {
    for entry in entries(of: sentence) { dense[Int(stems[entry])] += weights[entry] }
  }

  /// The cosine of two sentences. O(both).
  func cosine(_ left: Int, _ right: Int) -> Float {
    let (leftEnd, rightEnd) = (Int(offsets[left + 1]), Int(offsets[right + 1]))
    var (i, j) = (Int(offsets[left]), Int(offsets[right]))
    var sum: Float = 0
    while i < leftEnd, j < rightEnd {
      if stems[i] == stems[j] {
        sum += weights[i] * weights[j]
        i += 1
        j += 1
      } else if stems[i] < stems[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return sum
  }
}
