/// How probable each link of a segment is in either direction.
struct LinkPosteriors: Sendable {
  let height: Int
  let width: Int
  /// By source and target position: that the target word answers the source word, and the reverse.
  private(set) var forward: [Float]
  private(set) var backward: [Float]

  init(height: Int, width: Int) {
    self.height = height
    self.width = width
    forward = Array(repeating: 0, count: height * width)
    backward = forward
  }

  @inline(__always)
  mutating func add(_ i: Int, _ j: Int, forward: Float, backward: Float) {
    self.forward[i * width + j] += forward
    self.backward[i * width + j] += backward
  }

  /// Agreement of both directions: the geometric mean.
  @inline(__always)
  func agreement(_ cell: Int) -> Float { (forward[cell] * backward[cell]).squareRoot() }
}
