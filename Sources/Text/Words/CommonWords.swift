/// Words of general language that are common in texts of all kinds: what a term of a subject hardly
/// consists of.
package struct CommonWords: Sendable {
  private var words = Vocabulary()

  /// Those of a language; none of one that is not French, Italian or English. O(table).
  package init(_ language: Language) {
    for fields in ResourceTable(PackageResources.common_words_tsv).rows(of: language) {
      if let word = fields.first { _ = words.identifier(of: word) }
    }
  }

  /// Whether a folded word is one. O(word).
  package func contains(_ word: ArraySlice<UInt8>) -> Bool {
    words.existingIdentifier(of: word) != nil
  }
}
