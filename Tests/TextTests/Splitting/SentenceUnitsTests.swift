import TestSupport
import Testing
import Text

@Suite struct SentenceUnitsTests {
  /// A text whose sentences are marked with ⟦ ⟧, blocks parted by line feeds.
  private struct Example {
    let text: [UInt8]
    let sentences: [Sentence]

    init(_ marked: String) {
      let example = MarkedText(marked)
      text = Array(example.text.utf8)
      var block: Int32 = 0
      var position = 0
      var sentences: [Sentence] = []
      for range in example.ranges {
        block += Int32(text[position..<Int(range.start)].count { $0 == 0x0A })
        position = Int(range.start)
        sentences.append(Sentence(range: range, block: block, tokens: 0..<0))
      }
      self.sentences = sentences
    }

    /// The range of each of some words.
    func ranges(_ words: [String]) -> [ByteRange] {
      words.map { word in
        let bytes = Array(word.utf8)
        let start = text.indices.first { text[$0...].starts(with: bytes) }!
        return ByteRange(start..<(start + bytes.count))
      }
    }
  }

  private func units(
    _ marked: String, _ protected: [String] = [], acrossBlocks: Bool = false
  ) -> [Range<Int>] {
    let example = Example(marked)
    return SentenceUnits(
      of: example.sentences, in: example.text, keepingWhole: example.ranges(protected),
      acrossBlocks: acrossBlocks
    ).ranges
  }

  @Test func whatIsNotProtectedIsNotJoined() {
    #expect(units("⟦Un.⟧ ⟦Deux.⟧ ⟦Trois.⟧") == [0..<1, 1..<2, 2..<3])
    #expect(units("⟦Un.⟧ ⟦Il dit « Deux. »⟧ ⟦Trois.⟧", ["« Deux. »"]) == [0..<1, 1..<2, 2..<3])
    #expect(units("") == [])
  }

  @Test func aRangeJoinsTheSentencesItTouches() {
    #expect(
      units("⟦Il dit : « Un.⟧ ⟦Deux.⟧ ⟦Trois. »⟧ ⟦Quatre.⟧", ["« Un. Deux. Trois. »"])
        == [0..<3, 3..<4])
    #expect(units("⟦Zéro.⟧ ⟦« Un.⟧ ⟦Deux. »⟧", ["« Un. Deux. »"]) == [0..<1, 1..<3])
  }

  @Test func chainsAndNestsAreOneUnit() {
    let text = "⟦a « b.⟧ ⟦c » d « e.⟧ ⟦f ».⟧ ⟦g.⟧"
    #expect(units(text, ["« e. f »", "« b. c »"]) == [0..<3, 3..<4])
    #expect(units(text, ["« b. c » d « e. f »", "« b. c »", "c"]) == [0..<3, 3..<4])
  }

  @Test func blocksAreOnlyJoinedWhenAskedFor() {
    let text = "⟦a « b.⟧ ⟦c.⟧\n⟦d.⟧ ⟦e » f.⟧ ⟦g.⟧"
    let quotation = ["« b. c.\nd. e »"]
    #expect(units(text, quotation) == [0..<2, 2..<4, 4..<5])
    #expect(units(text, quotation, acrossBlocks: true) == [0..<4, 4..<5])
  }

  @Test func aClosingMarkNeverBeginsAUnitAndAnOpeningOneNeverEndsIt() {
    for mark in ["»", "›", "”"] {
      #expect(units("⟦a.⟧ ⟦\(mark) b.⟧ ⟦c.⟧") == [0..<2, 2..<3], "\(mark)")
      #expect(units("⟦a.⟧\n⟦\(mark) b.⟧") == [0..<1, 1..<2], "\(mark)")
    }
    for mark in ["«", "‹", "“", "„"] {
      #expect(units("⟦a \(mark)⟧ ⟦b.⟧ ⟦c.⟧") == [0..<2, 2..<3], "\(mark)")
      #expect(units("⟦a \(mark)⟧\n⟦b.⟧") == [0..<1, 1..<2], "\(mark)")
    }
  }

  @Test func marksOfProtectedRangesMayTurnTheOtherWay() {
    #expect(units("⟦a.⟧ ⟦»Ja.«⟧ ⟦b.⟧", ["»Ja.«"]) == [0..<1, 1..<2, 2..<3])
    #expect(units("⟦Sie sagte: „Ja.“⟧ ⟦b.⟧", ["„Ja.“"]) == [0..<1, 1..<2])
  }

  /// Whatever must stay whole: each sentence in one unit, in order, and no range of a block in two.
  @Test func everySentenceOnceAndNoRangeCut() {
    var random = SplitMix(seed: 5)
    let letters: [String] = ["a", "b", "»", "«", "“", "”", "é"]
    for _ in 0..<2000 {
      var marked = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let words = (0..<Int.random(in: 1...3, using: &random))
          .map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }
        marked += "⟦\(words.joined())⟧" + (Int.random(in: 0..<4, using: &random) == 0 ? "\n" : " ")
      }
      let example = Example(marked)
      let protected = (0..<Int.random(in: 0...6, using: &random)).map { _ -> ByteRange in
        let ends = [0, 1].map { _ in Int.random(in: 0...example.text.count, using: &random) }
        return ByteRange(ends.min()!..<ends.max()!)
      }
      for acrossBlocks in [false, true] {
        let units = SentenceUnits(
          of: example.sentences, in: example.text, keepingWhole: protected,
          acrossBlocks: acrossBlocks
        ).ranges
        #expect(units.flatMap { Array($0) } == Array(example.sentences.indices))
        for (left, right) in zip(units, units.dropFirst()) {
          let before = example.sentences[left.upperBound - 1]
          let after = example.sentences[right.lowerBound]
          if before.block != after.block && !acrossBlocks { continue }
          #expect(
            !protected.contains { $0.start < before.range.end && $0.end > after.range.start },
            "\(marked) \(protected)")
        }
        for unit in units where !acrossBlocks {
          #expect(Set(unit.map { example.sentences[$0].block }).count == 1)
        }
      }
      let shuffled = protected.shuffled(using: &random)
      #expect(
        SentenceUnits(of: example.sentences, in: example.text, keepingWhole: protected)
          == SentenceUnits(of: example.sentences, in: example.text, keepingWhole: shuffled))
    }
  }

  /// A walk over all ranges for each sentence would take an hour.
  @Test func manyRangesAndSentences() {
    let count = 200_000
    let text = Array(String(repeating: "a. ", count: count).utf8)
    let sentences = (0..<Int32(count)).map {
      Sentence(range: ByteRange(3 * $0, 3 * $0 + 2), block: 0, tokens: 0..<0)
    }
    let nested = (0..<Int32(count)).map { ByteRange($0, 3 * Int32(count) - 1 - $0) }
    #expect(
      SentenceUnits(of: sentences, in: text, keepingWhole: nested.reversed()).ranges.count == 1)
    let small = (0..<Int32(count)).map { ByteRange(3 * $0, 3 * $0 + 1) }
    #expect(SentenceUnits(of: sentences, in: text, keepingWhole: small).ranges.count == count)
  }
}
