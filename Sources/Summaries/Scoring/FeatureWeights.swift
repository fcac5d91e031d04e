internal import Text

/// What each feature of a sentence weighs: `Resources/weights.tsv`.
struct FeatureWeights: Sendable, Equatable {
  /// By `Feature.index`.
  let values: [Double]

  /// The weights the program comes with.
  static let standard = FeatureWeights(parsing: PackageResources.weights_tsv)

  /// Reads lines of a feature's name, a tab and its weight; `#` begins a comment. A feature that
  /// is not named weighs nothing.
  init(parsing bytes: [UInt8]) {
    var values = [Double](repeating: 0, count: Feature.count)
    for line in ResourceTable(bytes) {
      let fields = line.split(separator: UInt8(ascii: "\t"))
      guard fields.count == 2,
        let feature = Feature(name: String(decoding: fields[0], as: UTF8.self)),
        let value = Double(String(decoding: fields[1], as: UTF8.self))
      else { continue }
      values[feature.index] = value
    }
    self.values = values
  }

  init(values: [Double]) { self.values = values }
}
