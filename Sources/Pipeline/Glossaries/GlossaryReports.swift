internal import Editions
public import Terminology
public import Text

/// Messages about glossary files: lines that editors understand, or JSON.
public struct GlossaryReport: Sendable {
  private let findings: [Diagnostic]

  public init(_ findings: [Diagnostic]) { self.findings = findings }

  /// `file:line:column: severity: message [code]`, a finding a line.
  public var text: [UInt8] { Array(findings.map { $0.description + "\n" }.joined().utf8) }

  /// An array of findings.
  public var json: [UInt8] {
    struct Finding: Encodable {
      let code: String
      let severity: Diagnostic.Severity
      let message: String
      let file: String?
      let line: Int?
      let column: Int?
      let byte: Int?
    }
    return JSONText.pretty(
      findings.map {
        Finding(
          code: $0.code, severity: $0.severity, message: $0.message, file: $0.place?.file,
          line: $0.place?.line, column: $0.place?.column, byte: $0.place?.byte)
      })
  }
}

/// What changed between two glossaries: a line for each concept and field, or JSON.
public struct GlossaryDifferenceReport: Sendable {
  private let difference: GlossaryDifference
  private let old: Glossary
  private let new: Glossary

  public init(from old: Glossary, to new: Glossary) {
    self.old = old
    self.new = new
    difference = GlossaryDifference(from: old, to: new)
  }

  public var isEmpty: Bool { difference.isEmpty }

  /// `- id` for concepts that are gone, `+ id` for new ones, `~ id field: “old” → “new”`.
  public var text: [UInt8] {
    var lines = difference.removed.map { "- \(line(old.concepts[$0]))" }
    for change in difference.changed {
      let identifier = new.concepts[change.new].id
      lines += change.changes.map { field in
        "~ \(identifier)\t\(field.field): “\(field.old)” → “\(field.new)”"
      }
    }
    lines += difference.added.map { "+ \(line(new.concepts[$0]))" }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private func line(_ concept: Concept) -> String {
    let terms = concept.terms.keys.sorted().compactMap { language in
      concept.terms[language]?.first.map { "\(language): \($0.text)" }
    }
    return ([concept.id] + terms).joined(separator: "\t")
  }

  /// An object with `removed`, `changed` and `added`.
  public var json: [UInt8] {
    struct Entry: Encodable {
      let id: String
      let terms: [String: [String]]

      init(_ concept: Concept) {
        id = concept.id
        terms = Dictionary(
          uniqueKeysWithValues: concept.terms.map { ($0.key.code, $0.value.map(\.text)) })
      }
    }
    struct Change: Encodable {
      let id: String
      let changes: [GlossaryDifference.Change]
    }
    struct Report: Encodable {
      let removed: [Entry]
      let changed: [Change]
      let added: [Entry]
    }
    return JSONText.pretty(
      Report(
        removed: difference.removed.map { Entry(old.concepts[$0]) },
        changed: difference.changed.map {
          Change(id: new.concepts[$0.new].id, changes: $0.changes)
        },
        added: difference.added.map { Entry(new.concepts[$0]) }))
  }
}

/// How much a glossary holds: a table, or JSON.
public struct GlossaryStatisticsReport: Sendable {
  private let statistics: GlossaryStatistics

  public init(_ glossary: Glossary) { statistics = GlossaryStatistics(glossary) }

  /// Lines of a name and a number, parted by a tab.
  public var text: [UInt8] {
    var lines = [
      "concepts\t\(statistics.concepts)", "terms\t\(statistics.terms)",
      "complete\t\(statistics.complete)",
    ]
    for count in statistics.languages {
      lines.append(
        "\(count.language)\t\(count.concepts) concepts, \(count.preferred) preferred, "
          + "\(count.admitted) admitted, \(count.forbidden) forbidden")
    }
    lines += statistics.subjects.map { "subject \($0.value)\t\($0.count)" }
    lines += statistics.partsOfSpeech.map { "pos \($0.value)\t\($0.count)" }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  public var json: [UInt8] { JSONText.pretty(statistics) }
}
