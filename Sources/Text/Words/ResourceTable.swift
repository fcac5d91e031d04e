/// A table that lies in a room's `Resources`: an entry a line, fields parted by tabs, `#` before a
/// comment.
package struct ResourceTable: Sequence, Sendable {
  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The lines that are neither empty nor comments.
  package func makeIterator() -> Lines { Lines(rest: bytes[...]) }

  /// The fields of each line; an empty field is kept.
  package var rows: [[ArraySlice<UInt8>]] { map(Self.fields) }

  /// Of a table whose first field is a language, the fields behind it, line by line.
  package func rows(of language: Language) -> [[ArraySlice<UInt8>]] {
    let code = Array(language.code.utf8) + [0x09]
    return lazy.filter { $0.starts(with: code) }.map { Self.fields($0.dropFirst(code.count)) }
  }

  package struct Lines: IteratorProtocol {
    fileprivate var rest: ArraySlice<UInt8>

    package mutating func next() -> ArraySlice<UInt8>? {
      while !rest.isEmpty {
        let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
        let line = rest[rest.startIndex..<end]
        rest = rest[Swift.min(end + 1, rest.endIndex)...]
        if let first = line.first, first != UInt8(ascii: "#") { return line }
      }
      return nil
    }
  }

  private static func fields(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var fields: [ArraySlice<UInt8>] = []
    var rest = line
    while let end = rest.firstIndex(of: 0x09) {
      fields.append(rest[rest.startIndex..<end])
      rest = rest[(end + 1)...]
    }
    fields.append(rest)
    return fields
  }
}
