import Glibc
import Terminology
import TestSupport
import Text

/// The repository's root, found from this file.
let repositoryRoot: String = {
  var parts = #filePath.split(separator: "/")
  parts.removeLast(3)
  return "/" + parts.joined(separator: "/")
}()

/// The bytes of a file of the repository or beside it; `nil` where there is none.
func fileBytes(_ relativePath: String) -> [UInt8]? {
  guard let file = fopen(repositoryRoot + "/" + relativePath, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

/// A document whose blocks are the given texts, segmented.
func segmented(_ blocks: [String], _ language: Language) -> SegmentedDocument {
  var text: [UInt8] = []
  var ranges: [ByteRange] = []
  for block in blocks {
    let start = text.count
    text += block.utf8
    ranges.append(ByteRange(start..<text.count))
    text.append(0x0A)
  }
  if !text.isEmpty { text.removeLast() }
  return Segmenter().segment(
    Document(
      path: "-", source: text, format: .plain, language: language, languageEvidence: .option,
      metadata: Metadata(), text: text, sourceMap: SourceMap(identity: text.count),
      blocks: ranges.map { Block(kind: .paragraph, range: $0, sourceRange: $0) }, links: [],
      images: []))
}

func segmented(_ text: String, _ language: Language) -> SegmentedDocument {
  segmented([text], language)
}

/// A glossary from lines under the header `id pos fr it en status`, cells parted by `; `.
func glossary(_ lines: String...) throws -> Glossary {
  let table =
    (["id; pos; fr; it; en; status"] + lines)
    .map {
      $0.split(separator: ";", omittingEmptySubsequences: false)
        .map { String($0.drop { $0 == " " }) }.joined(separator: "\t")
    }
    .joined(separator: "\n")
  return try GlossaryReader().file(from: Array(table.utf8), path: "test.tsv").glossary
}

/// The glossary that comes with the program.
func pressGlossary() throws -> Glossary {
  try GlossaryReader().file(at: repositoryRoot + "/Glossaries/ai-press.tsv").glossary
}

extension Language {
  /// The languages of the tests by short names.
  static let fr = Language.french
  static let it = Language.italian
  static let en = Language.english
}
