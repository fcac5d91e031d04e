internal import Text

/// A term as the index keeps it.
struct TermEntry: Sendable {
  let concept: Int32
  let term: Int32
  let status: TermStatus
  let isName: Bool
  /// The whole term as it is written, in `TermEntries.bytes`.
  let text: ByteRange
  /// Its folded words, parted by spaces, in `TermEntries.bytes`.
  let folded: ByteRange
  /// Where its words begin in `TermEntries.casedWords`, when it has case.
  let firstCasedWord: Int32
}

/// The terms of an index. Their bytes lie side by side: a hundred thousand terms are four arrays.
struct TermEntries: Sendable {
  private var entries: [TermEntry] = []
  /// Apart from the rest, for it is asked of every entry on the way.
  private var haveCase: [Bool] = []
  private var bytes: [UInt8] = []
  /// For the words of terms with case: how they are written; empty where case does not matter.
  private var casedWords: [ByteRange] = []

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }

  @inline(__always)
  subscript(entry: Int32) -> TermEntry {
    @inline(__always) get { entries[Int(entry)] }
  }

  /// Whether any word of an entry is found only in its own case.
  @inline(__always)
  func hasCase(_ entry: Int32) -> Bool { haveCase[Int(entry)] }

  /// O(term).
  mutating func append(_ term: TermText) {
    let firstCasedWord = Int32(casedWords.count)
    let hasCase = term.words.contains { $0.isCased }
    haveCase.append(hasCase)
    if hasCase {
      for word in term.words {
        casedWords.append(word.isCased ? place(word.written) : ByteRange(0, 0))
      }
    }
    let text = place(term.text.utf8)
    let foldedStart = bytes.count
    for (index, word) in term.words.enumerated() {
      if index > 0 { bytes.append(0x20) }
      bytes += word.folded
    }
    entries.append(
      TermEntry(
        concept: Int32(term.concept), term: Int32(term.term), status: term.status,
        isName: term.isName, text: text,
        folded: ByteRange(foldedStart..<bytes.count), firstCasedWord: firstCasedWord))
  }

  func text(of entry: TermEntry) -> ArraySlice<UInt8> { bytes[entry.text.indices] }

  func folded(of entry: TermEntry) -> ArraySlice<UInt8> { bytes[entry.folded.indices] }

  /// How a word of an entry with case is written; empty where case does not matter.
  func casedWord(_ word: Int, of entry: TermEntry) -> ArraySlice<UInt8> {
    bytes[casedWords[Int(entry.firstCasedWord) + word].indices]
  }

  private mutating func place(_ added: some Collection<UInt8>) -> ByteRange {
    let start = bytes.count
    bytes += added
    return ByteRange(start..<bytes.count)
  }
}
