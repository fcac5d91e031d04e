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
    func key(of description: GapDescription, seed: UInt64) -> UInt64 {
      Self.finished(fields.reduce(seed) { Self.mixed($0, description[$1]) })
    }

    @inline(__always)
    static func mixed(_ key: UInt64, _ value: UInt32) -> UInt64 {
      (key ^ UInt64(value)) &* 0x9E37_79B9_7F4A_7C15
    }

    @inline(__always)
    static func finished(_ key: UInt64) -> UInt64 { key ^ key >> 29 }

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

  /// The fields of the templates of each ``Kind``, for the inner loop: of each template its seed,
  /// and behind which of `fields` it ends.
  private struct Program: Sendable {
    var seeds: [UInt64] = []
    var ends: [Int] = []
    var fields: [UInt8] = []
  }

  /// A weight and the upper half of its combination's number; 0 where free. Where it stands comes
  /// of the lower half.
  private struct Slot: Sendable {
    var tag: UInt32 = 0
    var weight: Float = 0
  }

  /// By ``Kind/rawValue``.
  private let programs: [Program]
  private let bias: Float
  /// Open addressing. A power of two, at most half full.
  private var slots: [Slot] = []

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

  /// A model of given weights, by the numbers of their combinations.
  init(bias: Float, weights: some Collection<(key: UInt64, value: Float)>) {
    self.bias = bias
    programs = Kind.allCases.map(Self.program)
    var size = 64
    while size < weights.count * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    for (key, weight) in weights {
      var slot = Int(truncatingIfNeeded: key) & (size - 1)
      let tag = Self.tag(key)
      while slots[slot].tag != 0, slots[slot].tag != tag { slot = (slot + 1) & (size - 1) }
      slots[slot] = Slot(tag: tag, weight: weight)
    }
  }

  /// Reads the table of weights.
  init(_ table: [UInt8], language: Language?) {
    var reader = GapWeightsReader(language: language)
    reader.read(table)
    self.init(bias: reader.bias, weights: reader.weights)
  }

  private static func program(_ kind: Kind) -> Program {
    var program = Program()
    for (index, entry) in Template.all.enumerated() where entry.kinds.contains(kind) {
      program.seeds.append(Template.seed(index))
      program.fields += entry.template.fields.map { UInt8($0.rawValue) }
      program.ends.append(program.fields.count)
    }
    return program
  }

  @inline(__always)
  private static func tag(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key >> 32) | 1 }

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
    let program = programs[Kind(mark).rawValue]
    let mask = slots.count - 1
    var sum = bias
    // Safety: `slot` is masked by the count of slots, a power of two; `fields` hold raw values of
    // fields, of which `values` has all; `ends` ascend to the count of `fields`.
    slots.withUnsafeBufferPointer { slots in
      program.fields.withUnsafeBufferPointer { fields in
        var position = 0
        for template in program.seeds.indices {
          var key = program.seeds[template]
          let end = program.ends[template]
          while position < end {
            key = Template.mixed(key, description.values[Int(fields[position])])
            position += 1
          }
          key = Template.finished(key)
          let tag = Self.tag(key)
          var slot = Int(truncatingIfNeeded: key) & mask
          while slots[slot].tag != 0 {
            if slots[slot].tag == tag {
              sum += slots[slot].weight
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
