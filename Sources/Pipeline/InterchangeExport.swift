public import Editions
public import Text

/// Articles in the forms that translators' tools exchange: what `pipeline export` writes.
public struct InterchangeExport: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case tmx, xliff, tsv, csv, srx
  }

  /// Two of the versions; `nil` for the rows of all, or for the pair of articles with two versions.
  public let pair: LanguagePair?
  /// Whether CSV begins with a mark that makes old spreadsheets read UTF-8.
  public let byteOrderMark: Bool

  public init(pair: LanguagePair? = nil, byteOrderMark: Bool = false) {
    self.pair = pair
    self.byteOrderMark = byteOrderMark
  }

  /// One file of all articles.
  public func bytes(
    of materials: [EditionMaterial], as format: Format
  ) throws(InterchangeError) -> [UInt8] {
    switch format {
    case .tmx:
      guard let pair = pair ?? Self.onlyPair(of: materials) else {
        return TranslationMemory(rowsOf: materials).tmx
      }
      return try Self.found(TranslationMemory(materials, pair: pair)?.tmx, pair)
    case .xliff:
      let pair = try chosenPair(of: materials, for: "XLIFF")
      return try Self.found(XLIFFDocument(materials, pair: pair)?.bytes, pair)
    case .tsv, .csv:
      let listings = materials.compactMap { material in
        let minimum = material.options.minimumConfidence
        return pair.map { AlignmentListing(material, pair: $0, minimumConfidence: minimum) }
          ?? AlignmentListing(material, minimumConfidence: minimum)
      }
      return AlignmentListing.table(
        of: listings, isCSV: format == .csv, byteOrderMark: byteOrderMark)
    case .srx: return SRXExport().bytes
    }
  }

  /// A folder that OmegaT opens.
  public func omegatProject(
    of materials: [EditionMaterial]
  ) throws(InterchangeError) -> OmegaTProject {
    let pair = try chosenPair(of: materials, for: "an OmegaT project")
    let project: OmegaTProject?
    do throws(SRXError) {
      project = try OmegaTProject(materials, pair: pair)
    } catch {
      throw .rules(error)
    }
    return try Self.found(project, pair)
  }

  /// Throws when an article has not the versions that are asked for.
  public func check(_ material: EditionMaterial) throws(ArticleError) {
    let present = material.analysis.versions.map(\.language)
    let wanted = pair.map { [$0.source, $0.target] } ?? []
    let missing =
      wanted.first { !present.contains($0) }
      ?? (present.count < 2 ? Language.supported.first { !present.contains($0) } : nil)
    if let missing {
      throw .missingVersion(missing, key: material.analysis.key, present: present)
    }
  }

  private func chosenPair(
    of materials: [EditionMaterial], for purpose: String
  ) throws(InterchangeError) -> LanguagePair {
    guard let pair = pair ?? Self.onlyPair(of: materials) else { throw .pairNeeded(purpose) }
    return pair
  }

  /// The pair of articles that all have the same two versions.
  private static func onlyPair(of materials: [EditionMaterial]) -> LanguagePair? {
    guard let pair = materials.first?.onlyPair,
      materials.allSatisfy({ $0.onlyPair == pair })
    else { return nil }
    return pair
  }

  private static func found<Value>(
    _ value: Value?, _ pair: LanguagePair
  ) throws(InterchangeError) -> Value {
    guard let value else { throw .nothingToWrite(pair) }
    return value
  }
}

/// Why no interchange file is written.
public enum InterchangeError: DiagnosableError {
  /// The purpose, with its article.
  case pairNeeded(String)
  case nothingToWrite(LanguagePair)
  case rules(SRXError)

  public var diagnostic: Diagnostic {
    switch self {
    case .pairNeeded(let purpose):
      Diagnostic(
        .error, code: "usage",
        "\(purpose) holds two languages, and the articles have others; say which with --pair fr-en")
    case .nothingToWrite(let pair):
      Diagnostic(
        .error, code: "no-bitext", "no sentence of the \(pair.source) version to write as \(pair)")
    case .rules(let error): error.diagnostic
    }
  }
}
