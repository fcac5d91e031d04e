internal import CXML

/// What stands in an XML document, piece by piece.
package enum XMLEvent: Sendable {
  /// A start tag and the byte where it begins. An empty element has an end too.
  case start(XMLElement, byte: Int)
  /// The byte behind an end tag.
  case end(byte: Int)
  case text(String)
  case comment(String)
}

/// Reads XML as events, by libxml2's push parser, from bytes that come piece by piece.
///
/// ```swift
/// var events = try XMLEvents(file: path) { try nextBytes() }
/// while let event = try events.next() { … }
/// ```
///
/// No document type is loaded, no entity followed, nothing fetched: a document that declares
/// entities or uses unknown ones is refused, and so is one of too many levels or too long texts.
/// Memory is bounded by the longest piece of text.
package struct XMLEvents: ~Copyable {
  /// Elements inside one another: ours have fewer than ten.
  package static let depthLimit = 100
  /// Bytes of one run of text.
  package static let textLimit = 8 * 1_048_576
  /// Bytes of a tag or comment: libxml2 compares every attribute of a tag with every other.
  package static let tagLimit = 256 * 1024

  private let state: XMLParserState
  private let context: xmlParserCtxtPtr
  private let nextBytes: () throws(XMLError) -> [UInt8]?
  private var position = 0
  private var isFinished = false

  /// - Parameter nextBytes: Gives the next bytes of the document, `nil` behind the last.
  package init(
    file: String, _ nextBytes: @escaping () throws(XMLError) -> [UInt8]?
  ) throws(XMLError) {
    // Idempotent and safe from several threads; libxml2 asks for it before it is used in them.
    xmlInitParser()
    state = XMLParserState(file: file)
    self.nextBytes = nextBytes
    place = Place(file: file)
    var handler = XMLParserState.handler
    // The state outlives the parser, which is freed in deinit.
    let user = Unmanaged.passUnretained(state).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else {
      throw .failed(Place(file: file), reason: "libxml2 has no memory")
    }
    self.context = context
    state.context = context
    xmlCtxtUseOptions(
      context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue))
  }

  /// Reads a document that is held in memory; the byte offsets of events are those of UTF-8.
  package init(_ bytes: [UInt8], file: String) throws(XMLError) {
    var start = 0
    try self.init(file: file) { () throws(XMLError) -> [UInt8]? in
      if start == bytes.count { return nil }
      let end = min(start + 65_536, bytes.count)
      defer { start = end }
      return Array(bytes[start..<end])
    }
  }

  deinit { xmlFreeParserCtxt(context) }

  /// The next piece; `nil` behind the last.
  package mutating func next() throws(XMLError) -> XMLEvent? {
    while position == state.events.count {
      if let last = state.places.last { place = last }
      if let failure = state.failure { throw failure }
      if isFinished { return nil }
      state.forgetEvents()
      position = 0
      let bytes = try nextBytes()
      isFinished = bytes == nil
      state.unreportedCount += bytes?.count ?? 0
      (bytes ?? []).withUnsafeBytes { chunk in
        // Chunks of 64 KiB, far below 2 GiB.
        _ = xmlParseChunk(
          context, chunk.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(chunk.count),
          isFinished ? 1 : 0)
      }
      if state.unreportedCount > Self.tagLimit {
        state.fail(.tooLong(state.place, limit: Self.tagLimit))
      }
      if isFinished { state.endText() }
    }
    defer { position += 1 }
    place = state.places[position]
    return state.events[position]
  }

  /// Where the last event ends.
  package private(set) var place: Place
}

/// What libxml2 has told so far.
private final class XMLParserState {
  let file: String
  var context: xmlParserCtxtPtr?
  private(set) var events: [XMLEvent] = []
  /// Where each of them ends.
  private(set) var places: [Place] = []
  var failure: XMLError?
  /// Bytes that were given to libxml2 since it last told of something.
  var unreportedCount = 0
  private var depth = 0
  private var text: [UInt8] = []

  init(file: String) { self.file = file }

  var place: Place {
    guard let input = context?.pointee.input else { return Place(file: file) }
    return Place(file: file, line: Int(input.pointee.line), column: Int(input.pointee.col))
  }

  func add(_ event: XMLEvent) {
    unreportedCount = 0
    events.append(event)
    places.append(place)
  }

  func forgetEvents() {
    events.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  func fail(_ error: XMLError) {
    if failure == nil { failure = error }
    xmlStopParser(context)
  }

  func startElement(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, namespaceCount: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, attributeCount: Int
  ) {
    endText()
    depth += 1
    if depth > XMLEvents.depthLimit { return fail(.tooDeep(place, limit: XMLEvents.depthLimit)) }
    var element = XMLElement(qualified(name, prefix))
    // Pairs of prefix and address.
    for index in 0..<namespaceCount {
      guard let namespaces else { break }
      let prefix = namespaces[2 * index].map { "xmlns:" + String(cString: $0) } ?? "xmlns"
      let address = namespaces[2 * index + 1].map { String(cString: $0) } ?? ""
      element.attributes.append(.init(prefix, address))
    }
    // Name, prefix, address, begin and end of the value.
    for index in 0..<attributeCount {
      guard let field = attributes.map({ $0 + 5 * index }), let begin = field[3], let end = field[4]
      else { break }
      let value = UnsafeBufferPointer(start: begin, count: end - begin)
      element.attributes.append(
        .init(qualified(field[0], field[1]), String(decoding: value, as: UTF8.self)))
    }
    add(.start(element, byte: tagStart))
  }

  func endElement() {
    endText()
    depth -= 1
    add(.end(byte: max(0, context.map { Int(xmlByteConsumed($0)) } ?? 0)))
  }

  func addText(_ characters: UnsafePointer<xmlChar>?, _ count: Int) {
    unreportedCount = 0
    text.append(contentsOf: UnsafeBufferPointer(start: characters, count: count))
    if text.count > XMLEvents.textLimit { fail(.tooLong(place, limit: XMLEvents.textLimit)) }
  }

  func endText() {
    if text.isEmpty { return }
    add(.text(String(decoding: text, as: UTF8.self)))
    text.removeAll(keepingCapacity: true)
  }

  /// Where the start tag that was just read begins: no `<` stands inside a tag.
  private var tagStart: Int {
    guard let context, let input = context.pointee.input, let base = input.pointee.base,
      var current = input.pointee.cur
    else { return 0 }
    let consumed = Int(xmlByteConsumed(context))
    var back = 0
    repeat {
      if current == base { return consumed }
      current -= 1
      back += 1
    } while current.pointee != 0x3C
    return consumed - back
  }

  private func qualified(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?
  ) -> String {
    let name = name.map { String(cString: $0) } ?? ""
    return prefix.map { String(cString: $0) + ":" + name } ?? name
  }

  static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLParserState? {
    pointer.map { Unmanaged<XMLParserState>.fromOpaque($0).takeUnretainedValue() }
  }

  /// What libxml2 calls. Whatever is not set is not done: no document type is loaded, no entity
  /// resolved.
  static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { state, name, prefix, _, namespaceCount, namespaces, count, _, list in
      XMLParserState.of(state)?.startElement(
        name, prefix, namespaces, namespaceCount: Int(namespaceCount), list,
        attributeCount: Int(count))
    }
    handler.endElementNs = { state, _, _, _ in XMLParserState.of(state)?.endElement() }
    handler.characters = { state, text, count in
      XMLParserState.of(state)?.addText(text, Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.comment = { state, text in
      guard let state = XMLParserState.of(state), let text else { return }
      state.endText()
      state.add(.comment(String(cString: text)))
    }
    handler.entityDecl = { state, _, _, _, _, _ in
      guard let state = XMLParserState.of(state) else { return }
      state.fail(.declaresEntities(state.place))
    }
    handler.unparsedEntityDecl = { state, _, _, _, _ in
      guard let state = XMLParserState.of(state) else { return }
      state.fail(.declaresEntities(state.place))
    }
    handler.reference = { state, name in
      guard let state = XMLParserState.of(state) else { return }
      state.fail(.unknownEntity(state.place, name: name.map { String(cString: $0) } ?? ""))
    }
    handler.serror = { state, error in
      guard let state = XMLParserState.of(state), let error, error.pointee.level.rawValue > 1
      else { return }
      let place = Place(
        file: state.file, line: Int(error.pointee.line), column: Int(error.pointee.int2))
      let code = xmlParserErrors(UInt32(error.pointee.code))
      if code == XML_ERR_UNDECLARED_ENTITY || code == XML_WAR_UNDECLARED_ENTITY {
        let name = error.pointee.str1.map { String(cString: $0) } ?? ""
        return state.fail(.unknownEntity(place, name: name))
      }
      let message = error.pointee.message.map { String(cString: $0) } ?? "unreadable"
      let problem = message.split(separator: "\n").first.map(String.init) ?? "unreadable"
      state.fail(.notWellFormed(place, problem: problem))
    }
    return handler
  }
}
