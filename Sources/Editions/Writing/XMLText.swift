import CXML

/// XML written by libxml2 into memory: escaped, indented, UTF-8.
struct XMLText: ~Copyable {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr

  init() {
    // Idempotent and safe from several threads; libxml2 asks for it before it is used in them.
    xmlInitParser()
    guard let buffer = xmlBufferCreate(), let writer = xmlNewTextWriterMemory(buffer, 0) else {
      fatalError("out of memory")
    }
    self.buffer = buffer
    self.writer = writer
    xmlTextWriterSetIndent(writer, 1)
    xmlTextWriterSetIndentString(writer, "  ")
    xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil)
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  /// A document type with a system identifier, as in `<!DOCTYPE tmx SYSTEM "tmx14.dtd">`.
  borrowing func documentType(_ name: String, system: String) {
    // On one line, as most readers of TMX write it.
    xmlTextWriterSetIndent(writer, 0)
    xmlTextWriterWriteDTD(writer, name, nil, system, nil)
    xmlTextWriterSetIndent(writer, 1)
    xmlTextWriterWriteRaw(writer, "\n")
  }

  borrowing func open(_ name: String, _ attributes: [(String, String)] = []) {
    xmlTextWriterStartElement(writer, name)
    for (name, value) in attributes {
      xmlTextWriterWriteAttribute(writer, name, Self.allowed(value))
    }
  }

  borrowing func close() { xmlTextWriterEndElement(writer) }

  borrowing func element(
    _ name: String, _ attributes: [(String, String)] = [], text: String
  ) {
    open(name, attributes)
    xmlTextWriterWriteString(writer, Self.allowed(text))
    close()
  }

  /// An element with text and other elements in it, on one line: white space counts there.
  borrowing func mixed(
    _ name: String, _ attributes: [(String, String)] = [], _ content: (borrowing XMLText) -> Void
  ) {
    open(name, attributes)
    xmlTextWriterSetIndent(writer, 0)
    content(self)
    xmlTextWriterSetIndent(writer, 1)
    // What ends with text is closed without an indentation.
    xmlTextWriterWriteString(writer, "")
    close()
  }

  /// Characters, escaped.
  borrowing func text(_ text: String) { xmlTextWriterWriteString(writer, Self.allowed(text)) }

  /// Ends the document and gives its bytes.
  consuming func finish() -> [UInt8] {
    xmlTextWriterEndDocument(writer)
    xmlTextWriterFlush(writer)
    guard let content = xmlBufferContent(buffer) else { return [] }
    return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
  }

  /// XML 1.0 has no place for control characters and noncharacters: spaces stand for them.
  private static func allowed(_ text: String) -> String {
    func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0..<0x20, 0xFFFE, 0xFFFF: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: isForbidden) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isForbidden(scalar) ? " " : scalar) }
    return String(result)
  }
}
