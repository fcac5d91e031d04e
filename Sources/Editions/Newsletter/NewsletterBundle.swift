import Bitext
import Quotations
import Terminology
import Text

/// Everything a newsletter script needs about one article, as `newsletter/1` JSON.
///
/// The contract is `Schemas/newsletter-1.schema.json`. Every text with an anchor is verbatim.
struct NewsletterBundle: Sendable {
  private let material: EditionMaterial
  private let editions: [Language: NewsletterEdition]
  private let files: [Language: NewsletterFiles]
  private let warnings: [EditionWarning]

  /// - Parameters:
  ///   - editions: What it shows in each language.
  ///   - files: The e-mails made of it.
  ///   - warnings: What is to be said of them.
  init(
    _ material: EditionMaterial, _ editions: [Language: NewsletterEdition],
    _ files: [Language: NewsletterFiles] = [:], warnings: [EditionWarning]
  ) {
    self.material = material
    self.editions = editions
    self.files = files
    self.warnings = warnings
  }

  /// The value of the JSON document.
  var record: Record {
    var shown: [String: NewsletterEdition] = [:]
    for (language, var edition) in editions {
      edition.files = files[language]?.files
      edition.bytes = files[language]?.bytes
      shown[language.code] = edition
    }
    let analysis = material.analysis
    let documents = material.versions.map(\.document)
    return Record(
      generator: .init(
        name: "pipeline", version: material.options.generatorVersion,
        configSHA256: SHA256.hexadecimal(of: Array(material.options.configuration.utf8))),
      generatedAt: Timestamp(seconds: material.options.timestamp).internet,
      article: .init(
        key: analysis.key.isEmpty ? "article" : analysis.key, languages: material.languages,
        pairing: analysis.pairing,
        sourceLanguage: documents.lazy.compactMap(\.metadata.sourceLanguage).first,
        tags: documents.lazy.map(\.metadata.tags).first { !$0.isEmpty } ?? []),
      editions: shown, quotes: quotes, terms: terms,
      warnings: warnings)
  }

  private var quotes: [Record.Quote] {
    material.quotations.compactMap { parallel in
      guard material.isQuotedSpeech(parallel) else { return nil }
      var versions: [String: Record.Quote.Version] = [:]
      // A bundle names the sources of its own editions only.
      for version in material.versions where editions[version.language] != nil {
        guard let quotation = material.quotation(parallel, in: version.language),
          let anchor = version.anchor(quotation.innerRange)
        else { continue }
        versions[version.language.code] = .init(
          text: version.document.string(quotation.innerRange), anchor: anchor,
          confidence: min(max(parallel.confidence.rounded3, 0), 1))
      }
      guard !versions.isEmpty, let kind = material.kind(of: parallel) else { return nil }
      return Record.Quote(
        id: parallel.identifier, kind: kind == .writing ? "written" : kind.rawValue,
        speaker: material.speaker(of: parallel).map(SingleLine.text), versions: versions)
    }
  }

  /// The concepts named in any version, the most frequent first.
  private var terms: [Record.Term] {
    let concepts = material.analysis.glossary.concepts
    let uses = material.versions.map { ConceptUses(of: $0, in: concepts) }
    let totals = concepts.indices.map { concept in
      uses.reduce(0) { $0 + $1.counts[concept] }
    }
    let used = concepts.indices.filter { totals[$0] > 0 }
      .sorted { (totals[$1], $0) < (totals[$0], $1) }
    return used.map { index in
      var forms: [String: [String]] = [:]
      var counts: [String: Int] = [:]
      var statuses: [TermStatus] = []
      for (version, uses) in zip(material.versions, uses) {
        let code = version.language.code
        counts[code] = uses.counts[index]
        statuses += uses.occurrences(of: index).compactMap(version.status)
        let found = uses.terms(of: index, in: concepts).map(\.text)
        let preferred = concepts[index].terms[version.language]?.first.map { [$0.text] } ?? []
        forms[code] = found.isEmpty ? preferred : found
      }
      // The least welcome form decides: it is what an editor would change.
      let status: TermStatus =
        statuses.contains(.forbidden)
        ? .forbidden : statuses.contains(.preferred) ? .preferred : .admitted
      return Record.Term(
        id: concepts[index].id, forms: forms, status: status, counts: counts,
        gloss: concepts[index].definition)
    }
  }

  struct Record: Encodable {
    struct Generator: Encodable {
      let name: String
      let version: String
      let configSHA256: String

      enum CodingKeys: String, CodingKey {
        case name, version
        case configSHA256 = "config_sha256"
      }
    }

    struct Article: Encodable {
      let key: String
      let languages: [Language]
      let pairing: Analysis.Pairing
      let sourceLanguage: Language?
      let tags: [String]

      enum CodingKeys: String, CodingKey {
        case key, languages, pairing, tags
        case sourceLanguage = "source_language"
      }
    }

    struct Quote: Encodable {
      struct Version: Encodable {
        let text: String
        let verbatim = true
        let anchor: Anchor
        let confidence: Double
        let status = "auto"

        enum CodingKeys: String, CodingKey { case text, verbatim, anchor, confidence, status }
      }

      let id: String
      let kind: String
      let speaker: String?
      let versions: [String: Version]
    }

    struct Term: Encodable {
      let id: String
      let forms: [String: [String]]
      let status: TermStatus
      let counts: [String: Int]
      let gloss: String?
    }

    let schema = "newsletter/1"
    let generator: Generator
    let generatedAt: String
    let article: Article
    let editions: [String: NewsletterEdition]
    let quotes: [Quote]
    let terms: [Term]
    let warnings: [EditionWarning]

    enum CodingKeys: String, CodingKey {
      case schema, generator, article, editions, quotes, terms, warnings
      case generatedAt = "generated_at"
    }
  }
}
