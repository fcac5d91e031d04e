import Text

/// Links that one version has and another lacks.
///
/// The same page may be linked many times: links are matched page by page, those of sentences that
/// answer each other first, then in order, and what stays over is missing.
struct LinkParity {
  let items: [ParityItem]

  /// How sure it is that a page linked nowhere in the other version is missing; and one that is
  /// linked there less often.
  private static let nowhere = 0.97
  private static let lessOften = 0.9

  /// O(links) for links of different pages; those of one page are matched in the product of how
  /// often it is linked and `reach`.
  init(_ pairs: VersionPair.All, _ sentences: SentenceParity) {
    let uses = pairs.versions.map(Self.uses)
    items = pairs.ordered.flatMap { Self.items($0, pairs, sentences, uses) }
  }

  private struct Use {
    let link: Link
    let address: PageAddress
    let sentence: Int
  }

  private static func uses(in version: VersionMaterial) -> [Use] {
    version.document.links.compactMap { link in
      guard let address = PageAddress(link.url),
        let sentence = version.segmented.sentenceIndex(at: link.range.start)
      else { return nil }
      return Use(link: link, address: address, sentence: sentence)
    }
  }

  private static func items(
    _ pair: VersionPair, _ pairs: VersionPair.All, _ sentences: SentenceParity, _ uses: [[Use]]
  ) -> [ParityItem] {
    let here = uses[pair.source]
    let there = uses[pair.target]
    var others: [String: [Int]] = [:]
    for (index, use) in there.enumerated() { others[use.address.key, default: []].append(index) }
    var isTaken = [Bool](repeating: false, count: there.count)
    var isMatched = [Bool](repeating: false, count: here.count)
    for margin in [0, 2] {
      var from: [String: Int] = [:]
      for (index, use) in here.enumerated() where !isMatched[index] {
        guard let candidates = others[use.address.key] else { continue }
        let place = pair.neighbourhood(of: use.sentence, margin: margin)
        var next = from[use.address.key] ?? 0
        while next < candidates.count, there[candidates[next]].sentence < place.lowerBound - reach {
          next += 1
        }
        from[use.address.key] = next
        for other in candidates[next...].prefix(reach)
        where !isTaken[other] && place.contains(there[other].sentence) {
          isTaken[other] = true
          isMatched[index] = true
          break
        }
      }
    }
    // Then wherever the page is linked, in order.
    var rest: [String: [Int]] = [:]
    for (key, candidates) in others { rest[key] = candidates.filter { !isTaken[$0] }.reversed() }
    for (index, use) in here.enumerated() where !isMatched[index] {
      if let other = rest[use.address.key]?.popLast() {
        isTaken[other] = true
        isMatched[index] = true
      }
    }
    // A page of the same site in the other language, at the same place.
    var freeBySentence: [Int: [Int]] = [:]
    for (index, use) in there.enumerated() where !isTaken[index] {
      freeBySentence[use.sentence, default: []].append(index)
    }
    for (index, use) in here.enumerated() where !isMatched[index] {
      for sentence in pair.neighbourhood(of: use.sentence, margin: 1) where !isMatched[index] {
        for other in freeBySentence[sentence] ?? [] where !isTaken[other] {
          let address = there[other].address
          if use.address.isSameSite(as: address, pair.here.language, pair.there.language) {
            isTaken[other] = true
            isMatched[index] = true
            break
          }
        }
      }
    }
    return here.indices.compactMap { index in
      let use = here[index]
      if isMatched[index] || sentences.isMissing(use.sentence, of: pair.source, in: pair.target) {
        return nil
      }
      let told = sentences.missingElsewhere(use.sentence, of: pair.source, in: pair.target)
      if told.contains(where: { Self.has(use.address.key, inSentence: $1, uses[$0]) }) {
        return nil
      }
      return ParityItem(
        kind: .link, version: pair.source, offset: use.link.range.start,
        presence: pair.presence(use.link.range), lacking: pair.target,
        absence: pair.absence(pair.expectedPlace(inSentence: use.sentence)),
        confidence: others[use.address.key] == nil ? nowhere : lessOften,
        remark: "to " + SingleLine.text(use.link.url),
        identity: use.address.key + " "
          + pairs.identity(ofSentence: use.sentence, in: pair.source, lacking: pair.target))
    }
  }

  private static let reach = 64

  /// O(log n + links of the sentence).
  private static func has(_ key: String, inSentence sentence: Int, _ uses: [Use]) -> Bool {
    let low = uses.partitioningIndex { $0.sentence >= sentence }
    return uses[low...].prefix { $0.sentence == sentence }.contains { $0.address.key == key }
  }
}
