public import Editions
public import Text

/// The articles of a site, read for its feeds several at a time.
public struct FeedBatch: Sendable {
  /// What became of one article.
  public struct Outcome: Sendable {
    /// `nil` when it could not be read.
    public let article: FeedArticle?
    public let diagnostics: [Diagnostic]
  }

  private let run: Run
  private let editions: EditionSettings
  private let content: FeedArticle.Content
  private let site: FeedSite

  public init(
    run: Run, editions: EditionSettings, site: FeedSite,
    content: FeedArticle.Content = .summary
  ) {
    self.run = run
    self.editions = editions
    self.site = site
    self.content = content
  }

  /// Works on the articles, `width` at a time, and gives the outcomes in their order.
  public func outcomes(
    of articles: [ArticleFiles], width: Int? = nil
  ) -> AsyncStream<Outcome> {
    mapInOrder(articles, width: width) { outcome(of: $0) }
  }

  private func outcome(of files: ArticleFiles) -> Outcome {
    do {
      let analysis = try run.analysis(of: files)
      let material = EditionMaterial(analysis, options: editions.options(for: analysis))
      return Outcome(
        article: FeedArticle(material, content: content, site: site),
        diagnostics: analysis.diagnostics)
    } catch let error as any DiagnosableError {
      return Outcome(article: nil, diagnostics: [error.diagnostic])
    } catch {
      return Outcome(
        article: nil,
        diagnostics: [Diagnostic(.error, code: "internal", "\(files.key): \(error)")])
    }
  }
}
