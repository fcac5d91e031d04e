/// What a template is filled with.
enum TemplateValue: Sendable {
  /// A name that has nothing to say here.
  case absent
  case flag(Bool)
  /// Characters, escaped where the template is HTML.
  case text(String)
  /// HTML of our own making, written as it is.
  case trusted(TrustedHTML)
  case list([TemplateValue])
  case group([String: TemplateValue])

  /// Text, or nothing for `nil` and for the empty text.
  init(_ text: String?) {
    self = text.map { $0.isEmpty ? .absent : .text($0) } ?? .absent
  }

  /// Whether a section about it is shown.
  var isShown: Bool {
    switch self {
    case .absent: false
    case .flag(let flag): flag
    case .text(let text): !text.isEmpty
    case .trusted(let html): !html.bytes.isEmpty
    case .list(let values): !values.isEmpty
    case .group: true
    }
  }
}

/// HTML that was made by `HTMLBuilder`: the only kind a template writes without escaping it.
struct TrustedHTML: Sendable {
  let bytes: [UInt8]

  init(_ builder: HTMLBuilder) { bytes = builder.bytes }
}

/// The names a template may use and what they stand for: a template is checked against it when it
/// is read, so that a misspelt name is told with its place and writing cannot fail.
indirect enum TemplateShape: Sendable {
  case flag
  case text
  case trusted
  case list(TemplateShape)
  case group([String: TemplateShape])

  /// What stands inside a section about it: the elements of a list, else the value itself.
  var inside: TemplateShape {
    if case .list(let element) = self { return element.inside }
    return self
  }
}
