import Bitext
import Text

@testable import Summaries

/// A document written line by line: `# ` is a heading, `| ` a table cell, `- ` a list item, all
/// else a paragraph.
func segmented(
  _ lines: String, _ language: Language = .english, title: String? = nil
) -> SegmentedDocument {
  var text: [UInt8] = []
  var blocks: [Block] = []
  for line in lines.split(separator: "\n") {
    let (kind, content): (Block.Kind, Substring) =
      line.hasPrefix("# ")
      ? (.heading(level: 1), line.dropFirst(2))
      : line.hasPrefix("| ")
        ? (.tableCell, line.dropFirst(2))
        : line.hasPrefix("- ") ? (.listItem, line.dropFirst(2)) : (.paragraph, line)
    if !text.isEmpty { text.append(0x0A) }
    let start = text.count
    text.append(contentsOf: content.utf8)
    let range = ByteRange(start..<text.count)
    blocks.append(Block(kind: kind, range: range, sourceRange: range))
  }
  var metadata = Metadata()
  metadata.title = title
  let document = Document(
    path: "test", source: text, format: .plain, language: language, languageEvidence: .option,
    metadata: metadata, text: text, sourceMap: SourceMap(identity: text.count), blocks: blocks,
    links: [], images: [])
  return Segmenter().segment(document)
}

/// Rows that join the sentences of equal index; the versions have as many sentences each.
func parallelRows(_ versions: [SegmentedDocument]) -> [TrilingualRow] {
  versions[0].sentences.indices.map { index in
    TrilingualRow(
      index: index,
      sentences: Dictionary(
        uniqueKeysWithValues: versions.map { ($0.language, index..<(index + 1)) }),
      confidence: 1)
  }
}

/// The sentences a summary of one document consists of.
func sentences(_ summary: Summary, of document: SegmentedDocument) -> [String] {
  summary.choices.map { document.string(ofSentence: $0.row) }
}

/// The sentences chosen from one document.
func summary(
  _ document: SegmentedDocument, _ budget: SummaryOptions.Budget, protected: [ByteRange] = []
) -> [String] {
  sentences(
    Summarizer(options: SummaryOptions(budget: budget))
      .summary(of: [document], protected: [protected]),
    of: document)
}

/// Text of random words, some of which recur, with openers and questions among the sentences.
func randomText<Source: RandomNumberGenerator>(
  sentences: Int, using source: inout Source, openers: [String] = ["However,", "It", "This"]
) -> String {
  let words = [
    "harbour", "council", "bridge", "engineer", "river", "budget", "vote", "station", "museum",
    "storm", "Rossi", "Lyon", "library", "41", "report", "school", "1,200", "train",
  ]
  var text = ""
  for _ in 0..<sentences {
    var sentence: [String] = []
    sentence.append(
      Int.random(in: 0..<4, using: &source) == 0
        ? openers.randomElement(using: &source)! : "Mayor")
    for _ in 0..<Int.random(in: 1...14, using: &source) {
      sentence.append(words.randomElement(using: &source)!)
    }
    text += sentence.joined(separator: " ")
    text += Int.random(in: 0..<9, using: &source) == 0 ? "?" : "."
    text += Int.random(in: 0..<5, using: &source) == 0 ? "\n" : " "
    if Int.random(in: 0..<12, using: &source) == 0 { text += "\n# Heading here\n" }
  }
  return text
}
