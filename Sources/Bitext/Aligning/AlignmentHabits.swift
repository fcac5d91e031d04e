/// What sort of alignment a text is: how many of its sentences are left out or grouped, against
/// other texts.
///
/// Texts differ much in this: a faithful translation leaves out nothing, two newspapers' versions
/// of one story half of all. What an alignment of the text shows so far is the best evidence for
/// what else to expect of it.
struct AlignmentHabits: Sendable {
  /// Logarithms of this text's rates over the usual ones.
  private(set) var gap = 0.0
  private(set) var gapRun = 0.0
  private(set) var group = 0.0
  /// What a term of a well answered sentence is worth as evidence.
  private(set) var richness = 0.0

  /// Nothing is known of the text.
  init() {}

  /// - Parameter counts: Expected numbers of beads and gaps in the text.
  init(_ counts: Counts, richness: Double) {
    self.richness = richness
    gap = Self.ratio(counts.gaps, of: counts.beads + counts.gaps, usual: 0.05)
    gapRun = Self.ratio(counts.extensions, of: counts.extensions + counts.gaps, usual: 0.4)
    group = Self.ratio(counts.groups, of: counts.beads, usual: 0.15)
  }

  struct Counts {
    var beads = 0.0
    /// Beads of more than one sentence on a side.
    var groups = 0.0
    /// Runs of sentences left out, and the sentences of those but the first.
    var gaps = 0.0
    var extensions = 0.0
  }

  /// How many observations the usual rates are worth.
  private static let strength = 15.0

  private static func ratio(_ count: Double, of total: Double, usual: Double) -> Double {
    let rate = (count + strength * usual) / (total + strength)
    return Logarithm.of(rate / usual)
  }
}
