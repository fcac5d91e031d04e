import Bitext
package import Quotations
public import Summaries
public import Text

/// An analysis made ready for writing: what every writer needs beside it, found once.
public struct EditionMaterial: Sendable {
  /// What the stages found.
  public let analysis: Analysis
  /// What the editions need to know beside it.
  public let options: EditionOptions
  /// In the order of `analysis.versions`.
  let versions: [VersionMaterial]
  /// The rows of the analysis; of a version analysed alone, a row for each sentence.
  let rows: [TrilingualRow]
  /// The parallel quotations of the analysis, then the quoted words that none of them holds.
  let quotations: [ParallelQuotation]

  /// O(size of the article).
  public init(_ analysis: Analysis, options: EditionOptions) {
    self.analysis = analysis
    self.options = options
    let rows =
      analysis.rows.isEmpty && analysis.versions.count == 1
      ? Self.rows(of: analysis.versions[0]) : analysis.rows
    self.rows = rows
    quotations = Self.allQuotations(
      analysis.parallelQuotations, of: analysis.quotations, in: analysis.versions)
    versions = analysis.versions.enumerated().map { index, segmented in
      VersionMaterial(
        segmented,
        occurrences: index < analysis.occurrences.count ? analysis.occurrences[index] : [],
        termFindings: analysis.termFindings,
        quotations: index < analysis.quotations.count ? analysis.quotations[index] : [],
        rows: rows, style: options.typography.first { $0.language == segmented.language })
    }
  }

  /// The articles with one summary of all of them: each with what is taken of it; without those of
  /// which nothing is.
  public static func summarizedTogether(
    _ materials: [EditionMaterial], options: SummaryOptions
  ) -> [EditionMaterial] {
    let summaries = JointSummary(options: options).summaries(
      of: materials.map {
        JointSummary.Part(
          versions: $0.analysis.versions, rows: $0.rows, summary: $0.analysis.summary)
      })
    return zip(materials, summaries).filter { !$1.choices.isEmpty }.map {
      EditionMaterial($0.analysis.with($1), options: $0.options)
    }
  }

  /// The languages of the versions.
  var languages: [Language] { versions.map(\.language) }

  /// Every version's file by language code, as all JSON files carry it.
  var sources: [String: SourceStamp] {
    Dictionary(
      versions.map { ($0.language.code, $0.stamp) }, uniquingKeysWith: { first, _ in first })
  }

  /// The title in the first version that has one, else the article's key.
  var title: String { versions.lazy.compactMap(\.title).first ?? analysis.key }

  func version(_ language: Language) -> VersionMaterial? {
    versions.first { $0.language == language }
  }

  /// What addresses call a version: as its front matter says, else the article's key.
  func slug(of version: VersionMaterial) -> String {
    if let slug = version.document.metadata.slug { return slug }
    let name = Slug(analysis.key).text
    return name.isEmpty ? "article" : name
  }

  /// Where a version is published: as its front matter says, else as the options do.
  func address(of version: VersionMaterial) -> String? {
    switch version.document.metadata.url.flatMap({ ArticleAddress.Own($0) }) {
    case .page(let address): address
    case .path(let path): options.articleAddress?.address(own: .path(path))
    case nil:
      options.articleAddress?.address(language: version.language, slug: slug(of: version))
    }
  }

  /// Pairs of versions: the first with the second, the first with the third, the second with the
  /// third.
  var pairs: [LanguagePair] {
    languages.indices.flatMap { first in
      languages[(first + 1)...].map { LanguagePair(source: languages[first], target: $0) }
    }
  }

  /// The bitext of a pair, turned round where it was made the other way.
  func bitext(_ pair: LanguagePair) -> Bitext? {
    for bitext in analysis.bitexts {
      if bitext.sourceLanguage == pair.source, bitext.targetLanguage == pair.target {
        return bitext
      }
      if bitext.sourceLanguage == pair.target, bitext.targetLanguage == pair.source {
        let beads = bitext.beads.map {
          Bead(source: $0.target, target: $0.source, confidence: $0.confidence)
        }
        return Bitext(sourceLanguage: pair.source, targetLanguage: pair.target, beads: beads)
      }
    }
    return nil
  }

  /// The quotation a parallel one has in a language.
  func quotation(_ parallel: ParallelQuotation, in language: Language) -> Quotation? {
    guard let index = parallel.quotations[language], let version = version(language),
      version.quotations.indices.contains(index)
    else { return nil }
    return version.quotations[index]
  }

  /// The quotations a parallel one is in a language, in text order: several where it is split.
  func parts(_ parallel: ParallelQuotation, in language: Language) -> [Quotation] {
    guard let version = version(language) else { return [] }
    return parallel.parts(in: language).compactMap {
      version.quotations.indices.contains($0) ? version.quotations[$0] : nil
    }
  }

  /// The kind of a parallel quotation: the one it has in the first version that holds it.
  func kind(of parallel: ParallelQuotation) -> Quotation.Kind? {
    languages.lazy.compactMap { quotation(parallel, in: $0)?.kind }.first
  }

  /// Whether a parallel quotation is somebody's words in any version: what tables list.
  func isQuotedSpeech(_ parallel: ParallelQuotation) -> Bool {
    languages.contains { quotation(parallel, in: $0)?.isQuotedSpeech ?? false }
  }

  /// The speaker's full name where any version knows it, else as the first version says it, of those
  /// to be shown if any are given.
  func speaker(of parallel: ParallelQuotation, in shown: [Language] = []) -> String? {
    var surface: String?
    for version in shown.compactMap(version) + versions {
      guard let attribution = quotation(parallel, in: version.language)?.attribution else {
        continue
      }
      if let name = attribution.name { return name }
      if surface == nil, let range = attribution.speaker {
        surface = version.document.string(range)
      }
    }
    return surface
  }

  private static func rows(of version: SegmentedDocument) -> [TrilingualRow] {
    version.sentences.indices.map {
      TrilingualRow(index: $0, sentences: [version.language: $0..<$0 + 1], confidence: 1)
    }
  }

  /// Parallel quotations, then the quoted words that none of them holds.
  package static func allQuotations(
    _ parallelQuotations: [ParallelQuotation], of quotations: [[Quotation]],
    in versions: [SegmentedDocument]
  ) -> [ParallelQuotation] {
    var all = parallelQuotations
    for (version, quotations) in zip(versions, quotations) {
      var held = [Bool](repeating: false, count: quotations.count)
      for parallel in parallelQuotations {
        for index in parallel.parts(in: version.language) where held.indices.contains(index) {
          held[index] = true
        }
      }
      for (index, quotation) in quotations.enumerated()
      where !held[index] && quotation.isQuotedSpeech {
        all.append(
          ParallelQuotation(
            index: all.count, quotations: [version.language: index], confidence: 1))
      }
    }
    return all
  }
}

/// Two languages of an article, in order.
public struct LanguagePair: Sendable, Hashable, CustomStringConvertible {
  /// The language on the left.
  public let source: Language
  /// The language on the right.
  public let target: Language

  /// A pair in the given order.
  public init(source: Language, target: Language) {
    self.source = source
    self.target = target
  }

  /// `fr-en`
  public var description: String { "\(source.code)-\(target.code)" }
}
