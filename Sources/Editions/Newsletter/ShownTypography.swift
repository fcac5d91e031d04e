import Quotations
import Text

/// What a newsletter writes otherwise than the source, by a house style: in the summary's sentences
/// and the quotations. `text` in the bundle stays as in the source; `html`, `markdown` and the
/// e-mails are in the style.
struct ShownTypography: Encodable, Sendable {
  struct Change: Encodable, Sendable {
    /// Bytes of the source file; empty for an insertion.
    let start: Int
    let end: Int
    let from: String
    let to: String
  }

  /// A BCP 47 tag, `fr-FR`.
  let style: String
  let changes: [Change]

  /// `nil` where no style was asked for.
  ///
  /// - Parameter sentences: Those of the summary.
  init?(_ version: VersionMaterial, sentences: [Int]) {
    guard let style = version.style else { return nil }
    let shown =
      sentences.map { version.segmented.sentences[$0].range }
      + version.quotations.map(\.innerRange)
    var changes: [ByteRange: Change] = [:]
    for range in shown {
      for replacement in version.replacements(in: range) {
        let source = version.document.sourceRange(of: replacement.range)
        changes[replacement.range] = Change(
          start: Int(source.start), end: Int(source.end),
          from: version.document.string(replacement.range), to: replacement.text)
      }
    }
    self.style = style.rawValue
    self.changes = changes.values.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }
}
