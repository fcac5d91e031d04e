public import Text

/// Sentences that say the same on both sides of a bitext; one side may be empty.
public struct Bead: Sendable, Equatable {
  /// Indices of sentences of the first document.
  public let source: Range<Int>
  /// Indices of sentences of the second document.
  public let target: Range<Int>
  /// How probable it is that the bead is right, in 0…1.
  public let confidence: Double

  public init(source: Range<Int>, target: Range<Int>, confidence: Double) {
    self.source = source
    self.target = target
    self.confidence = confidence
  }
}

/// The alignment of two language versions: beads that hold every sentence of either exactly once.
public struct Bitext: Sendable, Equatable {
  public let sourceLanguage: Language
  public let targetLanguage: Language
  /// In order of the source; a bead without source stands where its target calls for it.
  public let beads: [Bead]

  public init(sourceLanguage: Language, targetLanguage: Language, beads: [Bead]) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.beads = beads
  }
}
