internal import CSnowball

/// Word stems by the Snowball algorithms for French, Italian and English (Porter 2001).
///
/// Stems conflate inflected forms generously; they are keys for statistics, never shown.
public struct Stemmer: ~Copyable {
  private let handle: OpaquePointer?

  /// A stemmer for a language; words of other languages stay as they are.
  public init(_ language: Language) {
    let name: String? =
      switch language {
      case .french: "french"
      case .italian: "italian"
      case .english: "english"
      default: nil
      }
    handle = name.flatMap { sb_stemmer_new($0, "UTF_8") }
  }

  deinit { if let handle { sb_stemmer_delete(handle) } }

  /// The stem of one folded word. O(word).
  public func stem(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let handle, !word.isEmpty else { return word }
    return word.withUnsafeBufferPointer { bytes in
      // Snowball owns the result until the next call; it is copied before that.
      guard let stem = sb_stemmer_stem(handle, bytes.baseAddress, Int32(bytes.count)) else {
        return ArraySlice(bytes)
      }
      let count = Int(sb_stemmer_length(handle))
      return ArraySlice(UnsafeBufferPointer(start: stem, count: count))
    }
  }
}

/// The identifiers of a document's words in a shared vocabulary, token by token.
public struct WordIdentifiers: Sendable {
  /// Identifier of the folded form of each token of the document.
  public let forms: [Int32]
  /// Identifier of the stem of each word; of numbers and marks, of their folded form.
  public let stems: [Int32]

  /// Interns forms and stems of all tokens; each different form is stemmed once. O(text).
  public init(of segmented: SegmentedDocument, in vocabulary: inout Vocabulary) {
    let stemmer = Stemmer(segmented.language)
    var forms: [Int32] = []
    var stems: [Int32] = []
    forms.reserveCapacity(segmented.tokens.count)
    stems.reserveCapacity(segmented.tokens.count)
    var stemOfForm: [Int32] = Array(repeating: -1, count: vocabulary.count)
    let bytes = segmented.folded.bytes
    for token in segmented.tokens {
      let word = bytes[token.folded.indices]
      let form = vocabulary.identifier(of: word)
      while stemOfForm.count <= Int(form) { stemOfForm.append(-1) }
      var stem = stemOfForm[Int(form)]
      if stem < 0 {
        stem = token.kind == .word ? vocabulary.identifier(of: stemmer.stem(word)) : form
        stemOfForm[Int(form)] = stem
      }
      forms.append(form)
      stems.append(stem)
    }
    self.forms = forms
    self.stems = stems
  }
}
