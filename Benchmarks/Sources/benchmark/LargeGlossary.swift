internal import Terminology
internal import Text

/// A glossary as large as the big term banks', of words that the texts are full of: some of its terms
/// occur, most only begin like what occurs.
struct LargeGlossary {
  let glossary: Glossary

  /// - Parameters:
  ///   - segmented: A text with the words.
  ///   - count: How many terms.
  init(_ segmented: SegmentedDocument, count: Int) {
    let words = segmented.tokens.filter { $0.kind == .word }.map {
      segmented.document.string($0.range)
    }
    var terms: Set<String> = []
    // One in twenty of the article's runs of one to three words.
    for (place, length) in zip(stride(from: 0, to: words.count - 3, by: 20), [1, 2, 3].cycled) {
      terms.insert(words[place..<(place + length)].joined(separator: " "))
    }
    var random = SplitMix(state: 1)
    while terms.count < count, !words.isEmpty {
      let length = 2 + Int(random.next() % 3)
      terms.insert(
        (0..<length).map { _ in words[Int(random.next() % UInt64(words.count))] }
          .joined(separator: " "))
    }
    let language = segmented.language
    glossary = Glossary(
      concepts: terms.sorted().enumerated().map { number, text in
        Concept(
          id: "c\(number)",
          terms: [language: [Term(text: text, status: .preferred)]])
      })
  }
}

extension Array {
  /// The elements again and again.
  fileprivate var cycled: some Sequence<Element> {
    sequence(state: 0) { (index: inout Int) -> Element? in
      defer { index += 1 }
      return self.isEmpty ? nil : self[index % self.count]
    }
  }
}
