public import Text

/// What an editor changes about which sentences form a row; rows are named by their numbers in a
/// `RowEditing`.
public enum RowEdit: Sendable, Equatable {
  /// A row and the one behind it become one.
  case merge(first: Int, second: Int)
  /// A row becomes two; the first takes so many sentences of each language, from the beginning.
  case split(row: Int, counts: [Language: Int])
  /// The sentences of a language leave their row and stand in one of their own.
  case unlink(row: Int, Language)
}

/// Why a row cannot be changed in the way asked for.
public enum RowEditError: Error, Sendable, Equatable {
  /// The rows do not follow each other, or have sentences of others between theirs.
  case notNeighbours
  /// One of the two parts would have no sentence, or a count is more than there are.
  case emptyPart
  /// The row lacks the language, or has no other.
  case notLinked
}

extension Alignment {
  /// The alignment with rows that an editor changed: the bitexts keep the beads of rows that stayed,
  /// and take those of the others from the rows, so that all of them agree. O(beads + rows).
  public func corrected(to rows: [TrilingualRow]) -> Alignment {
    Alignment(bitexts: bitexts.map { $0.corrected(to: rows) }, rows: rows)
  }
}

extension Bitext {
  /// The beads of untouched rows and, for each row that an editor changed, one bead of the row.
  ///
  /// Invariant: a bead lies within one row, so the beads of the changed rows hold exactly the
  /// sentences of the changed rows.
  fileprivate func corrected(to rows: [TrilingualRow]) -> Bitext {
    var rowOfSource: [Int: Int] = [:]
    var rowOfTarget: [Int: Int] = [:]
    for (index, row) in rows.enumerated() {
      for sentence in row.sentences[sourceLanguage] ?? 0..<0 { rowOfSource[sentence] = index }
      for sentence in row.sentences[targetLanguage] ?? 0..<0 { rowOfTarget[sentence] = index }
    }
    var inside = [[Bead]](repeating: [], count: rows.count)
    for bead in beads {
      let row =
        bead.source.isEmpty
        ? rowOfTarget[bead.target.lowerBound] : rowOfSource[bead.source.lowerBound]
      if let row { inside[row].append(bead) }
    }
    var result: [Bead] = []
    // Where a bead stands that lacks a side: behind the one before it.
    var (sourceEnd, targetEnd) = (0, 0)
    for (index, row) in rows.enumerated() {
      let here = row.sentences[sourceLanguage] ?? sourceEnd..<sourceEnd
      let there = row.sentences[targetLanguage] ?? targetEnd..<targetEnd
      if here.isEmpty && there.isEmpty { continue }
      (sourceEnd, targetEnd) = (here.upperBound, there.upperBound)
      if row.isCorrected {
        result.append(Bead(source: here, target: there, confidence: row.confidence))
      } else {
        result += inside[index]
      }
    }
    return Bitext(
      sourceLanguage: sourceLanguage, targetLanguage: targetLanguage, beads: Self.inOrder(result))
  }

  /// In order of the source: rows are in the order of the first version, which two others need not
  /// share. A bead without source stays behind the one it followed.
  private static func inOrder(_ beads: [Bead]) -> [Bead] {
    var place = 0
    let keyed = beads.enumerated().map { index, bead in
      if !bead.source.isEmpty { place = bead.source.lowerBound }
      return (place: place, isAlone: bead.source.isEmpty, index: index, bead: bead)
    }
    return keyed.sorted {
      ($0.place, $0.isAlone ? 1 : 0, $0.index) < ($1.place, $1.isAlone ? 1 : 0, $1.index)
    }.map(\.bead)
  }
}
