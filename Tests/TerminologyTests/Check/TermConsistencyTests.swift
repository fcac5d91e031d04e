import Bitext
import Terminology
import Testing
import Text

@Suite struct TermConsistencyTests {
  private func found(_ rows: [(String, String)]) -> [String] {
    let french = segmented(rows.map(\.0), .fr)
    let english = segmented(rows.map(\.1), .en)
    let trilingual = rows.indices.map {
      TrilingualRow(
        index: $0, sentences: [.french: $0..<($0 + 1), .english: $0..<($0 + 1)], confidence: 1)
    }
    return TermConsistency().inconsistencies(from: french, to: english, rows: trilingual).map {
      finding in
      "\(finding.term) \(finding.count): "
        + finding.renderings.map { "\($0.text) \($0.ranges.count)" }.joined(separator: ", ")
    }
  }

  private let same = [
    ("Le contrôleur arrive demain.", "The monitor arrives tomorrow."),
    ("Un contrôleur écrit une lettre.", "A monitor writes a letter."),
    ("Le contrôleur mange une pomme.", "The monitor eats an apple."),
    ("Voilà le contrôleur.", "Here is the monitor."),
    ("Une lettre arrive demain.", "A letter arrives tomorrow."),
  ]

  @Test func oneWayIsConsistent() {
    #expect(found(same) == [])
    #expect(found([]) == [])
  }

  @Test func anotherWordIsTold() {
    let lines = found(
      same + [
        ("Le contrôleur écrit une lettre.", "The inspector writes a letter."),
        ("Un contrôleur arrive demain.", "An inspector arrives tomorrow."),
      ])
    #expect(lines.contains("contrôleur 6: monitor 4, inspector 2"))
  }

  @Test func anotherFormIsNoOtherWord() {
    let lines = found(
      same + [("Les contrôleurs mangent une pomme.", "The monitors eat an apple.")])
    #expect(!lines.contains { $0.hasPrefix("contrôleur") })
  }
}
