internal import Text

/// The words of a document by number, token by token: their forms, and what their inflected forms
/// share.
struct InflectedWords {
  /// Number of each token's folded form.
  private(set) var forms: [Int32] = []
  /// Number of each form's key (`InflectionKeys`); of numbers and marks, of the form itself.
  private(set) var keyOfForm: [Int32] = []
  private var names = Vocabulary()

  /// Each different form is looked at once. O(text).
  init(_ segmented: SegmentedDocument) {
    let inflection = InflectionKeys(segmented.language)
    var keys = Vocabulary()
    forms.reserveCapacity(segmented.tokens.count)
    for token in segmented.tokens {
      let word = segmented.folded.bytes[token.folded.indices]
      let form = names.identifier(of: word)
      if Int(form) == keyOfForm.count {
        let key = token.kind == .word ? inflection.key(of: word)[...] : word
        keyOfForm.append(keys.identifier(of: key))
      }
      forms.append(form)
    }
  }

  /// The number of different forms.
  var formCount: Int { names.count }

  /// The key of a token.
  func key(ofToken token: Int) -> Int32 { keyOfForm[Int(forms[token])] }

  /// The folded bytes of a form.
  func bytes(of form: Int32) -> ArraySlice<UInt8> { names.bytes(of: form) }
}
