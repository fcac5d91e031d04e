import Quotations
import Text

/// One quotation of one version as JSON files show it.
struct QuotationRecord: Encodable, Sendable {
  struct Link: Encodable, Sendable {
    let text: String
    let href: String
    let anchor: Anchor?
  }

  /// The words without the marks.
  let text: String
  let anchor: Anchor?
  /// The words with the marks.
  let quoted: AnchoredText
  let kind: Quotation.Kind
  /// 0 for a quotation of the text, 1 for one inside it.
  let level: Int
  /// The speaker as named beside the words.
  let speaker: AnchoredText?
  /// The speaker's full name where it is known.
  let name: String?
  let cue: AnchoredText?
  let attributionConfidence: Double?
  /// `corrected` where an editor named the speaker; else absent.
  let attributionStatus: Attribution.Status?
  let link: Link?
  let place: String
  /// The same places in Unicode scalars of the file; `nil` for a file that is not UTF-8.
  let scalars: ScalarOffsets?

  /// Offsets as Python and JavaScript's code points count them: `[start, end]`.
  struct ScalarOffsets: Encodable, Sendable {
    let text: [Int]
    let quoted: [Int]
    let speaker: [Int]?
    let cue: [Int]?
  }

  enum CodingKeys: String, CodingKey {
    case text, anchor, quoted, kind, level, speaker, name, cue
    case attributionConfidence = "attribution_confidence"
    case attributionStatus = "attribution_status"
    case link, place, scalars
  }

  init(_ quotation: Quotation, in version: VersionMaterial) {
    text = version.document.string(quotation.innerRange)
    anchor = version.anchor(quotation.innerRange)
    quoted = version.anchored(quotation.range)
    kind = quotation.kind
    level = quotation.level
    speaker = quotation.attribution?.speaker.map(version.anchored)
    name = quotation.attribution?.name
    cue = quotation.attribution?.cue.map(version.anchored)
    attributionConfidence = quotation.attribution?.confidence.rounded3
    attributionStatus =
      quotation.attribution?.status == .corrected ? Attribution.Status.corrected : nil
    place = version.place(quotation.range).text
    scalars =
      version.isUTF8
      ? ScalarOffsets(
        text: version.scalars(quotation.innerRange), quoted: version.scalars(quotation.range),
        speaker: quotation.attribution?.speaker.map(version.scalars),
        cue: quotation.attribution?.cue.map(version.scalars)) : nil
    let links = version.document.links
    link = quotation.link.flatMap { links.indices.contains($0) ? links[$0] : nil }.map {
      Link(
        text: version.document.string($0.range), href: $0.url, anchor: version.anchor($0.range))
    }
  }
}
