internal import ICU

/// A rule at work on one text after another.
///
/// Going forward, each start of a `beforebreak` is visited, and from each start every end, not only
/// the one ICU prefers: an ordinary search, which leaps from match to match, would miss those that
/// overlap. Ends are tried outward, at the places where `afterbreak` begins, until ICU says that no
/// longer text can match; a place that is found is not tried again.
final class SRXRuleMatcher {
  private let rule: SRXRule
  private let before: RegularExpressionMatcher?
  private let after: RegularExpressionMatcher?
  private let around: RegularExpressionMatcher?
  private var hasText = false

  var isBreak: Bool { rule.isBreak }
  var place: Place { rule.place }

  /// The most units a `beforebreak` matches.
  private static let reach: Int32 = 1_024

  /// How often start and end may be tried in a text: enough for a rule that begins at every letter
  /// of a paragraph and tries every space.
  private static func budget(for text: borrowing RegularExpressionText) -> Int {
    100_000 + 32 * Int(text.count)
  }

  init(_ compiled: SRXCompiledRule) throws(SRXError) {
    rule = compiled.rule
    do throws(RegularExpressionError) {
      around = try Self.matcher(compiled.around)
      let needsParts = compiled.around == nil
      before = needsParts ? try Self.matcher(compiled.before) : nil
      after = needsParts ? try Self.matcher(compiled.after) : nil
    } catch {
      throw SRXError(error, compiled.rule)
    }
  }

  private static func matcher(
    _ pattern: borrowing RegularExpression?
  ) throws(RegularExpressionError) -> RegularExpressionMatcher? {
    switch pattern {
    case .some(let pattern): try RegularExpressionMatcher(pattern)
    case .none: nil
    }
  }

  /// Forgets the text; the next is taken when it is asked for.
  func leaveText() { hasText = false }

  /// The places inside a text where the rule matches, in order.
  func matches(in text: borrowing RegularExpressionText) throws(SRXError) -> [Int32] {
    do throws(RegularExpressionError) {
      try begin(text)
      var places = Places()
      if before == nil {
        while try place(places.positions.count, &places, text) != nil {}
        return places.positions
      }
      try findEnds(&places, in: text)
      return places.positions.indices.filter { places.isEnd[$0] }.map { places.positions[$0] }
    } catch {
      throw SRXError(error, rule)
    }
  }

  /// Those of some places in order where the rule matches.
  func matches(
    at asked: [Int32], in text: borrowing RegularExpressionText
  ) throws(SRXError) -> [Int32] {
    do throws(RegularExpressionError) {
      try begin(text)
      var budget = Self.budget(for: text)
      var found: [Int32] = []
      for place in asked {
        if around != nil {
          if try isAround(place) { found.append(place) }
        } else if try begins(place), try isEnd(place, text, &budget) {
          found.append(place)
        }
      }
      return found
    } catch {
      throw SRXError(error, rule)
    }
  }

  /// Whether a `beforebreak` ends at a place.
  private func isEnd(
    _ place: Int32, _ text: borrowing RegularExpressionText, _ budget: inout Int
  ) throws(RegularExpressionError) -> Bool {
    if before == nil { return true }
    var from = text.position(after: max(0, place - Self.reach) - 1)
    while from <= place, let start = try start(from: from, limit: place) {
      budget -= 1
      if budget < 0 { throw .timeOut }
      if try spans(start, place).match { return true }
      from = text.position(after: start)
    }
    return false
  }

  /// Finds which places are ends of a `beforebreak`.
  private func findEnds(
    _ places: inout Places, in text: borrowing RegularExpressionText
  ) throws(RegularExpressionError) {
    var from: Int32 = 0
    var head = 0
    var budget = Self.budget(for: text)
    while from < text.count {
      // A match that is not there is not sought to the end of the text from every start.
      let limit = min(from + 2 * Self.reach, text.count)
      let found = try start(from: from, limit: limit)
      guard let start = found, limit == text.count || start < from + Self.reach else {
        if limit == text.count { return }
        from = text.position(after: from + Self.reach - 1)
        continue
      }
      while let place = try place(head, &places, text, from: start), place < start { head += 1 }
      var index = head
      while let place = try place(index, &places, text, from: start), place - start <= Self.reach {
        if !places.isEnd[index] {
          budget -= 1
          if budget < 0 { throw .timeOut }
          let (match, mayGoOn) = try spans(start, place)
          if match { places.isEnd[index] = true }
          if !mayGoOn { break }
        }
        index += 1
      }
      from = text.position(after: start)
    }
  }
}

extension SRXRuleMatcher {
  /// Places where `afterbreak` begins, in order, found as far as they are needed.
  private struct Places {
    var positions: [Int32] = []
    /// Whether a `beforebreak` ends there, as far as is known.
    var isEnd: [Bool] = []
    /// Every place before this one, from the last start on, is known.
    var searched: Int32 = 1
  }

  /// The place of an index; if it is not known yet, the next at or behind `from`.
  private func place(
    _ index: Int, _ places: inout Places, _ text: borrowing RegularExpressionText,
    from start: Int32 = 1
  ) throws(RegularExpressionError) -> Int32? {
    if index < places.positions.count { return places.positions[index] }
    let from = max(start, places.searched)
    guard from < text.count else { return nil }
    let place = try afterStart(from: from, limit: text.count) ?? text.count
    places.searched = text.position(after: place)
    guard place < text.count else { return nil }
    places.positions.append(place)
    places.isEnd.append(false)
    return place
  }
}

// The matchers, which Swift cannot copy out of an optional.
extension SRXRuleMatcher {
  private func begin(
    _ text: borrowing RegularExpressionText
  ) throws(RegularExpressionError) {
    if hasText { return }
    try before?.begin(text)
    try after?.begin(text)
    try around?.begin(text)
    hasText = true
  }

  private func start(from: Int32, limit: Int32) throws(RegularExpressionError) -> Int32? {
    try before?.start(from: from, limit: limit) ?? nil
  }

  private func spans(
    _ start: Int32, _ end: Int32
  ) throws(RegularExpressionError) -> (match: Bool, mayGoOn: Bool) {
    try before?.spans(from: start, to: end) ?? (true, true)
  }

  private func begins(_ place: Int32) throws(RegularExpressionError) -> Bool {
    try after?.begins(at: place) ?? true
  }

  private func afterStart(from: Int32, limit: Int32) throws(RegularExpressionError) -> Int32? {
    after == nil ? from : try after?.start(from: from, limit: limit) ?? nil
  }

  private func isAround(_ place: Int32) throws(RegularExpressionError) -> Bool {
    try around?.begins(at: place) ?? false
  }
}
