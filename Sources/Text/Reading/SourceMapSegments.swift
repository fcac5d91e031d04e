extension SourceMap.Segment {
  /// The part of the segment whose text lies in a range; a unit cut in two keeps its whole source.
  func clipped(to range: Range<Int>) -> SourceMap.Segment? {
    let low = max(text.start, Int32(range.lowerBound))
    let high = min(text.end, Int32(range.upperBound))
    guard low < high else { return nil }
    if low == text.start, high == text.end { return self }
    let first = (low - text.start) / textUnit
    let last = (high - text.start + textUnit - 1) / textUnit
    let newSource = ByteRange(
      source.start + first * sourceUnit, min(source.start + last * sourceUnit, source.end))
    let isWhole = (low - text.start) % textUnit == 0 && (high - text.start) % textUnit == 0
    let newText = ByteRange(low, high)
    return SourceMap.Segment(
      text: newText, source: newSource, textUnit: isWhole ? textUnit : Int32(newText.count),
      sourceUnit: isWhole ? sourceUnit : Int32(max(newSource.count, 1)))
  }

  func shifted(by distance: Int32) -> SourceMap.Segment {
    var result = self
    result.text = ByteRange(text.start + distance, text.end + distance)
    return result
  }
}
