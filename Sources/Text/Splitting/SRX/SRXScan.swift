internal import ICU

/// Finds the breaks of one block after another.
///
/// First the places where a break rule matches are found by going forward through the block; then
/// the exceptions that come before that rule are asked there. Break rules are few and the places
/// are few, so that files with hundreds of exceptions stay fast.
///
/// A long block is parted into windows, so that neither memory nor the time of a pattern that looks
/// far ahead grows with it.
struct SRXScan {
  private let rules: [SRXRuleMatcher]

  init(_ rules: [SRXCompiledRule]) throws(SRXError) {
    self.rules = try rules.map { rule throws(SRXError) in try SRXRuleMatcher(rule) }
  }

  /// A place where a rule breaks unless a rule before that one says otherwise.
  private struct Candidate {
    let position: Int32
    let rule: Int
  }

  /// Bytes of a window in which breaks are taken, and the bytes seen on either side of it.
  private static let core = 8_192
  private static let margin = 2_048

  /// The byte offsets in a block where it is parted, in order, without its ends.
  ///
  /// - Parameter block: Valid UTF-8.
  func breaks(in block: Span<UInt8>) throws(SRXError) -> [Int32] {
    if block.count <= Self.core + 2 * Self.margin { return try breaks(inWindow: block) }
    var breaks: [Int32] = []
    for core in stride(from: 0, to: block.count, by: Self.core) {
      let start = Self.scalarStart(max(0, core - Self.margin), in: block)
      let end = Self.scalarStart(min(block.count, core + Self.core + Self.margin), in: block)
      let taken = Int32(core)..<Int32(core + Self.core)
      for position in try self.breaks(inWindow: block.extracting(start..<end))
      where taken.contains(position + Int32(start)) {
        breaks.append(position + Int32(start))
      }
    }
    return breaks
  }

  /// The start of the scalar that a byte belongs to.
  private static func scalarStart(_ offset: Int, in block: Span<UInt8>) -> Int {
    var offset = offset
    while offset < block.count, offset > 0, block[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private func breaks(inWindow block: Span<UInt8>) throws(SRXError) -> [Int32] {
    let text: RegularExpressionText
    do throws(RegularExpressionError) {
      text = try RegularExpressionText(block)
    } catch {
      throw .failed(rules.first?.place ?? Place(file: "-"), reason: error.description)
    }
    rules.forEach { $0.leaveText() }
    var candidates = try breakCandidates(in: text)
    guard let last = candidates.map(\.rule).max() else { return [] }
    for (index, matcher) in rules[..<last].enumerated() where !matcher.isBreak {
      let asked = candidates.filter { $0.rule > index }.map(\.position)
      if asked.isEmpty { continue }
      let excepted = try matcher.matches(at: asked, in: text)
      if excepted.isEmpty { continue }
      var next = 0
      candidates.removeAll { candidate in
        guard candidate.rule > index else { return false }
        while next < excepted.count, excepted[next] < candidate.position { next += 1 }
        return next < excepted.count && excepted[next] == candidate.position
      }
    }
    var positions = candidates.map(\.position)
    text.turnIntoByteOffsets(&positions)
    return positions
  }

  /// Of each place the first break rule that matches there, in text order.
  private func breakCandidates(
    in text: borrowing RegularExpressionText
  ) throws(SRXError) -> [Candidate] {
    var candidates: [Candidate] = []
    var areSorted = true
    for (index, matcher) in rules.enumerated() where matcher.isBreak {
      let positions = try matcher.matches(in: text)
      areSorted = areSorted && (positions.isEmpty || candidates.isEmpty)
      candidates += positions.map { Candidate(position: $0, rule: index) }
    }
    if areSorted { return candidates }
    candidates.sort { ($0.position, $0.rule) < ($1.position, $1.rule) }
    var previous: Int32 = -1
    candidates.removeAll { candidate in
      defer { previous = candidate.position }
      return candidate.position == previous
    }
    return candidates
  }
}
