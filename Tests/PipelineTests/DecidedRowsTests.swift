import Bitext
import Editions
import Testing
import Text

@testable import Pipeline

@Suite struct DecidedRowsTests {
  /// Versions of which sentence n of the one says what sentence n of the other says.
  private func versions(_ french: [String], _ english: [String]) throws -> [SegmentedDocument] {
    try [(Language.french, french), (.english, english)].map { language, sentences in
      let text = sentences.joined(separator: "\n\n") + "\n"
      return Segmenter().segment(
        try SourceReader(options: ReadingOptions(format: .markdown, language: language))
          .document(from: Array(text.utf8), path: "a.\(language).md"))
    }
  }

  private func rows(_ count: Int) -> [TrilingualRow] {
    (0..<count).map { index in
      TrilingualRow(
        index: index, sentences: [.french: index..<index + 1, .english: index..<index + 1],
        confidence: 0.9)
    }
  }

  private func shapes(_ decided: DecidedRows) -> [[Range<Int>?]] {
    decided.rows.map { [$0.sentences[.french], $0.sentences[.english]] }
  }

  /// Half of the rows have the same words: their keys, not their words, tell them apart.
  @Test func tenThousandRowsAndTenThousandDecisions() throws {
    let count = 10_000
    let versions = try versions(
      (0..<count).map { $0.isMultiple(of: 2) ? "Oui." : "Alinéa \($0)." },
      (0..<count).map { $0.isMultiple(of: 2) ? "Yes." : "Paragraph \($0)." })
    #expect(versions.map(\.sentences.count) == [count, count])
    let rows = rows(count)
    let keys = ContentKey.keys(ofRows: rows, in: versions)
    #expect(Set(keys).count == count)

    // Each row is parted: none of the decisions meets the row of another.
    var parted = DecidedRows(rows, of: versions)
    parted.follow(keys.map { Decision(.unlink(.english), key: $0) }) { index, obstacle in
      Issue.record("\(index): \(obstacle)")
    }
    let expected: [[Range<Int>?]] = (0..<count).flatMap {
      [[$0..<$0 + 1, nil], [nil, $0..<$0 + 1]]
    }
    #expect(shapes(parted) == expected)

    // All rows become one, from behind, so that every merge meets a row that has grown.
    var merged = DecidedRows(rows, of: versions)
    let merges = (0..<count - 1).reversed().map {
      Decision(.merge(with: keys[$0 + 1]), key: keys[$0])
    }
    var refused: [Int] = []
    merged.follow(merges + [Decision(.unlink(.french), key: keys[7])]) { index, _ in
      refused.append(index)
    }
    #expect(shapes(merged) == [[0..<count, 0..<count]])
    #expect(refused == [count - 1], "what is part of a greater row cannot be parted")
  }

  @Test func ofEqualRowsTheOneThatIsMeantIsChanged() throws {
    let versions = try versions(
      ["Oui.", "Oui.", "Non.", "Oui."], ["Yes.", "Yes.", "No.", "Yes."])
    let keys = ContentKey.keys(ofRows: rows(4), in: versions)
    var decided = DecidedRows(rows(4), of: versions)
    decided.follow([
      Decision(.unlink(.english), key: keys[3]), Decision(.merge(with: keys[1]), key: keys[0]),
    ]) { index, obstacle in Issue.record("\(index): \(obstacle)") }
    #expect(
      shapes(decided) == [[0..<2, 0..<2], [2..<3, 2..<3], [3..<4, nil], [nil, 3..<4]])
    // The keys of the next page are those of the rows as they are now.
    #expect(ContentKey.keys(ofRows: decided.rows, in: versions)[1] == keys[2])
  }
}
