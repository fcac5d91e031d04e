import TestSupport
import Testing
import Text

@testable import Pipeline

/// The seed articles give the same sentences and units however their spaces and paragraphs are
/// written: those of `Fixtures/Splitting`, one a line. The files began as the splitter's own answer
/// and were then read line by line; a boundary in them is to be changed only where a reader would.
@Suite struct SeedSpellingsTests {
  enum Spelling: CaseIterable, Sendable {
    case markdown, plain
    /// Spaces inside guillemets and before high marks, as typographers want them.
    case noBreakMarks, narrowMarks
    /// Every space between words.
    case noBreakEverywhere, narrowEverywhere

    var space: String {
      switch self {
      case .markdown, .plain: " "
      case .noBreakMarks, .noBreakEverywhere: "\u{A0}"
      case .narrowMarks, .narrowEverywhere: "\u{202F}"
      }
    }
  }

  @Test(arguments: ["fr", "it", "en"], Spelling.allCases)
  func spelling(code: String, spelling: Spelling) throws {
    let path = packageRoot + "/seeds/esodo-silenzioso/article.\(code).md"
    let markdown = try readFile(path)
    let document = try SourceReader(options: ReadingOptions(language: Language(code)))
      .document(from: markdown, path: path)
    let respelled = try respelled(document, spelling)
    try check(respelled, .sentences, "seed.\(code).sentences.txt")
    try check(respelled, .whole, "seed.\(code).units.txt")
  }

  private func respelled(_ document: Document, _ spelling: Spelling) throws -> Document {
    let space = spelling.space
    let text: String
    var format = Format.plain
    switch spelling {
    case .markdown: return document
    case .plain:
      text = document.blocks.map { document.string($0.range) }.joined(separator: "\n\n")
    case .noBreakMarks, .narrowMarks:
      format = .markdown
      var source = String(decoding: document.source, as: UTF8.self)
      for mark in [";", ":", "!", "?", "%", "»"] {
        // The front matter's colons have no space before them.
        source = source.replacing(" " + mark, with: space + mark)
      }
      text = source.replacing("« ", with: "«" + space)
    case .noBreakEverywhere, .narrowEverywhere:
      text = document.blocks.map { document.string($0.range).replacing(" ", with: space) }
        .joined(separator: "\n\n")
    }
    return try SourceReader(options: ReadingOptions(format: format, language: document.language))
      .document(from: Array(text.utf8), path: "seed")
  }

  private func check(_ document: Document, _ quotes: Splitting.Quotes, _ file: String) throws {
    let lines = try Splitting(quotes: quotes).list(of: document).lines
    let expected = try readFile(packageRoot + "/Tests/Fixtures/Splitting/" + file)
    let found = squeezed(lines)
    let wanted = squeezed(expected)
    #expect(found.count == wanted.count)
    for (found, wanted) in zip(found, wanted) where found != wanted {
      Issue.record("\(file): \"\(found)\" instead of \"\(wanted)\"")
      return
    }
  }

  /// Lines with all their white space made single spaces.
  private func squeezed(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split { $0.isWhitespace }.joined(separator: " ")
    }
  }
}
