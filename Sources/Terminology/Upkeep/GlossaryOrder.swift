public import Text

/// The order of a glossary's concepts that puts equal files next to equal lines: the same for the
/// same concepts on every machine.
public enum GlossaryOrder: Sendable, Equatable {
  /// By identifier, numbers in it by their value: `aip-9` before `aip-10`.
  case identifier
  /// By the first term of a language, small and capital letters alike, then by identifier; concepts
  /// without one come last.
  case term(Language)
  /// By subject, then by identifier.
  case subject

  /// The indices of the concepts in this order; equal ones keep theirs. O(n log n).
  public func indices(of glossary: Glossary) -> [Int] {
    let keys = glossary.concepts.map { concept -> [Key] in
      let identifier = Key(numbered: concept.id)
      switch self {
      case .identifier: return [identifier]
      case .subject: return [Key(concept.subject), identifier]
      case .term(let language): return [Key(concept.terms[language]?.first?.text), identifier]
      }
    }
    return glossary.concepts.indices.sorted { left, right in
      if keys[left] == keys[right] { return left < right }
      return keys[left].lexicographicallyPrecedes(keys[right])
    }
  }

  /// A text as it is compared.
  private struct Key: Comparable {
    private let isMissing: Bool
    /// Numbers, and the texts between them.
    private let parts: [Part]

    /// Numbers come before texts; one with fewer digits is smaller.
    private struct Part: Comparable {
      let isText: Bool
      let digits: Int
      let bytes: [UInt8]

      static func number(_ digits: ArraySlice<UInt8>) -> Self {
        Self(isText: false, digits: digits.count, bytes: Array(digits))
      }

      static func text(_ bytes: some Sequence<UInt8>) -> Self {
        Self(isText: true, digits: 0, bytes: Array(bytes))
      }

      static func < (left: Self, right: Self) -> Bool {
        if left.isText != right.isText { return right.isText }
        if left.digits != right.digits { return left.digits < right.digits }
        return left.bytes.lexicographicallyPrecedes(right.bytes)
      }
    }

    init(_ text: String?) {
      isMissing = text?.isEmpty ?? true
      parts = [.text((text ?? "").lowercased().utf8), .text((text ?? "").utf8)]
    }

    init(numbered text: String) {
      isMissing = text.isEmpty
      var parts: [Part] = []
      var rest = Array(text.utf8)[...]
      while let first = rest.first {
        let isDigit = (0x30...0x39).contains(first)
        let run = rest.prefix { (0x30...0x39).contains($0) == isDigit }
        if isDigit {
          parts.append(.number(run.drop { $0 == 0x30 }))
        } else {
          parts.append(.text(run))
        }
        rest = rest[run.endIndex...]
      }
      // `a1` and `a01` are not the same.
      self.parts = parts + [.text(text.utf8)]
    }

    static func < (left: Self, right: Self) -> Bool {
      if left.isMissing != right.isMissing { return right.isMissing }
      return left.parts.lexicographicallyPrecedes(right.parts)
    }
  }
}
