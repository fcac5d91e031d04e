/// The meaning of a document's sentences as vectors, as an embedding model gives them: sentences
/// that say the same, in whatever language, have vectors that point in like directions.
///
/// Only directions are kept, each component as one byte: what that loses is a hundredth of what
/// tells sentences apart, and a text of 50,000 sentences takes 20 MB at 384 dimensions.
public struct SentenceVectors: Sendable, Equatable {
  /// Numbers by vector; at least 1.
  public let dimension: Int
  /// Vector by vector, in -127…127.
  private(set) var components: [Int8] = []
  /// By vector, what its components are to be multiplied by; 0 for a sentence without a vector.
  private(set) var scales: [Float] = []

  /// The largest dimension: sums of products stay within 32 bits.
  public static let dimensionLimit = 65_536

  /// No vectors yet.
  ///
  /// - Precondition: `dimension` is in 1…`dimensionLimit`.
  public init(dimension: Int) {
    precondition((1...Self.dimensionLimit).contains(dimension), "a vector has 1 to 65,536 numbers")
    self.dimension = dimension
  }

  /// Sentences so far.
  public var count: Int { scales.count }

  /// Adds the vector of the next sentence; one without a direction counts as none. O(dimension).
  ///
  /// - Precondition: `vector` has `dimension` numbers.
  public mutating func append(_ vector: [Float]) {
    precondition(vector.count == dimension, "vectors of one model have one dimension")
    var squares = 0.0
    var greatest: Float = 0
    for value in vector {
      squares += Double(value) * Double(value)
      greatest = max(greatest, abs(value))
    }
    guard squares > 0, squares.isFinite else { return appendNone() }
    let step = greatest / 127
    guard step.isNormal else { return appendNone() }
    for value in vector {
      components.append(Int8(max(-127, min(127, (value / step).rounded()))))
    }
    scales.append(Float(Double(step) / squares.squareRoot()))
  }

  /// Adds a sentence that has no vector, such as an empty line. O(dimension).
  public mutating func appendNone() {
    components.append(contentsOf: repeatElement(0, count: dimension))
    scales.append(0)
  }

  /// Adds a sentence with the vector of one elsewhere. O(dimension).
  ///
  /// - Precondition: Both have the same dimension.
  public mutating func append(_ index: Int, of others: SentenceVectors) {
    precondition(others.dimension == dimension, "vectors of one model have one dimension")
    components.append(
      contentsOf: others.components[(index * dimension)..<((index + 1) * dimension)])
    scales.append(others.scales[index])
  }

  /// The direction of a vector, its length 1; zeros for a sentence without one. O(dimension).
  public func direction(_ index: Int) -> [Float] {
    components[(index * dimension)..<((index + 1) * dimension)].map { Float($0) * scales[index] }
  }
}
