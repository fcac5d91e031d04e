internal import ArgumentParser
internal import FoundationEssentials
internal import Pipeline
internal import Text

/// `train-splitter common-words`: the words that have a capital only where a sentence begins.
struct CommonWordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "common-words",
    abstract:
      "Find the words that have a capital hardly anywhere but at the beginning of a sentence.",
    discussion: """
      Prints the table that stands as Sources/Text/Resources/common-words.tsv. Files are JSON \
      Lines with {lang, text}, or plain text whose language is in the name (law.fr.txt).
      """)

  @Argument(help: "Texts.")
  var files: [String]

  @Option(help: "How many words of each language.")
  var count = 2000

  func run() throws {
    var counts: [Language: WordCounts] = [:]
    for file in files {
      for (language, text) in try Self.texts(of: file) {
        counts[language, default: WordCounts()].add(text)
      }
    }
    var rows: Set<[UInt8]> = []
    for (language, words) in counts where language.isSupported {
      rows.formUnion(words.common(count).map { Array("\(language.code)\t\($0)".utf8) })
    }
    let table = rows.sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
    let head = [
      "# Common words that have a capital hardly anywhere but at the beginning of a sentence: language,",
      "# folded form. Found in texts by Benchmarks/train-splitter. Not to be edited.",
    ]
    print((head + table).joined(separator: "\n"))
  }

  private struct Record: Decodable {
    let lang: String
    let text: String
  }

  private static func texts(of file: String) throws -> [(Language, [UInt8])] {
    let bytes = try SourceFile.bytes(at: file)
    guard file.hasSuffix(".jsonl") else {
      return Language.inferred(fromPath: file).map { [($0, bytes)] } ?? []
    }
    return try bytes.split(separator: 0x0A).compactMap { line in
      let record = try JSONDecoder().decode(Record.self, from: Data(line))
      return Language(record.lang).map { ($0, Array(record.text.utf8)) }
    }
  }
}

/// How often words were seen in small letters, and with a capital in mid-sentence.
private struct WordCounts {
  private var small: [String: Int] = [:]
  private var capital: [String: Int] = [:]

  /// Counts the words of a text: stretches of letters.
  mutating func add(_ text: [UInt8]) {
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    var position = 0
    while position < scalars.count {
      guard scalars[position].properties.isAlphabetic else {
        position += 1
        continue
      }
      let start = position
      while position < scalars.count, scalars[position].properties.isAlphabetic { position += 1 }
      let word = String(String.UnicodeScalarView(scalars[start..<position]))
      if scalars[start].properties.isLowercase {
        if scalars[start..<position].allSatisfy(\.properties.isLowercase) {
          small[word, default: 0] += 1
        }
      } else if start >= 2, scalars[start - 1] == " ",
        scalars[start - 2].properties.isLowercase || scalars[start - 2] == ","
      {
        capital[word.lowercased(), default: 0] += 1
      }
    }
  }

  /// The most frequent words of two letters and more, seen three times, of whose occurrences in
  /// mid-sentence at least four fifths are in small letters.
  func common(_ count: Int) -> [String] {
    small.filter { word, times in
      times >= 3 && word.unicodeScalars.count >= 2
        && times * 5 >= (times + capital[word, default: 0]) * 4
    }
    .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    .prefix(count)
    .map { String(decoding: Folder().folded(Array($0.key.utf8)).bytes, as: UTF8.self) }
  }
}
