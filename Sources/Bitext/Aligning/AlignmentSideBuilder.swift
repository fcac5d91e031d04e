internal import Text

/// Makes the aligner's view of documents; all views made by one builder can be aligned.
struct AlignmentSideBuilder {
  private(set) var vocabulary = Vocabulary()
  private var scratch: [UInt8] = []

  /// First bytes of keys that are no words: no folded word begins with a control character.
  private enum Prefix {
    static let number: UInt8 = 1
    static let mark: UInt8 = 2
    static let concept: UInt8 = 3
    static let address: UInt8 = 4
    static let heading: UInt8 = 5
  }

  /// The view of a document. O(text).
  mutating func side(of text: SegmentedDocument, mentions: ConceptMentions) -> AlignmentSide {
    let words = WordIdentifiers(of: text, in: &vocabulary)
    var side = AlignmentSide()
    var terms = TermNumbers()
    side.lengths.reserveCapacity(text.sentences.count)
    let addresses = addressesBySentence(of: text)
    var addressIndex = 0
    var found: [Int32] = []
    // How many of them are before each mark that may part clauses.
    var clauseEnds: [(terms: Int, byte: Int)] = []
    // Position of a term among the terms of the sentence at hand, valid where `seenIn` says so.
    var positions: [Int32] = []
    var seenIn: [Int32] = []

    for (index, sentence) in text.sentences.enumerated() {
      found.removeAll(keepingCapacity: true)
      clauseEnds.removeAll(keepingCapacity: true)
      var tokens = Int(sentence.tokens.lowerBound)
      let end = Int(sentence.tokens.upperBound)
      while tokens < end, found.count < 4 * AlignmentSide.termLimit {
        let token = text.tokens[tokens]
        let folded = text.folded.bytes[token.folded.indices]
        switch token.kind {
        case .word:
          let first = text.document.text[Int(token.range.start)]
          let isUpper =
            first &- 0x41 < 26
            || (first == 0xC3
              && text.document.text[Int(token.range.start) + 1] < 0x9F)
          let term = terms.term(
            ofKey: words.stems[tokens], kind: .word, isUpper: isUpper,
            form: words.forms[tokens])
          found.append(term)
        case .number:
          scratch.removeAll(keepingCapacity: true)
          scratch.append(Prefix.number)
          NumberForm.append(folded, to: &scratch)
          found.append(
            terms.term(ofKey: vocabulary.identifier(of: scratch[...]), kind: .number))
        case .mark:
          if Self.partsClauses(folded), found.count > clauseEnds.last?.terms ?? 0,
            clauseEnds.count < 255
          {
            clauseEnds.append((found.count, Int(token.range.start - sentence.range.start)))
          }
          if let mark = MarkClass(folded) {
            scratch.removeAll(keepingCapacity: true)
            scratch.append(Prefix.mark)
            scratch.append(mark.rawValue)
            found.append(
              terms.term(ofKey: vocabulary.identifier(of: scratch[...]), kind: .mark))
          }
        }
        tokens += 1
      }
      for concept in mentions[index] {
        scratch = [Prefix.concept]
        withUnsafeBytes(of: concept.littleEndian) { scratch.append(contentsOf: $0) }
        found.append(
          terms.term(ofKey: vocabulary.identifier(of: scratch[...]), kind: .concept))
      }
      while addressIndex < addresses.count, addresses[addressIndex].sentence == index {
        scratch = [Prefix.address]
        scratch.append(contentsOf: addresses[addressIndex].url.utf8)
        found.append(
          terms.term(ofKey: vocabulary.identifier(of: scratch[...]), kind: .address))
        addressIndex += 1
      }
      if case .heading(let level) = text.blockKind(ofSentence: index) {
        scratch = [Prefix.heading, UInt8(clamping: level)]
        found.append(
          terms.term(ofKey: vocabulary.identifier(of: scratch[...]), kind: .heading))
      }

      while seenIn.count < terms.count {
        seenIn.append(-1)
        positions.append(0)
      }
      let start = side.terms.count
      var mass = 0
      var clause: UInt8 = 0
      for (place, term) in found.enumerated() {
        if Int(clause) < clauseEnds.count, clauseEnds[Int(clause)].terms == place {
          side.clauseEnds.append(
            Float(clauseEnds[Int(clause)].byte) / Float(sentence.range.count))
          clause += 1
        }
        if seenIn[Int(term)] == Int32(index) {
          let position = start + Int(positions[Int(term)])
          if side.counts[position] < AlignmentSide.countLimit {
            side.counts[position] += 1
            mass += 1
          }
        } else if side.terms.count - start < AlignmentSide.termLimit {
          seenIn[Int(term)] = Int32(index)
          positions[Int(term)] = Int32(side.terms.count - start)
          side.terms.append(term)
          side.counts.append(1)
          side.clauses.append(clause)
          mass += 1
        }
      }
      side.clauseEnds.append(1)
      side.clauseStarts.append(Int32(side.clauseEnds.count))
      side.starts.append(Int32(side.terms.count))
      side.masses.append(Double(max(mass, 1)))
      let bytes = text.document.text[sentence.range.indices]
      side.lengths.append(Double(max(1, scalarCount(of: bytes))))
      side.edges.append(SentenceEdge(bytes))
      side.endsBlock.append(
        index + 1 == text.sentences.count || text.sentences[index + 1].block != sentence.block)
    }
    side.adopt(terms)
    return side
  }

  /// Whether a mark may stand between clauses: all but apostrophes, hyphens and the like.
  private static func partsClauses(_ folded: ArraySlice<UInt8>) -> Bool {
    switch folded.first {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "-"): true
    default: MarkClass(folded).map { $0 != .other && $0 != .percent } ?? false
    }
  }

  private func scalarCount(of bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }

  /// The addresses of links by the sentence that the link's text begins in, in order.
  private func addressesBySentence(
    of text: SegmentedDocument
  ) -> [(sentence: Int, url: String)] {
    var result: [(sentence: Int, url: String)] = []
    for link in text.document.links {
      guard let sentence = text.sentenceIndex(at: link.range.start) else { continue }
      result.append((sentence, link.url))
    }
    return result.sorted { $0.sentence < $1.sentence }
  }
}

/// Numbers terms in order of first appearance and notes what they are.
private struct TermNumbers {
  var kinds: [AlignmentSide.Kind] = []
  var keys: [Int32] = []
  var uppers: [Int32] = []
  var lowers: [Int32] = []
  var termOfKey: [Int32] = []
  var termOfForm: [Int32] = []

  var count: Int { kinds.count }

  mutating func term(
    ofKey key: Int32, kind: AlignmentSide.Kind, isUpper: Bool = false, form: Int32 = -1
  ) -> Int32 {
    grow(&termOfKey, to: key)
    var term = termOfKey[Int(key)]
    if term < 0 {
      term = Int32(kinds.count)
      termOfKey[Int(key)] = term
      kinds.append(kind)
      keys.append(key)
      uppers.append(0)
      lowers.append(0)
    }
    if isUpper { uppers[Int(term)] += 1 } else { lowers[Int(term)] += 1 }
    if form >= 0 {
      grow(&termOfForm, to: form)
      termOfForm[Int(form)] = term
    }
    return term
  }

  private func grow(_ table: inout [Int32], to index: Int32) {
    if table.count <= Int(index) {
      table.append(
        contentsOf: repeatElement(-1, count: max(Int(index) + 1, 2 * table.count) - table.count))
    }
  }
}

extension AlignmentSide {
  /// Names, numbers, concepts and addresses count double: unlike other words they seldom go
  /// unanswered and seldom meet by chance.
  private mutating func weighSureTerms() {
    for sentence in 0..<count {
      var added = 0
      for index in termRange(sentence) {
        let term = Int(terms[index])
        let isSure =
          switch kinds[term] {
          case .word: isName[term]
          case .mark: false
          case .number, .concept, .address, .heading: true
          }
        if isSure {
          added += Int(counts[index])
          counts[index] *= 2
        }
      }
      masses[sentence] += Double(added)
    }
  }

  fileprivate mutating func adopt(_ numbers: TermNumbers) {
    kinds = numbers.kinds
    keys = numbers.keys
    termOfKey = numbers.termOfKey
    termOfForm = numbers.termOfForm
    isName = numbers.kinds.indices.map {
      numbers.kinds[$0] == .word && numbers.lowers[$0] == 0
    }
    tokenCounts = Array(repeating: 0, count: kinds.count)
    sentenceCounts = Array(repeating: 0, count: kinds.count)
    weighSureTerms()
    for (index, term) in terms.enumerated() {
      tokenCounts[Int(term)] += Int32(counts[index])
      sentenceCounts[Int(term)] += 1
      tokenTotal += Int(counts[index])
    }
  }
}

/// The marks whose counterparts are told apart; others (periods, commas, apostrophes, hyphens)
/// follow each language's own habits and say little.
private enum MarkClass: UInt8 {
  case question, exclamation, colon, semicolon, quote, bracket, dash, ellipsis, percent, other

  init?(_ folded: ArraySlice<UInt8>) {
    guard let first = folded.first else { return nil }
    switch first {
    case UInt8(ascii: "?"): self = .question
    case UInt8(ascii: "!"): self = .exclamation
    case UInt8(ascii: ":"): self = .colon
    case UInt8(ascii: ";"): self = .semicolon
    case UInt8(ascii: "\""): self = .quote
    case UInt8(ascii: "("), UInt8(ascii: "["): self = .bracket
    case UInt8(ascii: "%"): self = .percent
    case UInt8(ascii: "$"), UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: "*"),
      UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "&"), UInt8(ascii: "+"),
      UInt8(ascii: "<"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "\\"):
      self = .other
    case UInt8(ascii: "."):
      if folded.count < 2 { return nil }
      self = .ellipsis
    default: return nil
    }
  }
}
