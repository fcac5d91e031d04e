import Bitext
import Text

/// Two versions of an article, looked at from the one to the other: which sentences answer which,
/// and where there the place of something here is.
struct VersionPair {
  /// Indices of the versions.
  let source: Int
  let target: Int
  let here: VersionMaterial
  let there: VersionMaterial
  let beads: [Bead]
  /// Index of the bead by sentence; -1 for none.
  let beadOfSource: [Int]
  let beadOfTarget: [Int]
  /// By sentence: the nearest sentence before and behind it that is answered; -1 for none.
  private let answeredBefore: [Int]
  private let answeredBehind: [Int]

  /// O(beads + sentences).
  init?(_ material: EditionMaterial, source: Int, target: Int) {
    let versions = material.versions
    let pair = LanguagePair(source: versions[source].language, target: versions[target].language)
    guard let bitext = material.bitext(pair) else { return nil }
    self.source = source
    self.target = target
    here = versions[source]
    there = versions[target]
    beads = bitext.beads
    var beadOfSource = [Int](repeating: -1, count: here.segmented.sentences.count)
    var beadOfTarget = [Int](repeating: -1, count: there.segmented.sentences.count)
    for (index, bead) in bitext.beads.enumerated() {
      for sentence in bead.source where beadOfSource.indices.contains(sentence) {
        beadOfSource[sentence] = index
      }
      for sentence in bead.target where beadOfTarget.indices.contains(sentence) {
        beadOfTarget[sentence] = index
      }
    }
    let isAnswered = beadOfSource.map { $0 >= 0 && !bitext.beads[$0].target.isEmpty }
    var before = [Int](repeating: -1, count: isAnswered.count)
    var behind = before
    for index in isAnswered.indices.dropFirst() {
      before[index] = isAnswered[index - 1] ? index - 1 : before[index - 1]
    }
    for index in isAnswered.indices.dropLast().reversed() {
      behind[index] = isAnswered[index + 1] ? index + 1 : behind[index + 1]
    }
    self.beadOfSource = beadOfSource
    self.beadOfTarget = beadOfTarget
    answeredBefore = before
    answeredBehind = behind
  }

  /// The sentences there that answer one here; empty when none do.
  func counterpart(of sentence: Int) -> Range<Int> {
    guard beadOfSource.indices.contains(sentence), beadOfSource[sentence] >= 0 else { return 0..<0 }
    return beads[beadOfSource[sentence]].target
  }

  /// The sentences there among which something of a sentence here may stand: its counterpart with
  /// `margin` sentences around, or the gap where it belongs.
  func neighbourhood(of sentence: Int, margin: Int) -> Range<Int> {
    var found = counterpart(of: sentence)
    if found.isEmpty {
      let before = answeredBefore.indices.contains(sentence) ? answeredBefore[sentence] : -1
      let behind = answeredBehind.indices.contains(sentence) ? answeredBehind[sentence] : -1
      let low = before >= 0 ? counterpart(of: before).upperBound : 0
      let high = behind >= 0 ? counterpart(of: behind).lowerBound : beadOfTarget.count
      found = low <= high ? low..<high : high..<low
    }
    let low = max(0, found.lowerBound - margin)
    return low..<max(low, min(beadOfTarget.count, found.upperBound + margin))
  }

  /// Where there some sentences here belong: behind the counterpart of what stands before them, or
  /// before that of what follows, rather within a paragraph than between two.
  func expectedPlace(of sentences: Range<Int>) -> Place {
    let all = there.segmented.sentences
    guard let first = sentences.first, let last = sentences.last, !all.isEmpty else {
      return there.places.place(ofByte: 0)
    }
    let own = counterpart(of: first)
    if !own.isEmpty {
      // Part of a group that is answered as a whole.
      let bead = beads[beadOfSource[first]]
      return bead.source.lowerBound == first && bead.source.upperBound > last + 1
        ? start(of: own.lowerBound) : end(of: own.upperBound - 1)
    }
    let before = answeredBefore[first]
    let behind = answeredBehind[last]
    let block = here.segmented.sentences[first].block
    if before >= 0, here.segmented.sentences[before].block == block {
      return end(of: counterpart(of: before).upperBound - 1)
    }
    if behind >= 0, here.segmented.sentences[behind].block == block {
      return start(of: counterpart(of: behind).lowerBound)
    }
    if before >= 0 { return end(of: counterpart(of: before).upperBound - 1) }
    return behind >= 0 ? start(of: counterpart(of: behind).lowerBound) : start(of: 0)
  }

  /// Where there something belongs that stands in a sentence here, or behind the last one.
  func expectedPlace(inSentence sentence: Int?) -> Place {
    guard let sentence else {
      return there.places.place(ofByte: there.document.source.count)
    }
    let own = counterpart(of: sentence)
    return own.isEmpty
      ? expectedPlace(of: sentence..<(sentence + 1)) : start(of: own.lowerBound)
  }

  func start(of sentence: Int) -> Place {
    there.place(there.segmented.sentences[sentence].range)
  }

  private func end(of sentence: Int) -> Place {
    // Markup that closes behind the sentence stays outside.
    let source = there.document.sourceRange(of: there.segmented.sentences[sentence].range)
    return there.places.place(ofByte: Int(source.end))
  }

  /// A version's words with their place, for a finding.
  func presence(_ range: ByteRange) -> ParityFinding.Presence {
    ParityFinding.Presence(
      language: here.language, place: here.place(range), text: here.document.string(range),
      anchor: here.anchor(range), range: range)
  }

  func absence(_ place: Place) -> ParityFinding.Absence {
    ParityFinding.Absence(language: there.language, place: place)
  }
}

extension VersionPair {
  /// The pairs of an article, each in both directions, by source and target.
  struct All {
    let versions: [VersionMaterial]
    private let pairs: [VersionPair?]

    var count: Int { versions.count }

    init(_ material: EditionMaterial) {
      versions = material.versions
      let count = versions.count
      var pairs: [VersionPair?] = []
      for source in 0..<count {
        for target in 0..<count {
          pairs.append(
            source == target ? nil : VersionPair(material, source: source, target: target))
        }
      }
      self.pairs = pairs
    }

    subscript(source: Int, target: Int) -> VersionPair? { pairs[source * count + target] }

    var ordered: [VersionPair] { pairs.compactMap { $0 } }

    /// A name for a sentence that its counterparts in other versions share, the one that lacks it
    /// left out: the first version that has it, and the first sentence there.
    func identity(ofSentence sentence: Int, in version: Int, lacking: Int) -> String {
      for other in 0..<version where other != lacking {
        if let found = self[version, other]?.counterpart(of: sentence).first {
          return "\(other):\(found)"
        }
      }
      return "\(version):\(sentence)"
    }
  }
}
