import Testing
import Text

@testable import Bitext

@Suite struct RowEditTests {
  private static let languages: [Language] = [.french, .italian, .english]
  private static let pairs = [(0, 1), (0, 2), (1, 2)]

  private func row(_ index: Int, _ ranges: [Range<Int>?]) -> TrilingualRow {
    var sentences: [Language: Range<Int>] = [:]
    for (language, range) in zip(Self.languages, ranges) {
      if let range, !range.isEmpty { sentences[language] = range }
    }
    return TrilingualRow(index: index, sentences: sentences, confidence: 0.5)
  }

  private func editing(_ ranges: [[Range<Int>?]]) -> RowEditing {
    RowEditing(
      languages: Self.languages, rows: ranges.enumerated().map { row($0, $1) })
  }

  private func shapes(_ editing: RowEditing) -> [[Range<Int>?]] {
    editing.rows.map { row in Self.languages.map { row.sentences[$0] } }
  }

  @Test func twoRowsBecomeOne() throws {
    var editing = editing([[0..<1, 0..<1, 0..<1], [1..<2, nil, 1..<3], [2..<3, 1..<2, 3..<4]])
    try editing.apply(.merge(first: 0, second: 1))
    #expect(shapes(editing) == [[0..<2, 0..<1, 0..<3], [2..<3, 1..<2, 3..<4]])
    #expect(editing.rows.map(\.isCorrected) == [true, false])
    #expect(editing.rows.map(\.index) == [0, 1])
    #expect(editing.rows[0].confidence == 1)
  }

  @Test func oneRowBecomesTwo() throws {
    var editing = editing([[0..<2, 0..<1, 0..<3]])
    try editing.apply(.split(row: 0, counts: [.french: 1, .italian: 1, .english: 2]))
    #expect(shapes(editing) == [[0..<1, 0..<1, 0..<2], [1..<2, nil, 2..<3]])
  }

  @Test func aLanguageLeavesItsRow() throws {
    var editing = editing([[0..<1, 0..<1, 0..<1]])
    try editing.apply(.unlink(row: 0, .english))
    #expect(shapes(editing) == [[0..<1, 0..<1, nil], [nil, nil, 0..<1]])
    // The first version's sentence keeps its place in the reading order.
    try editing.apply(.unlink(row: 0, .french))
    #expect(shapes(editing) == [[0..<1, nil, nil], [nil, 0..<1, nil], [nil, nil, 0..<1]])
  }

  @Test func whatMakesNoSenseIsRefused() {
    // English crosses: what stands between the two rows belongs to a third.
    var editing = editing([[0..<1, nil, 0..<1], [1..<2, nil, 2..<3], [2..<3, nil, 1..<2]])
    let before = shapes(editing)
    for (edit, error): (RowEdit, RowEditError) in [
      (.merge(first: 0, second: 1), .notNeighbours), (.merge(first: 0, second: 2), .notNeighbours),
      (.merge(first: 2, second: 3), .notNeighbours), (.merge(first: 1, second: 0), .notNeighbours),
      (.split(row: 0, counts: [:]), .emptyPart),
      (.split(row: 0, counts: [.french: 1, .english: 1]), .emptyPart),
      (.split(row: 0, counts: [.french: 2]), .emptyPart),
      (.split(row: 9, counts: [.french: 1]), .emptyPart),
      (.unlink(row: 0, .italian), .notLinked), (.unlink(row: -1, .french), .notLinked),
    ] {
      #expect(throws: error) { try editing.apply(edit) }
      #expect(shapes(editing) == before)
    }
  }

  @Test func crossedNeighboursCanBeMerged() throws {
    var editing = editing([[0..<1, nil, 1..<2], [1..<2, nil, 0..<1]])
    try editing.apply(.merge(first: 0, second: 1))
    #expect(shapes(editing) == [[0..<2, nil, 0..<2]])
  }

  /// Whatever is merged, split and unlinked: every sentence stays in one row and one bead of each
  /// bitext, and no bead reaches over the end of a row.
  @Test(arguments: 0..<60) func sentencesStayInOneRowAndOneBead(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let counts = (0..<3).map { _ in Int.random(in: 0...14, using: &generator) }
    let beads = Self.pairs.map {
      randomBeads(source: counts[$0.0], target: counts[$0.1], using: &generator)
    }
    let rows = RowJoiner().rows(languages: Self.languages, counts: counts, beads: beads)
    let bitexts = zip(Self.pairs, beads).map { pair, beads in
      Bitext(
        sourceLanguage: Self.languages[pair.0], targetLanguage: Self.languages[pair.1],
        beads: beads
      ).agreeing(with: rows)
    }
    var editing = RowEditing(languages: Self.languages, rows: rows)
    var edits = 0
    for _ in 0..<40 where !editing.rows.isEmpty {
      let numbers = editing.numbers
      let place = Int.random(in: numbers.indices, using: &generator)
      let row = numbers[place]
      let edit: RowEdit
      switch Int.random(in: 0..<3, using: &generator) {
      case 0:
        edit = .merge(first: row, second: place + 1 < numbers.count ? numbers[place + 1] : -1)
      case 1:
        let counts = editing.sentences(ofRow: row).mapValues {
          Int.random(in: 0...$0.count, using: &generator)
        }
        edit = .split(row: row, counts: counts)
      default:
        edit = .unlink(row: row, Self.languages[Int.random(in: 0..<3, using: &generator)])
      }
      if (try? editing.apply(edit)) != nil { edits += 1 }
    }
    #expect(edits > 0 || counts.reduce(0, +) < 3)
    let alignment = Alignment(bitexts: bitexts, rows: rows).corrected(to: editing.rows)

    #expect(alignment.rows.map(\.index) == Array(alignment.rows.indices))
    #expect(
      editing.rows.map { editing.number(ofRowHolding: $0.sentences) } == editing.numbers)
    for (language, count) in zip(Self.languages, counts) {
      let sentences = alignment.rows.flatMap { Array($0.sentences[language] ?? 0..<0) }
      #expect(sentences.sorted() == Array(0..<count))
    }
    for (pair, bitext) in zip(Self.pairs, alignment.bitexts) {
      #expect(bitext.beads.flatMap { Array($0.source) }.sorted() == Array(0..<counts[pair.0]))
      #expect(bitext.beads.flatMap { Array($0.target) }.sorted() == Array(0..<counts[pair.1]))
      #expect(bitext.beads.allSatisfy { !$0.source.isEmpty || !$0.target.isEmpty })
      let starts = bitext.beads.filter { !$0.source.isEmpty }.map(\.source.lowerBound)
      #expect(starts == starts.sorted())
      for bead in bitext.beads {
        let isInside = alignment.rows.contains { row in
          let here = row.sentences[bitext.sourceLanguage] ?? 0..<0
          let there = row.sentences[bitext.targetLanguage] ?? 0..<0
          return bead.source.allSatisfy(here.contains) && bead.target.allSatisfy(there.contains)
        }
        #expect(isInside, "\(bead) reaches over the end of a row")
      }
    }
  }

  @Test func rowsKeepTheirNumbersWhileOthersChange() throws {
    var editing = editing([
      [0..<2, nil, 0..<1], [2..<3, nil, 1..<2], [3..<4, nil, 2..<5], [4..<5, nil, 5..<6],
    ])
    try editing.apply(.split(row: 0, counts: [.french: 1, .english: 1]))
    try editing.apply(.merge(first: 1, second: 2))
    #expect(editing.number(ofRowHolding: [.french: 4..<5]) == 3)
    let merged = editing.number(ofRowHolding: [.french: 2..<3, .english: 1..<2])
    #expect(merged == editing.number(ofRowHolding: [.english: 2..<5]))
    #expect(editing.number(ofRowHolding: [.french: 0..<2]) == nil, "no single row holds them")
    #expect(editing.number(ofRowHolding: [.french: 0..<1, .english: 5..<6]) == nil)
    #expect(editing.number(ofRowHolding: [.italian: 0..<1]) == nil)
    #expect(editing.number(ofRowHolding: [:]) == nil)
    // What became a part of another row is none any more.
    let gone: Int = [1, 2].first { $0 != merged } ?? -1
    #expect(editing.sentences(ofRow: gone).isEmpty)
    #expect(throws: RowEditError.notNeighbours) {
      try editing.apply(.merge(first: gone, second: 3))
    }
    try editing.apply(.merge(first: merged ?? -1, second: 3))
    #expect(
      shapes(editing) == [[0..<1, nil, 0..<1], [1..<2, nil, nil], [2..<5, nil, 1..<6]])
  }

  @Test func beadsOfUntouchedRowsStay() throws {
    let fine = Bitext(
      sourceLanguage: .french, targetLanguage: .english,
      beads: [
        Bead(source: 0..<1, target: 0..<1, confidence: 0.9),
        Bead(source: 1..<2, target: 1..<2, confidence: 0.8),
        Bead(source: 2..<3, target: 2..<3, confidence: 0.7),
      ])
    var editing = RowEditing(
      languages: [.french, .english],
      rows: [
        TrilingualRow(
          index: 0, sentences: [.french: 0..<2, .english: 0..<2], confidence: 0.85),
        TrilingualRow(
          index: 1, sentences: [.french: 2..<3, .english: 2..<3], confidence: 0.7),
      ])
    try editing.apply(.unlink(row: 1, .english))
    let beads = Alignment(bitexts: [fine], rows: []).corrected(to: editing.rows).bitexts[0].beads
    #expect(
      beads == [
        fine.beads[0], fine.beads[1], Bead(source: 2..<3, target: 2..<2, confidence: 1),
        Bead(source: 3..<3, target: 2..<3, confidence: 1),
      ])
  }
}
