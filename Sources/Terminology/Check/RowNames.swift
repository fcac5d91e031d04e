internal import Bitext
internal import Text

/// The names of each row: words with a capital where no sentence begins, that the versions write
/// alike.
struct RowNames {
  private struct Name {
    /// The number of the form, capitals and all.
    let form: Int32
    let range: ByteRange
  }

  /// By version and row.
  private var names: [[[Name]]] = []
  /// By version and form, in how many rows it stands.
  private var counts: [[Int]] = []
  /// By version, other version and form, in how many of these rows, or beside them, the other
  /// version has it too.
  private var kept: [[[Int]]] = []
  private var forms = Vocabulary()

  /// O(tokens).
  init(versions: [SegmentedDocument], rows: [TrilingualRow]) {
    names = versions.map { version in
      rows.map { row in
        var names: [Name] = []
        for sentence in row.sentences[version.language] ?? 0..<0 {
          let tokens = version.sentences[sentence].tokens
          for token in version.tokens[Int(tokens.lowerBound)..<Int(tokens.upperBound)].dropFirst()
          where token.kind == .word {
            let word = version.document.text[token.range.indices]
            guard Self.isName(word) else { continue }
            names.append(Name(form: forms.identifier(of: word), range: token.range))
          }
        }
        // Of a list of names in one row none is compared: it would take quadratic time.
        return names.count <= Self.mostInRow ? names : []
      }
    }
    counts = names.indices.map { version in
      var counts = [Int](repeating: 0, count: forms.count)
      for row in names[version] { for form in Set(row.map(\.form)) { counts[Int(form)] += 1 } }
      return counts
    }
    kept = names.indices.map { version in
      names.indices.map { other in
        var kept = [Int](repeating: 0, count: forms.count)
        for (row, ofRow) in names[version].enumerated() {
          for form in Set(ofRow.map(\.form)) where has(form, other, near: row) {
            kept[Int(form)] += 1
          }
        }
        return kept
      }
    }
  }

  private static let mostInRow = 200

  /// One capital first, then small letters, four at least in all: acronyms are terms.
  private static func isName(_ word: ArraySlice<UInt8>) -> Bool {
    let letters = LetterCase(word)
    return letters.beginsWithCapital && letters.capitals == 1 && letters.small >= 3
  }

  private func has(_ form: Int32, _ version: Int, near row: Int) -> Bool {
    (max(0, row - 1)...min(row + 1, names[version].count - 1)).contains {
      names[version][$0].contains { $0.form == form }
    }
  }

  /// A name that stands in a row of one version instead of one that the other version has there.
  ///
  /// The other's is one that the two write alike everywhere else, so is this one, or it is found in
  /// this version alone and spelled almost like the other's.
  func change(
    in version: Int, against witness: Int, row: Int
  ) -> (here: ByteRange, there: ByteRange)? {
    if names.isEmpty { return nil }
    for there in names[witness][row]
    where !has(there.form, version, near: row) && isKept(there.form, witness, version) {
      for here in names[version][row] where !has(here.form, witness, near: row) {
        let isOther =
          counts[witness][Int(here.form)] == 0
          ? areAlmostAlike(here.form, there.form) : isKept(here.form, version, witness)
        if isOther { return (here.range, there.range) }
      }
    }
    return nil
  }

  /// Whether all other rows of a version that have a name have it in the other version too.
  private func isKept(_ form: Int32, _ version: Int, _ other: Int) -> Bool {
    let others = counts[version][Int(form)] - 1
    return others > 0 && kept[version][other][Int(form)] == others
  }

  /// Whether two forms differ by a letter, put in, left out or replaced. O(letters).
  private func areAlmostAlike(_ one: Int32, _ other: Int32) -> Bool {
    let one = Array(String(decoding: forms.bytes(of: one), as: UTF8.self).unicodeScalars)
    let other = Array(String(decoding: forms.bytes(of: other), as: UTF8.self).unicodeScalars)
    let start = zip(one, other).prefix { $0 == $1 }.count
    let end = zip(one.dropFirst(start).reversed(), other.dropFirst(start).reversed())
      .prefix { $0 == $1 }.count
    return max(one.count, other.count) - start - end <= 1
  }
}
