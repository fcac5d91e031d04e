/// Reads the table of weights for one language.
///
/// A line `+ field field …` names the fields of the lines behind it; each of those has a value for
/// each field and the weight, parted by tabs. `bias` stands before all.
struct GapWeightsReader {
  private(set) var bias: Float = 0
  private(set) var weights: [(key: UInt64, value: Float)] = []
  private let language: ArraySlice<UInt8>?
  /// The numbers of value names, by field and name.
  private var numbers: [UInt64: UInt32] = [:]

  init(language: Language?) {
    self.language = language.map { ArraySlice($0.code.utf8) }
    for field in GapDescription.Field.allCases {
      for (number, name) in (field.valueNames ?? []).enumerated() {
        numbers[Self.nameKey(field, ArraySlice(name.utf8))] = UInt32(number)
      }
    }
  }

  mutating func read(_ table: [UInt8]) {
    weights.reserveCapacity(8192)
    var fields: [GapDescription.Field] = []
    var seed: UInt64 = 0
    for line in ResourceTable(table) {
      if line.first == UInt8(ascii: "+") {
        fields = line.split(separator: 0x20).dropFirst().compactMap { name in
          GapDescription.Field.allCases.first { $0.name.utf8.elementsEqual(name) }
        }
        let index = GapModel.Template.all.firstIndex { $0.template.fields == fields }
        seed = index.map(GapModel.Template.seed) ?? 0
      } else if fields.isEmpty {
        bias = Self.number(line.drop { $0 != 0x09 }.dropFirst())
      } else if let weight = weight(line, fields, seed) {
        weights.append(weight)
      }
    }
  }

  private func weight(
    _ line: ArraySlice<UInt8>, _ fields: [GapDescription.Field], _ seed: UInt64
  ) -> (key: UInt64, value: Float)? {
    var key = seed
    var rest = line
    for field in fields {
      guard let tab = rest.firstIndex(of: 0x09) else { return nil }
      let name = rest[rest.startIndex..<tab]
      rest = rest[(tab + 1)...]
      if field == .language, name != language { return nil }
      let value: UInt32
      if field == .nextWord || field == .previousWord {
        value = name.isEmpty ? 0 : name.withUnsafeBufferPointer { WordHash($0).short }
      } else {
        guard let number = numbers[Self.nameKey(field, name)] else { return nil }
        value = number
      }
      key = GapModel.Template.mixed(key, value)
    }
    return (GapModel.Template.finished(key), Self.number(rest))
  }

  private static func nameKey(_ field: GapDescription.Field, _ name: ArraySlice<UInt8>) -> UInt64 {
    name.reduce(UInt64(field.rawValue) + 1) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// A decimal number with up to three decimals.
  private static func number(_ text: ArraySlice<UInt8>) -> Float {
    var value: Int32 = 0
    var scale: Float = 1
    var isFraction = false
    for byte in text {
      if byte == UInt8(ascii: ".") {
        isFraction = true
      } else if byte &- 0x30 < 10 {
        value = value &* 10 &+ Int32(byte &- 0x30)
        if isFraction { scale *= 10 }
      }
    }
    return (text.first == UInt8(ascii: "-") ? -1 : 1) * Float(value) / scale
  }
}
