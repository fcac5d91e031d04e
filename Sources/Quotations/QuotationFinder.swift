public import Text

/// Finds the quotations of a document: their exact ranges, what the marks are for, and who
/// speaks.
///
///     let quotations = QuotationFinder().quotations(in: Segmenter().segment(document))
///     let spoken = quotations.filter(\.isQuotedSpeech)
///
/// Marks are paired block by block («», ‹›, “”, „, ", ', ‘’), so that a missing one loses nothing
/// but itself. Speakers are looked for by the cue words of French, Italian and English; documents
/// in other languages get their ranges and no attribution.
public struct QuotationFinder: Sendable {
  public init() {}

  /// The quotations in text order, an outer one before those inside it. O(text).
  public func quotations(in segmented: SegmentedDocument) -> [Quotation] {
    let document = segmented.document
    let passages = MarkedPassages.passages(in: document)
    if passages.isEmpty { return [] }
    let words = AnalyzedWords(segmented, lexicon: CueLexicon.lexicon(of: segmented.language))
    let names = NameMentions(words, headings: headingTokens(segmented))
    let frames = Frames(words, passages)
    let findings = Attributor(words, names, frames, passages).findings()
    let kinds = QuotationKinds(words: words, names: names, frames: frames, passages: passages)
    let links = LinkSearch(segmented)

    return passages.indices.map { index in
      let passage = passages[index]
      let kind = kinds.kind(of: index, findings[index])
      let touched = sentenceRange(touching: passage.range, in: segmented)
      let isSpoken = kind == .speech || kind == .writing
      let finding = isSpoken ? findings[index] : nil
      return Quotation(
        range: passage.range, innerRange: passage.inner, level: passage.level,
        parent: passage.parent, kind: kind,
        attribution: finding.flatMap { attribution(of: $0, words, names) }, sentences: touched,
        link: links.link(beside: passage.range, touched))
    }
  }

  /// Where the outermost quotations stand, marks included, and nothing else of them. O(text).
  public func ranges(in document: Document) -> [ByteRange] {
    MarkedPassages.passages(in: document).filter { $0.level == 0 }.map(\.range)
  }

  /// The same of the quotations that open and close in one block, each block looked at by itself.
  /// O(text).
  ///
  /// Marks without a partner in their block are left out, so that a mark that is missing costs
  /// nothing beyond its paragraph; in it, a passage of more than 4 KiB is none, for its own closing
  /// mark is probably missing. Of a quotation over several paragraphs that opens again in each, the
  /// last one is found.
  public func rangesWithinBlocks(in document: Document) -> [ByteRange] {
    MarkedPassages.passagesWithinBlocks(in: document).filter { $0.level == 0 }.map(\.range)
  }

  private func headingTokens(_ segmented: SegmentedDocument) -> [Bool] {
    var result = Array(repeating: false, count: segmented.tokens.count)
    for (index, sentence) in segmented.sentences.enumerated()
    where segmented.blockKind(ofSentence: index).isHeading {
      for token in sentence.tokens { result[Int(token)] = true }
    }
    return result
  }

  private func attribution(
    of finding: Finding, _ words: AnalyzedWords, _ names: NameMentions
  ) -> Attribution? {
    let cue = finding.cue.map {
      ByteRange(words.range($0.tokens.lowerBound).start, words.range($0.tokens.upperBound - 1).end)
    }
    guard finding.speaker != nil || cue != nil else { return nil }
    let surface = finding.speaker.map {
      ByteRange(words.range($0.tokens.lowerBound).start, words.range($0.tokens.upperBound - 1).end)
    }
    let name = finding.speaker?.mention.map {
      words.segmented.document.string(names.mentions[names.mentions[$0].full].range)
    }
    return Attribution(
      speaker: surface, name: name, cue: cue, confidence: max(0, min(1, finding.confidence)))
  }

  private func sentenceRange(touching range: ByteRange, in segmented: SegmentedDocument) -> Range<
    Int
  > {
    let count = segmented.sentences.count
    let first = segmented.sentenceIndex(at: range.start) ?? count
    var last = segmented.sentenceIndex(at: range.end - 1) ?? count
    if last < count, segmented.sentences[last].range.start < range.end { last += 1 }
    return first..<max(first, last)
  }
}

/// Finds the link beside a quotation: in its sentences, else in its block.
private struct LinkSearch {
  private let segmented: SegmentedDocument

  init(_ segmented: SegmentedDocument) { self.segmented = segmented }

  /// The nearest link, earlier ones first where two are equally near. O(log links + links near).
  func link(beside range: ByteRange, _ sentences: Range<Int>) -> Int? {
    let links = segmented.document.links
    guard !links.isEmpty, !sentences.isEmpty else { return nil }
    let first = segmented.sentences[sentences.lowerBound]
    let last = segmented.sentences[sentences.upperBound - 1]
    if let found = nearest(
      to: range, within: ByteRange(first.range.start, max(first.range.start, last.range.end)))
    {
      return found
    }
    return nearest(to: range, within: segmented.document.blocks[Int(first.block)].range)
  }

  private func nearest(to range: ByteRange, within area: ByteRange) -> Int? {
    let links = segmented.document.links
    // The last link that begins before the quotation, and the first one behind it.
    let low = links.partitioningIndex { $0.range.start >= range.start }
    let before = low > 0 && area.contains(links[low - 1].range) ? low - 1 : nil
    let after = low < links.count && area.contains(links[low].range) ? low : nil
    switch (before, after) {
    case (let before?, let after?):
      let left = range.start - links[before].range.end
      let right = links[after].range.start - range.end
      return right < left ? after : before
    case (let before?, nil): return before
    case (nil, let after): return after
    }
  }
}
