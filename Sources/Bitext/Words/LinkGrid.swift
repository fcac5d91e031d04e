/// Makes one set of links from the posteriors of both directions: those on which both agree, then,
/// beside them, those that one direction has and that give a word its only link, then those of two
/// words without any (grow-diag-final-and of Koehn et al. 2003, over posteriors).
struct LinkGrid {
  private let height: Int
  private let width: Int
  private let least: Float
  /// What one direction must have for a link to be taken beside others.
  private static let leastOfOne: Float = 0.5

  /// Agreement of both, and the greater of both.
  private var both: [Float]
  private var either: [Float]
  private var isLinked: [Bool]
  private var sourceLinks: [Int]
  private var targetLinks: [Int]

  init(height: Int, width: Int, least: Float) {
    self.height = height
    self.width = width
    self.least = least
    both = Array(repeating: 0, count: height * width)
    either = both
    isLinked = Array(repeating: false, count: height * width)
    sourceLinks = Array(repeating: 0, count: height)
    targetLinks = Array(repeating: 0, count: width)
  }

  mutating func note(_ i: Int, _ j: Int, forward: Float, backward: Float) {
    both[i * width + j] = (forward * backward).squareRoot()
    either[i * width + j] = max(forward, backward)
  }

  /// The links by source and target position. O(cells).
  mutating func links() -> [WordLink] {
    var added: [(Int, Int)] = []
    for i in 0..<height {
      for j in 0..<width where both[i * width + j] >= least { link(i, j, &added) }
    }
    // Each link is looked around once, those that come to be added included.
    var next = 0
    while next < added.count {
      let (i, j) = added[next]
      next += 1
      for (down, right) in [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)] {
        let (row, column) = (i + down, j + right)
        guard row >= 0, row < height, column >= 0, column < width,
          either[row * width + column] >= Self.leastOfOne, !isLinked[row * width + column],
          sourceLinks[row] == 0 || targetLinks[column] == 0
        else { continue }
        link(row, column, &added)
      }
    }
    for i in 0..<height where sourceLinks[i] == 0 {
      for j in 0..<width
      where targetLinks[j] == 0 && sourceLinks[i] == 0
        && either[i * width + j] >= Self.leastOfOne
      {
        link(i, j, &added)
      }
    }
    return (0..<(height * width)).filter { isLinked[$0] }.map {
      WordLink(
        source: Int32($0 / width), target: Int32($0 % width),
        probability: both[$0] >= least ? both[$0] : min(least, either[$0]))
    }
  }

  private mutating func link(_ i: Int, _ j: Int, _ added: inout [(Int, Int)]) {
    isLinked[i * width + j] = true
    sourceLinks[i] += 1
    targetLinks[j] += 1
    added.append((i, j))
  }
}
