internal import Text

/// Fields that TBX-Basic has no category for: each is a note `name: value` of its entry, and the
/// header lists their names, so that people read them and we read them back.
struct TBXFields: Sendable, Equatable {
  let names: [String]
  private let known: Set<String>
  private static let opening = "pipeline fields: "

  init(_ names: [String] = []) {
    self.names = names
    known = Set(names)
  }

  /// The fields that a header lists.
  init(frame: [XMLElement]) {
    let paragraph = frame.lazy.flatMap(Self.paragraphs).first(where: Self.isList)
    self.init(
      (paragraph?.text.dropFirst(Self.opening.count) ?? "").split(separator: "|")
        .map(Self.trimmed))
  }

  /// The paragraph of the header that lists them.
  var paragraph: XMLElement? {
    names.isEmpty ? nil : XMLElement("p", text: Self.opening + names.joined(separator: " | "))
  }

  static func isList(_ paragraph: XMLElement) -> Bool { paragraph.text.hasPrefix(opening) }

  /// What our own headers say where there is nothing to say.
  static let silentText = "Glossary"

  /// Whether header and back matter say anything that is not of TBX itself or of us.
  static func saysMore(_ frame: [XMLElement]) -> Bool {
    func says(_ element: XMLElement) -> Bool {
      if element.elements.isEmpty {
        let text = element.text.collapsed
        return !text.isEmpty && text != silentText && !isList(element)
          && element["type"] != "XCSURI"
      }
      return element.elements.contains(where: says)
    }
    return frame.contains(where: says)
  }

  func note(_ name: String, _ value: String) -> XMLElement {
    XMLElement("note", text: "\(name): \(value)")
  }

  /// The field that a note says, if the header lists it. O(note).
  func field(in note: XMLElement) -> (name: String, value: String)? {
    guard !names.isEmpty, note.name == "note", note.attributes.isEmpty, note.isPlain else {
      return nil
    }
    let text = note.text
    var end = text.startIndex
    // A name may hold colons itself, as `fr:flags` does.
    while let colon = text[end...].firstRange(of: ": ") {
      let name = String(text[..<colon.lowerBound])
      if known.contains(name) { return (name, String(text[colon.upperBound...])) }
      end = colon.upperBound
      if name.utf8.count > 256 { return nil }
    }
    return nil
  }

  private static func paragraphs(_ element: XMLElement) -> [XMLElement] {
    element.elements.flatMap { $0.name == "p" ? [$0] : paragraphs($0) }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
