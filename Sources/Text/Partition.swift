extension RandomAccessCollection {
  /// The first index whose element, and with it all behind it, has a property that those before have
  /// not; `endIndex` where none has. O(log n).
  @inlinable
  package func partitioningIndex(where isBehind: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isBehind(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}

extension SegmentedDocument {
  /// The first token that begins at a text offset or behind it. O(log tokens).
  package func tokenIndex(at offset: Int32) -> Int {
    tokens.partitioningIndex { $0.range.start >= offset }
  }
}
