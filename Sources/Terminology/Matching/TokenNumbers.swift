internal import Text

/// The tokens of a document as the numbers of the term words that they may be forms of.
struct TokenNumbers {
  /// The different forms of the document, numbered, by token.
  private var formOfToken: [Int32] = []
  /// Where the numbers of each form begin; one more than there are forms.
  private var start: [Int32] = [0]
  private var numbers: [Int32] = []

  /// O(text): each different form is looked up once.
  init(of segmented: SegmentedDocument, _ keys: TermKeys) {
    var forms = Vocabulary()
    formOfToken.reserveCapacity(segmented.tokens.count)
    for token in segmented.tokens {
      let word = segmented.folded.bytes[token.folded.indices]
      let form = forms.identifier(of: word)
      formOfToken.append(form)
      if Int(form) + 1 == start.count {
        numbers += keys.numbers(ofForm: word)
        start.append(Int32(numbers.count))
      }
    }
  }

  /// Whether a token is a form of any term's word. O(1).
  @inline(__always)
  func hasNumbers(_ token: Int) -> Bool {
    let form = Int(formOfToken[token])
    return start[form] < start[form + 1]
  }

  /// Calls back with each number of a token. O(numbers).
  @inline(__always)
  func forEachNumber(of token: Int, _ body: (Int32) -> Void) {
    let form = Int(formOfToken[token])
    for index in Int(start[form])..<Int(start[form + 1]) { body(numbers[index]) }
  }
}
