package import Text

/// Finds which words of parallel segments answer each other.
///
///     let alignment = WordAligner(lexicon: lexicon).alignment(of: french, english)
///     for link in alignment.links(ofSegment: 0) { … }  // positions of tokens
///
/// Samplers of both directions (`LinkSampler`), several where there are few segments, say how
/// probable each link is; a logistic model over what they say (`LinkFeatures`) decides. The same
/// segments and lexicon give the same links.
package struct WordAligner: Sendable {
  package struct Options: Sendable {
    /// Whether marks are aligned too; numbers always are.
    package var marks = true
    /// Least probability of a link.
    package var least: Float = 0.45
    /// At most this many samplers are asked; the time goes with their number.
    package var samplerLimit = SamplingSchedule.usualSamplerLimit

    package init() {}
  }

  private let options: Options
  private let lexicon: WordLexicon

  package init(options: Options = Options(), lexicon: WordLexicon = WordLexicon()) {
    self.options = options
    self.lexicon = lexicon
  }

  /// Aligns the words of all segments: sentence `k` of the one says the same as sentence `k` of the
  /// other. O(words²) within segments.
  package func alignment(
    of source: SegmentedDocument, _ target: SegmentedDocument
  ) -> WordAlignment {
    var words = ParallelWords(
      from: source.language, to: target.language, marks: options.marks)
    words.append(source, target, positions: .tokens)
    return alignment(of: words)
  }

  /// Aligns words. O(words²) within segments.
  package func alignment(of words: ParallelWords) -> WordAlignment {
    let priors = WordPriors(words, lexicon: lexicon).priors
    let schedule = SamplingSchedule(
      cells: words.bitext.cells, samplerLimit: options.samplerLimit)
    return WordAlignment(
      words: words, priors: priors, schedule: schedule, least: options.least)
  }
}

/// How long is sampled: few segments say little and cost little, so that several samplers are
/// asked; of many, one is enough.
struct SamplingSchedule: Sendable {
  let samplers: Int
  /// Passes without and with word order.
  let passes: Int
  let orderedPasses: Int
  /// Draws in each pass of a segment, and when its links are asked for.
  let sweeps: Int
  let lastSweeps = 16

  package static let usualSamplerLimit = 16

  /// - Parameter cells: Pairs of words within segments.
  init(cells: Int, samplerLimit: Int = usualSamplerLimit) {
    samplers = max(1, min(samplerLimit, 16_000_000 / max(1, cells)))
    let isLarge = cells > 8_000_000
    passes = isLarge ? 1 : 5
    orderedPasses = isLarge ? 9 : 12
    sweeps = isLarge ? 3 : 1
  }
}
