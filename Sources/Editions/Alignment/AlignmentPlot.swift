import Text

/// A dot plot of two columns of an alignment: sentences of the one to the right, of the other down,
/// a rectangle where they meet, which leads to its row.
///
/// Where there are more rows than can be told apart, neighbours share a rectangle: there are never
/// more than about `markLimit`, and one for each place where rows cross.
struct AlignmentPlot {
  /// One rectangle: units that follow each other.
  struct Mark: Equatable {
    /// Indices of units.
    var first: Int
    var last: Int
    var count: Int
    var source: Range<Int>
    var target: Range<Int>
    /// The lowest of the units, and which of them has it.
    var confidence: Double
    var weakest: Int
  }

  static let markLimit = 600
  private static let width = 600.0
  /// What labels need round the frame where they are largest: five digits at the side, a number and
  /// the names of the languages above, half a number behind the last line.
  private static let margin = (left: 115, top: 84, right: 55, bottom: 20)
  /// What can still be seen and hit.
  private static let leastSide = 4.0

  private let list: AlignmentUnits
  private let source: VersionMaterial
  private let target: VersionMaterial
  let marks: [Mark]

  /// O(units).
  init(_ list: AlignmentUnits, _ first: Int, _ second: Int) {
    self.list = list
    source = list.versions[first]
    target = list.versions[second]
    marks = Self.marks(list.units, first, second)
  }

  private static func marks(
    _ units: [AlignmentUnits.Unit], _ first: Int, _ second: Int
  ) -> [Mark] {
    let step = max(1, (units.count + markLimit - 1) / markLimit)
    var marks: [Mark] = []
    // Where a unit stands that has no sentence on a side.
    var ends = (0, 0)
    for (index, unit) in units.enumerated() {
      var (left, right) = (unit.sentences[first], unit.sentences[second])
      if left.isEmpty && right.isEmpty { continue }
      if left.isEmpty { left = ends.0..<ends.0 }
      if right.isEmpty { right = ends.1..<ends.1 }
      ends = (left.upperBound, right.upperBound)
      if let last = marks.last, last.count < step,
        (0...step).contains(left.lowerBound - last.source.upperBound),
        (0...step).contains(right.lowerBound - last.target.upperBound)
      {
        var mark = last
        mark.last = index
        mark.count += 1
        mark.source = last.source.lowerBound..<left.upperBound
        mark.target = last.target.lowerBound..<right.upperBound
        if unit.confidence < mark.confidence {
          mark.confidence = unit.confidence
          mark.weakest = index
        }
        marks[marks.count - 1] = mark
      } else {
        marks.append(
          Mark(
            first: index, last: index, count: 1, source: left, target: right,
            confidence: unit.confidence, weakest: index))
      }
    }
    return marks
  }

  /// Writes the plot as a figure. O(marks).
  ///
  /// - Parameter skipsTabs: Whether the links are passed over by the Tab key, for pages that say the
  ///   same in words.
  func write(skippingTabs skipsTabs: Bool = false, to html: inout HTMLBuilder) {
    let (columns, lines) = (
      source.segmented.sentences.count, target.segmented.sentences.count
    )
    let share = Double(lines) / Double(max(1, columns))
    let height = (Self.width * min(1.25, max(0.4, share))).rounded()
    let scale = (
      x: Self.width / Double(max(1, columns)), y: height / Double(max(1, lines))
    )
    let name = "plot-\(source.language)-\(target.language)"
    html.element(
      "svg",
      [
        ("id", name), ("class", "plot"),
        (
          "viewBox",
          "-\(Self.margin.left) -\(Self.margin.top) "
            + "\(Int(Self.width) + Self.margin.left + Self.margin.right) "
            + "\(Int(height) + Self.margin.top + Self.margin.bottom)"
        ),
        ("role", "group"), ("aria-labelledby", "\(name)-title \(name)-text"),
      ]
    ) { html in
      html.element(
        "title", [("id", "\(name)-title")],
        text: "\(PageText.languageName(source.language)) and "
          + PageText.languageName(target.language))
      html.element(
        "desc", [("id", "\(name)-text")],
        text: "\(columns) sentences from left to right, \(lines) from top to bottom; "
          + "\(marks.count) links lead to the rows where they meet.")
      html.newLine()
      writeAxes(columns, lines, height: height, scale, to: &html)
      for mark in marks { write(mark, scale, skippingTabs: skipsTabs, to: &html) }
    }
    html.newLine()
  }

  private func writeAxes(
    _ columns: Int, _ lines: Int, height: Double, _ scale: (x: Double, y: Double),
    to html: inout HTMLBuilder
  ) {
    html.element(
      "rect",
      [
        ("class", "frame"), ("width", "\(Int(Self.width))"), ("height", "\(Int(height))"),
      ]
    ) { _ in }
    html.element(
      "text",
      [
        ("class", "axis"), ("x", "\(Int(Self.width) + Self.margin.right)"), ("y", "-48"),
        ("text-anchor", "end"),
      ], text: "→ " + PageText.languageName(source.language))
    html.element(
      "text", [("class", "axis"), ("x", "-\(Self.margin.left)"), ("y", "-48")],
      text: "↓ " + PageText.languageName(target.language))
    html.newLine()
    for (index, tick) in Self.ticks(columns).enumerated() {
      let x = Self.number(Double(tick) * scale.x)
      html.element("path", [("class", "grid"), ("d", "M\(x) 0V\(Int(height))")]) { _ in }
      html.element(
        "text",
        [
          ("class", Self.style(ofTick: index)), ("x", x), ("y", "-10"), ("text-anchor", "middle"),
        ], text: String(tick))
    }
    html.newLine()
    for (index, tick) in Self.ticks(lines).enumerated() {
      let y = Self.number(Double(tick) * scale.y)
      html.element("path", [("class", "grid"), ("d", "M0 \(y)H\(Int(Self.width))")]) { _ in }
      html.element(
        "text",
        [
          ("class", Self.style(ofTick: index)), ("x", "-8"), ("y", y), ("text-anchor", "end"),
          ("dominant-baseline", "central"),
        ], text: String(tick))
    }
    html.newLine()
  }

  private func write(
    _ mark: Mark, _ scale: (x: Double, y: Double), skippingTabs skipsTabs: Bool,
    to html: inout HTMLBuilder
  ) {
    let unit = list.units[mark.first]
    // A link to many rows leads to the one that most needs a look.
    let goal = list.units[mark.weakest]
    let (x, width) = Self.extent(mark.source, scale.x)
    let (y, height) = Self.extent(mark.target, scale.y)
    var name = unit.identifier
    if mark.count > 1 { name += "–\(list.units[mark.last].identifier)" }
    name += ", \(PageText.twoDecimals(mark.confidence))"
    if mark.count > 1 { name += " at \(goal.identifier)" }
    var attributes: [(StaticString, String)] = [
      ("href", "#\(goal.identifier)"), ("class", PageText.confidenceClass(mark.confidence)),
    ]
    if skipsTabs { attributes.append(("tabindex", "-1")) }
    html.element("a", attributes) { html in
      html.element("title", text: name)
      html.element(
        "rect", [("x", x), ("y", y), ("width", width), ("height", height)]
      ) { _ in }
    }
    html.newLine()
  }

  /// Start and length of a range on an axis, widened round its middle to what can be seen.
  private static func extent(_ range: Range<Int>, _ scale: Double) -> (String, String) {
    let length = Double(range.count) * scale
    let shown = max(leastSide, length)
    return (
      number(Double(range.lowerBound) * scale - (shown - length) / 2), number(shown)
    )
  }

  /// Every second label is left out where labels are large: five numbers of five digits fit beside
  /// each other at any width.
  private static func style(ofTick index: Int) -> String {
    index.isMultiple(of: 2) ? "tick minor" : "tick"
  }

  /// Round numbers up to a count, ten at most.
  static func ticks(_ count: Int) -> [Int] {
    guard count > 0 else { return [] }
    var step = 1
    while count / step > 10 {
      let digits = String(step).first
      step = digits == "2" ? step / 2 * 5 : step * 2
    }
    return Array(stride(from: step, through: count, by: step))
  }

  /// One decimal at most.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let magnitude = abs(tenths)
    let whole = "\(tenths < 0 ? "-" : "")\(magnitude / 10)"
    return magnitude % 10 == 0 ? whole : whole + ".\(magnitude % 10)"
  }
}
