/// Entries in a tree over sequences of numbers: terms over the numbers of their words, rules over the
/// bytes of their endings.
struct TermTrie: Sendable {
  /// A node below the root, with all that a search asks of it.
  struct Node: Sendable {
    /// From 1 on; 0 is the root, and what `child` returns where there is none.
    fileprivate(set) var number: Int32 = TermTrie.root
    /// The entry that came first to it, or -1.
    fileprivate(set) var entry: Int32 = -1
    /// The others: their first link, or -1.
    fileprivate(set) var link: Int32 = -1
    /// A bit, of 32, for each of the keys of its children. Where a key's bit is missing, no memory
    /// need be asked for its edge.
    fileprivate var childKeys: UInt32 = 0

    var exists: Bool { number != TermTrie.root }
    var hasChildren: Bool { childKeys != 0 }

    /// Whether a node may have a child under a key; for most nodes, which have few, `true` is right.
    @inline(__always)
    func mayHaveChild(_ key: Int32) -> Bool { childKeys & TermTrie.bit(of: key) != 0 }
  }

  /// A node and the way to it. Both lie in one place, so that a step of a search waits for memory
  /// once.
  private struct Edge: Sendable {
    var parent: Int32 = 0
    var key: Int32 = 0
    var node = Node()
  }

  /// Open addressing; free where no node exists. A power of two, at most half full.
  private var edges = [Edge](repeating: Edge(), count: 1024)
  private var nodeCount: Int32 = 0
  /// A bit for each edge, of four times as many as there are slots. Most edges that are asked for do
  /// not exist; this is small enough to stay near the processor when `edges` is not.
  private var filter = [UInt64](repeating: 0, count: 64)
  /// Further entries of nodes, each with the next link or -1.
  private var links: [(entry: Int32, next: Int32)] = []

  static let root: Int32 = 0

  init() {}

  /// Adds an entry under the keys of its words, of which there is at least one. O(keys).
  mutating func insert(_ entry: Int32, keys: [Int32]) {
    // Edges stay in their slots while the entry is added.
    while (Int(nodeCount) + keys.count) * 2 > edges.count { grow() }
    var last: Int?
    for key in keys {
      let parent = last.map { edges[$0].node.number } ?? Self.root
      let slot = slot(of: parent, key, Self.hash(parent, key))
      if !edges[slot].node.exists {
        nodeCount += 1
        place(Edge(parent: parent, key: key, node: Node(number: nodeCount)), in: slot)
        if let last { edges[last].node.childKeys |= Self.bit(of: key) }
      }
      last = slot
    }
    guard let last else { return }
    if edges[last].node.entry < 0 {
      edges[last].node.entry = entry
    } else {
      links.append((entry, edges[last].node.link))
      edges[last].node.link = Int32(links.count - 1)
    }
  }

  /// The node behind an edge, if it exists. O(1).
  @inline(__always)
  func child(of node: Int32, key: Int32) -> Node {
    let hash = Self.hash(node, key)
    let bit = filterBit(hash)
    if filter[bit >> 6] >> UInt64(bit & 63) & 1 == 0 { return Node() }
    return edges[slot(of: node, key, hash)].node
  }

  /// A further entry of a node, and the link to the next or -1.
  func entry(of link: Int32) -> (entry: Int32, next: Int32) { links[Int(link)] }

  private mutating func grow() {
    let old = edges
    edges = Array(repeating: Edge(), count: old.count * 2)
    filter = Array(repeating: 0, count: filter.count * 2)
    for edge in old where edge.node.exists {
      place(edge, in: slot(of: edge.parent, edge.key, Self.hash(edge.parent, edge.key)))
    }
  }

  private mutating func place(_ edge: Edge, in slot: Int) {
    edges[slot] = edge
    let bit = filterBit(Self.hash(edge.parent, edge.key))
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// Where an edge is, or where it has its place.
  @inline(__always)
  private func slot(of parent: Int32, _ key: Int32, _ hash: UInt64) -> Int {
    let mask = edges.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while edges[slot].node.exists {
      if edges[slot].key == key, edges[slot].parent == parent { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  @inline(__always)
  private func filterBit(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 32) & (filter.count * 64 - 1)
  }

  /// The lower half depends on all bits, for slots; the upper half on the multiplication alone.
  @inline(__always)
  private static func hash(_ parent: Int32, _ key: Int32) -> UInt64 {
    let name = UInt64(UInt32(bitPattern: parent)) << 32 | UInt64(UInt32(bitPattern: key))
    let product = (name &+ 1) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }

  @inline(__always)
  fileprivate static func bit(of key: Int32) -> UInt32 {
    1 << ((UInt32(bitPattern: key) &* 0x9E37_79B9) >> 27)
  }
}
