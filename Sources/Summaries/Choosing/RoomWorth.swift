/// What sentences are worth where the room they take is counted: twice the pairs of words they are
/// expected to share with a human summary and, for each word, their score, over the words they have
/// and may have. For a text as long as the human one that is about ROUGE-2 F1.
struct RoomWorth {
  /// What a choice is made of in one version.
  struct Part {
    let words: Double
    /// Expected pairs that nothing chosen has yet.
    let pairs: Double
    /// In standard deviations.
    let score: Double

    fileprivate var sum: Double {
      2 * pairs + RoomWorth.scoreWeight * (score + RoomWorth.meanScore) * words
    }
  }

  /// By version, the words there is room for.
  private let room: [Double]
  private var sums: [Double]
  private var words: [Double]

  /// What a word gains for each deviation of its sentence's score, in expected pairs, and what the
  /// mean counts there. Between 0.04 and 0.1, and 0 and 1, summaries of CNN/DM and OrangeSum by
  /// weights not fitted to them score alike within 0.3.
  private static let scoreWeight = 0.06
  private static let meanScore = 0.5

  /// Whether words may stay unspent. Who asks for half of a text or more does not ask for a digest.
  private let isDigest: Bool

  /// - Parameters:
  ///   - room: By version, the words there is room for.
  ///   - whole: By version, the words of the body.
  init(room: [Double], whole: [Double]) {
    self.room = room
    isDigest = zip(room, whole).allSatisfy { 2 * $0 < $1 }
    sums = room.map { _ in 0 }
    words = sums
  }

  /// What is added, for itself. By version.
  func value(of parts: [Part]) -> Double {
    mean { parts[$0].sum / (parts[$0].words + room[$0]) }
  }

  /// Whether the whole is worth more with what is added, or room is there to be filled.
  func isBetter(with parts: [Part]) -> Bool {
    guard isDigest else { return true }
    let now = mean { sums[$0] / (words[$0] + room[$0]) }
    return mean { (sums[$0] + parts[$0].sum) / (words[$0] + parts[$0].words + room[$0]) } > now
  }

  mutating func add(_ parts: [Part]) {
    for (version, part) in parts.enumerated() {
      sums[version] += part.sum
      words[version] += part.words
    }
  }

  private func mean(_ value: (Int) -> Double) -> Double {
    room.indices.reduce(0) { $0 + value($1) } / Double(max(room.count, 1))
  }
}
