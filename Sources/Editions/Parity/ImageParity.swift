import Text

/// Images that one version has and another lacks.
///
/// Images are the same by their address, languages in it aside, or else by where they stand.
struct ImageParity {
  let items: [ParityItem]

  private static let confidence = 0.95

  /// O(images).
  init(_ pairs: VersionPair.All) {
    items = pairs.ordered.flatMap { Self.items($0, pairs) }
  }

  private struct Use {
    let image: Image
    let key: String
    /// The sentence that it stands before; `nil` behind the last.
    let sentence: Int?
  }

  private static func uses(in version: VersionMaterial) -> [Use] {
    version.document.images.map { image in
      let address = String(image.url.prefix { $0 != "?" && $0 != "#" })
      return Use(
        image: image, key: PageAddress.withoutCode(address, before: "."),
        sentence: version.segmented.sentenceIndex(at: image.position))
    }
  }

  private static func items(_ pair: VersionPair, _ pairs: VersionPair.All) -> [ParityItem] {
    let here = uses(in: pair.here)
    let there = uses(in: pair.there)
    var others: [String: [Int]] = [:]
    for index in there.indices.reversed() { others[there[index].key, default: []].append(index) }
    var isTaken = [Bool](repeating: false, count: there.count)
    var left: [Use] = []
    for use in here {
      if let other = others[use.key]?.popLast() { isTaken[other] = true } else { left.append(use) }
    }
    var places: [Int: Int] = [:]
    for (index, use) in there.enumerated() where !isTaken[index] {
      places[use.sentence ?? pair.beadOfTarget.count, default: 0] += 1
    }
    return left.compactMap { use in
      let range =
        use.sentence.map { pair.neighbourhood(of: $0, margin: 1) }
        ?? (max(0, pair.beadOfTarget.count - 1)..<(pair.beadOfTarget.count + 1))
      for sentence in range where places[sentence, default: 0] > 0 {
        places[sentence, default: 0] -= 1
        return nil
      }
      let place = pair.here.places.place(ofByte: Int(use.image.sourceRange.start))
      let identity = use.sentence.map {
        pairs.identity(ofSentence: $0, in: pair.source, lacking: pair.target)
      }
      return ParityItem(
        kind: .image, version: pair.source, offset: use.image.position,
        presence: ParityFinding.Presence(
          language: pair.here.language, place: place, text: SingleLine.text(use.image.url),
          anchor: nil, range: nil), lacking: pair.target,
        absence: pair.absence(pair.expectedPlace(inSentence: use.sentence)),
        confidence: confidence, identity: use.key + " " + (identity ?? "end"))
    }
  }
}
