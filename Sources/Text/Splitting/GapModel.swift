/// Weighs what is seen at a gap: a logistic model over combinations of the fields of a
/// ``GapDescription``.
///
/// The weights lie in `Resources/gap-weights.tsv`, a combination a line: the names of its fields,
/// the values it stands for, its weight. They are made from texts whose sentences are known, by
/// the program in `Sources/SplitterTraining`. A sum above 0 says that the sentence ends.
struct GapModel: Sendable {
  /// Fields that are looked at together.
  struct Template: Sendable, Equatable {
    let fields: [GapDescription.Field]

    /// The combination's number in a description. Of 64 bits, so that two combinations of one
    /// number are not to be feared.
    @inline(__always)
    func key(of description: GapDescription, seed: UInt64) -> UInt64 {
      var key = seed
      for field in fields { key = (key ^ UInt64(description[field])) &* 0x9E37_79B9_7F4A_7C15 }
      return (key ^ key >> 32) | 1
    }

    /// The start of the keys of the template with this number.
    static func seed(_ index: Int) -> UInt64 { UInt64(index + 1) &* 0xD6E8_FEB8_6659_FD93 }
  }

  /// Gaps are weighed by other combinations where nothing marks them, or a colon or semicolon.
  enum Kind: Int, CaseIterable, Sendable {
    case marked, unmarked, separated

    @inline(__always)
    init(_ mark: SentenceGap.Mark) {
      self =
        switch mark {
        case .none: .unmarked
        case .colon, .semicolon: .separated
        default: .marked
        }
    }
  }

  /// Template numbers by ``Kind/rawValue``.
  private let templates: [[(index: Int, template: Template)]]
  private let bias: Float
  /// Open addressing; 0 where free. A power of two, at most half full.
  private var keys: [UInt64]
  private var weights: [Float]

  /// The model for a language. What it says of other languages is left out.
  static func model(for language: Language) -> GapModel {
    switch language {
    case .french: french
    case .italian: italian
    case .english: english
    default: other
    }
  }

  private static let french = GapModel(PackageResources.gap_weights_tsv, language: .french)
  private static let italian = GapModel(PackageResources.gap_weights_tsv, language: .italian)
  private static let english = GapModel(PackageResources.gap_weights_tsv, language: .english)
  private static let other = GapModel(PackageResources.gap_weights_tsv, language: nil)

  /// A model of given weights.
  ///
  /// - Parameter weights: By template number in ``Template/all`` and key.
  init(bias: Float, weights: [UInt64: Float]) {
    self.bias = bias
    templates = Self.templatesByKind()
    (keys, self.weights) = ([], [])
    makeRoom(weights.count)
    for (key, weight) in weights { insert(key, weight) }
  }

  /// Reads the table of weights.
  init(_ table: [UInt8], language: Language?) {
    var reader = GapWeightsReader(language: language)
    reader.read(table)
    bias = reader.bias
    templates = Self.templatesByKind()
    (keys, weights) = ([], [])
    makeRoom(reader.weights.count)
    for (key, weight) in reader.weights { insert(key, weight) }
  }

  private static func templatesByKind() -> [[(index: Int, template: Template)]] {
    Kind.allCases.map { kind in
      Template.all.enumerated().filter { $0.element.kinds.contains(kind) }
        .map { ($0.offset, $0.element.template) }
    }
  }

  private mutating func makeRoom(_ count: Int) {
    var size = 64
    while size < count * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    weights = Array(repeating: 0, count: size)
  }

  private mutating func insert(_ key: UInt64, _ weight: Float) {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key >> 1) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    keys[slot] = key
    weights[slot] = weight
  }

  /// Gives the keys of all combinations at a gap.
  @inline(__always)
  static func forEachKey(
    _ description: GapDescription, _ body: (_ template: Int, _ key: UInt64) -> Void
  ) {
    let mark = SentenceGap.Mark(rawValue: description[.mark]) ?? .none
    for (index, entry) in Template.all.enumerated() where entry.kinds.contains(Kind(mark)) {
      body(index, entry.template.key(of: description, seed: Template.seed(index)))
    }
  }

  /// The logarithm of the odds that the sentence ends. O(1), without allocation.
  func score(_ mark: SentenceGap.Mark, _ description: GapDescription) -> Float {
    let mask = keys.count - 1
    var sum = bias
    // Safety: `slot` is masked by the count of both arrays, which is a power of two.
    keys.withUnsafeBufferPointer { keys in
      weights.withUnsafeBufferPointer { weights in
        for (index, template) in templates[Kind(mark).rawValue] {
          let key = template.key(of: description, seed: Template.seed(index))
          var slot = Int(truncatingIfNeeded: key >> 1) & mask
          while keys[slot] != 0 {
            if keys[slot] == key {
              sum += weights[slot]
              break
            }
            slot = (slot + 1) & mask
          }
        }
      }
    }
    return sum
  }
}

extension GapModel.Template {
  private static let any: [GapModel.Kind] = [.marked, .unmarked, .separated]

  /// All templates, and the gaps they are for. Their numbers are their places here.
  static let all: [(kinds: [GapModel.Kind], template: GapModel.Template)] = [
    (any, .init(fields: [.mark, .closers, .space])),
    (any, .init(fields: [.mark, .closers, .space, .opener, .next])),
    (any, .init(fields: [.language, .mark, .opener, .next])),
    (any, .init(fields: [.mark, .abbreviation, .previous, .next, .starter])),
    (any, .init(fields: [.language, .mark, .abbreviation, .next, .starter])),
    (any, .init(fields: [.mark, .abbreviation, .words])),
    (any, .init(fields: [.language, .mark, .previousWord])),
    (any, .init(fields: [.language, .mark, .next, .nextWord])),
    (any, .init(fields: [.mark, .previous, .next, .second])),
    (any, .init(fields: [.mark, .beforePrevious, .previous, .next])),
    (any, .init(fields: [.mark, .bracket, .closers, .next])),
    (any, .init(fields: [.mark, .quote, .closers, .next])),
    (any, .init(fields: [.mark, .words])),
    (any, .init(fields: [.mark, .words, .opener])),
    (any, .init(fields: [.mark, .starter, .next, .common])),
    (any, .init(fields: [.language, .mark, .starter, .next, .common])),
    (any, .init(fields: [.mark, .length, .previous, .next])),
    (any, .init(fields: [.mark, .next, .second, .starter])),
    (any, .init(fields: [.mark, .next, .after])),
    (any, .init(fields: [.mark, .left, .next, .ending])),
    ([.unmarked], .init(fields: [.language, .ending, .words, .starter])),
    ([.unmarked], .init(fields: [.capitals, .next, .words])),
    ([.unmarked], .init(fields: [.language, .capitals, .next, .starter, .common])),
    ([.unmarked], .init(fields: [.language, .opener, .next])),
    ([.unmarked], .init(fields: [.left, .opener, .next])),
    (
      [.unmarked],
      .init(fields: [
        .language, .previous, .previousStarter, .previousCommon, .next, .common, .starter,
      ])
    ),
    ([.unmarked], .init(fields: [.language, .previous, .previousStarter, .nextWord])),
    (
      [.unmarked],
      .init(fields: [.language, .beforePrevious, .previous, .next, .second, .common])
    ),
    ([.unmarked], .init(fields: [.next, .after, .previous])),
    ([.separated], .init(fields: [.language, .mark, .next, .opener, .starter])),
    ([.separated], .init(fields: [.language, .mark, .words, .next])),
    ([.separated], .init(fields: [.mark, .next, .second, .common])),
  ]
}
