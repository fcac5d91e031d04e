internal import ICU

/// A rule at work on one text after another.
final class SRXRuleMatcher {
  private let rule: SRXRule
  private let before: RegularExpressionMatcher?
  private let after: RegularExpressionMatcher?
  private let around: RegularExpressionMatcher?
  private var hasText = false

  var isBreak: Bool { rule.isBreak }

  /// The most units a `beforebreak` matches.
  private static let reach: Int32 = 2_048
  /// Units of a long block that are searched at once, for starts of matches that reach further.
  private static let stride: Int32 = 8 * reach

  init(_ compiled: SRXCompiledRule) throws(SRXError) {
    rule = compiled.rule
    do throws(RegularExpressionError) {
      // Swift has no `map` for what cannot be copied.
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
      var places = Places(count: text.count)
      var found: [Int32] = []
      if before == nil {
        var from: Int32 = 1
        while let place = try next(&places, from: from, text) {
          found.append(place)
          from = text.position(after: place)
        }
        return found
      }
      try forEachStart(in: text, from: 0) { start throws(RegularExpressionError) in
        places.drop(before: start)
        var from = max(start, 1)
        while let place = try next(&places, from: from, text), place - start <= Self.reach {
          let (match, mayGoOn) = try spans(start, place)
          if match { found.append(place) }
          if !mayGoOn { break }
          from = text.position(after: place)
        }
        return text.position(after: start)
      }
      return Self.sortedOnce(found)
    } catch {
      throw SRXError(error, rule)
    }
  }

  /// Those of some places in order where the rule matches.
  func matches(
    at places: [Int32], in text: borrowing RegularExpressionText
  ) throws(SRXError) -> [Int32] {
    do throws(RegularExpressionError) {
      try begin(text)
      if around != nil {
        var found: [Int32] = []
        for place in places where try isAround(place) { found.append(place) }
        return found
      }
      var asked: [Int32] = []
      for place in places where try begins(place) { asked.append(place) }
      guard before != nil, let first = asked.first else { return asked }
      var found: [Int32] = []
      var head = 0
      try forEachStart(in: text, from: max(0, first - Self.reach)) {
        start throws(RegularExpressionError) in
        while head < asked.count, asked[head] < start { head += 1 }
        var index = head
        while index < asked.count, asked[index] - start <= Self.reach {
          let (match, mayGoOn) = try spans(start, asked[index])
          if match { found.append(asked[index]) }
          if !mayGoOn { break }
          index += 1
        }
        guard head < asked.count else { return nil }
        return max(text.position(after: start), asked[head] - Self.reach)
      }
      return Self.sortedOnce(found)
    } catch {
      throw SRXError(error, rule)
    }
  }

  /// Gives the starts of `beforebreak` in order; `body` says from where to go on.
  ///
  /// Each search is bounded, so that a match that is not there is not sought to the end of a long
  /// block again and again.
  private func forEachStart(
    in text: borrowing RegularExpressionText, from first: Int32,
    _ body: (Int32) throws(RegularExpressionError) -> Int32?
  ) throws(RegularExpressionError) {
    var from = first
    while from < text.count {
      let isWhole = text.count - from <= Self.stride + Self.reach
      let limit = isWhole ? text.count : from + Self.stride + Self.reach
      let start = try start(from: from, limit: limit)
      if let start, isWhole || start < from + Self.stride {
        guard let next = try body(start) else { return }
        from = next
      } else if isWhole {
        return
      } else {
        // Not between the halves of a surrogate pair.
        from = text.position(after: from + Self.stride - 1)
      }
    }
  }

  private static func sortedOnce(_ positions: [Int32]) -> [Int32] {
    var sorted = positions
    if zip(positions, positions.dropFirst()).contains(where: { $0 > $1 }) { sorted.sort() }
    var previous: Int32 = -1
    sorted.removeAll { position in
      defer { previous = position }
      return position == previous
    }
    return sorted
  }
}

// The places where `afterbreak` begins, found as far as they are asked for and no place twice.
extension SRXRuleMatcher {
  private struct Places {
    let count: Int32
    var found: [Int32] = []
    var head = 0
    /// Every place before this one, from the last start on, is known.
    var searched: Int32 = 1

    init(count: Int32) { self.count = count }

    mutating func drop(before start: Int32) {
      while head < found.count, found[head] < start { head += 1 }
      if head == found.count {
        found.removeAll(keepingCapacity: true)
        head = 0
      }
      searched = max(searched, start)
    }
  }

  /// The first place at or behind `from` that is no end of the text.
  private func next(
    _ places: inout Places, from: Int32, _ text: borrowing RegularExpressionText
  ) throws(RegularExpressionError) -> Int32? {
    if places.searched > from {
      var index = places.head
      while index < places.found.count, places.found[index] < from { index += 1 }
      if index < places.found.count { return places.found[index] }
    }
    let from = max(from, places.searched)
    guard from < places.count else { return nil }
    let place = try afterStart(from: from, limit: places.count) ?? places.count
    places.searched = text.position(after: place)
    guard place < places.count else { return nil }
    places.found.append(place)
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
