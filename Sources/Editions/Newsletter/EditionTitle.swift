import Bitext
import Quotations
import Text

/// The title a version is shown under.
///
/// Its own, from the front matter, the head or a heading; else the short paragraph of its own that
/// is aligned with the title of another version; else that title, which is in another language;
/// else the article's key.
struct EditionTitle: Sendable {
  /// One line, in the version's house style; empty where there is no title and no key.
  let text: String
  /// Whose title it is, where the version has none of its own; `nil` for a version's own title, and
  /// for the key, which is in no language.
  let foreign: Language?
  /// Whether it is the key, since no version has a title.
  let isKey: Bool
  /// What the house style writes otherwise than the source.
  let changes: [ShownTypography.Change]

  /// What stands for a title of its own, for messages; `nil` where it has one.
  var note: String? {
    foreign.map { "that of the \($0) version" } ?? (isKey ? "the article's name" : nil)
  }

  /// Longer paragraphs are no titles: what a subject holds.
  private static let scalarLimit = 150

  /// O(size of the versions).
  init(of version: VersionMaterial, in material: EditionMaterial) {
    if let title = version.title {
      text = version.shownTitle ?? title
      changes = Self.changes(title, of: version)
      (foreign, isKey) = (nil, false)
    } else if let range = Self.aligned(version, in: material) {
      text = SingleLine.text(version.shown(range))
      changes = ShownTypography.changes(in: range, of: version)
      (foreign, isKey) = (nil, false)
    } else if let other = material.versions.first(where: { $0.title != nil }) {
      text = other.shownTitle ?? other.title ?? ""
      changes = Self.changes(other.title ?? "", of: other)
      (foreign, isKey) = (other.language, false)
    } else {
      text = material.analysis.key
      changes = []
      (foreign, isKey) = (nil, true)
    }
  }

  /// A heading has its place in the file; what the front matter says is named by its field.
  private static func changes(
    _ title: String, of version: VersionMaterial
  ) -> [ShownTypography.Change] {
    guard let style = version.style else { return [] }
    if version.document.metadata.title == nil,
      let heading = version.document.blocks.first(where: \.kind.isHeading)
    {
      return ShownTypography.changes(in: heading.range, of: version)
    }
    let document = Document(plain: title, language: version.language)
    return Typography(style).replacements(in: document).map {
      ShownTypography.Change(
        field: "title", from: document.string($0.range), to: $0.text)
    }
  }

  /// The paragraph that says what another version's title says: the row that holds the title holds it,
  /// and nothing else.
  private static func aligned(
    _ version: VersionMaterial, in material: EditionMaterial
  ) -> ByteRange? {
    for other in material.versions where other.language != version.language {
      guard let title = other.title,
        let block = other.document.blocks.first(where: {
          SingleLine.text(other.document.string($0.range)) == title
        }), let sentences = Self.sentences(of: block.range, in: other)
      else { continue }
      let row = other.rowOfSentence[sentences.lowerBound]
      guard row >= 0, let theirs = material.rows[row].sentences[other.language],
        let ours = material.rows[row].sentences[version.language],
        sentences.contains(theirs.lowerBound), theirs.upperBound <= sentences.upperBound,
        let range = version.range(ofSentences: ours),
        let paragraph = version.document.blocks.first(where: { $0.range.end > range.start }),
        Self.sentences(of: paragraph.range, in: version) == ours,
        version.document.string(paragraph.range).unicodeScalars.count <= scalarLimit
      else { continue }
      return range
    }
    return nil
  }

  /// The sentences that stand in a block; `nil` when there is none.
  private static func sentences(
    of block: ByteRange, in version: VersionMaterial
  ) -> Range<Int>? {
    let sentences = version.segmented.sentences
    let low = sentences.partitioningIndex { $0.range.end > block.start }
    let high = sentences.partitioningIndex { $0.range.start >= block.end }
    return low < high ? low..<high : nil
  }
}
