/// The elements of an SRX file in document order, by their names without name spaces.
struct SRXElements: ~Copyable {
  struct Element {
    let name: String
    let attributes: [String: String]
    let place: Place
  }

  enum Event {
    case start(Element)
    case end
  }

  private var events: XMLEvents
  private let places: PlaceIndex

  /// - Parameter bytes: UTF-8, or in the encoding that their declaration names.
  init(_ bytes: [UInt8], file: String) throws(SRXError) {
    let text = try Self.utf8(bytes, file: file)
    events = try Self.events(text, file: file)
    places = PlaceIndex(path: file, bytes: text)
  }

  private static func utf8(_ bytes: [UInt8], file: String) throws(SRXError) -> [UInt8] {
    do throws(ReadingError) {
      return try XMLSource.utf8(bytes, path: file)
    } catch {
      throw .xml(.unreadable(error.diagnostic))
    }
  }

  private static func events(_ bytes: [UInt8], file: String) throws(SRXError) -> XMLEvents {
    do throws(XMLError) {
      return try XMLEvents(bytes, file: file)
    } catch {
      throw .xml(error)
    }
  }

  /// The next start or end of an element; `nil` behind the last.
  mutating func next() throws(SRXError) -> Event? {
    while let event = try nextEvent() {
      switch event {
      case .start(let element, let byte): return .start(self.element(element, at: byte))
      case .end: return .end
      case .text, .comment: continue
      }
    }
    return nil
  }

  /// The text of an element that was just begun and holds no others.
  mutating func text(of element: Element) throws(SRXError) -> String {
    var text = ""
    while let event = try nextEvent() {
      switch event {
      case .text(let part): text += part
      case .comment: continue
      case .end: return text
      case .start(_, let byte):
        throw .notSRX(
          places.place(ofByte: byte), problem: "an element inside \(element.name)")
      }
    }
    return text
  }

  /// Goes behind the end of the element that was just begun.
  mutating func skip() throws(SRXError) {
    var depth = 1
    while depth > 0, let event = try next() {
      if case .start = event { depth += 1 } else { depth -= 1 }
    }
  }

  private mutating func nextEvent() throws(SRXError) -> XMLEvent? {
    do throws(XMLError) {
      return try events.next()
    } catch {
      throw .xml(error)
    }
  }

  private func element(_ element: XMLElement, at byte: Int) -> Element {
    func local(_ name: String) -> String {
      name.split(separator: ":").last.map(String.init) ?? name
    }
    var attributes: [String: String] = [:]
    for attribute in element.attributes { attributes[local(attribute.name)] = attribute.value }
    return Element(
      name: local(element.name), attributes: attributes, place: places.place(ofByte: byte))
  }
}
