import Text

/// A text with places to be filled in, without logic of its own.
///
/// | tag | what it writes |
/// | --- | --- |
/// | `{{name}}` | the value; in an HTML template escaped, for text and quoted attributes |
/// | `{{{name}}}` | HTML of the program's own making, as it is; refused for any other value |
/// | `{{#name}}…{{/name}}` | what is inside, once for each element of a list, or once if there is a value |
/// | `{{^name}}…{{/name}}` | what is inside if there is none |
/// | `{{! … }}` | nothing |
///
/// `a.b` is `b` in `a`; `.` is the element of the list itself. A name is looked for in the innermost
/// section first. A line that holds nothing but the tag of a section or a comment is left out whole.
/// The tags are those of Mustache; partials and changed delimiters are not there.
struct Template: Sendable {
  /// What is done with values.
  enum Kind: Sendable {
    /// Escaped.
    case html
    /// Written in one line, as they are.
    case text
  }

  enum Node: Sendable {
    case literal(ArraySlice<UInt8>)
    case value(Name)
    case raw(Name)
    case section(Name, inverted: Bool, [Node])
  }

  /// The parts of `a.b`; none for `.`.
  typealias Name = [String]

  /// Longer files are refused.
  static let byteLimit = 1_048_576

  let kind: Kind
  let nodes: [Node]

  /// Reads a template and checks its names. O(bytes).
  ///
  /// - Parameters:
  ///   - path: Named in errors.
  ///   - shape: The names that may be used.
  init(
    _ bytes: [UInt8], path: String, kind: Kind, shape: TemplateShape
  ) throws(TemplateError) {
    var parser = TemplateParser(bytes, path: path, kind: kind, shape: shape)
    nodes = try parser.nodes()
    self.kind = kind
  }

  /// The text with its places filled in. O(what is written).
  func filled(with value: TemplateValue) -> [UInt8] {
    var builder = HTMLBuilder()
    var scopes = [value]
    write(nodes, &scopes, to: &builder)
    return builder.bytes
  }

  private func write(
    _ nodes: [Node], _ scopes: inout [TemplateValue], to builder: inout HTMLBuilder
  ) {
    for node in nodes {
      switch node {
      case .literal(let bytes): builder.append(literal: bytes)
      case .raw(let name):
        if case .trusted(let html) = Self.value(name, scopes) { builder.append(html) }
      case .value(let name):
        guard case .text(let text) = Self.value(name, scopes) else { continue }
        switch kind {
        case .html: builder.attributeText(text)
        case .text: builder.append(literal: ArraySlice(SingleLine.text(text).utf8))
        }
      case .section(let name, let isInverted, let inner):
        let value = Self.value(name, scopes)
        if isInverted {
          if !value.isShown { write(inner, &scopes, to: &builder) }
        } else if case .list(let elements) = value {
          for element in elements {
            scopes.append(element)
            write(inner, &scopes, to: &builder)
            scopes.removeLast()
          }
        } else if value.isShown {
          scopes.append(value)
          write(inner, &scopes, to: &builder)
          scopes.removeLast()
        }
      }
    }
  }

  private static func value(_ name: Name, _ scopes: [TemplateValue]) -> TemplateValue {
    guard let first = name.first else { return scopes.last ?? .absent }
    for scope in scopes.reversed() {
      guard case .group(let members) = scope, var value = members[first] else { continue }
      for part in name.dropFirst() {
        guard case .group(let members) = value, let inner = members[part] else { return .absent }
        value = inner
      }
      return value
    }
    return .absent
  }
}
