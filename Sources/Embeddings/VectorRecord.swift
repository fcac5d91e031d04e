/// How a vector lies in a cache file.
enum VectorRecord {
  static let headSize = 16
  static let digestSize = 32
  private static let name = Array("PLVECTR1".utf8)

  /// Bytes of a record: digest, numbers, checksum.
  static func size(_ dimension: Int) -> Int { digestSize + 4 * dimension + 8 }

  static func head(_ dimension: Int) -> [UInt8] {
    var bytes = name
    append(UInt32(dimension), to: &bytes)
    append(UInt32(0), to: &bytes)
    return bytes
  }

  /// The dimension that the head of a file tells; `nil` when it is none of ours.
  static func dimension(_ head: [UInt8]) -> Int? {
    guard head.count == headSize, head.starts(with: name) else { return nil }
    let dimension = Int(number(head[8..<12]))
    return (1...EmbeddingsServer.dimensionLimit).contains(dimension) ? dimension : nil
  }

  static func append(_ key: VectorCache.Key, _ vector: [Float], to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes += key.bytes
    for value in vector { append(value.bitPattern, to: &bytes) }
    let sum = checksum(bytes[start...])
    append(UInt32(truncatingIfNeeded: sum), to: &bytes)
    append(UInt32(truncatingIfNeeded: sum >> 32), to: &bytes)
  }

  /// The vector of a record; `nil` when it is damaged or that of another text.
  static func vector(in record: ArraySlice<UInt8>, for key: VectorCache.Key) -> [Float]? {
    let body = record.dropLast(8)
    let sum = record.suffix(8)
    guard body.starts(with: key.bytes),
      UInt64(number(sum.prefix(4))) | UInt64(number(sum.suffix(4))) << 32 == checksum(body)
    else { return nil }
    let numbers = body.dropFirst(digestSize)
    let vector = stride(from: numbers.startIndex, to: numbers.endIndex, by: 4).map {
      Float(bitPattern: number(numbers[$0..<($0 + 4)]))
    }
    return vector.allSatisfy(\.isFinite) ? vector : nil
  }

  /// FNV-1a: finds what accidents do, not what people do.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return sum
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
