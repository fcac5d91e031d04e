public import Editions
internal import Text

/// How an alignment is written, and the files that makes.
public struct AlignmentOutput: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case text, tsv, jsonl, json, tmx, moses, beads, html

    /// What the name of a file ends with; nothing where several files are made.
    var ending: String {
      switch self {
      case .text: ".txt"
      case .moses: ""
      default: "." + rawValue
      }
    }
  }

  public let format: Format
  /// Two of the versions; `nil` for the rows of all.
  public let pair: LanguagePair?
  /// Rows or beads below it are left out, in every format.
  public let minimumConfidence: Double

  public init(format: Format, pair: LanguagePair? = nil, minimumConfidence: Double = 0) {
    self.format = format
    self.pair = pair
    self.minimumConfidence = minimumConfidence
  }

  /// Whether an article gives a page or a set of files of its own: then articles cannot be written
  /// one behind the other.
  public var isOneArticle: Bool { format == .moses || format == .html }

  /// What is printed of an article; of Moses files, one behind the other.
  public func bytes(of material: EditionMaterial) throws(ArticleError) -> [UInt8] {
    let listing = try listing(of: material)
    switch format {
    case .text: return listing.text()
    case .tsv: return listing.tsv
    case .jsonl: return listing.jsonLines
    case .json: return listing.json
    case .beads: return listing.beads
    case .moses: return listing.moses.flatMap(\.bytes)
    case .tmx:
      guard let pair = pair ?? material.onlyPair else {
        return TranslationMemory(rowsOf: material).tmx
      }
      guard let memory = TranslationMemory(material, pair: pair) else {
        throw missing(pair, in: material)
      }
      return memory.tmx
    case .html:
      guard let pair else {
        return AlignmentPage(material, minimumConfidence: minimumConfidence).html
      }
      guard
        let page = AlignmentPage(material, pair: pair, minimumConfidence: minimumConfidence)
      else { throw missing(pair, in: material) }
      return page.html
    }
  }

  /// The files of an article: one, or for Moses one for each language, `name.fr` and `name.en`.
  public func files(
    of material: EditionMaterial, named name: String
  ) throws(ArticleError) -> [EditionFile] {
    guard format == .moses else {
      return [EditionFile(name: name, bytes: try bytes(of: material))]
    }
    return try listing(of: material).moses.map {
      EditionFile(name: "\(name).\($0.language)", bytes: $0.bytes)
    }
  }

  /// The rows or beads that are written.
  public func count(in material: EditionMaterial) throws(ArticleError) -> Int {
    try listing(of: material).count
  }

  private func listing(of material: EditionMaterial) throws(ArticleError) -> AlignmentListing {
    guard let pair else {
      return AlignmentListing(material, minimumConfidence: minimumConfidence)
    }
    guard
      let listing = AlignmentListing(
        material, pair: pair, minimumConfidence: minimumConfidence)
    else { throw missing(pair, in: material) }
    return listing
  }

  private func missing(_ pair: LanguagePair, in material: EditionMaterial) -> ArticleError {
    let present = material.analysis.versions.map(\.language)
    let language = present.contains(pair.source) ? pair.target : pair.source
    return .missingVersion(language, key: material.analysis.key, present: present)
  }
}

extension EditionMaterial {
  /// The pair of an article with two versions.
  var onlyPair: LanguagePair? {
    let languages = analysis.versions.map(\.language)
    return languages.count == 2 ? LanguagePair(source: languages[0], target: languages[1]) : nil
  }
}
