import Text

/// What an editor is to look at in an article, found once for all files that tell it.
struct EditionChecks: Sendable {
  /// What one version has and another lacks.
  let parity: [ParityFinding]
  let warnings: [EditionWarning]

  /// Near linear in the article.
  init(_ material: EditionMaterial) {
    parity = ParityCheck().findings(in: material)
    warnings = EditionWarnings(material, parity: parity).all
  }
}
