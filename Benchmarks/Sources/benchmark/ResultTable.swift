internal import Glibc

/// The results as one Markdown table.
struct ResultTable {
  private var rows = [["what", "result", "reference", "ratio", "target"]]

  mutating func add(
    _ what: String, _ result: String, reference: String = "", ratio: String = "",
    target: String = ""
  ) {
    rows.append([what, result, reference, ratio, target])
  }

  var markdown: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return "| " + padded.joined(separator: " | ") + " |\n"
    }
    let rule = line(widths.map { String(repeating: "-", count: $0) })
    return line(rows[0]) + rule + rows.dropFirst().map(line).joined()
  }
}

/// A number with so many decimals.
func fixed(_ value: Double, _ decimals: Int) -> String {
  let scale = pow(10, Double(decimals))
  let scaled = Int((value * scale).rounded())
  if decimals == 0 { return "\(scaled)" }
  let fraction = String(scaled % Int(scale))
  return "\(scaled / Int(scale))."
    + String(repeating: "0", count: decimals - fraction.count) + fraction
}
