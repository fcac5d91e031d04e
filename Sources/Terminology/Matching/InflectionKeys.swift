public import Text

/// Light keys for inflected nouns and adjectives: the forms of a word share one, other words have
/// others.
///
/// ```swift
/// let keys = InflectionKeys(.french)
/// keys.key(of: "générales")  // "général", as of "généraux", "générale" and "général"
/// ```
///
/// A key is made from the word alone, whatever the word, by rules for its ending and a list of words
/// that go their own ways (`Resources/inflection.tsv`): number, gender, English degrees. Unlike a
/// stem it keeps derived words apart: `licenciement` and `licencier`, `porto` and `porta`. It need
/// not be a word itself. Words of other languages than French, Italian and English are their own
/// keys.
public struct InflectionKeys: Sendable {
  /// Applied one after the other.
  private let passes: [EndingRules]
  private let isItalian: Bool

  /// O(rules).
  public init(_ language: Language) {
    let rows = ResourceTable(PackageResources.inflection_tsv).rows(of: language)
    passes = ["number", "gender", "degree"].compactMap { EndingRules(rows, named: $0) }
    isItalian = language == .italian
  }

  /// The key of a folded word (`FoldedText`); of a compound with hyphens, the keys of its parts.
  /// O(word).
  public func key(of word: ArraySlice<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    makeKey(of: word, in: &key)
    return key
  }

  /// Puts the key of a folded word into an array, whose memory serves again. O(word).
  func makeKey(of word: ArraySlice<UInt8>, in key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    var partStart = 0
    for byte in word {
      if byte == UInt8(ascii: "-") {
        inflect(&key, from: partStart)
        partStart = key.count + 1
      }
      key.append(byte)
    }
    inflect(&key, from: partStart)
  }

  /// The key of a word as it is written, with capitals, ligatures and any apostrophe. O(word).
  public func key(of word: String) -> String {
    let folded = Folder().folded(Array(word.utf8))
    return String(decoding: key(of: folded.bytes[...]), as: UTF8.self)
  }

  /// Whether a folded word looks like a plural, or has the same form in both numbers.
  func isPlural(_ word: ArraySlice<UInt8>) -> Bool {
    if isItalian { return word.last == UInt8(ascii: "i") }
    return passes.first?.changes(word) ?? false
  }

  /// What a folded word shares with its other number: in French the forms of one gender, in Italian
  /// those of both. O(word).
  func numberKey(of word: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = Array(word)
    passes.first?.apply(to: &bytes, from: 0)
    return bytes
  }

  private func inflect(_ bytes: inout [UInt8], from start: Int) {
    for pass in passes { pass.apply(to: &bytes, from: start) }
  }
}
