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
    let hyphen = UInt8(ascii: "-")
    guard word.contains(hyphen) else { return keyOfSimple(word) }
    return Array(
      word.split(separator: hyphen, omittingEmptySubsequences: false).map(keyOfSimple)
        .joined(separator: [hyphen]))
  }

  /// The key of a word as it is written, with capitals, ligatures and any apostrophe. O(word).
  public func key(of word: String) -> String {
    let folded = Folder().folded(Array(word.utf8))
    return String(decoding: key(of: folded.bytes[...]), as: UTF8.self)
  }

  /// Whether a folded word looks like a plural, or has the same form in both numbers.
  func isPlural(_ word: ArraySlice<UInt8>) -> Bool {
    if isItalian { return word.last == UInt8(ascii: "i") }
    return passes.first?.result(for: word) != nil
  }

  /// What a folded word shares with its other number: in French the forms of one gender, in Italian
  /// those of both. O(word).
  func numberKey(of word: ArraySlice<UInt8>) -> [UInt8] {
    passes.first?.result(for: word) ?? Array(word)
  }

  private func keyOfSimple(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var word = word
    for pass in passes {
      if let result = pass.result(for: word) { word = result[...] }
    }
    return Array(word)
  }
}
