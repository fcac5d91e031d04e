public import Bitext
public import Text

/// Which concepts of a glossary an article names, how often, in which forms and where.
public struct GlossaryUse: Sendable, Equatable {
  /// The concepts that occur in at least one version, in the glossary's order.
  public let concepts: [ConceptUse]

  /// - Complexity: O(sentences + occurrences × log).
  public init(
    _ glossary: Glossary, versions: [SegmentedDocument], rows: [TrilingualRow],
    occurrences: [[TermOccurrence]]
  ) {
    let byRow = RowOccurrences(versions: versions, rows: rows, occurrences: occurrences)
    var uses: [Int: [Language: [Mention]]] = [:]
    for (version, document) in versions.enumerated() {
      for (index, occurrence) in occurrences[version].enumerated() {
        uses[occurrence.concept, default: [:]][document.language, default: []].append(
          Mention(occurrence: occurrence, row: byRow.rowOfOccurrence[version][index]))
      }
    }
    let documents = Dictionary(versions.map { ($0.language, $0) }, uniquingKeysWith: { $1 })
    concepts = glossary.concepts.indices.compactMap { concept in
      uses[concept].map { mentions in
        ConceptUse(concept: concept, mentions: mentions, documents: documents, rows: rows)
      }
    }
  }

  /// A mention and the row it stands in, -1 where it stands in none.
  struct Mention {
    let occurrence: TermOccurrence
    let row: Int
  }
}

/// How an article names one concept.
public struct ConceptUse: Sendable, Equatable {
  /// A form as it stands in the text, and how often.
  public struct SurfaceForm: Sendable, Equatable {
    public let text: String
    public let count: Int
    public let status: TermStatus
    /// Where it stands first.
    public let range: ByteRange
  }

  /// A row that names the concept in at least one language.
  struct NamingRow: Sendable, Equatable {
    let index: Int
    let languages: Set<Language>
    let confidence: Double
    /// Bytes of the row's sentences in all versions.
    let length: Int
    let hasForbiddenForm: Bool
  }

  /// Index of the concept in `Glossary.concepts`.
  public let concept: Int
  /// How often each version names it; a version that does not is absent.
  public let counts: [Language: Int]
  /// The forms found, the most frequent first, of equally frequent ones the earlier.
  public let forms: [Language: [SurfaceForm]]
  private let namingRows: [NamingRow]

  /// The index of the row that shows best how these languages name the concept: one that names it
  /// in all of them, without forbidden forms if possible, then the most certain, then the
  /// shortest. `nil` when no row does. O(rows that name it).
  public func exampleRow(in languages: [Language]) -> Int? {
    namingRows.filter { $0.languages.isSuperset(of: languages) }.min { $0.precedes($1) }?.index
  }

  init(
    concept: Int, mentions: [Language: [GlossaryUse.Mention]],
    documents: [Language: SegmentedDocument], rows: [TrilingualRow]
  ) {
    self.concept = concept
    counts = mentions.mapValues(\.count)
    var forms: [Language: [SurfaceForm]] = [:]
    var languagesOfRow: [Int: Set<Language>] = [:]
    var forbiddenRows: Set<Int> = []
    for (language, mentions) in mentions {
      guard let document = documents[language]?.document else { continue }
      forms[language] = Self.forms(of: mentions.map(\.occurrence), in: document)
      for mention in mentions where mention.row >= 0 {
        languagesOfRow[mention.row, default: []].insert(language)
        if mention.occurrence.status == .forbidden { forbiddenRows.insert(mention.row) }
      }
    }
    self.forms = forms
    namingRows = languagesOfRow.keys.sorted().map { row in
      NamingRow(
        index: row, languages: languagesOfRow[row] ?? [], confidence: rows[row].confidence,
        length: Self.length(of: rows[row], documents),
        hasForbiddenForm: forbiddenRows.contains(row))
    }
  }

  private static func forms(of found: [TermOccurrence], in document: Document) -> [SurfaceForm] {
    var counts: [String: Int] = [:]
    var order: [(text: String, first: TermOccurrence)] = []
    for occurrence in found {
      let text = document.string(occurrence.range)
      if counts.updateValue((counts[text] ?? 0) + 1, forKey: text) == nil {
        order.append((text, occurrence))
      }
    }
    return order.map { text, first in
      SurfaceForm(
        text: text, count: counts[text] ?? 0, status: first.status, range: first.range)
    }.sorted { ($1.count, $0.range.start) < ($0.count, $1.range.start) }
  }

  private static func length(
    of row: TrilingualRow, _ documents: [Language: SegmentedDocument]
  ) -> Int {
    var length = 0
    for (language, sentences) in row.sentences {
      guard let document = documents[language] else { continue }
      for sentence in sentences { length += document.sentences[sentence].range.count }
    }
    return length
  }
}

extension ConceptUse.NamingRow {
  fileprivate func precedes(_ other: Self) -> Bool {
    // Certainties are compared in tenths: beyond that the shorter row is the better example.
    let key = (hasForbiddenForm ? 1 : 0, -Int(confidence * 10), length, index)
    let otherKey = (
      other.hasForbiddenForm ? 1 : 0, -Int(other.confidence * 10), other.length, other.index
    )
    return key < otherKey
  }
}
