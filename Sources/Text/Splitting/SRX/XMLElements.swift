internal import CXML

/// The elements of an XML document in document order, by libxml2's streaming reader.
///
/// No document type is loaded, no entity followed, nothing fetched. Names are given without their
/// name spaces.
struct XMLElements: ~Copyable {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// `<name/>`: no end follows.
    let isEmpty: Bool
    let place: Place
  }

  enum Event {
    case start(Element)
    case end
  }

  private let file: String
  private let bytes: [UInt8]
  private let reader: xmlTextReaderPtr
  private let failure = Failure()
  private var lines: LineIndex

  /// What the parser reported last.
  private final class Failure {
    var line = 0
    var column = 0
    var problem = ""
  }

  /// - Parameter bytes: Of fewer than 2 GiB.
  init(_ bytes: [UInt8], file: String) throws(SRXError) {
    // Idempotent and safe from several threads; libxml2 asks for it before it is used in them.
    xmlInitParser()
    self.file = file
    self.bytes = bytes
    lines = LineIndex(bytes)
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_BIG_LINES.rawValue
    // libxml2 copies the bytes, so that the reader does not depend on where they lie.
    let input = bytes.withUnsafeBytes { content -> xmlParserInputBufferPtr? in
      xmlParserInputBufferCreateMem(
        content.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(content.count),
        XML_CHAR_ENCODING_NONE)
    }
    guard let input, let reader = xmlNewTextReader(input, nil) else {
      throw .failed(Place(file: file), reason: "libxml2 has no memory")
    }
    self.reader = reader
    xmlTextReaderSetup(reader, nil, nil, nil, Int32(options))
    // The box lives as long as the reader, which is closed in deinit.
    xmlTextReaderSetStructuredErrorHandler(
      reader,
      { context, error in
        guard let context, let error else { return }
        let failure = Unmanaged<Failure>.fromOpaque(context).takeUnretainedValue()
        guard failure.problem.isEmpty, error.pointee.level.rawValue > 1 else { return }
        failure.line = Int(error.pointee.line)
        failure.column = Int(error.pointee.int2)
        failure.problem = error.pointee.message.map { String(cString: $0) } ?? "unreadable"
      }, Unmanaged.passUnretained(failure).toOpaque())
  }

  deinit { xmlFreeTextReader(reader) }

  /// The next start or end of an element; `nil` behind the last.
  mutating func next() throws(SRXError) -> Event? {
    while try advance() {
      switch xmlTextReaderNodeType(reader) {
      case Int32(XML_READER_TYPE_ELEMENT.rawValue): return .start(try element())
      case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return .end
      default: continue
      }
    }
    return nil
  }

  /// The text of an element that was just begun and holds no others.
  mutating func text(of element: Element) throws(SRXError) -> String {
    var text = ""
    if element.isEmpty { return text }
    while try advance() {
      switch xmlTextReaderNodeType(reader) {
      case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return text
      case Int32(XML_READER_TYPE_ELEMENT.rawValue):
        throw .notSRX(try self.element().place, problem: "an element inside \(element.name)")
      case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
        Int32(XML_READER_TYPE_WHITESPACE.rawValue),
        Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
        text += xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? ""
      default: continue
      }
    }
    return text
  }

  /// Goes behind the end of an element that was just begun.
  mutating func skip(_ element: Element) throws(SRXError) {
    if element.isEmpty { return }
    let depth = xmlTextReaderDepth(reader)
    while try advance() {
      if xmlTextReaderDepth(reader) == depth { return }
    }
  }

  private mutating func advance() throws(SRXError) -> Bool {
    let status = xmlTextReaderRead(reader)
    if status < 0 || !failure.problem.isEmpty {
      let problem = failure.problem.split(separator: "\n").first.map(String.init)
      throw .notWellFormed(
        Place(file: file, line: failure.line, column: failure.column),
        problem: problem ?? "unreadable")
    }
    let type = xmlTextReaderNodeType(reader)
    if type == Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue),
      xmlTextReaderCurrentDoc(reader)?.pointee.intSubset?.pointee.entities != nil
    {
      let start = bytes.firstRange(of: Array("<!DOCTYPE".utf8))?.lowerBound ?? 0
      throw .declaresEntities(Place(file: file, byte: start, in: bytes))
    }
    return status == 1
  }

  private var line: Int { xmlTextReaderCurrentNode(reader).map { Int(xmlGetLineNo($0)) } ?? 0 }

  private mutating func element() throws(SRXError) -> Element {
    let line = line
    let qualified = xmlTextReaderConstName(reader).map { String(cString: $0) } ?? ""
    let name = xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
    let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
    var attributes: [String: String] = [:]
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      guard let key = xmlTextReaderConstLocalName(reader) else { continue }
      attributes[String(cString: key)] =
        xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? ""
    }
    xmlTextReaderMoveToElement(reader)
    return Element(
      name: name, attributes: attributes, isEmpty: isEmpty,
      place: lines.place(ofTag: qualified, endingOn: line, in: bytes, file))
  }
}

/// Finds the columns of start tags, of which libxml2 tells only the lines.
private struct LineIndex {
  private let starts: [Int]
  /// Where the last tag was found: of several in a line each is found in its turn.
  private var position = 0

  init(_ bytes: [UInt8]) {
    starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
  }

  /// The place of a start tag that ends on a line; without column where it begins on another.
  mutating func place(
    ofTag name: String, endingOn line: Int, in bytes: [UInt8], _ file: String
  ) -> Place {
    guard line >= 1, line <= starts.count else { return Place(file: file, line: line) }
    let tag = [0x3C] + Array(name.utf8)
    let end = line < starts.count ? starts[line] : bytes.count
    var found = max(starts[line - 1], position)
    while found + tag.count <= end {
      if bytes[found] == 0x3C, bytes[found...].starts(with: tag) {
        position = found + 1
        let column = bytes[starts[line - 1]..<found].count { $0 & 0xC0 != 0x80 } + 1
        return Place(file: file, line: line, column: column, byte: found)
      }
      found += 1
    }
    return Place(file: file, line: line)
  }
}
