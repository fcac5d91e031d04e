import Glibc
import TestSupport
import Testing

@testable import Pipeline

@Suite struct LineReaderTests {
  /// The lines a reader finds in bytes; `nil` stands for one that was too long.
  private func lines(of bytes: [UInt8], limit: Int = 1 << 20) throws -> [[UInt8]?] {
    let folder = try TemporaryFolder()
    try writeFile(bytes, at: folder.path + "/lines")
    let descriptor = open(folder.path + "/lines", O_RDONLY)
    defer { close(descriptor) }
    var reader = LineReader(descriptor: descriptor, limit: limit)
    var lines: [[UInt8]?] = []
    while let line = reader.next() {
      switch line {
      case .bytes(let bytes): lines.append(bytes)
      case .tooLong: lines.append(nil)
      }
    }
    return lines
  }

  private func lines(of text: String, limit: Int = 1 << 20) throws -> [String?] {
    try lines(of: Array(text.utf8), limit: limit).map {
      $0.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  @Test func linesAreParted() throws {
    #expect(try lines(of: "") == [])
    #expect(try lines(of: "a") == ["a"])
    #expect(try lines(of: "a\n") == ["a"])
    #expect(try lines(of: "a\nb") == ["a", "b"])
    #expect(try lines(of: "\n\na\r\n\n") == ["", "", "a\r", ""])
  }

  /// Line feeds just before, at and behind the borders of what one call to `read` gives.
  @Test(arguments: [65_534, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073])
  func bordersOfChunks(length: Int) throws {
    let long: [UInt8] = Array(repeating: 0x61, count: length)
    let found = try lines(of: long + [0x0A, 0x62, 0x0A] + long)
    #expect(found == [long, [0x62], long])
  }

  @Test func allLengthsTogether() throws {
    var random = SplitMix(seed: 7)
    let expected = (0..<500).map { number -> [UInt8] in
      let length = Int.random(in: 0..<(number % 50 == 0 ? 200_000 : 900), using: &random)
      return Array(repeating: UInt8(0x61 + number % 26), count: length)
    }
    let bytes = Array(expected.joined(separator: [0x0A])) + [0x0A]
    #expect(try lines(of: bytes) == expected)
  }

  @Test func longLinesAreNamedAndPassedOver() throws {
    #expect(try lines(of: "abcd\nabcde\nab\n", limit: 4) == ["abcd", nil, "ab"])
    #expect(try lines(of: "ab\nabcde", limit: 4) == ["ab", nil])
    // Longer than several chunks, found to be so before their ends are read.
    let long: [UInt8] = Array(repeating: 0x61, count: 300_000)
    #expect(try lines(of: long + [0x0A, 0x62], limit: 70_000) == [nil, [0x62]])
    #expect(try lines(of: [0x62, 0x0A] + long, limit: 70_000) == [[0x62], nil])
    #expect(try lines(of: long + [0x0A] + long + [0x0A], limit: 299_999) == [nil, nil])
    #expect(try lines(of: long + [0x0A], limit: 300_000) == [long])
  }

  @Test func aDescriptorThatCannotBeReadHasNoLines() {
    var reader = LineReader(descriptor: -1, limit: 10)
    if let line = reader.next() { Issue.record("\(line)") }
  }
}
