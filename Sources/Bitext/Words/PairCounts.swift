/// How often words are linked, by pair: only pairs that are linked somewhere or known beforehand
/// are kept, which is what makes a sampler small.
///
/// Open addressing by both words; at most half full. Entries stay where they are until `reserve`.
struct PairCounts: ~Copyable {
  struct Entry {
    /// The source word + 1; 0 where the entry is free.
    fileprivate var source: UInt32 = 0
    fileprivate var target: UInt32 = 0
    /// Links by which the target word answers the source word, and the reverse.
    var forward: Float = 0
    var backward: Float = 0
    /// What is known of the pair beforehand, in 0…1.
    var prior: Float = 0

    /// Half a link is none: counts are whole numbers but for rounding.
    fileprivate var isLive: Bool {
      source != 0 && (forward > 0.5 || backward > 0.5 || prior > 0)
    }
  }

  private var entries: Scratch<Entry>
  private var mask: Int
  private var used = 0

  init(capacity: Int) {
    var size = 1024
    while size < 2 * capacity { size *= 2 }
    entries = Scratch(repeating: Entry(), count: size)
    mask = size - 1
  }

  @inline(__always)
  static func hash(_ source: Int32, _ target: Int32) -> Int {
    let key = UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
    let mixed = (key ^ (key >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 24)
  }

  @inline(__always)
  subscript(index: Int) -> Entry {
    get { entries[index] }
    nonmutating set { entries[index] = newValue }
  }

  /// Where a pair is; -1 where it is not. O(1) on average.
  @inline(__always)
  func index(_ source: Int32, _ target: Int32) -> Int {
    let slot = slot(source, target)
    return entries[slot].source == 0 ? -1 : slot
  }

  /// Where a pair is, from now on if it was not there. There must be room: see `reserve`.
  @inline(__always)
  mutating func insert(_ source: Int32, _ target: Int32) -> Int {
    let slot = slot(source, target)
    if entries[slot].source == 0 {
      entries[slot].source = UInt32(bitPattern: source) &+ 1
      entries[slot].target = UInt32(bitPattern: target)
      used += 1
    }
    return slot
  }

  @inline(__always)
  private func slot(_ source: Int32, _ target: Int32) -> Int {
    let one = UInt32(bitPattern: source) &+ 1
    let other = UInt32(bitPattern: target)
    var slot = Self.hash(source, target) & mask
    while entries[slot].source != 0,
      entries[slot].source != one || entries[slot].target != other
    {
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Makes room for so many more pairs, and drops those that count nothing any more. O(pairs) where
  /// there is no room, which is seldom.
  mutating func reserve(_ more: Int) {
    if 2 * (used + more) <= mask + 1 { return }
    var live = 0
    for index in 0...mask where entries[index].isLive { live += 1 }
    var size = 1024
    while 5 * size < 16 * (live + more) { size *= 2 }
    let kept = Scratch(repeating: Entry(), count: size)
    for index in 0...mask where entries[index].isLive {
      let entry = entries[index]
      var slot =
        Self.hash(Int32(bitPattern: entry.source &- 1), Int32(bitPattern: entry.target))
        & (size - 1)
      while kept[slot].source != 0 { slot = (slot + 1) & (size - 1) }
      kept[slot] = entry
    }
    entries = kept
    mask = size - 1
    used = live
  }
}
