internal import Text

/// Pairs the quotation marks of one block.
///
/// A stack automaton: a mark opens or closes by its form, by what stands around it, and by what
/// is open. A mark without its partner is left over and loses nothing but itself; one closed by a
/// mark of another family (“ … ") is paired when nothing better follows. O(marks): each mark is
/// pushed and popped at most once.
struct MarkPairing {
  /// A mark and its partner, as indices of the block's marks.
  struct Pair: Equatable {
    let opening: Int
    let closing: Int
  }

  /// In order of the opening marks.
  private(set) var pairs: [Pair] = []
  /// Opening marks without partner, in order; single ones are not counted.
  private(set) var unclosed: [Int] = []
  /// Closing marks without partner, in order; single ones are not counted.
  private(set) var unopened: [Int] = []

  private var open: [Int] = []
  private var openByFamily = [0, 0, 0, 0, 0]

  init(_ marks: [QuotationMark]) {
    let next = Self.nextOfFamily(marks)
    for index in marks.indices {
      let mark = marks[index]
      if closes(mark, at: index, marks, next) {
        close(index, marks, next)
      } else if mark.canOpen || mark.direction == .opening {
        open.append(index)
        openByFamily[Int(mark.family.rawValue)] += 1
      } else if mark.family != .single {
        unopened.append(index)
      }
    }
    unclosed.append(contentsOf: open.filter { marks[$0].family != .single })
    unclosed.sort()
    pairs.sort { $0.opening < $1.opening }
  }

  /// Whether the mark closes something rather than opening it.
  private func closes(
    _ mark: QuotationMark, at index: Int, _ marks: [QuotationMark], _ next: [[Int]]
  ) -> Bool {
    let isOpen = openByFamily[Int(mark.family.rawValue)] > 0
    switch (mark.family, mark.direction) {
    case (.single, _):
      guard mark.canClose, let top = open.last, marks[top].family == .single else { return false }
      guard mark.mayBePossessive else { return true }
      // The dogs' dinner: only if no other mark can close.
      let following = next[Int(QuotationMark.Family.single.rawValue)][index]
      return following >= marks.count || !marks[following].canClose
    case (_, .opening):
      // A mark turned the wrong way: “Yes“, he said.
      return isOpen && mark.canClose && !mark.canOpen
    case (_, .closing):
      // »Ja« or ”Yes”: opens when nothing is open and a word begins.
      return isOpen || !(mark.canOpen && !mark.canClose)
    case (_, .either):
      if mark.canOpen && mark.canClose { return isOpen }
      return mark.canClose
    }
  }

  private mutating func close(_ index: Int, _ marks: [QuotationMark], _ next: [[Int]]) {
    let family = marks[index].family
    if openByFamily[Int(family.rawValue)] > 0 {
      while let top = pop(marks) {
        if marks[top].family == family {
          pairs.append(Pair(opening: top, closing: index))
          return
        }
        if marks[top].family != .single { unclosed.append(top) }
      }
      return
    }
    // Closed by a mark of another family, if that family has no closing mark of its own to come.
    while let top = open.last, marks[top].family == .single, family != .single { _ = pop(marks) }
    if let top = open.last, marks[top].family != .single, family != .single {
      let following = next[Int(marks[top].family.rawValue)][index]
      let comesBetter =
        following < marks.count && marks[following].canClose
        && marks[following].direction != .opening && !marks[following].canOpen
      if !comesBetter {
        _ = pop(marks)
        pairs.append(Pair(opening: top, closing: index))
        return
      }
    }
    unopened.append(index)
  }

  private mutating func pop(_ marks: [QuotationMark]) -> Int? {
    guard let top = open.popLast() else { return nil }
    openByFamily[Int(marks[top].family.rawValue)] -= 1
    return top
  }

  /// For each family and mark, the index of the next mark of that family behind it.
  private static func nextOfFamily(_ marks: [QuotationMark]) -> [[Int]] {
    (0..<5).map { family in
      var result = Array(repeating: marks.count, count: marks.count)
      var following = marks.count
      for index in marks.indices.reversed() {
        result[index] = following
        if Int(marks[index].family.rawValue) == family { following = index }
      }
      return result
    }
  }
}
