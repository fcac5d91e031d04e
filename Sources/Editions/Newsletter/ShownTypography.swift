import Quotations
import Text

/// What a newsletter writes otherwise than the source, by a house style: in the title, which is the
/// subject too, the summary's sentences, of which the preheader is made, the quotations and the words
/// of links. `text` in the bundle stays as in the source; `subject`, `title`, `preheader`, `html`,
/// `markdown` and the e-mails are in the style.
struct ShownTypography: Encodable, Sendable {
  struct Change: Encodable, Sendable {
    /// Bytes of the source file; empty for an insertion. `nil` in what the front matter or the head
    /// says, which is named by `field`.
    var start: Int?
    var end: Int?
    var field: String?
    let from: String
    let to: String
  }

  /// A BCP 47 tag, `fr-FR`.
  let style: String
  let changes: [Change]

  /// `nil` where no style was asked for.
  ///
  /// - Parameter sentences: Those of the summary.
  init?(_ version: VersionMaterial, title: EditionTitle, sentences: [Int]) {
    guard let style = version.style else { return nil }
    let shown =
      sentences.map { version.segmented.sentences[$0].range }
      + version.quotations.map(\.innerRange) + version.document.links.map(\.range)
    // A title in another language is in the style of that language, and the file is another one.
    let ofTitle = title.foreign == nil ? title.changes : []
    var placed: [Place: Change] = [:]
    for change in shown.flatMap({ Self.changes(in: $0, of: version) }) + ofTitle {
      guard let start = change.start, let end = change.end else { continue }
      placed[Place(start: start, end: end)] = change
    }
    self.style = style.rawValue
    changes =
      ofTitle.filter { $0.field != nil }
      + placed.sorted { $0.key < $1.key }.map(\.value)
  }

  private struct Place: Hashable, Comparable {
    let start: Int
    let end: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.start, left.end) < (right.start, right.end)
    }
  }

  /// What is written otherwise in a piece of the text. O(log n + range).
  static func changes(in range: ByteRange, of version: VersionMaterial) -> [Change] {
    version.replacements(in: range).map { replacement in
      let source = version.document.sourceRange(of: replacement.range)
      return Change(
        start: Int(source.start), end: Int(source.end),
        from: version.document.string(replacement.range), to: replacement.text)
    }
  }
}
