internal import CICU

/// Properties of Unicode scalars as ICU's data has them.
public enum Scalars {
  /// Letters, marks, digits and connectors: what words are made of.
  public static func isWord(_ scalar: UInt32) -> Bool { cicu_is_word(scalar) }
  public static func isDigit(_ scalar: UInt32) -> Bool { cicu_is_digit(scalar) }
  public static func isUppercase(_ scalar: UInt32) -> Bool { cicu_is_upper(scalar) }
  public static func isLowercase(_ scalar: UInt32) -> Bool { cicu_is_lower(scalar) }
  public static func isWhiteSpace(_ scalar: UInt32) -> Bool { cicu_is_space(scalar) }
  /// Full stops, question and exclamation marks of any script (the property Sentence_Terminal).
  public static func endsSentences(_ scalar: UInt32) -> Bool { cicu_ends_sentences(scalar) }
  /// Simple case folding: one scalar for one.
  public static func folded(_ scalar: UInt32) -> UInt32 { cicu_fold_scalar(scalar) }
  /// Whether a scalar combines with the one before it: a combining class other than 0.
  public static func combines(_ scalar: UInt32) -> Bool { cicu_combines(scalar) }

  /// The full compatibility decomposition of one scalar (NFKD); empty where it has none.
  public static func decomposed(_ scalar: UInt32) -> [UInt32] {
    // The longest decomposition of all, U+FDFA, has eighteen.
    [UInt32](unsafeUninitializedCapacity: 18) { scalars, count in
      count = Int(
        cicu_decompose_scalar(scalar, scalars.baseAddress, Int32(scalars.count)))
    }
  }
}
