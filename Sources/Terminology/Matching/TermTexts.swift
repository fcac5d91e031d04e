internal import Text

/// The words of one term of a glossary.
struct TermText {
  struct Word {
    /// Parts of the buffers that all terms share.
    let written: ArraySlice<UInt8>
    let folded: ArraySlice<UInt8>
    /// Whether the word is only itself in its own case.
    var isCased = false
  }

  let concept: Int
  let term: Int
  let text: String
  let status: TermStatus
  let matching: TermMatching
  let partOfSpeech: String?
  var words: [Word] = []

  var isName: Bool { partOfSpeech == "name" }
}

/// The terms of a glossary in one language, parted into words as texts are.
struct TermTexts {
  private(set) var terms: [TermText] = []

  /// O(glossary).
  init(_ glossary: Glossary, _ language: Language) {
    for (conceptIndex, concept) in glossary.concepts.enumerated() {
      for (termIndex, term) in (concept.terms[language] ?? []).enumerated() {
        terms.append(
          TermText(
            concept: conceptIndex, term: termIndex, text: term.text,
            status: concept.status == .forbidden ? .forbidden : term.status,
            matching: term.matching, partOfSpeech: concept.partOfSpeech))
      }
    }
    readWords(language)
    terms.removeAll { $0.words.isEmpty }
  }

  /// All terms become the blocks of one document, so that they are parted by the very rules that
  /// part texts.
  private mutating func readWords(_ language: Language) {
    var text: [UInt8] = []
    var ranges: [ByteRange] = []
    for term in terms {
      let start = text.count
      let bytes = Array(term.text.utf8)
      let normalized = (try? Normalizer().normalized(bytes)).flatMap { $0?.bytes } ?? bytes
      text += normalized.map { $0 == 0x0A ? 0x20 : $0 }
      ranges.append(ByteRange(start..<text.count))
      text.append(0x0A)
    }
    let blocks = ranges.map { Block(kind: .paragraph, range: $0, sourceRange: $0) }
    let document = Document(
      path: "-", source: text, format: .plain, language: language, languageEvidence: .option,
      metadata: Metadata(), text: text, sourceMap: SourceMap(identity: text.count),
      blocks: blocks, links: [], images: [])
    let segmented = Segmenter().segment(document)
    for sentence in segmented.sentences {
      let term = Int(sentence.block)
      for token in segmented.tokens[
        Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)]
      {
        let folded = segmented.folded.bytes[token.folded.indices]
        // Hyphens between words count as spaces.
        if token.kind == .mark, folded.elementsEqual("-".utf8), !terms[term].words.isEmpty {
          continue
        }
        terms[term].words.append(
          TermText.Word(written: text[token.range.indices], folded: folded))
      }
    }
    for index in terms.indices { Self.markCased(&terms[index]) }
  }

  /// Acronyms (`IA`), capitals inside (`xAI`), every capital of a name, terms without any small
  /// letter (`M&A`) and what the glossary says keep their case.
  private static func markCased(_ term: inout TermText) {
    let hasSmallLetter = term.words.contains { LetterCase($0).small > 0 }
    for index in term.words.indices {
      let letters = LetterCase(term.words[index])
      let hasInnerCapital = letters.capitals > (letters.beginsWithCapital ? 1 : 0)
      term.words[index].isCased =
        term.matching.contains(.caseSensitive) || hasInnerCapital
        || (letters.capitals > 0 && (term.isName || !hasSmallLetter))
    }
  }
}

/// How many capitals and small letters a word has.
struct LetterCase {
  var capitals = 0
  var small = 0
  var beginsWithCapital = false

  init(_ word: TermText.Word) { self.init(word.written) }

  init(_ bytes: ArraySlice<UInt8>) {
    // Looking up properties costs a hundred times more than this.
    if bytes.allSatisfy({ $0 < 0x80 }) {
      capitals = bytes.count { (0x41...0x5A).contains($0) }
      small = bytes.count { (0x61...0x7A).contains($0) }
      beginsWithCapital = bytes.first.map { (0x41...0x5A).contains($0) } ?? false
      return
    }
    for (index, scalar) in String(decoding: bytes, as: UTF8.self).unicodeScalars.enumerated() {
      if scalar.properties.isUppercase {
        capitals += 1
        if index == 0 { beginsWithCapital = true }
      } else if scalar.properties.isLowercase {
        small += 1
      }
    }
  }
}

/// How each word of a term appears in texts.
struct TermParadigms {
  let paradigms: [WordParadigm]

  init(_ term: TermText, stopWords: WordSet, keys: TermKeys) {
    let isPhrase = term.words.count > 1
    paradigms = term.words.indices.map { index in
      let word = term.words[index].folded
      if term.isName || term.matching.contains(.exactForm) || isFunctionWord(word) {
        return .fixed
      }
      if index == 0, term.partOfSpeech == "verb" || (isPhrase && keys.isListedVerb(word)) {
        return .verb
      }
      // A noun given in the plural means something of its own there: `sales`, `représailles`.
      if !isPhrase, term.partOfSpeech != "adj", keys.inflection.isPlural(word) { return .fixed }
      return .inflected
    }

    func isFunctionWord(_ word: ArraySlice<UInt8>) -> Bool {
      if word.last == UInt8(ascii: "'") { return true }
      return isPhrase && stopWords.contains(word) && !keys.isListedVerb(word)
    }
  }
}
