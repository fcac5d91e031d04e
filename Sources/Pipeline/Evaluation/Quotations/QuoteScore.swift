/// How well found quotations agree with gold ones, by the definitions of the reference scorer.
///
/// Spans are compared without outer marks and blanks. Pairs whose shared part is more than 0.3 (0.8) of
/// what they cover together are the two levels of the Gender Gap Tracker (Asr et al. 2021).
struct QuoteScore: Sendable {
  struct Counts: Sendable {
    var right = 0
    var found = 0
    var gold = 0

    var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
    var f1: Double {
      precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    mutating func add(_ other: Counts) {
      right += other.right
      found += other.found
      gold += other.gold
    }
  }

  private(set) var strict = Counts()
  private(set) var overlapping = Counts()
  private(set) var mostlyOverlapping = Counts()
  private(set) var characters = Counts()
  /// Of pairs that overlap and whose gold quotation has a speaker: how many, and how many are right.
  private(set) var speakers = 0
  private(set) var surfaceRight = 0
  private(set) var resolvedRight = 0
  /// Gold quotations that have a speaker.
  private(set) var goldSpeakers = 0
  private(set) var cues = 0
  private(set) var cuesRight = 0
  /// Found quotations that match what is not asked for, and those that lie on what is none.
  private(set) var ignored = 0
  private(set) var onNegatives = 0
  /// What went wrong, a line each.
  private(set) var mistakes: [String] = []

  init() {}

  /// Scores one document.
  init(gold: [QuoteLine], found all: [QuoteLine], ignoring kinds: Set<String>) {
    var asked: [QuoteLine] = []
    var notAsked: [Range<Int>] = []
    var negatives: [Range<Int>] = []
    for line in gold {
      switch line.kind {
      case "negative": negatives.append(line.span)
      case "term-pair": continue
      default:
        if kinds.contains(line.type ?? line.kind ?? "") || kinds.contains(line.kind ?? "") {
          notAsked.append(line.trimmedSpan)
        } else {
          asked.append(line)
        }
      }
    }
    let goldSpans = asked.map(\.trimmedSpan)
    let found = all.filter { line in
      let span = line.trimmedSpan
      let isAsked = goldSpans.contains { Self.likeness($0, span) > 0.3 }
      return isAsked || !notAsked.contains { Self.likeness($0, span) > 0.3 }
    }
    ignored = all.count - found.count
    let spans = found.map(\.trimmedSpan)
    func counts(_ right: Int) -> Counts {
      Counts(right: right, found: found.count, gold: asked.count)
    }
    strict = counts(Self.pairs(goldSpans, spans, above: 0.5) { $0 == $1 ? 1 : 0 }.count)
    let pairs = Self.pairs(goldSpans, spans, above: 0.3, Self.likeness)
    overlapping = counts(pairs.count)
    mostlyOverlapping = counts(Self.pairs(goldSpans, spans, above: 0.8, Self.likeness).count)
    let goldCharacters = Self.union(goldSpans)
    let foundCharacters = Self.union(spans)
    characters = Counts(
      right: Self.shared(goldCharacters, foundCharacters),
      found: foundCharacters.reduce(0) { $0 + $1.count },
      gold: goldCharacters.reduce(0) { $0 + $1.count })
    goldSpeakers = asked.count { $0.speaker?.isEmpty == false }
    for pair in pairs { add(asked[pair.gold], found[pair.found]) }
    addMistakes(asked, found, pairs, negatives)
  }

  private mutating func add(_ gold: QuoteLine, _ found: QuoteLine) {
    if let speaker = gold.speaker, !speaker.isEmpty {
      speakers += 1
      if gold.namesSameSurface(as: found) { surfaceRight += 1 }
      if gold.namesSameSpeaker(as: found) {
        resolvedRight += 1
      } else {
        mistakes.append(
          "speaker \(gold.doc): \(found.speakerResolved ?? found.speaker ?? "nobody") for "
            + "\(gold.speakerRef ?? speaker): \(gold.text ?? "")")
      }
    }
    if let verb = gold.verb, !verb.isEmpty {
      cues += 1
      if gold.hasSameCue(as: found) {
        cuesRight += 1
      } else {
        mistakes.append(
          "cue \(gold.doc): \(found.verb ?? "none") for \(verb): \(gold.text ?? "")")
      }
    }
  }

  private mutating func addMistakes(
    _ gold: [QuoteLine], _ found: [QuoteLine], _ pairs: [(gold: Int, found: Int)],
    _ negatives: [Range<Int>]
  ) {
    let pairedGold = Set(pairs.map(\.gold))
    let pairedFound = Set(pairs.map(\.found))
    for (index, line) in gold.enumerated() where !pairedGold.contains(index) {
      mistakes.append("missed \(line.doc): \(line.text ?? "")")
    }
    for (index, line) in found.enumerated() where !pairedFound.contains(index) {
      let isNegative = negatives.contains { Self.likeness(line.trimmedSpan, $0) > 0.3 }
      if isNegative { onNegatives += 1 }
      mistakes.append("\(isNegative ? "no quotation" : "false") \(line.doc): \(line.text ?? "")")
    }
  }

  mutating func add(_ other: QuoteScore) {
    strict.add(other.strict)
    overlapping.add(other.overlapping)
    mostlyOverlapping.add(other.mostlyOverlapping)
    characters.add(other.characters)
    speakers += other.speakers
    surfaceRight += other.surfaceRight
    resolvedRight += other.resolvedRight
    goldSpeakers += other.goldSpeakers
    cues += other.cues
    cuesRight += other.cuesRight
    ignored += other.ignored
    onNegatives += other.onNegatives
    mistakes += other.mistakes
  }

  // MARK: Spans

  /// The part of what two spans cover together that both cover (Jaccard).
  private static func likeness(_ one: Range<Int>, _ other: Range<Int>) -> Double {
    let shared = min(one.upperBound, other.upperBound) - max(one.lowerBound, other.lowerBound)
    return shared <= 0 ? 0 : Double(shared) / Double(one.count + other.count - shared)
  }

  /// One-to-one pairs, the most alike first.
  private static func pairs(
    _ gold: [Range<Int>], _ found: [Range<Int>], above threshold: Double,
    _ likeness: (Range<Int>, Range<Int>) -> Double
  ) -> [(gold: Int, found: Int)] {
    var candidates: [(value: Double, gold: Int, found: Int)] = []
    for (index, span) in gold.enumerated() {
      for (other, foundSpan) in found.enumerated() {
        let value = likeness(span, foundSpan)
        if value > threshold { candidates.append((value, index, other)) }
      }
    }
    candidates.sort { ($1.value, $0.gold, $0.found) < ($0.value, $1.gold, $1.found) }
    var usedGold: Set<Int> = []
    var usedFound: Set<Int> = []
    return candidates.compactMap { candidate in
      guard !usedGold.contains(candidate.gold), !usedFound.contains(candidate.found) else {
        return nil
      }
      usedGold.insert(candidate.gold)
      usedFound.insert(candidate.found)
      return (candidate.gold, candidate.found)
    }
  }

  /// Spans that do not touch, in order.
  private static func union(_ spans: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, span.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        result.append(span)
      }
    }
    return result
  }

  /// How much two unions cover together.
  private static func shared(_ one: [Range<Int>], _ other: [Range<Int>]) -> Int {
    var (left, right, sum) = (0, 0, 0)
    while left < one.count, right < other.count {
      sum += one[left].clamped(to: other[right]).count
      if one[left].upperBound < other[right].upperBound { left += 1 } else { right += 1 }
    }
    return sum
  }
}
