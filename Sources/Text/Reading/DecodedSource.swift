internal import ICU

/// The bytes of a file as UTF-8, and the way back to the file.
package struct DecodedSource: Sendable {
  /// The path as the user gave it.
  package let path: String
  /// Valid UTF-8 without NUL.
  package let bytes: [UInt8]
  /// Where the text begins: behind a byte order mark.
  package let start: Int
  /// From `bytes` to the file; `nil` when they are the same.
  package let map: SourceMap?

  /// The place of an offset in `bytes`, counted in bytes of the file. O(offset).
  package func place(of offset: Int) -> Place {
    let place = Place(file: path, byte: offset, in: bytes)
    guard let map else { return place }
    let point = Int32(min(offset, bytes.count))
    let byte = Int(map.sourceRange(of: ByteRange(point, point)).start)
    return Place(file: path, line: place.line, column: place.column, byte: byte)
  }
}

/// Decodes a file: UTF-8 with or without byte order mark, UTF-16 with one, else what is named.
struct SourceDecoder: Sendable {
  /// An ICU converter's name or alias; `nil` for Unicode.
  let encoding: String?

  /// O(bytes).
  func decoded(_ source: [UInt8], path: String) throws(ReadingError) -> DecodedSource {
    let name = encoding?.lowercased()
    if name == nil || name == "utf-16" || name == "utf16" {
      if source.starts(with: [0xFF, 0xFE]) {
        return try converted(source, from: "UTF-16LE", skipping: 2, path: path)
      }
      if source.starts(with: [0xFE, 0xFF]) {
        return try converted(source, from: "UTF-16BE", skipping: 2, path: path)
      }
    }
    if let encoding, name != "utf-8", name != "utf8" {
      return try converted(source, from: encoding, skipping: 0, path: path)
    }
    try Self.validate(source, path: path)
    let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return DecodedSource(path: path, bytes: source, start: start, map: nil)
  }

  /// Tells the first byte that is NUL or no UTF-8. O(bytes).
  ///
  /// - Parameter position: Where the bytes begin in the file.
  static func validate(
    _ source: [UInt8], path: String, behind position: SourcePosition = SourcePosition()
  ) throws(ReadingError) {
    if let flaw = UTF8Flaw(in: source) {
      var found = position
      found.advance(over: source[..<flaw.offset])
      throw flaw.error(at: found.place(in: path))
    }
  }

  private func converted(
    _ source: [UInt8], from encoding: String, skipping mark: Int, path: String
  ) throws(ReadingError) -> DecodedSource {
    let converted: Converter.Converted
    do throws(Converter.Failure) {
      let converter = try Converter(named: encoding)
      converted = try converter.utf8(from: mark == 0 ? source : Array(source[mark...]))
    } catch {
      switch error {
      case .unknownEncoding(let name):
        throw .unknownEncoding(Place(file: path), name: name)
      case .malformed(let byte):
        // The bytes before are no UTF-8: only the offset is known for certain.
        throw .notInEncoding(Place(file: path, byte: byte + mark), encoding: encoding)
      }
    }
    var map = SourceMap()
    map.reserveCapacity(converted.runs.count)
    var text: Int32 = 0
    var offset = Int32(mark)
    for run in converted.runs {
      let textEnd = text + run.utf8Unit * run.count
      let sourceEnd = offset + run.sourceUnit * run.count
      map.append(
        text: ByteRange(text, textEnd), source: ByteRange(offset, sourceEnd),
        textUnit: run.utf8Unit, sourceUnit: run.sourceUnit)
      text = textEnd
      offset = sourceEnd
    }
    let start = converted.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let decoded = DecodedSource(path: path, bytes: converted.bytes, start: start, map: map)
    if let zero = decoded.bytes.firstIndex(of: 0) { throw .nulByte(decoded.place(of: zero)) }
    return decoded
  }
}
