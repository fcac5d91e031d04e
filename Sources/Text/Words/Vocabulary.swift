internal import Glibc

/// Numbers for words: equal bytes get equal identifiers, 0, 1, 2… in order of first appearance.
///
/// Inner loops compare and count these identifiers instead of strings. The hash is fixed, so the
/// same words in the same order give the same identifiers on every run.
public struct Vocabulary: Sendable {
  private var storage: [UInt8] = []
  /// `ends[i]` is where word `i` ends in `storage`.
  private var ends: [Int32] = []
  /// Open addressing: the word's hash in the upper half, its identifier + 1 in the lower; 0 where
  /// free. A power of two, at most half full.
  private var slots: [UInt64] = Array(repeating: 0, count: 1024)

  public init() {}

  public var count: Int { ends.count }

  /// The identifier of a word, given a new one when it is not known yet. O(word).
  public mutating func identifier(of word: ArraySlice<UInt8>) -> Int32 {
    word.withUnsafeBufferPointer { identifier(of: $0) }
  }

  public mutating func identifier(of word: String) -> Int32 {
    identifier(of: ArraySlice(word.utf8))
  }

  /// The same for bytes in place, for loops over many words.
  package mutating func identifier(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Self.hash(word)
    let slot = slot(of: word, hash)
    let found = Self.identifier(in: slots[slot])
    if found >= 0 { return found }
    storage.append(contentsOf: word)
    ends.append(Int32(storage.count))
    let identifier = Int32(ends.count - 1)
    slots[slot] = UInt64(hash) << 32 | UInt64(identifier + 1)
    if ends.count * 2 > slots.count { grow() }
    return identifier
  }

  /// The identifier of a word, or `nil` when it was never given one. O(word).
  public func existingIdentifier(of word: ArraySlice<UInt8>) -> Int32? {
    word.withUnsafeBufferPointer {
      let found = Self.identifier(in: slots[slot(of: $0, Self.hash($0))])
      return found < 0 ? nil : found
    }
  }

  /// The bytes of a word.
  public func bytes(of identifier: Int32) -> ArraySlice<UInt8> { storage[range(of: identifier)] }

  public func string(of identifier: Int32) -> String {
    String(decoding: bytes(of: identifier), as: UTF8.self)
  }

  @inline(__always)
  private func range(of identifier: Int32) -> Range<Int> {
    let index = Int(identifier)
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  @inline(__always)
  private static func identifier(in slot: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: slot) - 1
  }

  /// Where a word is, or where it has its place.
  @inline(__always)
  private func slot(of word: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if UInt32(slots[slot] >> 32) == hash, isEqual(Self.identifier(in: slots[slot]), word) {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  @inline(__always)
  private func isEqual(_ identifier: Int32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(of: identifier)
    guard range.count == word.count else { return false }
    // Both have `range.count` bytes.
    return storage.withUnsafeBytes { stored in
      guard let start = stored.baseAddress, let other = word.baseAddress else { return true }
      return memcmp(start + range.lowerBound, other, range.count) == 0
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    let mask = slots.count - 1
    for word in old where word != 0 {
      var slot = Int(word >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = word
    }
  }

  /// Eight bytes at a time, the last ones together with some before them; each eight mixed in by a
  /// multiplication whose upper half comes back down, so that every bit depends on every byte.
  @inline(__always)
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let bytes = UnsafeRawBufferPointer(word)
    let count = bytes.count
    var hash = UInt64(count)
    if count > 8 {
      var offset = 0
      while offset < count - 8 {
        mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        offset += 8
      }
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)))
    } else if count >= 4 {
      let first = bytes.loadUnaligned(as: UInt32.self)
      let last = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      mix(UInt64(UInt32(littleEndian: first)) << 32 | UInt64(UInt32(littleEndian: last)))
    } else if count > 0 {
      let ends = UInt64(bytes[0]) << 16 | UInt64(bytes[count - 1])
      mix(ends | UInt64(bytes[count / 2]) << 8)
    }
    return UInt32(truncatingIfNeeded: hash)

    @inline(__always)
    func mix(_ bytes: UInt64) {
      hash = (hash ^ bytes) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
  }
}
