/// Bundles by value, greatest first; of equal ones the first in the document. A binary heap.
struct ScoreQueue {
  private var heap: [(value: Double, bundle: Int)] = []

  mutating func insert(_ value: Double, _ bundle: Int) {
    heap.append((value, bundle))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard precedes(child, parent) else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst() -> (value: Double, bundle: Int)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, precedes(child + 1, child) { child += 1 }
      guard precedes(child, parent) else { break }
      heap.swapAt(child, parent)
      parent = child
    }
    return first
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (heap[left], heap[right])
    return one.value != other.value ? one.value > other.value : one.bundle < other.bundle
  }
}
