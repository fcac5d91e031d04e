import Text

/// What was decided before this page was written: decisions that still wait in a browser, though they
/// were applied, are let go.
extension ReportPage {
  /// The article's key, by which a browser keeps what waits; what was decided on rows and speakers,
  /// the last word last, a line each with word, key and value; and the keys of terms that were
  /// turned down.
  var settledAttributes: [(StaticString, String)] {
    var attributes: [(StaticString, String)] = [("data-article", material.analysis.key)]
    let decided = material.analysis.decisions.map { decision in
      "\(decision.action.name)\t\(decision.key)\t\(decision.action.value)"
    }
    if !decided.isEmpty { attributes.append(("data-decided", decided.joined(separator: "\n"))) }
    let rejected = material.analysis.rejectedTerms.map(\.description)
    if !rejected.isEmpty { attributes.append(("data-rejected", rejected.joined(separator: " "))) }
    return attributes
  }
}
