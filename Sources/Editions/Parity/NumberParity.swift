import Bitext
import Text

/// Numbers in digits that one version has and another has neither in digits nor in words.
struct NumberParity {
  private(set) var items: [ParityItem] = []

  /// How sure it is of numbers of one digit, and of others; and how much surer where the other
  /// version has a number there that this one lacks, or a third version has the same one.
  private static let oneDigit = 0.7
  private static let several = 0.85
  private static let doubtLeft = 0.4

  /// O(tokens).
  init(_ pairs: VersionPair.All, _ sentences: SentenceParity) {
    var readers: [Language: NumberReader] = [:]
    var numbers: [[[NumberReader.Number]]] = Array(repeating: [], count: pairs.count)
    for pair in pairs.ordered where numbers[pair.source].isEmpty {
      let language = pair.here.language
      let reader = readers[language] ?? NumberReader(language)
      readers[language] = reader
      numbers[pair.source] = pair.here.segmented.sentences.indices.map {
        reader.numbers(inSentence: $0, of: pair.here.segmented)
      }
    }
    for pair in pairs.ordered {
      for bead in pair.beads where !bead.source.isEmpty && !bead.target.isEmpty {
        add(bead, of: pair, pairs, sentences, numbers)
      }
    }
  }

  private mutating func add(
    _ bead: Bead, of pair: VersionPair, _ pairs: VersionPair.All, _ sentences: SentenceParity,
    _ numbers: [[[NumberReader.Number]]]
  ) {
    let own = bead.source.flatMap { numbers[pair.source][$0] }
    if own.allSatisfy({ !$0.isInDigits }) { return }
    let around = pair.neighbourhood(of: bead.source.lowerBound, margin: 1)
    let others = around.flatMap { numbers[pair.target][$0] }
    let inside = bead.target.flatMap { numbers[pair.target][$0] }
    let isChanged = inside.contains { other in
      other.isInDigits && !own.contains { $0.isSame(as: other) }
    }
    for sentence in bead.source
    where !sentences.isMissing(sentence, of: pair.source, in: pair.target) {
      let told = sentences.missingElsewhere(sentence, of: pair.source, in: pair.target)
        .flatMap { numbers[$0][$1] }
      for number in numbers[pair.source][sentence]
      where number.isInDigits && !(others + told).contains(where: { number.isSame(as: $0) }) {
        var doubt = 1 - (number.digitCount == 1 ? Self.oneDigit : Self.several)
        if isChanged { doubt *= Self.doubtLeft }
        if isElsewhere(number, sentence, pair, pairs, numbers) { doubt *= Self.doubtLeft }
        items.append(
          ParityItem(
            kind: .number, version: pair.source, offset: number.range.start,
            presence: pair.presence(number.range), lacking: pair.target,
            absence: pair.absence(pair.expectedPlace(inSentence: sentence)),
            confidence: (1 - doubt) * (0.5 + 0.5 * bead.confidence),
            identity: (number.values.first ?? "") + " "
              + pairs.identity(ofSentence: sentence, in: pair.source, lacking: pair.target)))
      }
    }
  }

  /// Whether a third version has the number too.
  private func isElsewhere(
    _ number: NumberReader.Number, _ sentence: Int, _ pair: VersionPair, _ pairs: VersionPair.All,
    _ numbers: [[[NumberReader.Number]]]
  ) -> Bool {
    (0..<pairs.count).contains { third in
      guard third != pair.source, third != pair.target, let other = pairs[pair.source, third]
      else { return false }
      return other.counterpart(of: sentence).contains { answer in
        numbers[third][answer].contains { number.isSame(as: $0) }
      }
    }
  }
}
