internal import Glibc

/// Numbers for words: equal bytes get equal identifiers, 0, 1, 2… in order of first appearance.
///
/// Inner loops compare and count these identifiers instead of strings. The hash is fixed, so the
/// same words in the same order give the same identifiers on every run.
public struct Vocabulary: Sendable {
  /// What is compared first of two words, and of words of up to eight bytes all there is to compare.
  fileprivate struct Digest: Sendable {
    /// All bytes of a word of up to eight; of a longer one, a hash.
    var bytes: UInt64 = 0
    var count: Int32 = 0
  }

  private struct Slot: Sendable {
    var digest = Digest()
    /// Or -1 where free.
    var identifier: Int32 = -1
  }

  private var storage: [UInt8] = []
  /// `ends[i]` is where word `i` ends in `storage`.
  private var ends: [Int32] = []
  /// Open addressing. A power of two, at most half full.
  private var slots = [Slot](repeating: Slot(), count: 512)

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
    let digest = Digest(of: word)
    let slot = slot(of: word, digest)
    if slots[slot].identifier >= 0 { return slots[slot].identifier }
    storage.append(contentsOf: word)
    ends.append(Int32(storage.count))
    let identifier = Int32(ends.count - 1)
    slots[slot] = Slot(digest: digest, identifier: identifier)
    if ends.count * 2 > slots.count { grow() }
    return identifier
  }

  /// The identifier of a word, or `nil` when it was never given one. O(word).
  public func existingIdentifier(of word: ArraySlice<UInt8>) -> Int32? {
    word.withUnsafeBufferPointer {
      let found = slots[slot(of: $0, Digest(of: $0))].identifier
      return found < 0 ? nil : found
    }
  }

  /// The bytes of a word.
  public func bytes(of identifier: Int32) -> ArraySlice<UInt8> {
    let end = Int(ends[Int(identifier)])
    return storage[start(of: identifier)..<end]
  }

  public func string(of identifier: Int32) -> String {
    String(decoding: bytes(of: identifier), as: UTF8.self)
  }

  private func start(of identifier: Int32) -> Int {
    identifier == 0 ? 0 : Int(ends[Int(identifier) - 1])
  }

  /// Where a word is, or where it has its place.
  @inline(__always)
  private func slot(of word: UnsafeBufferPointer<UInt8>, _ digest: Digest) -> Int {
    let mask = slots.count - 1
    var slot = digest.hash & mask
    while slots[slot].identifier >= 0 {
      let other = slots[slot].digest
      if other.bytes == digest.bytes, other.count == digest.count,
        digest.count <= 8 || isEqual(slots[slot].identifier, word)
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Whether a word has the bytes of another that is as long.
  private func isEqual(_ identifier: Int32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    storage.withUnsafeBytes { stored in
      guard let start = stored.baseAddress, let other = word.baseAddress else { return false }
      return memcmp(start + self.start(of: identifier), other, word.count) == 0
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for word in old where word.identifier >= 0 {
      var slot = word.digest.hash & mask
      while slots[slot].identifier >= 0 { slot = (slot + 1) & mask }
      slots[slot] = word
    }
  }
}

extension Vocabulary.Digest {
  /// Bytes are read in fours and eights, the last ones together with some before them.
  @inline(__always)
  fileprivate init(of word: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(word)
    let count = raw.count
    self.count = Int32(truncatingIfNeeded: count)
    if count > 8 {
      var offset = 0
      while offset < count - 8 {
        bytes = Self.mixed(bytes ^ eight(at: offset))
        offset += 8
      }
      bytes = Self.mixed(bytes ^ eight(at: count - 8))
    } else if count >= 4 {
      bytes = four(at: 0) << 32 | four(at: count - 4)
    } else if count > 0 {
      bytes = UInt64(raw[0]) << 16 | UInt64(raw[count / 2]) << 8 | UInt64(raw[count - 1])
    }

    @inline(__always)
    func eight(at offset: Int) -> UInt64 {
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    @inline(__always)
    func four(at offset: Int) -> UInt64 {
      UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
  }

  /// Where to look first, of as many slots as there may be.
  @inline(__always)
  fileprivate var hash: Int {
    Int(truncatingIfNeeded: Self.mixed(bytes ^ UInt64(count) << 56) >> 1)
  }

  /// Every bit of the lower half depends on every bit.
  @inline(__always)
  private static func mixed(_ bits: UInt64) -> UInt64 {
    let product = bits &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}
