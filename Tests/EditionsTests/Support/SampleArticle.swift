import Bitext
import Editions
import Quotations
import Summaries
import Terminology
import Testing
import Text

/// A small article whose analysis is told instead of found, so that tests of the editions depend
/// on no stage but reading and splitting.
struct SampleArticle: CustomTestStringConvertible {
  struct Quote {
    let kind: Quotation.Kind
    /// Per language, the words with their marks; a language may be absent.
    let words: [Language: String]
    var name: String?
    var speaker: [Language: String] = [:]
    var cue: [Language: String] = [:]
  }

  struct Use {
    let concept: Int
    let term: Int
    let forms: [Language: String]
  }

  var key = "sample"
  /// Markdown by language, in the order of the versions.
  var texts: [(language: Language, markdown: String)]
  /// Sentence ranges per language and row; empty for one sentence of each version a row.
  var rows: [[Language: Range<Int>]] = []
  var quotes: [Quote] = []
  var concepts: [Concept] = []
  var uses: [Use] = []
  var findings: [TermFinding] = []
  var chosen: [Int] = []
  var diagnostics: [Diagnostic] = []

  static let timestamp: Int64 = 1_771_545_600

  var testDescription: String { "\(key) in \(texts.map(\.language.code).joined(separator: ", "))" }

  func material() throws -> EditionMaterial {
    EditionMaterial(try analysis(), options: EditionOptions(timestamp: Self.timestamp))
  }

  func analysis() throws -> Analysis {
    let versions = try texts.map { language, markdown in
      let document = try SourceReader(options: ReadingOptions(language: language))
        .document(from: Array(markdown.utf8), path: "\(key).\(language).md")
      return Segmenter().segment(document)
    }
    let rows = self.rows(of: versions)
    var quotations: [[Quotation]] = []
    var parallel = [[Language: Int]](repeating: [:], count: quotes.count)
    for version in versions {
      var found: [Quotation] = []
      for (index, quote) in quotes.enumerated() {
        guard let words = quote.words[version.language],
          let quotation = Self.quotation(words, quote, in: version)
        else { continue }
        parallel[index][version.language] = found.count
        found.append(quotation)
      }
      quotations.append(found)
    }
    return Analysis(
      key: key, pairing: .filenameSuffix, versions: versions,
      bitexts: bitexts(of: versions.map(\.language), rows), rows: versions.count > 1 ? rows : [],
      glossary: Glossary(concepts: concepts), occurrences: versions.map(occurrences),
      termFindings: findings, quotations: quotations,
      parallelQuotations: parallel.enumerated().map {
        ParallelQuotation(index: $0, quotations: $1, confidence: 0.98765)
      },
      summary: Summary(choices: chosen.map { .init(row: $0, score: 1.23456) }),
      diagnostics: diagnostics)
  }

  private func rows(of versions: [SegmentedDocument]) -> [TrilingualRow] {
    guard rows.isEmpty else {
      return rows.enumerated().map { TrilingualRow(index: $0, sentences: $1, confidence: 0.95) }
    }
    return (0..<(versions.map(\.sentences.count).max() ?? 0)).map { index in
      var sentences: [Language: Range<Int>] = [:]
      for version in versions where index < version.sentences.count {
        sentences[version.language] = index..<index + 1
      }
      return TrilingualRow(index: index, sentences: sentences, confidence: 0.95)
    }
  }

  private func bitexts(of languages: [Language], _ rows: [TrilingualRow]) -> [Bitext] {
    languages.indices.flatMap { first in
      languages[(first + 1)...].map { other in
        let beads = rows.compactMap { row -> Bead? in
          let source = row.sentences[languages[first]] ?? 0..<0
          let target = row.sentences[other] ?? 0..<0
          return source.isEmpty && target.isEmpty
            ? nil : Bead(source: source, target: target, confidence: row.confidence)
        }
        return Bitext(sourceLanguage: languages[first], targetLanguage: other, beads: beads)
      }
    }
  }

  private static func quotation(
    _ words: String, _ quote: Quote, in version: SegmentedDocument
  ) -> Quotation? {
    guard let range = ranges(of: words, in: version).first else { return nil }
    let marks = words.unicodeScalars.filter { "«»“”\"\u{A0} ".unicodeScalars.contains($0) }
    let leading = words.unicodeScalars.prefix { marks.contains($0) }
    let trailing = words.unicodeScalars.reversed().prefix { marks.contains($0) }
    let inner = ByteRange(
      range.start + Int32(String(String.UnicodeScalarView(leading)).utf8.count),
      range.end - Int32(String(String.UnicodeScalarView(trailing)).utf8.count))
    let first = version.sentenceIndex(at: range.start) ?? 0
    let last = version.sentenceIndex(at: range.end - 1) ?? first
    let attribution = Attribution(
      speaker: quote.speaker[version.language].flatMap { ranges(of: $0, in: version).first },
      name: quote.name,
      cue: quote.cue[version.language].flatMap { ranges(of: $0, in: version).first },
      confidence: 0.8)
    let link = version.document.links.firstIndex {
      version.sentenceIndex(at: $0.range.start) == first
    }
    return Quotation(
      range: range, innerRange: inner, level: 0, parent: nil, kind: quote.kind,
      attribution: attribution, sentences: first..<last + 1, link: link)
  }

  private func occurrences(in version: SegmentedDocument) -> [TermOccurrence] {
    uses.flatMap { use -> [TermOccurrence] in
      guard let form = use.forms[version.language] else { return [] }
      let status = concepts[use.concept].terms[version.language]?[use.term].status ?? .preferred
      return Self.ranges(of: form, in: version).compactMap { range in
        version.sentenceIndex(at: range.start).map {
          TermOccurrence(
            concept: use.concept, term: use.term, range: range, sentence: $0, status: status)
        }
      }
    }.sorted { $0.range < $1.range }
  }

  /// All places of some words in a version's text.
  static func ranges(of words: String, in version: SegmentedDocument) -> [ByteRange] {
    let text = version.document.text
    let words = Array(words.utf8)
    guard !words.isEmpty, words.count <= text.count else { return [] }
    return (0...text.count - words.count).compactMap { start in
      text[start..<start + words.count].elementsEqual(words)
        ? ByteRange(start..<start + words.count) : nil
    }
  }

  /// French, Italian and English, with all that an edition can show.
  static let trilingual = SampleArticle(
    texts: [
      (
        .french,
        """
        ---
        date: 2026-02-20
        author: "Dario Ferrero"
        tags: [Sécurité]
        ---
        # Le départ

        ![depart.jpg](depart.jpg)

        Selon [The Verge](https://futurism.com/a?b=1&c=2), la sécurité recule. \
        « Nous étions coincés », explique Vahid Kazemi. \
        Le laboratoire a perdu 32 % de ses chercheurs.
        """
      ),
      (
        .italian,
        """
        ---
        date: 2026-02-20
        ---
        # La partenza

        ![Una porta](depart.jpg)

        Secondo [The Verge](https://www.theverge.com/it/a), la sicurezza arretra. \
        «Eravamo bloccati», spiega Vahid Kazemi. \
        Il laboratorio ha perso il 23 % dei suoi ricercatori.
        """
      ),
      (
        .english,
        """
        ---
        date: 2026-02-20
        ---
        # The departure

        According to [The Verge](https://www.theverge.com/a), safety is losing ground. \
        “We were stuck,” explains Vahid Kazemi.
        """
      ),
    ],
    quotes: [
      Quote(
        kind: .speech,
        words: [
          .french: "« Nous étions coincés »", .italian: "«Eravamo bloccati»",
          .english: "“We were stuck,”",
        ], name: "Vahid Kazemi",
        speaker: [.french: "Vahid Kazemi", .italian: "Vahid Kazemi", .english: "Vahid Kazemi"],
        cue: [.french: "explique", .italian: "spiega", .english: "explains"])
    ],
    concepts: [
      Concept(
        id: "aip-010", definition: "Freedom from harm done by a system",
        terms: [
          .french: [Term(text: "sécurité", status: .preferred)],
          .italian: [Term(text: "sicurezza", status: .preferred)],
          .english: [
            Term(text: "AI safety", status: .preferred), Term(text: "safety", status: .admitted),
          ],
        ]),
      Concept(
        id: "aip-006",
        terms: [
          .french: [
            Term(text: "laboratoire d'IA", status: .preferred),
            Term(text: "laboratoire", status: .admitted),
          ],
          .italian: [Term(text: "laboratorio", status: .preferred)],
          .english: [Term(text: "lab", status: .preferred)],
        ]),
    ],
    uses: [
      Use(concept: 0, term: 0, forms: [.french: "sécurité", .italian: "sicurezza"]),
      Use(concept: 0, term: 1, forms: [.english: "safety"]),
      Use(concept: 1, term: 0, forms: [.italian: "laboratorio"]),
      Use(concept: 1, term: 1, forms: [.french: "laboratoire"]),
    ],
    findings: [
      TermFinding(
        kind: .missing, concept: 1, language: .english, row: 3, range: nil, evidence: .french)
    ], chosen: [1, 2])

  /// Two versions with everything in them that could break out of its place.
  static let hostile = SampleArticle(
    key: "hostile",
    texts: [
      (
        .french,
        """
        ---
        title: "=cmd|' /C calc'!A0 <script>alert(\\"1\\")</script> | \\n d'après l'auteur"
        author: "O'Neil \\"=1+1\\" <b>"
        ---
        Un <b>texte</b> : 1 &lt; 2 &amp;amp; 3, ]]> et {{ raw }}. \
        « =SOMME(A1) | **gras** », dit [le lien](javascript:alert(1)). \
        Voir aussi [l'autre \\| lien](https://example.org/a"b) et [bon](https://example.org/?a=1&b='2').
        """
      ),
      (
        .english,
        """
        ---
        title: "</title><script>alert(1)</script>\\r\\nBcc: x@example.org"
        ---
        A text: 1 &lt; 2, ]]> and so on. \
        “+SUM(A1), \\"more\\"” says [the link](javascript:alert(1)). \
        See [also](https://example.org/).
        """
      ),
    ],
    quotes: [
      Quote(
        kind: .writing,
        words: [
          .french: "« =SOMME(A1) | gras »", .english: "“+SUM(A1), \"more\"”",
        ], name: "<i>\"Name\"</i>, -x")
    ],
    concepts: [
      Concept(
        id: "a\tb<c>",
        terms: [
          .french: [Term(text: "texte\n|", status: .forbidden)],
          .english: [Term(text: "text", status: .preferred)],
        ])
    ], uses: [Use(concept: 0, term: 0, forms: [.french: "texte", .english: "text"])],
    chosen: [0, 1, 2],
    diagnostics: [Diagnostic(.warning, code: "odd", "odd\nmessage </ul>", at: Place(file: "<x>"))])

  /// One version alone.
  static let monolingual = SampleArticle(
    texts: [
      (
        .english, "# Alone\n\nIt stands alone. “Nobody came,” said Ada. The end of it.\n"
      )
    ],
    quotes: [Quote(kind: .speech, words: [.english: "“Nobody came,”"], name: "Ada")],
    chosen: [1, 3])
}

extension EditionMaterial {
  /// The bytes of a file as text.
  func file(_ name: String) -> String? {
    Editions.files(for: self).first { $0.name == name }.map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }
}
