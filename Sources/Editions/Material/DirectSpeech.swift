import Bitext
import Quotations
import Text

extension EditionMaterial {
  /// Whether a version has the words of a quotation as direct speech behind a dash, as French, Italian and
  /// other dialogues do, and needs no marks: `— Nous sommes heureux, a dit Anna.`
  ///
  /// Looked at is where its words were found without marks; where they were not, the row of the
  /// quotation. O(sentences of the row).
  func isBehindDash(_ parallel: ParallelQuotation, in language: Language) -> Bool {
    guard let version = version(language) else { return false }
    if let range = parallel.unmarked[language] {
      return version.segmented.sentenceIndex(at: range.start).map(version.isDialogue) ?? false
    }
    for other in versions {
      guard let quotation = quotation(parallel, in: other.language) else { continue }
      for sentence in quotation.sentences.clamped(to: other.rowOfSentence.indices) {
        let row = other.rowOfSentence[sentence]
        guard rows.indices.contains(row), let own = rows[row].sentences[language] else { continue }
        if own.clamped(to: version.segmented.sentences.indices).contains(where: version.isDialogue)
        {
          return true
        }
      }
    }
    return false
  }
}

extension VersionMaterial {
  /// Whether a dash and a space begin a sentence, or the block it stands in.
  func isDialogue(sentence index: Int) -> Bool {
    let sentence = segmented.sentences[index]
    return [sentence.range.start, document.blocks[Int(sentence.block)].range.start].contains {
      start in
      let text = document.text[Int(start)...].prefix(6)
      guard text.starts(with: [0xE2, 0x80]), text.count > 3 else { return false }
      // – — ―, then a space or a no-break one (U+00A0, U+202F).
      return (0x93...0x95).contains(text[text.startIndex + 2])
        && [0x20, 0xC2, 0xE2].contains(text[text.startIndex + 3])
    }
  }
}
