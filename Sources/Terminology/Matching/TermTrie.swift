/// Entries in a tree over sequences of numbers: terms over the numbers of their words, rules over the
/// bytes of their endings.
struct TermTrie: Sendable {
  /// One entry that ends at a node, and the next that ends there too.
  private var entryOfLink: [Int32] = []
  private var nextLink: [Int32] = []
  /// First link of each node, or -1.
  private var firstLink: [Int32] = [-1]
  /// Open addressing: (node << 32 | key) + 1, or 0 where free. A power of two, at most half full.
  private var slots = [UInt64](repeating: 0, count: 1024)
  private var children = [Int32](repeating: 0, count: 1024)
  private var edgeCount = 0

  static let root: Int32 = 0

  init() {}

  /// Adds an entry under the keys of its words. O(keys).
  mutating func insert(_ entry: Int32, keys: [Int32]) {
    var node = Self.root
    for key in keys { node = childOrNew(of: node, key: key) }
    // Entries of a node stay in the order in which they came.
    entryOfLink.append(entry)
    nextLink.append(-1)
    let link = Int32(entryOfLink.count - 1)
    var last = firstLink[Int(node)]
    if last < 0 {
      firstLink[Int(node)] = link
    } else {
      while nextLink[Int(last)] >= 0 { last = nextLink[Int(last)] }
      nextLink[Int(last)] = link
    }
  }

  /// The node behind an edge, or -1. O(1).
  @inline(__always)
  func child(of node: Int32, key: Int32) -> Int32 {
    let name = Self.name(node, key)
    let mask = slots.count - 1
    var slot = Self.hash(name) & mask
    while slots[slot] != 0 {
      if slots[slot] == name { return children[slot] }
      slot = (slot + 1) & mask
    }
    return -1
  }

  @inline(__always)
  func hasEntries(_ node: Int32) -> Bool { firstLink[Int(node)] >= 0 }

  /// The entry that came first to a node.
  @inline(__always)
  func firstEntry(at node: Int32) -> Int32? {
    let link = firstLink[Int(node)]
    return link >= 0 ? entryOfLink[Int(link)] : nil
  }

  func forEachEntry(at node: Int32, _ body: (Int32) -> Void) {
    var link = firstLink[Int(node)]
    while link >= 0 {
      body(entryOfLink[Int(link)])
      link = nextLink[Int(link)]
    }
  }

  private mutating func childOrNew(of node: Int32, key: Int32) -> Int32 {
    let found = child(of: node, key: key)
    if found >= 0 { return found }
    if (edgeCount + 1) * 2 > slots.count { grow() }
    firstLink.append(-1)
    let new = Int32(firstLink.count - 1)
    place(Self.name(node, key), new)
    edgeCount += 1
    return new
  }

  private mutating func place(_ name: UInt64, _ node: Int32) {
    let mask = slots.count - 1
    var slot = Self.hash(name) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = name
    children[slot] = node
  }

  private mutating func grow() {
    let oldSlots = slots
    let oldChildren = children
    slots = Array(repeating: 0, count: oldSlots.count * 2)
    children = Array(repeating: 0, count: oldSlots.count * 2)
    for (name, node) in zip(oldSlots, oldChildren) where name != 0 { place(name, node) }
  }

  @inline(__always)
  private static func name(_ node: Int32, _ key: Int32) -> UInt64 {
    (UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: key))) &+ 1
  }

  @inline(__always)
  private static func hash(_ name: UInt64) -> Int {
    let product = name &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (product ^ (product >> 32)) & 0x7FFF_FFFF)
  }
}
