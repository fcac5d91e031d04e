/// The quotation marks of a block, paired.
///
/// Marks go on a stack as they open and pair with what closes in the same form; a pair never
/// crosses another. A double mark that is left over makes the whole block uncertain: which of its
/// marks is the odd one cannot be known. Single marks that are left over make the single pairs
/// uncertain, and what stands inside or, in English, behind them; apostrophes look alike.
struct QuotationMarkPairing {
  /// Two marks that belong together.
  struct Pair: Equatable {
    let open: QuotationMark
    let close: QuotationMark
    /// How many pairs stand around it; `nil` when that is uncertain.
    var level: Int?
  }

  /// In the order of their opening marks.
  private(set) var pairs: [Pair] = []
  /// Whether a double mark is left over.
  private(set) var isUncertain = false
  /// Single marks that close nothing, before any that opens: apostrophes, where words allow it.
  private(set) var looseSingles: [QuotationMark] = []
  /// A mark left over that opens what another block closes.
  private(set) var leftOpen: QuotationMark.Form?
  /// A mark left over that closes what another block has opened.
  private(set) var leftClosing: QuotationMark.Form?
  private var leftGuillemets = 0

  private struct Open {
    let mark: QuotationMark
    /// Whether a single mark is open around it.
    let isInSingle: Bool
    /// Double and single marks open around it.
    let doubles: Int
    let singles: Int
    /// Single marks of both forms that are open since the last double one, this one included.
    let sinceDouble: (straight: Int, curly: Int)
    /// Whether a single mark has opened before it.
    let followsSingle: Bool

    init(_ mark: QuotationMark, inside outer: Open?, followsSingle: Bool) {
      self.mark = mark
      self.followsSingle = followsSingle
      isInSingle = outer.map { $0.isInSingle || $0.mark.form.isSingle } ?? false
      doubles = outer.map { $0.doubles + ($0.mark.form.isSingle ? 0 : 1) } ?? 0
      singles = outer.map { $0.singles + ($0.mark.form.isSingle ? 1 : 0) } ?? 0
      let before = outer?.sinceDouble ?? (straight: 0, curly: 0)
      sinceDouble =
        switch mark.form {
        case .straightSingle: (before.straight + 1, before.curly)
        case .curlySingle: (before.straight, before.curly + 1)
        default: (0, 0)
        }
    }
  }

  /// - Parameter countsSingles: Whether single marks are a level of their own outside others.
  /// O(marks).
  init(_ marks: [QuotationMark], countsSingles: Bool) {
    var stack: [Open] = []
    var openCounts = Array(repeating: 0, count: QuotationMark.Form.allCases.count)
    var found: [(pair: Pair, open: Open)] = []
    var singlesSeen = false
    var singlesAreUncertain = false

    func pop() -> Open? {
      guard let last = stack.popLast() else { return nil }
      openCounts[last.mark.form.rawValue] -= 1
      return last
    }

    for mark in marks {
      let opener = Self.opener(of: mark, openCounts, innermost: stack.last)
      let closes: Bool
      switch mark.role {
      case .opens: closes = false
      case .closes: closes = true
      case .either where mark.form == .curly && opener == nil:
        isUncertain = true
        continue
      case .closesOrMeasures where opener == nil: continue
      case .closesOrMeasures: closes = true
      case .either: closes = opener != nil
      case .neither:
        isUncertain = true
        continue
      }
      if !closes {
        // A straight mark right inside another is more often one that was forgotten.
        if mark.form == .straight, stack.last?.mark.form == .straight { isUncertain = true }
        stack.append(Open(mark, inside: stack.last, followsSingle: singlesSeen))
        openCounts[mark.form.rawValue] += 1
        if mark.form.isSingle { singlesSeen = true }
        continue
      }
      guard let opener else {
        if !mark.form.isSingle {
          leave(mark)
          leftClosing = leftClosing ?? mark.form
        } else if singlesSeen {
          singlesAreUncertain = true
        } else {
          looseSingles.append(mark)
        }
        continue
      }
      while let open = pop() {
        if open.mark.form == opener {
          found.append((Pair(open: open.mark, close: mark), open))
          break
        }
        // Left over inside the pair.
        if open.mark.form.isSingle { singlesAreUncertain = true } else { leave(open.mark) }
      }
    }
    for open in stack {
      if open.mark.form.isSingle {
        singlesAreUncertain = true
      } else {
        leave(open.mark)
        leftOpen = open.mark.form
      }
    }

    found.sort { $0.pair.open.range.lowerBound < $1.pair.open.range.lowerBound }
    pairs = found.map { pair, open in
      var pair = pair
      let isNearSingle = open.isInSingle || countsSingles && open.followsSingle
      if singlesAreUncertain && (pair.open.form.isSingle || isNearSingle) {
        pair.level = nil
      } else if countsSingles || !pair.open.form.isSingle {
        pair.level = open.doubles + (countsSingles ? open.singles : 0)
      } else {
        // Single marks outside others mean something else there: a gloss, a name.
        pair.level = open.doubles > 0 ? open.doubles : nil
      }
      return pair
    }
  }

  /// The deepest level of double marks; -1 without any.
  var depth: Int {
    pairs.lazy.filter { !$0.open.form.isSingle }.compactMap(\.level).max() ?? -1
  }

  /// Whether the guillemets are clear but for one, which another block may pair with.
  var hasClearGuillemets: Bool { leftGuillemets < 2 }

  private mutating func leave(_ mark: QuotationMark) {
    isUncertain = true
    if mark.form == .guillemet { leftGuillemets += 1 }
  }

  /// The form of the open mark that a mark closes; `nil` when there is none. A single mark closes
  /// none that was open before the innermost double one.
  private static func opener(
    of mark: QuotationMark, _ openCounts: [Int], innermost: Open?
  ) -> QuotationMark.Form? {
    func isOpen(_ form: QuotationMark.Form) -> Bool { openCounts[form.rawValue] > 0 }
    switch mark.form {
    case .curly:
      // „…“ and „…”, where the low mark is the last that opened.
      if innermost?.mark.form == .low { return .low }
      if mark.role == .either { return isOpen(.low) ? .low : nil }
      return isOpen(.curly) ? .curly : isOpen(.low) ? .low : nil
    case .straightSingle: return innermost?.sinceDouble.straight ?? 0 > 0 ? mark.form : nil
    case .curlySingle: return innermost?.sinceDouble.curly ?? 0 > 0 ? mark.form : nil
    default: return isOpen(mark.form) ? mark.form : nil
    }
  }
}
