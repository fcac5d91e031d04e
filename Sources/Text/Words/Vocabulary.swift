/// Numbers for words: equal bytes get equal identifiers, 0, 1, 2… in order of first appearance.
///
/// Inner loops compare and count these identifiers instead of strings. The hash is fixed, so the
/// same words in the same order give the same identifiers on every run.
public struct Vocabulary: Sendable {
  private var storage: [UInt8] = []
  /// `ends[i]` is where word `i` ends in `storage`.
  private var ends: [Int32] = []
  /// Open addressing: word identifier + 1, or 0 where free. A power of two, at most half full.
  private var slots: [Int32] = Array(repeating: 0, count: 1024)

  public init() {}

  public var count: Int { ends.count }

  /// The identifier of a word, given a new one when it is not known yet. O(word).
  public mutating func identifier(of word: ArraySlice<UInt8>) -> Int32 {
    let slot = slot(of: word)
    if slots[slot] != 0 { return slots[slot] - 1 }
    storage.append(contentsOf: word)
    ends.append(Int32(storage.count))
    let identifier = Int32(ends.count - 1)
    slots[slot] = identifier + 1
    if ends.count * 2 > slots.count { grow() }
    return identifier
  }

  public mutating func identifier(of word: String) -> Int32 {
    identifier(of: ArraySlice(word.utf8))
  }

  /// The identifier of a word, or `nil` when it was never given one. O(word).
  public func existingIdentifier(of word: ArraySlice<UInt8>) -> Int32? {
    let found = slots[slot(of: word)]
    return found == 0 ? nil : found - 1
  }

  /// The bytes of a word.
  public func bytes(of identifier: Int32) -> ArraySlice<UInt8> {
    let index = Int(identifier)
    return storage[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  public func string(of identifier: Int32) -> String {
    String(decoding: bytes(of: identifier), as: UTF8.self)
  }

  private func slot(of word: ArraySlice<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(word)) & mask
    while slots[slot] != 0 {
      if bytes(of: slots[slot] - 1).elementsEqual(word) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for identifier in 0..<Int32(ends.count) {
      var slot = Int(truncatingIfNeeded: Self.hash(bytes(of: identifier))) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = identifier + 1
    }
  }

  /// FNV-1a with a final mix, so that the low bits depend on every byte.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
