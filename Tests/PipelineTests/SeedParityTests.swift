import Bitext
import Editions
import TestSupport
import Testing
import Text

@testable import Pipeline

/// The seed's three versions: what is found as they are, and when something is taken out.
@Suite struct SeedParityTests {
  private typealias Sources = [Language: [UInt8]]

  private static let folder = packageRoot + "/seeds/esodo-silenzioso/"

  /// The seed in a temporary folder, one version changed.
  private func analysis(_ changed: (Language, [UInt8])? = nil) throws -> Analysis {
    let place = try TemporaryFolder()
    var paths: [String] = []
    for language in Language.supported {
      let name = "article.\(language).md"
      let bytes = try changed?.0 == language ? changed?.1 : readFile(Self.folder + name)
      try writeFile(bytes ?? [], at: place.path + "/" + name)
      paths.append(place.path + "/" + name)
    }
    return try withExtendedLifetime(place) {
      let articles = try ArticleDiscovery().articles(in: paths)
      #expect(articles.count == 1)
      return try Run(lexicon: try lexicon()).analysis(of: try #require(articles.first))
    }
  }

  /// The lexicon that comes with the program.
  private func lexicon() throws -> WordLexicon {
    try LexiconFolder.lexicon(from: [], glossaries: [packageRoot + "/Glossaries/ai-press.tsv"])
  }

  private func findings(_ changed: (Language, [UInt8])? = nil) throws -> [ParityFinding] {
    let analysis = try analysis(changed)
    return ParityCheck().findings(
      in: EditionMaterial(analysis, options: EditionOptions(timestamp: 0)))
  }

  /// What tells findings apart wherever the files lie.
  private func name(_ finding: ParityFinding) -> String {
    let missing = finding.missing.map(\.language.code).joined(separator: " ")
    return "\(finding.kind.code) \(missing): \(finding.present.first?.text.prefix(40) ?? "")"
  }

  @Test func asItIsHasItsRealDifferencesOnly() throws {
    let found = try findings()
    #expect(
      found.map(name) == [
        "parity-sentence en: Meta a perdu des chercheurs qui sont ret",
        "parity-order en: Les bureaux se vident, non seulement à c",
        "parity-sentence fr it: Alignment, in the jargon of the field, m",
      ])
    #expect(found.first?.present.map(\.language) == [.french, .italian])
    #expect(found.first?.missing.first?.place.line == 36)
    #expect(found.last?.missing.map(\.place.line) == [38, 40])
  }

  /// Something taken out of one version.
  private struct Plant {
    let kind: ParityFinding.Kind
    let language: Language
    /// In the source file.
    let range: Range<Int>
    let replacement: [UInt8]
    /// Words of the finding, in one of the versions that have it.
    let words: [String]
    let line: Int
  }

  private func expectFound(
    _ plants: [Plant], atMostMissed missLimit: Int = 0, atMostFalse limit: Int
  ) throws {
    let untouched = Set(try findings().map(name))
    var alarms: [String] = []
    var missed: [String] = []
    for plant in plants {
      var bytes = try readFile(Self.folder + "article.\(plant.language).md")
      bytes.replaceSubrange(plant.range, with: plant.replacement)
      let found = try findings((plant.language, bytes))
      let right = found.filter { finding in
        finding.kind == plant.kind
          && finding.missing.contains {
            $0.language == plant.language && abs($0.place.line - plant.line) <= 2
          }
          && finding.present.contains { presence in
            plant.words.contains { presence.text.contains($0) || $0.contains(presence.text) }
          }
      }
      if right.isEmpty {
        missed.append("\(plant.kind) in \(plant.language), line \(plant.line)")
      }
      alarms += found.filter { !right.contains($0) }.map(name).filter { !untouched.contains($0) }
    }
    #expect(missed.count <= missLimit, "\(missed.joined(separator: "\n"))")
    #expect(alarms.count <= limit, "\(alarms.joined(separator: "\n"))")
  }

  private func plants(
    _ kind: ParityFinding.Kind, every step: Int,
    _ make: (SegmentedDocument, Analysis) -> [Plant]
  ) throws -> [Plant] {
    let analysis = try analysis()
    return analysis.versions.flatMap { version in
      let all = make(version, analysis)
      return stride(from: step / 2, to: all.count, by: step).map { all[$0] }
    }
  }

  private func line(_ range: ByteRange, of version: SegmentedDocument) -> Int {
    version.document.place(of: range.start).line
  }

  /// Words that stand for a row in the other versions.
  private func words(
    ofRow row: [Language: Range<Int>], but language: Language, in analysis: Analysis
  ) -> [String] {
    analysis.versions.filter { $0.language != language }.flatMap { version in
      (row[version.language] ?? 0..<0).map { version.string(ofSentence: $0) }
    }
  }

  /// Sentences that each version says in one.
  @Test func plantedSentences() throws {
    let plants = try plants(.sentence, every: 9) { version, analysis in
      analysis.rows.compactMap { row in
        guard row.sentences.count == 3, row.sentences.values.allSatisfy({ $0.count == 1 }),
          let sentence = row.sentences[version.language]?.first,
          case .paragraph = version.blockKind(ofSentence: sentence)
        else { return nil }
        let range = version.sentences[sentence].range
        return Plant(
          kind: .sentence, language: version.language,
          range: version.document.sourceRange(of: range).indices, replacement: [],
          words: words(ofRow: row.sentences, but: version.language, in: analysis),
          line: line(range, of: version))
      }
    }
    #expect(plants.count >= 18)
    // As measured: what lies beside a missing sentence is now and then aligned anew, and wrongly.
    try expectFound(plants, atMostMissed: 2, atMostFalse: 5)
  }

  @Test func plantedParagraphs() throws {
    let plants = try plants(.paragraph, every: 4) { version, analysis in
      version.document.blocks.indices.compactMap { index in
        let block = version.document.blocks[index]
        let sentences = version.sentences.indices.filter { version.sentences[$0].block == index }
        guard block.kind == .paragraph, sentences.count > 2 else { return nil }
        let words = analysis.rows.filter { row in
          row.sentences[version.language].map { $0.contains { sentences.contains($0) } } ?? false
        }.flatMap { self.words(ofRow: $0.sentences, but: version.language, in: analysis) }
        return Plant(
          kind: .paragraph, language: version.language, range: block.sourceRange.indices,
          replacement: [], words: words, line: line(block.range, of: version))
      }
    }
    #expect(plants.count >= 12)
    try expectFound(plants, atMostFalse: 1)
  }

  @Test func plantedLinks() throws {
    let plants = try plants(.link, every: 4) { version, analysis in
      version.document.links.compactMap { link in
        let words = version.document.string(link.range)
        let text = version.document.sourceRange(of: link.range)
        let source = version.document.source
        // `[words](address)`, without the image's file.
        guard let open = source[..<Int(text.start)].lastIndex(of: UInt8(ascii: "[")),
          let close = source[Int(text.end)...].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let same = analysis.versions.filter { $0.language != version.language }.flatMap { other in
          other.document.links.filter { $0.url == link.url }.map {
            other.document.string($0.range)
          }
        }
        return Plant(
          kind: .link, language: version.language, range: open..<(close + 1),
          replacement: Array(words.utf8), words: same, line: line(link.range, of: version))
      }
    }
    #expect(plants.count >= 9)
    try expectFound(plants, atMostFalse: 0)
  }

  @Test func plantedNumbers() throws {
    let plants = try plants(.number, every: 4) { version, _ in
      version.tokens.filter { $0.kind == .number }.map { token in
        Plant(
          kind: .number, language: version.language,
          range: version.document.sourceRange(of: token.range).indices, replacement: [],
          words: [version.document.string(token.range)], line: line(token.range, of: version))
      }
    }
    #expect(plants.count >= 9)
    try expectFound(plants, atMostFalse: 0)
  }

  @Test func headingTakenOut() throws {
    let bytes = try readFile(Self.folder + "article.en.md")
    let text = String(decoding: bytes, as: UTF8.self)
    let changed = text.replacing("## From the laboratory to the precipice\n", with: "")
    #expect(changed != text)
    let found = try findings((.english, Array(changed.utf8))).map(name)
    #expect(found.contains("parity-heading en: Du laboratoire au précipice"))
    #expect(found.count == 4)
  }
}
