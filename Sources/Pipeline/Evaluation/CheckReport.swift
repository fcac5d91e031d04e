internal import Bitext
internal import Editions
internal import Terminology
public import Text

/// How many planted errors `glossary check` finds, and how often it is wrong about the rest.
///
/// An alarm is an error or a warning. A planted error is found where its segment has an alarm; an alarm
/// is false where nothing was planted.
public struct CheckReport: Encodable, Sendable {
  struct Row: Encodable {
    let file: String
    /// Segments that have something to check: a concept in the source, or a number in digits.
    let checked: Int
    let segments: Int
    let falseAlarms: Int
    /// Of the checked segments without planted errors, and of all.
    let falseAlarmRate: Double
    let falseAlarmRateOfAll: Double
    let planted: [String: Kind]
    let recall: Double
  }

  struct Kind: Encodable {
    var planted = 0
    var found = 0
    /// Found, notes counted too.
    var noted = 0
  }

  let files: [Row]
  let all: Row
  private let misses: [UInt8]

  enum CodingKeys: CodingKey { case files, all }

  /// Checks the texts of `.check.tsv` files, or of folders of them.
  public init(gold paths: [String], source: Language, target: Language) throws {
    var total = Counts()
    var misses: [String] = []
    files = try GoldFiles(paths, endings: [CheckGold.ending]).paths.map { path in
      let gold = try CheckGold(at: path, from: source, to: target)
      let counts = Counts(gold, &misses)
      total.add(counts)
      return counts.row(path)
    }
    all = total.row("all")
    self.misses = Array(misses.map { $0 + "\n" }.joined().utf8)
  }

  /// A table for people.
  public var text: [UInt8] {
    var lines = ["false alarms  of all   found  file"]
    for row in files.count > 1 ? files + [all] : files {
      lines.append(
        "\(row.falseAlarmRate.percent.padded(to: 12))  \(row.falseAlarmRateOfAll.percent)  "
          + "\(row.recall.percent)  \(row.file)")
    }
    for (kind, counts) in all.planted.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "\(kind): \(counts.found) of \(counts.planted) found, with notes \(counts.noted)")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }

  /// Every false alarm and every planted error that gave none, a line each, then the two texts.
  public var mistakes: [UInt8] { misses }

  private struct Counts {
    var segments = 0
    var checked = 0
    var clean = 0
    var falseAlarms = 0
    var planted: [String: Kind] = [:]

    init() {}

    init(_ gold: CheckGold, _ misses: inout [String]) {
      let occurrences = gold.versions.map {
        TermIndex(gold.glossary, $0.language).occurrences(in: $0)
      }
      let findings = TermCheck(gold.glossary).findings(
        in: gold.versions, rows: gold.rows, occurrences: occurrences,
        comparing: [.terms, .numbers, .names], original: gold.versions[0].language)
      var alarms: [Int: [TermFinding]] = [:]
      var notes: Set<Int> = []
      for finding in findings {
        if finding.severity == .note {
          notes.insert(finding.row)
        } else {
          alarms[finding.row, default: []].append(finding)
        }
      }
      var isPlanted: Set<Int> = []
      for error in gold.planted {
        isPlanted.insert(error.segment)
        let found = alarms[error.segment] != nil
        var kind = planted[error.kind] ?? Kind()
        kind.planted += 1
        kind.found += found ? 1 : 0
        kind.noted += found || notes.contains(error.segment) ? 1 : 0
        planted[error.kind] = kind
        if !found {
          misses.append(
            "missed \(error.kind): “\(error.form)” for “\(error.was)”"
              + Self.texts(gold, error.segment))
        }
      }
      segments = gold.versions[0].sentences.count
      let named = Set(occurrences[0].map(\.sentence))
      for segment in 0..<segments {
        let tokens = gold.versions[0].sentences[segment].tokens
        let hasNumber = gold.versions[0].tokens[Int(tokens.lowerBound)..<Int(tokens.upperBound)]
          .contains { $0.kind == .number }
        guard named.contains(segment) || hasNumber else { continue }
        checked += 1
        if isPlanted.contains(segment) { continue }
        clean += 1
        guard let found = alarms[segment] else { continue }
        falseAlarms += 1
        for finding in found {
          let form = finding.range.map(gold.versions[1].document.string) ?? ""
          let concept = finding.concept.map { gold.glossary.concepts[$0].id } ?? ""
          let other = finding.evidenceRange.map(gold.versions[0].document.string) ?? ""
          misses.append(
            "false \(finding.kind.code): “\(form)” against “\(other)” \(concept)"
              + Self.texts(gold, segment))
        }
      }
    }

    private static func texts(_ gold: CheckGold, _ segment: Int) -> String {
      " [\(gold.path):\(segment + 1)]"
        + gold.versions.map { "\n  " + $0.string(ofSentence: segment) }.joined()
    }

    mutating func add(_ other: Counts) {
      segments += other.segments
      checked += other.checked
      clean += other.clean
      falseAlarms += other.falseAlarms
      for (name, kind) in other.planted {
        planted[name, default: Kind()].planted += kind.planted
        planted[name, default: Kind()].found += kind.found
        planted[name, default: Kind()].noted += kind.noted
      }
    }

    func row(_ file: String) -> Row {
      func share(_ part: Int, _ whole: Int) -> Double {
        whole == 0 ? 0 : (Double(part) / Double(whole)).rounded5
      }
      let kinds = planted.values
      return Row(
        file: file, checked: checked, segments: segments, falseAlarms: falseAlarms,
        falseAlarmRate: share(falseAlarms, clean),
        falseAlarmRateOfAll: share(falseAlarms, segments), planted: planted,
        recall: share(kinds.reduce(0) { $0 + $1.found }, kinds.reduce(0) { $0 + $1.planted }))
    }
  }
}
