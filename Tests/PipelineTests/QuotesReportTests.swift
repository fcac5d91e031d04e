import TestSupport
import Testing
import Text

@testable import Pipeline

/// The annotated articles of `Quotations`: what is found in them does not get worse.
@Suite struct QuotesReportTests {
  @Test(arguments: [
    ("fr", 0.93, 0.68), ("fr-held", 0.92, 0.66), ("it", 0.91, 0.63), ("it-held", 0.9, 0.6),
    ("en", 0.87, 0.6),
  ])
  func annotatedArticlesAreMostlyUnderstood(file: String, spans: Double, names: Double) throws {
    let report = try QuotesReport(
      gold: ["\(packageRoot)/Tests/PipelineTests/Quotations/\(file).quotes"], language: .english,
      ignoring: [])
    #expect(report.all.strict.f1 > spans)
    let endToEnd = try #require(report.all.endToEnd)
    #expect(endToEnd > names)
    #expect(!report.mistakes.isEmpty)
  }
}
