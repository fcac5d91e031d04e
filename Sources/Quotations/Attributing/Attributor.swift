internal import Text

/// What the words around a quotation say of it.
struct Finding {
  var speaker: Speaker?
  var cue: CueHit?
  /// Speech or writing, where a cue tells.
  var kind: Quotation.Kind?
  var confidence = 0.0
  /// How the words are joined to the quotation.
  var link: Link

  enum Link {
    /// « … », explique X: said right behind it.
    case tail
    /// X explique : « … »
    case head
    /// selon X
    case source
    /// la lettre de X
    case noun
    /// X : « … »
    case colon
    /// The speaker of the quotation or sentence before.
    case run
  }
}

/// Finds for each quotation of level 0 who speaks, by the words of its frame, else by the frame
/// or quotation before it.
struct Attributor {
  let words: AnalyzedWords
  let names: NameMentions
  let frames: Frames
  let passages: [MarkedPassage]
  let language: Language

  let descriptions: Descriptions
  let cueFinder: CueFinder
  let subjects: SubjectFinder
  /// The same among all tokens, those inside quotations too.
  let tokenSubjects: SubjectFinder
  var text: [UInt8] { words.segmented.document.text }

  init(_ words: AnalyzedWords, _ names: NameMentions, _ frames: Frames, _ passages: [MarkedPassage])
  {
    self.words = words
    self.names = names
    self.frames = frames
    self.passages = passages
    language = words.segmented.language
    descriptions = Descriptions(words, names)
    let isRomance = language == .french || language == .italian
    cueFinder = CueFinder(
      words: words, names: names, items: frames.items, isRomance: isRomance)
    tokenSubjects = SubjectFinder(
      words: words, names: names, items: (0..<Int32(words.count)).map { $0 }, inverts: isRomance)
    subjects = SubjectFinder(
      words: words, names: names, items: frames.items, inverts: isRomance)
  }

  /// One finding or `nil` for each passage; those inside others have none. O(tokens).
  func findings() -> [Finding?] {
    var result: [Finding?] = Array(repeating: nil, count: passages.count)
    var run: (finding: Finding, frame: Int)?
    for index in frames.frames.indices where frames.frames[index].hasQuotation {
      let frame = frames.frames[index]
      let hits = cueFinder.hits(in: frame.items)
      let quotations = frame.items.filter { frames.items[$0] < 0 }
      var found: [Finding?] = quotations.map { finding(of: $0, in: frame, hits) }
      // « A », a-t-il écrit, « B »: what stands between belongs to both.
      for position in found.indices where found[position] == nil {
        if position > 0, var before = found[position - 1] {
          before.confidence *= 0.9
          found[position] = before
        } else if position + 1 < found.count, let after = found[position + 1],
          after.link == .tail || after.link == .source
        {
          var after = after
          after.confidence *= 0.6
          found[position] = after
        }
      }
      for position in found.indices {
        let passage = Int(~frames.items[quotations[position]])
        if found[position] == nil { found[position] = cueInside(passage) }
        if var finding = found[position] {
          resolve(&finding, before: quotations[position], run?.finding)
          if finding.speaker == nil {
            complete(&finding, of: quotations[position], in: index, after: run)
          }
          found[position] = finding
          result[passage] = finding
        } else if let finding = continued(
          from: run, to: index, isAlone: isAlone(frame), at: quotations[position])
        {
          found[position] = finding
          result[passage] = finding
        } else if let finding = named(behind: index) {
          found[position] = finding
          result[passage] = finding
        }
      }
      if let last = found.last(where: { $0?.speaker != nil }), let last {
        run = (last, index)
      }
    }
    return result
  }

  /// A cue without a subject: the speaker of the run, or for a letter or speech the person the
  /// text is about.
  func complete(
    _ finding: inout Finding, of quotation: Int, in index: Int,
    after run: (finding: Finding, frame: Int)?
  ) {
    if let run, isNear(run.frame, index) || finding.link == .noun && isNextBlock(run.frame, index) {
      finding.speaker = run.finding.speaker
      finding.confidence *= 0.7
    } else if finding.link == .noun,
      let found = antecedent(.person, before: frames.items[quotation], nil)
    {
      finding.speaker = Speaker(
        form: .name(found), tokens: names.mentions[found].tokens, mention: found)
      finding.confidence *= 0.6
    }
  }
}
