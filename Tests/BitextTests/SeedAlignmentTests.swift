import Bitext
import Testing
import Text

/// The seed article: sentence by sentence translations, but for one sentence the English version
/// omits, one it adds, sentences it merges and splits, and two neighbours it swaps.
@Suite struct SeedAlignmentTests {
  private func seed() throws -> [SegmentedDocument] {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try ["fr", "it", "en"].map { language in
      Segmenter().segment(
        try SourceReader().document(
          at: "/\(folder)/seeds/esodo-silenzioso/article.\(language).md"))
    }
  }

  private func bead(_ bitext: Bitext, _ source: SegmentedDocument, beginning: String) -> Bead? {
    bitext.beads.first { bead in
      bead.source.contains { source.string(ofSentence: $0).hasPrefix(beginning) }
    }
  }

  /// The lexicon that comes with the program.
  private func lexicon() throws -> WordLexicon {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    var lexicon = WordLexicon()
    for name in ["fr-en", "fr-it", "it-en"] {
      try lexicon.addPairFile(at: "/\(folder)/Glossaries/lexicon/\(name).tsv")
    }
    return lexicon
  }

  @Test func knownDifferencesAreFound() throws {
    let versions = try seed()
    let aligner = SentenceAligner(lexicon: try lexicon())
    let bitexts = aligner.alignment(of: versions).bitexts
    for (bitext, version, beginning) in [
      (bitexts[1], versions[0], "Meta a perdu"),
      (bitexts[2], versions[1], "Meta ha perso ricercatori"),
    ] {
      let omitted = bead(bitext, version, beginning: beginning)
      #expect(omitted?.target.isEmpty == true)
      #expect(omitted?.source.count == 1)
    }
    let added = bitexts[1].beads.first { bead in
      bead.target.contains {
        versions[2].string(ofSentence: $0).hasPrefix("Alignment, in the jargon of the field")
      }
    }
    #expect(added?.source.isEmpty == true)
    #expect(added?.target.count == 1)
    let swapped = bead(bitexts[1], versions[0], beginning: "Les bureaux se vident")
    #expect(swapped?.source.count == 2)
    #expect(swapped?.target.count == 2)

    let crossed = aligner.alignment(of: versions, crossings: true)
    let emptied = bead(crossed.bitexts[1], versions[0], beginning: "Les bureaux se vident")
    #expect(emptied?.source.count == 1)
    #expect(
      emptied.map { versions[2].string(ofSentence: $0.target.lowerBound) }?
        .hasPrefix("Offices are emptying") == true)
    let row = crossed.rows.first { $0.sentences[.french] == emptied?.source }
    #expect(row?.sentences[.english] == emptied?.target)
    #expect(row?.sentences.count == 3)
  }

  @Test func headingsMeet() throws {
    let versions = try seed()
    for (bitext, pair) in zip(SentenceAligner().bitexts(of: versions), [(0, 1), (0, 2), (1, 2)]) {
      for bead in bitext.beads
      where bead.source.contains(where: { versions[pair.0].blockKind(ofSentence: $0).isHeading }) {
        #expect(bead.source.count == 1)
        #expect(bead.target.count == 1)
        #expect(bead.target.allSatisfy { versions[pair.1].blockKind(ofSentence: $0).isHeading })
      }
    }
  }

  @Test func rowsKeepTheThreeBitextsTogether() throws {
    let versions = try seed()
    let rows = RowJoiner().rows(versions, SentenceAligner().bitexts(of: versions))
    for version in versions {
      let covered = rows.compactMap { $0.sentences[version.language] }.flatMap { Array($0) }
      #expect(covered == Array(0..<version.sentences.count))
    }
    let complete = rows.count { $0.sentences.count == 3 }
    #expect(complete > 90)
    #expect(rows.allSatisfy { row in row.sentences.values.allSatisfy { $0.count <= 4 } })
  }
}
