internal import Text

/// The weights of a model as the splitter reads them: two decimals, small ones left out, sorted.
struct WeightTable {
  let bias: Float
  private let rows: [[(values: String, key: UInt64, weight: Float)]]

  init(_ examples: GapExamples, _ model: LogisticRegression.Model, smallest: Double) {
    func rounded(_ weight: Double) -> Float { Float((weight * 100).rounded() / 100) }
    bias = rounded(model.bias)
    var rows: [[(values: String, key: UInt64, weight: Float)]] =
      Array(repeating: [], count: GapExamples.templateCount)
    for (number, name) in examples.names.enumerated()
    where abs(model.weights[number]) >= smallest {
      rows[name.template].append(
        (name.values, examples.keys[number], rounded(model.weights[number])))
    }
    self.rows = rows.map {
      $0.sorted { Array($0.values.utf8).lexicographicallyPrecedes($1.values.utf8) }
    }
  }

  var weights: [UInt64: Float] {
    Dictionary(rows.joined().map { ($0.key, $0.weight) }, uniquingKeysWith: { first, _ in first })
  }

  var text: String {
    var lines = [
      "# Weights of the combinations that the sentence splitter looks at (Sources/Text/Splitting/",
      "# GapModel.swift): `+` and the names of fields, then a combination of their values a line, and",
      "# its weight. A sum above 0 ends the sentence. Made by Sources/SplitterTraining; see",
      "# Benchmarks/README.md. Not to be edited.",
      "bias\t\(bias)",
    ]
    for (template, combinations) in rows.enumerated() where !combinations.isEmpty {
      lines.append("+ " + GapExamples.fieldNames(ofTemplate: template))
      lines += combinations.map { "\($0.values)\t\($0.weight)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
