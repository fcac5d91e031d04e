import Testing

@testable import Text

/// Reads a text as a file of that name.
func read(_ text: String, as path: String = "test.md", _ options: ReadingOptions = .init())
  throws -> Document
{
  try SourceReader(options: options).document(from: Array(text.utf8), path: path)
}

extension Document {
  /// Blocks as `kind|text`, one a line.
  var outline: [String] {
    blocks.map { block in
      let kind =
        switch block.kind {
        case .heading(let level): "h\(level)"
        case .paragraph: "p"
        case .listItem: "li"
        case .blockQuote: "q"
        case .code: "code"
        case .tableCell: "td"
        case .note: "note"
        }
      return "\(kind)|\(string(block.range))"
    }
  }

  /// What the pieces of a range say in the source file.
  func sourceText(of range: ByteRange) -> String {
    let pieces = sourceMap.pieces(of: range).flatMap { source[$0.indices] }
    return String(decoding: pieces, as: UTF8.self)
  }

  /// Checks what must hold for every document, whatever was read.
  func checkInvariants(_ comment: Comment? = nil, location: SourceLocation = #_sourceLocation) {
    #expect(String(validating: text, as: UTF8.self) != nil, comment, sourceLocation: location)
    #expect(!blocks.isEmpty, comment, sourceLocation: location)
    var end: Int32 = 0
    for (index, block) in blocks.enumerated() {
      // Blocks cover the text but for single line feeds.
      #expect(block.range.start == (index == 0 ? 0 : end + 1), comment, sourceLocation: location)
      if index > 0 { #expect(text[Int(end)] == 0x0A, comment, sourceLocation: location) }
      #expect(!block.range.isEmpty, comment, sourceLocation: location)
      #expect(
        EdgeSpace.trimmed(Array(text[block.range.indices])) == 0..<block.range.count, comment,
        sourceLocation: location)
      #expect(
        block.sourceRange == sourceMap.sourceRange(of: block.range), comment,
        sourceLocation: location)
      end = block.range.end
    }
    #expect(Int(end) == text.count, comment, sourceLocation: location)
    var textEnd: Int32 = 0
    var sourceEnd: Int32 = 0
    for segment in sourceMap.segments {
      guard segment.text.start >= textEnd, segment.source.start >= sourceEnd,
        segment.textUnit > 0, segment.sourceUnit > 0, segment.text.end <= text.count,
        segment.source.end <= source.count
      else {
        Issue.record("map does not ascend at \(segment)", sourceLocation: location)
        return
      }
      textEnd = segment.text.end
      sourceEnd = segment.source.end
    }
    for link in links {
      #expect(!link.range.isEmpty && link.range.end <= end, comment, sourceLocation: location)
    }
    for image in images {
      #expect(image.position <= end, comment, sourceLocation: location)
      #expect(image.sourceRange.end <= source.count, comment, sourceLocation: location)
    }
  }

  /// Checks that the text between replaced parts is the source's, byte for byte, and that text
  /// and source ranges lead to each other.
  func checkRoundTrip(location: SourceLocation = #_sourceLocation) {
    for segment in sourceMap.segments where segment.textUnit == 1 && segment.sourceUnit == 1 {
      let here = text[segment.text.indices]
      let there = source[segment.source.indices]
      let isSame = zip(here, there).allSatisfy { byte, original in
        if original == 0x0A || original == 0x0D { return byte == 0x20 || byte == 0x0A }
        return byte == original
      }
      #expect(isSame, "\(string(segment.text))", sourceLocation: location)
    }
    for block in blocks {
      #expect(
        sourceMap.textRange(of: block.sourceRange) == block.range, sourceLocation: location)
    }
  }
}
