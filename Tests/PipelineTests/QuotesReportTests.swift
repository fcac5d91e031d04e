import TestSupport
import Testing
import Text

@testable import Pipeline

/// The annotated articles of `Quotations`: what is found in them does not get worse.
@Suite struct QuotesReportTests {
  @Test(arguments: [
    ("fr", 0.96, 0.93), ("fr-held", 0.95, 0.83), ("it", 0.95, 0.91), ("it-held", 0.94, 0.79),
    ("en", 0.92, 0.89),
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
