/// What the splitter knows of the words of a language: abbreviations, words that begin sentences,
/// and common words, which have a capital only where a sentence begins.
struct SplittingLexicon: Sendable {
  /// What the period of an abbreviation can be.
  enum Abbreviation: UInt32, CaseIterable, Sendable {
    case none
    /// Never the end of a sentence: `M. Dupont`, `cf. supra`.
    case title
    /// Not the end before a number or in mid-sentence: `art. 5`.
    case number
    /// The end only before a word that begins sentences: `etc.`, `U.S.`
    case end
    /// An ordinary word as well; an abbreviation only before a number: `no. 5`.
    case word
  }

  /// What is known of a word.
  struct Entry: Sendable {
    var abbreviation = Abbreviation.none
    var beginsSentences = false
    var isCommon = false
  }

  private var entries: [Entry] = []
  /// Open addressing by the words' hashes, of 64 bits, so that two words of one hash are not to be
  /// feared; 0 where free. A power of two, at most half full.
  private var hashes: [UInt64] = []

  /// The lexicon of a language; empty for those that are not supported.
  static func lexicon(for language: Language) -> SplittingLexicon {
    switch language {
    case .french: french
    case .italian: italian
    case .english: english
    default: empty
    }
  }

  private static let french = SplittingLexicon(.french)
  private static let italian = SplittingLexicon(.italian)
  private static let english = SplittingLexicon(.english)
  private static let empty = SplittingLexicon(words: [])

  /// The words of a language in the resources of this room.
  private init(_ language: Language) {
    var words: [(ArraySlice<UInt8>, Entry)] = []
    for fields in ResourceTable(PackageResources.abbreviations_tsv).rows(of: language)
    where fields.count >= 2 {
      words.append((fields[0], Entry(abbreviation: Self.abbreviation(fields[1]))))
    }
    for fields in ResourceTable(PackageResources.starters_tsv).rows(of: language) {
      words.append((fields[0], Entry(beginsSentences: true)))
    }
    for fields in ResourceTable(PackageResources.common_words_tsv).rows(of: language) {
      words.append((fields[0], Entry(isCommon: true)))
    }
    self.init(words: words)
  }

  private init(words: [(ArraySlice<UInt8>, Entry)]) {
    var size = 64
    while size < words.count * 2 { size *= 2 }
    hashes = Array(repeating: 0, count: size)
    entries = Array(repeating: Entry(), count: size)
    for (word, entry) in words {
      let hash = word.withUnsafeBufferPointer { WordHash($0).value }
      let slot = slot(of: hash)
      hashes[slot] = hash
      if entry.abbreviation != .none { entries[slot].abbreviation = entry.abbreviation }
      if entry.beginsSentences { entries[slot].beginsSentences = true }
      if entry.isCommon { entries[slot].isCommon = true }
    }
  }

  private static func abbreviation(_ name: ArraySlice<UInt8>) -> Abbreviation {
    Abbreviation.allCases.first { $0.name.utf8.elementsEqual(name) } ?? .end
  }

  /// What is known of a folded word. O(1).
  @inline(__always)
  subscript(_ word: WordHash) -> Entry { entries[slot(of: word.value)] }

  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }
}

extension SplittingLexicon.Abbreviation {
  /// The name in the table of abbreviations.
  var name: String { "\(self)" }
}

/// The number of a word in its folded form, never 0.
struct WordHash: Equatable {
  let value: UInt64

  /// 32 bits of it, never 0.
  var short: UInt32 { UInt32(truncatingIfNeeded: value >> 32) | 1 }

  /// Of a word that is folded already. FNV-1a with a final mix, so that the low bits depend on every
  /// byte.
  @inline(__always)
  init(_ folded: UnsafeBufferPointer<UInt8>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in folded { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 29
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    value = (hash ^ (hash >> 32)) | 1
  }

  /// Of a stretch of text, folded on the way as ``Folder`` does. O(word).
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count) { folded in
      var count = 0
      var position = range.lowerBound
      while position < range.upperBound {
        let byte = bytes[position]
        if byte < 0x80 {
          folded[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
          position += 1
        } else if byte == 0xC3 {
          let rest = bytes[position + 1]
          // Æ, æ and ß are taken apart.
          if rest == 0x86 || rest == 0xA6 || rest == 0x9F { return Self(slowly: bytes, range) }
          folded[count] = byte
          count += 1
          // À to Þ, but for ×, lie 32 before their small letters.
          folded[count] = rest < 0x9F && rest != 0x97 ? rest | 0x20 : rest
          position += 2
        } else if byte == 0xE2, bytes[position + 1] == 0x80, bytes[position + 2] == 0x99 {
          folded[count] = UInt8(ascii: "'")
          position += 3
        } else {
          return Self(slowly: bytes, range)
        }
        count += 1
      }
      return Self(UnsafeBufferPointer(rebasing: folded[..<count]))
    }
  }

  private init(slowly bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self = Folder().folded(Array(bytes[range])).bytes.withUnsafeBufferPointer { Self($0) }
  }
}
