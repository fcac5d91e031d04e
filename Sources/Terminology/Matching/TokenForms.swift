internal import Text

/// The tokens of a document by their different forms, and what each form means to an index.
///
/// A text repeats its words: all that takes long is done once for each form.
struct TokenForms {
  /// What is known of a form: ranges of `numbers` and of `firstNodes`.
  private struct Form {
    let numbersEnd: Int32
    let firstNodesEnd: Int32
  }

  /// The form of each token.
  private var formOfToken: [Int32] = []
  /// One more than there are forms: each begins where the one before it ends.
  private var forms = [Form(numbersEnd: 0, firstNodesEnd: 0)]
  /// The numbers of the term words that a form may stand for, form by form.
  private var numbers: [Int32] = []
  /// The nodes that these numbers lead to from the root of the tree, form by form.
  private var firstNodes: [TermTrie.Node] = []
  /// The form `-`, or -1.
  private var hyphen: Int32 = -1

  /// O(text).
  init(of segmented: SegmentedDocument, _ index: TermIndex) {
    var vocabulary = Vocabulary()
    var key: [UInt8] = []
    formOfToken.reserveCapacity(segmented.tokens.count)
    // The ranges of tokens lie inside the folded text, and no pointer leaves the closure.
    segmented.folded.bytes.withUnsafeBufferPointer { bytes in
      for token in segmented.tokens {
        let form = vocabulary.identifier(
          of: UnsafeBufferPointer(rebasing: bytes[token.folded.indices]))
        formOfToken.append(form)
        if Int(form) + 1 == forms.count {
          add(segmented.folded.bytes[token.folded.indices], index, key: &key)
        }
      }
    }
    hyphen = vocabulary.existingIdentifier(of: [UInt8(ascii: "-")]) ?? -1
  }

  private mutating func add(
    _ word: ArraySlice<UInt8>, _ index: TermIndex, key: inout [UInt8]
  ) {
    let start = numbers.count
    index.keys.addNumbers(ofForm: word, to: &numbers, key: &key)
    for number in numbers[start...] {
      let node = index.trie.child(of: TermTrie.root, key: number)
      if node.exists { firstNodes.append(node) }
    }
    forms.append(
      Form(numbersEnd: Int32(numbers.count), firstNodesEnd: Int32(firstNodes.count)))
  }

  /// The numbers of a token, as indices for `number`. O(1).
  @inline(__always)
  func numbers(of token: Int) -> Range<Int> {
    let form = Int(formOfToken[token])
    return Int(forms[form].numbersEnd)..<Int(forms[form + 1].numbersEnd)
  }

  @inline(__always)
  func number(_ index: Int) -> Int32 { numbers[index] }

  /// The nodes that a token leads to from the root, as indices for `firstNode`; none where no term
  /// begins. O(1).
  @inline(__always)
  func firstNodes(of token: Int) -> Range<Int> {
    let form = Int(formOfToken[token])
    return Int(forms[form].firstNodesEnd)..<Int(forms[form + 1].firstNodesEnd)
  }

  @inline(__always)
  func firstNode(_ index: Int) -> TermTrie.Node { firstNodes[index] }

  @inline(__always)
  func isHyphen(_ token: Int) -> Bool { formOfToken[token] == hyphen }
}
