internal import Text

extension CandidateRows {
  /// The first row that can stand alone and says something: one whole sentence in every version, no
  /// question, no stub, nothing that leans on others; of the first few that may be chosen. `nil`
  /// where none of them can. O(1).
  func teaser(versions: [ScoredVersion]) -> [Int]? {
    var seen = 0
    for row in 0..<count where isEligible[row] {
      seen += 1
      if seen > Self.mostLeads { return nil }
      let bundle = Int(self.bundle[row])
      guard members[bundle].count == 1, needs[bundle].isEmpty, !isOrphan[row] else { continue }
      let canStand = versions.indices.allSatisfy { version in
        let range = range(row, version)
        guard !range.isEmpty else { return true }
        guard range.count == 1, let sentence = range.first else { return false }
        return versions[version].canTease(sentence)
      }
      if canStand { return [row] }
    }
    return nil
  }

  /// What comes later is no lead.
  private static let mostLeads = 3
}

extension ScoredVersion {
  /// Whether a sentence has the length of one and is no question.
  fileprivate func canTease(_ sentence: Int) -> Bool {
    guard words[sentence] >= Self.leastWords else { return false }
    let place = placeInBody[sentence]
    if place >= 0, pointsBack[Int(place)] { return false }
    let text = segmented.document.text
    let tokens = segmented.sentences[sentence].tokens
    return !tokens.suffix(3).contains { token in
      text[Int(segmented.tokens[Int(token)].range.start)] == UInt8(ascii: "?")
    }
  }

  /// Fewer words are a stub.
  private static let leastWords = 7
}
