internal import Editions
public import Text

/// Many articles: each analysed and written on its own, the ones behind a bad one as well.
public struct Batch: Sendable {
  /// What became of one article.
  public struct Outcome: Sendable {
    public let key: String
    /// The folder its editions are in.
    public let folder: String
    /// Names of the files written; none when it failed.
    public let files: [String]
    public let diagnostics: [Diagnostic]
  }

  private let run: Run
  private let editions: EditionSettings
  private let folder: String
  private let proposals: TermProposals?

  /// - Parameters:
  ///   - folder: Receives a folder for each article.
  ///   - proposals: Finds terms for the report to propose; `nil`: none.
  public init(
    run: Run, editions: EditionSettings, folder: String, proposals: TermProposals? = nil
  ) {
    self.run = run
    self.proposals = proposals
    self.editions = editions
    self.folder = folder
  }

  /// Works on the articles, `width` at a time, and gives the outcomes in their order.
  public func outcomes(
    of articles: [ArticleFiles], width: Int? = nil
  ) -> AsyncStream<Outcome> {
    mapInOrder(articles, width: width) { outcome(of: $0) }
  }

  /// What cannot be made without a second version is named.
  private static func absences(in analysis: Analysis, _ article: ArticleFiles) -> [Diagnostic] {
    guard analysis.versions.count == 1, let only = analysis.versions.first else { return [] }
    // A version that is there and cannot be read has its own message.
    let present = [only.language] + article.versions.compactMap(Language.inferred)
    let others = Language.supported.filter { !present.contains($0) }.map(\.code)
    if others.isEmpty { return [] }
    return [
      Diagnostic(
        .warning, code: "missing-translation",
        "only the \(only.language) version is here: no bitext, quote tables and glossaries; put "
          + "\(others.joined(separator: " or ")) beside it, under the same name",
        at: Place(file: only.document.path))
    ]
  }

  private func outcome(of article: ArticleFiles) -> Outcome {
    let target = folder + "/" + article.key
    do {
      var analysis = try run.analysis(of: article)
      if let proposals {
        let sifted = proposals.sifted(for: analysis)
        analysis = analysis.with(sifted.proposals, rejected: sifted.rejected)
      }
      let files = Editions.files(for: analysis, options: editions.options(for: analysis))
      // By the output folder, so that a link in the article's place leads nowhere else.
      try OutputFolder(folder).write(
        files.map { EditionFile(name: article.key + "/" + $0.name, bytes: $0.bytes) })
      return Outcome(
        key: article.key, folder: target, files: files.map(\.name),
        diagnostics: analysis.diagnostics + Self.absences(in: analysis, article))
    } catch let error as any DiagnosableError {
      return Outcome(
        key: article.key, folder: target, files: [], diagnostics: [error.diagnostic])
    } catch {
      let diagnostic = Diagnostic(.error, code: "internal", "\(article.key): \(error)")
      return Outcome(key: article.key, folder: target, files: [], diagnostics: [diagnostic])
    }
  }
}

extension Batch.Outcome {
  /// The outcome as a JSON object on a line.
  public var json: [UInt8] {
    struct Body: Encodable {
      let article: String
      let folder: String
      let files: [String]
      let warnings: [String]
    }
    return JSONText.line(
      Body(
        article: key, folder: folder, files: files, warnings: diagnostics.map(\.description)))
  }
}
