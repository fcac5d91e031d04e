import Terminology
import TestSupport
import Text

/// Glossaries of terms and notes that nobody would write.
enum RandomGlossary {
  private static let pieces = [
    "é", "a", "b c", "'", "\"", "&", "<x>", "œ", ",", ";", "=", "#", "]]>", "–", "日", "-", "🙂",
    "10 %",
  ]

  static func glossary(_ random: inout SplitMix) -> Glossary {
    func text() -> String {
      var text = ""
      for _ in 0...Int(random.next() % 4) {
        text += pieces[Int(random.next() % UInt64(pieces.count))]
      }
      let isBlank = text.utf8.allSatisfy { $0 == 0x20 }
      return isBlank || text.hasPrefix("#") ? "x" + text : text
    }
    func maybe() -> String? { random.next() % 2 == 0 ? text() : nil }
    var glossary = Glossary(otherFieldNames: ["url", "fr:termType"])
    for number in 0..<Int(1 + random.next() % 5) {
      var concept = Concept(id: random.next() % 3 == 0 ? "\(number) x" : "c-\(number)")
      concept.subject = maybe()
      concept.definition = maybe()
      concept.note = maybe()
      concept.partOfSpeech = [nil, "noun", "adj", "name"][Int(random.next() % 4)]
      concept.status = [.preferred, .preferred, .admitted][Int(random.next() % 3)]
      for language in [Language.french, .italian, .english]
      where language == .french || random.next() % 3 != 0 {
        var terms: [Term] = []
        for _ in 0...Int(random.next() % 3) {
          let isForbidden = !terms.isEmpty && random.next() % 3 == 0
          let status: TermStatus =
            isForbidden ? .forbidden : terms.isEmpty ? .preferred : .admitted
          let matching = TermMatching(rawValue: UInt8(random.next() % 4))
          terms.append(Term(text: text(), status: status, matching: matching))
        }
        concept.terms[language] = terms
      }
      if let url = maybe() { concept.otherFields["url"] = url }
      glossary.concepts.append(concept)
    }
    return glossary
  }
}
