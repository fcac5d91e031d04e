/// The words of a language beside which apostrophes and marks stand that are no quotation marks:
/// `Resources/typography.tsv`.
struct TypographyLexicon: Sendable {
  /// Behind an apostrophe that begins a word: 'tis.
  let begun: Set<[UInt8]>
  /// Before an apostrophe, whatever follows: l'.
  let elided: Set<[UInt8]>
  /// Before an apostrophe that ends a word: po'.
  let ended: Set<[UInt8]>
  /// Names before an exclamation mark of their own.
  let named: Set<[UInt8]>

  init(_ language: Language) {
    var words: [[UInt8]: Set<[UInt8]>] = [:]
    for fields in ResourceTable(PackageResources.typography_tsv).rows(of: language)
    where fields.count == 2 {
      words[Array(fields[0]), default: []].insert(Array(fields[1]))
    }
    func set(_ kind: String) -> Set<[UInt8]> { words[Array(kind.utf8)] ?? [] }
    begun = set("begun")
    elided = set("elided")
    ended = set("ended")
    named = set("named")
  }
}
