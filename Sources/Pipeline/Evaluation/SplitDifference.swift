internal import Text

/// A boundary that a splitter missed, or set where there is none.
public struct SplitDifference: Sendable, Encodable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: String, Sendable, Encodable {
    case missed, extra
  }

  public let kind: Kind
  /// The `id` of the gold record.
  public let record: String
  /// The text before and behind the boundary.
  public let before: String
  public let behind: String

  public var description: String {
    let mark = kind == .missed ? "missed" : "extra "
    return "\(mark) \(record): …\(before) ▮ \(behind)…"
  }

  /// The differences of one document, in text order.
  ///
  /// - Parameter found: Ends of the sentences found, in counted characters.
  init?(
    _ gold: GoldSentences, at end: Int, found: Set<Int>, counts: [Int32]
  ) {
    let isGold = gold.ends.contains(end)
    guard isGold != found.contains(end), isGold || !gold.optional.contains(end) else { return nil }
    kind = isGold ? .missed : .extra
    record = gold.id
    let text = Array(gold.text.utf8)
    // The first offset at which so many characters were counted.
    var offset = counts.firstIndex { Int($0) >= end } ?? text.count
    while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
    before = Self.line(text[max(0, offset - 70)..<offset])
    behind = Self.line(text[offset..<min(text.count, offset + 50)])
  }

  /// Whole characters, line ends as spaces.
  private static func line(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes.drop { $0 & 0xC0 == 0x80 }
    while let last = bytes.last, last >= 0x80, String(validating: bytes, as: UTF8.self) == nil {
      bytes.removeLast()
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return String(text.map { $0.isNewline ? " " : $0 })
  }
}

extension SplitEvaluation {
  /// Where what was found differs from a gold file, in its order.
  public func differences(
    from gold: [GoldSentences], path: String
  ) throws(EvaluationError) -> [SplitDifference] {
    var differences: [SplitDifference] = []
    for document in gold {
      guard let read = try document.document(path: path, language: language) else { continue }
      let positions = CountedPositions(document)
      let end = document.ends.last ?? 0
      let found = Set(sentences(read).map { positions.count(before: $0.end, in: read) })
        .subtracting([end])
      for boundary in found.union(document.ends).subtracting([end]).sorted() {
        if let difference = SplitDifference(
          document, at: boundary, found: found, counts: positions.counts)
        {
          differences.append(difference)
        }
      }
    }
    return differences
  }
}
