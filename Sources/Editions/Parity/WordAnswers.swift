import Bitext
import Text

/// Which words of one version answer which of another: the same stem or form, words of one origin,
/// and words that meet elsewhere in the article.
struct WordAnswers {
  let source: ContentWords
  let target: ContentWords
  private let shapes: [WordShape?]
  private let sourceBeads: Postings
  private let targetBeads: Postings

  private static let limit = 600

  /// O(words).
  init(
    _ source: ContentWords, _ target: ContentWords, beads: [Bead], shapes: [WordShape?]
  ) {
    self.source = source
    self.target = target
    self.shapes = shapes
    sourceBeads = Postings(source, beads.map(\.source), stems: shapes.count)
    targetBeads = Postings(target, beads.map(\.target), stems: shapes.count)
  }

  /// How surely two words answer each other, in 0…1; what they do in one bead does not count, so
  /// that a bead is no witness for itself.
  func strength(_ word: ContentWords.Word, _ other: ContentWords.Word, within bead: Int) -> Double {
    if word.stem == other.stem || word.form == other.form { return 1 }
    var strength = 0.0
    if let shape = shapes[Int(word.form)], let otherShape = shapes[Int(other.form)] {
      let likeness = shape.likeness(to: otherShape)
      if likeness >= 0.55 { strength = 0.9 * likeness * likeness }
    }
    let (mine, others, both) = sourceBeads.meetings(
      word.stem, with: targetBeads, other.stem, besides: bead)
    if both > 0 {
      let trust = both == 1 ? 0.5 : both == 2 ? 0.75 : 0.9
      strength = max(strength, 0.9 * trust * 2 * Double(both) / Double(mine + others))
    }
    return strength
  }

  /// By unit of words of the source and by unit of the target: how much of their words answer each
  /// other when each word answers at most one, the surest first. O(words of the one × of the
  /// other), of at most `limit` words each.
  func matches(
    _ units: [ArraySlice<ContentWords.Word>], _ others: [ArraySlice<ContentWords.Word>],
    within bead: Int
  ) -> [[Double]] {
    struct Match {
      let strength: Double
      let unit: Int
      let word: Int
      let otherUnit: Int
      let other: Int
    }
    let units = units.map { $0.prefix(max(4, Self.limit / units.count)) }
    let others = others.map { $0.prefix(max(4, Self.limit / others.count)) }
    var found: [Match] = []
    for (unit, words) in units.enumerated() {
      for (otherUnit, otherWords) in others.enumerated() {
        for word in words.indices {
          for other in otherWords.indices {
            let strength = strength(words[word], otherWords[other], within: bead)
            if strength < 0.2 { continue }
            found.append(
              Match(
                strength: strength, unit: unit, word: word, otherUnit: otherUnit, other: other))
          }
        }
      }
    }
    found.sort {
      $0.strength != $1.strength
        ? $0.strength > $1.strength
        : ($0.unit, $0.word, $0.otherUnit, $0.other)
          < ($1.unit, $1.word, $1.otherUnit, $1.other)
    }
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: others.count), count: units.count)
    var taken: Set<Int> = []
    var otherTaken: Set<Int> = []
    for match in found where !taken.contains(match.word) && !otherTaken.contains(match.other) {
      taken.insert(match.word)
      otherTaken.insert(match.other)
      sums[match.unit][match.otherUnit] += match.strength * units[match.unit][match.word].weight
    }
    return sums
  }
}

/// The beads that each stem occurs in.
private struct Postings {
  private let starts: [Int32]
  private let beads: [Int32]

  /// Beads of a frequent word beyond these are not looked at.
  private static let limit = 64

  init(_ words: ContentWords, _ ranges: [Range<Int>], stems: Int) {
    var last = [Int32](repeating: -1, count: stems)
    var starts = [Int32](repeating: 0, count: stems + 1)
    for (bead, range) in ranges.enumerated() {
      for word in words.words(ofSentences: range) where last[Int(word.stem)] != Int32(bead) {
        last[Int(word.stem)] = Int32(bead)
        starts[Int(word.stem) + 1] += 1
      }
    }
    for stem in 0..<stems { starts[stem + 1] += starts[stem] }
    var next = starts
    var beads = [Int32](repeating: 0, count: Int(starts[stems]))
    last = [Int32](repeating: -1, count: stems)
    for (bead, range) in ranges.enumerated() {
      for word in words.words(ofSentences: range) where last[Int(word.stem)] != Int32(bead) {
        last[Int(word.stem)] = Int32(bead)
        beads[Int(next[Int(word.stem)])] = Int32(bead)
        next[Int(word.stem)] += 1
      }
    }
    self.starts = starts
    self.beads = beads
  }

  private func range(_ stem: Int32) -> Range<Int> {
    Int(starts[Int(stem)])..<Int(starts[Int(stem) + 1])
  }

  /// In how many beads but one two stems occur, and in how many both. At most `limit` beads of the
  /// rarer one are looked up, each in O(log n).
  func meetings(
    _ stem: Int32, with others: Postings, _ other: Int32, besides bead: Int
  ) -> (mine: Int, others: Int, both: Int) {
    let mine = range(stem)
    let theirs = others.range(other)
    let (rare, rareBeads, usual, usualBeads) =
      mine.count <= theirs.count
      ? (mine, beads, theirs, others.beads) : (theirs, others.beads, mine, beads)
    let looked = rare.prefix(Self.limit)
    var both = 0
    var ownRare = 0
    for index in looked {
      if rareBeads[index] == Int32(bead) {
        ownRare = 1
      } else if Self.contains(rareBeads[index], usualBeads, usual) {
        both += 1
      }
    }
    if both == 0 { return (mine.count, theirs.count, 0) }
    let ownUsual = Self.contains(Int32(bead), usualBeads, usual) ? 1 : 0
    // What was seen of the rarer one stands for all of it.
    return (looked.count - ownRare, usual.count * looked.count / rare.count - ownUsual, both)
  }

  private static func contains(_ bead: Int32, _ beads: [Int32], _ range: Range<Int>) -> Bool {
    let low = beads[range].partitioningIndex { $0 >= bead }
    return low < range.upperBound && beads[low] == bead
  }
}
