internal import ArgumentParser
internal import Bitext
internal import Text

/// `build-lexicon words`: the word alignment of a file, to be scored.
struct WordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Align the words of two files of one tokenized segment a line.",
    discussion: """
      Prints a line of i-j for each segment: positions, from 0, of words parted by spaces.

      Example:
        build-lexicon words --from en --to fr hansards.en hansards.fr > hansards.links
      """)

  @Argument(help: "The two files.") var files: [String]
  @Option(help: "Language of the first file.") var from: String
  @Option(help: "Language of the second file.") var to: String
  @Option(help: "A tab-separated file of further segments to learn from; may be repeated.")
  var more: [String] = []
  @Option(help: "A lexicon file; may be repeated.") var lexicon: [String] = []
  @Option var least: Float = 0.3
  @Option var rounds: Int = 1
  @Option var orderedRounds: Int = 4
  @Option var sparsity: Float = 0.01
  @Option var priorTokens: Float = 2
  @Option var association: Float = 1e-4

  func run() throws {
    guard files.count == 2, let source = Language(from), let target = Language(to) else {
      throw ValidationError("name two files and their languages")
    }
    var lines = try files.map { try Lines.of($0) }
    let count = lines[0].count
    for path in more {
      for line in try Lines.of(path) {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        lines[0].append(String(cells[0]))
        lines[1].append(String(cells[1]))
      }
    }
    var words = WordLexicon()
    for path in lexicon { try words.addFile(at: path) }
    var options = WordAligner.Options()
    options.rounds = rounds
    options.orderedRounds = orderedRounds
    options.sparsity = sparsity
    options.priorTokens = priorTokens
    options.leastAssociation = association
    let texts = [
      PresplitText.segmented(lines: lines[0], language: source),
      PresplitText.segmented(lines: lines[1], language: target),
    ]
    let alignment = WordAligner(options: options, lexicon: words).alignment(of: texts[0], texts[1])
    for segment in 0..<count {
      let words = texts.map { SpacedWords(of: $0, segment: segment) }
      var seen: Set<[Int]> = []
      var links: [[Int]] = []
      for link in alignment.links(ofSegment: segment, least: least) {
        let pair = [words[0].ofToken[link.source], words[1].ofToken[link.target]]
        if seen.insert(pair).inserted { links.append(pair) }
      }
      print(links.map { "\($0[0])-\($0[1])" }.joined(separator: " "))
    }
  }
}

/// Which word, parted by spaces, a token of a segment is in.
private struct SpacedWords {
  private(set) var ofToken: [Int] = []

  init(of text: SegmentedDocument, segment: Int) {
    let sentence = text.sentences[segment]
    var word = 0
    var offset = Int(sentence.range.start)
    for token in sentence.tokens {
      let start = Int(text.tokens[Int(token)].range.start)
      while offset < start {
        let isSpace = text.document.text[offset] == 0x20
        offset += 1
        if isSpace, offset < Int(sentence.range.end), text.document.text[offset] != 0x20 {
          word += 1
        }
      }
      ofToken.append(word)
    }
  }
}

/// The lines of a file.
enum Lines {
  static func of(_ path: String) throws -> [String] {
    var lines = String(decoding: try SourceFile.bytes(at: path), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
