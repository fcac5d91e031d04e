import Terminology
import Text

/// Sentences of a version in one line, cut where glossary terms begin and end.
///
/// The texts of all pieces together are what `VersionMaterial.line(ofSentences:)` gives.
struct TermLine {
  struct Piece {
    var text: String
    /// Index of the occurrence in the version's; `nil` between terms.
    let occurrence: Int?
  }

  private(set) var pieces: [Piece] = []

  /// Terms that overlap one that began before are not marked. O(text + occurrences in it + log n).
  init(_ sentences: Range<Int>, of version: VersionMaterial) {
    guard let range = version.range(ofSentences: sentences) else { return }
    let occurrences = version.occurrences
    var position = range.start
    var index = occurrences.partitioningIndex { $0.range.start >= range.start }
    while index < occurrences.count, occurrences[index].range.end <= range.end {
      let term = occurrences[index].range
      if term.start >= position, !term.isEmpty {
        append(version.document.string(ByteRange(position, term.start)), nil)
        append(version.document.string(term), index)
        position = term.end
      }
      index += 1
    }
    append(version.document.string(ByteRange(position, range.end)), nil)
    let line = version.line(ofSentences: sentences)
    if pieces.map(\.text).joined() != line { self.joinBreaks(to: line) }
  }

  private mutating func append(_ text: String, _ occurrence: Int?) {
    if !text.isEmpty { pieces.append(Piece(text: text, occurrence: occurrence)) }
  }

  /// Gives the pieces the white space of the line: the scalars of both are the same but for
  /// breaks, which the line has not, and spaces that stand for them.
  private mutating func joinBreaks(to line: String) {
    var rest = line.unicodeScalars[...]
    for index in pieces.indices {
      var text = String.UnicodeScalarView()
      for scalar in pieces[index].text.unicodeScalars {
        if rest.first == " ", scalar != " " {
          text.append(" ")
          rest.removeFirst()
        }
        if rest.first == scalar {
          text.append(scalar)
          rest.removeFirst()
        }
      }
      pieces[index].text = String(text)
    }
  }
}
