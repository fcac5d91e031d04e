internal import Text

/// What an embedding model says of some texts: one more piece of evidence for originals, never needed.
public struct TextVectors: Sendable {
  private let vectors: [String: [Float]]

  /// Texts and their vectors, in one order.
  public init(_ texts: [String], _ vectors: [[Float]]) {
    self.vectors = Dictionary(zip(texts, vectors), uniquingKeysWith: { first, _ in first })
  }

  /// The cosine of two texts' vectors; `nil` where one of them has none. O(dimension).
  func likeness(_ one: String, _ other: String) -> Double? {
    guard let left = vectors[one], let right = vectors[other], left.count == right.count else {
      return nil
    }
    var (product, leftSquare, rightSquare) = (0.0, 0.0, 0.0)
    for (a, b) in zip(left, right) {
      product += Double(a) * Double(b)
      leftSquare += Double(a) * Double(a)
      rightSquare += Double(b) * Double(b)
    }
    let norm = (leftSquare * rightSquare).squareRoot()
    return norm > 0 ? product / norm : nil
  }
}

extension OriginalSearch {
  /// The texts whose vectors would help to find an original: the quotation's, and those of the places
  /// it may stand in. O(as `original(of:)`).
  public func texts(of wordings: [Wording], citing links: Set<String> = []) -> [String] {
    wordings.map(\.text)
      + candidates(wordings, links).map { $0.text(pages[$0.page]) }
  }

  /// Raises what an embedding model finds more alike than the other places, lowers the rest: models
  /// differ in what cosine two unrelated texts have.
  func weigh(
    _ candidates: inout [OriginalCandidate], _ wordings: [Wording], by vectors: TextVectors
  ) {
    let likenesses = candidates.map { candidate in
      vectors.likeness(wordings[candidate.wording].text, candidate.text(pages[candidate.page]))
    }
    let known = likenesses.compactMap(\.self)
    guard !known.isEmpty else { return }
    let mean = known.reduce(0, +) / Double(known.count)
    for (index, likeness) in likenesses.enumerated() {
      if let likeness { candidates[index].meaning = Self.meaningWeight * (likeness - mean) }
    }
  }

  private static let meaningWeight = 2.0
}

extension Wording {
  /// The words as they are sent to a model.
  var text: String { segmented.document.string(range) }
}

extension OriginalCandidate {
  func text(_ page: SourcePage) -> String { page.segmented.document.string(range) }
}
