internal import ICU

/// Finds the breaks of one block after another.
///
/// First the places where a break rule matches are found by going forward through the block; then
/// the exceptions that come before that rule are asked there. Break rules are few and the places
/// are few, so that files with hundreds of exceptions stay fast.
///
/// Going forward, each start of a `beforebreak` is visited, and from each start every end, not only
/// the one ICU prefers: an ordinary search, which leaps from match to match, would miss those that
/// overlap. Ends are tried outward, at the places where `afterbreak` begins, until ICU says that no
/// longer text can match.
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

  /// The byte offsets in a block where it is parted, in order, without its ends.
  ///
  /// - Parameter block: Valid UTF-8.
  func breaks(in block: Span<UInt8>) throws(SRXError) -> [Int32] {
    let text: RegularExpressionText
    do throws(RegularExpressionError) {
      text = try RegularExpressionText(block)
    } catch {
      throw .failed(Place(file: ""), reason: error.description)
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
