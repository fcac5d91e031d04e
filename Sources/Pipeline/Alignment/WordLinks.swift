public import Bitext
internal import Editions
public import Text

/// Which words answer each other, as it is written: for each segment a line of `i-j`, positions
/// from 0, or an object with ranges and confidence.
public struct WordLinks: Sendable {
  public enum Format: Sendable {
    case pharaoh, jsonLines
  }

  private struct Record: Encodable {
    struct Link: Encodable {
      let source: Int
      let target: Int
      let sourceRange: [Int]
      let targetRange: [Int]
      let sourceText: String
      let targetText: String
      let confidence: Double
    }

    let segment: Int
    let links: [Link]
  }

  /// What a position of a segment is.
  private struct Word {
    let range: Range<Int>
    let text: String
  }

  private let aligner: WordAligner
  private let format: Format
  private let learns: Bool

  /// - Parameters:
  ///   - lexicon: What is known of words beforehand.
  ///   - minimumConfidence: Links below are left out; `nil`: where precision and recall are about
  ///     the same.
  ///   - learns: Whether pairs are counted for a lexicon that grows.
  public init(
    lexicon: WordLexicon, format: Format, minimumConfidence: Double? = nil, learns: Bool = false
  ) {
    var options = WordAligner.Options()
    if let minimumConfidence { options.least = Float(minimumConfidence) }
    aligner = WordAligner(options: options, lexicon: lexicon)
    self.format = format
    self.learns = learns
  }

  /// The links of two files, a line for each segment. Positions count the pieces between spaces;
  /// ranges are bytes of the line.
  public func aligned(_ lines: ParallelLines) -> Aligned {
    let alignment = aligner.alignment(of: lines.words)
    return written(alignment) { segment, side in
      let line = lines.sides[side].line(segment)
      return ParallelLines.pieces(of: line).map { range in
        Word(
          range: range,
          text: String(
            decoding: line[line.startIndex + range.lowerBound..<line.startIndex + range.upperBound],
            as: UTF8.self))
      }
    }
  }

  /// The links of two versions, a line for each bead that has both. Positions count the tokens of
  /// the bead's sentences; ranges are bytes of the source files.
  public func aligned(
    _ bitext: Bitext, _ source: SegmentedDocument, _ target: SegmentedDocument
  ) -> Aligned {
    let beads = bitext.beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }
    var words = ParallelWords(from: source.language, to: target.language)
    words.append(source, target, beads: beads)
    return written(aligner.alignment(of: words)) { segment, side in
      let text = side == 0 ? source : target
      let sentences = side == 0 ? beads[segment].source : beads[segment].target
      let tokens =
        text.sentences[sentences.lowerBound].tokens
        .lowerBound..<text.sentences[
          sentences.upperBound - 1
        ].tokens.upperBound
      return tokens.map { token in
        let range = text.tokens[Int(token)].range
        let place = text.document.sourceRange(of: range)
        return Word(
          range: Int(place.start)..<Int(place.end), text: text.document.string(range))
      }
    }
  }

  /// What is written, and what can be learnt from it.
  public struct Aligned: Sendable {
    public let bytes: [UInt8]
    let pairs: [LearntPair]
  }

  private func written(
    _ alignment: borrowing WordAlignment, words: (_ segment: Int, _ side: Int) -> [Word]
  ) -> Aligned {
    var bytes: [UInt8] = []
    for segment in 0..<alignment.segmentCount {
      let links = alignment.links(ofSegment: segment)
      switch format {
      case .pharaoh:
        bytes += links.map { "\($0.source)-\($0.target)" }.joined(separator: " ").utf8
        bytes.append(0x0A)
      case .jsonLines:
        let sources = words(segment, 0)
        let targets = words(segment, 1)
        bytes += JSONText.line(
          Record(
            segment: segment + 1,
            links: links.map { link in
              let (one, other) = (sources[link.source], targets[link.target])
              return Record.Link(
                source: link.source, target: link.target,
                sourceRange: [one.range.lowerBound, one.range.upperBound],
                targetRange: [other.range.lowerBound, other.range.upperBound],
                sourceText: one.text, targetText: other.text,
                confidence: (Double(link.probability) * 1000).rounded() / 1000)
            }))
      }
    }
    return Aligned(bytes: bytes, pairs: learns ? alignment.learntPairs : [])
  }
}
