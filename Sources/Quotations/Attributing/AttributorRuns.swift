internal import Text

/// Quotations without words of their own.
extension Attributor {
  /// A quotation without words of its own: the speaker of the one before, or of the sentence
  /// before.
  func continued(
    from run: (finding: Finding, frame: Int)?, to index: Int, isAlone: Bool, at quotation: Int
  ) -> Finding? {
    let frame = frames.frames[index]
    // The sentence before, if it is no part of the run already.
    if index > 0, isAlone, run?.frame != index - 1 {
      let before = frames.frames[index - 1]
      let endsWithColon = byte(before.items.upperBound - 1) == 0x3A
      if before.block == frame.block || endsWithColon, !before.hasQuotation {
        let hits = cueFinder.hits(in: before.items)
        let end = before.items.upperBound
        for hit in hits.reversed() where hit.cue.class == .verb || hit.cue.class == .noun {
          let speaker =
            hit.cue.class == .noun
            ? possessor(of: hit, in: before, end)
            : subjects.subject(before: hit.items.lowerBound, from: before.items.lowerBound)
              ?? subjectOfFrame(before, before: hit, hits)
          guard let speaker else { continue }
          var finding = Finding(
            speaker: speaker, cue: hit, kind: writing(before, hit),
            confidence: endsWithColon ? 0.8 : 0.65, link: .run)
          resolve(&finding, before: end - 1, run?.finding)
          return finding
        }
        if endsWithColon || run.map({ !isNear($0.frame, index) }) ?? true {
          if let speaker = firstName(in: before, before: end) {
            var finding = Finding(
              speaker: speaker, cue: nil, kind: nil, confidence: endsWithColon ? 0.6 : 0.4,
              link: .run)
            resolve(&finding, before: end - 1, run?.finding)
            return finding
          }
        }
      }
    }
    if let run, index > 0, run.frame == index - 1 || isNear(run.frame, index) {
      // The run goes on.
    } else if index > 0, isAlone, let speaker = introduced(before: index) {
      var finding = Finding(
        speaker: speaker, cue: nil, kind: nil, confidence: 0.5, link: .run)
      resolve(&finding, before: frames.frames[index - 1].items.upperBound - 1, run?.finding)
      return finding
    }
    guard let run,
      isNear(run.frame, index)
        || isAlone && (isNextBlock(run.frame, index) || isAnswer(index, after: run.frame))
    else { return nil }
    var finding = run.finding
    finding.link = .run
    finding.confidence = min(finding.confidence, 0.9) * (isAlone ? 0.85 : 0.5)
    if !isNear(run.frame, index) { finding.confidence *= 0.7 }
    if !isAlone { finding.cue = nil }
    return finding
  }

  /// Whom the last sentence of the paragraph before speaks of, where a paragraph is nothing but a
  /// quotation.
  private func introduced(before index: Int) -> Speaker? {
    let (before, frame) = (frames.frames[index - 1], frames.frames[index])
    guard frame.block - before.block == 1, !before.hasQuotation else { return nil }
    let end = before.items.upperBound
    if let speaker = firstName(in: before, before: end) { return speaker }
    return subjects.subject(after: before.items.lowerBound, to: end)
      .flatMap { isSomebody($0) ? $0 : nil }
  }

  /// Whether a quotation answers a question that stands as a paragraph of its own between it and the
  /// quotation before.
  private func isAnswer(_ index: Int, after earlier: Int) -> Bool {
    let (frame, run) = (frames.frames[index], frames.frames[earlier])
    guard frame.block - run.block == 2, index > earlier + 1 else { return false }
    let question = frames.frames[index - 1]
    return question.block == frame.block - 1 && !question.hasQuotation
      && byte(question.items.upperBound - 1) == 0x3F
  }

  /// Whether a frame holds nothing but quotations and marks.
  func isAlone(_ frame: Frames.Frame) -> Bool {
    frame.items.allSatisfy { frames.items[$0] < 0 || !words.isWord(Int(frames.items[$0])) }
  }

  func isNear(_ earlier: Int, _ later: Int) -> Bool {
    later - earlier <= 3 && frames.frames[earlier].block == frames.frames[later].block
  }

  func isNextBlock(_ earlier: Int, _ later: Int) -> Bool {
    later - earlier <= 3 && frames.frames[later].block - frames.frames[earlier].block <= 1
  }
}
