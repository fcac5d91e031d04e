import TestSupport
import Testing

/// The seed's results: the same on every run, at any width, and those that are committed.
@Suite struct GoldenTests {
  private func results(_ arguments: String..., in place: Workplace) throws -> [String: [UInt8]] {
    let command = "pipeline run " + arguments.joined(separator: " ")
    let result = try place.run(shell: command, environment: ["PIPELINE_PROPOSALS": "true"])
    #expect(result.status == 0, "\(command): \(result.errors)")
    return try Self.contents(of: place.path + "/output")
  }

  private static func contents(of folder: String) throws -> [String: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: try Workplace.files(in: folder).map {
        ($0, try readFile(folder + "/" + $0))
      })
  }

  private func expectSame(
    _ first: [String: [UInt8]], _ second: [String: [UInt8]], _ advice: String
  ) {
    #expect(first.keys.sorted() == second.keys.sorted())
    let different = first.keys.sorted().filter { first[$0] != second[$0] }
    #expect(different.isEmpty, "\(advice)")
  }

  @Test func equalsWhatIsCommitted() throws {
    let committed = packageRoot + "/output"
    guard fileExists(committed) else {
      print("SKIP: output/ is not there; `pipeline run` in the package's root makes it")
      return
    }
    expectSame(
      try results(in: Workplace()), try Self.contents(of: committed),
      "these results changed; look at them with `pipeline run` and `git diff output`")
  }

  @Test func equalOnEveryRunAndAtAnyWidth() throws {
    let first = try results(in: Workplace())
    #expect(first.count == 36)
    let again = try Workplace()
    expectSame(first, try results(in: again), "a run is not like the other")
    expectSame(first, try results(in: again), "a run over its own results is not like the other")
    expectSame(first, try results("--jobs 1", in: Workplace()), "--jobs 1 is different")
    expectSame(first, try results("--jobs 4", in: Workplace()), "--jobs 4 is different")
  }

  @Test func manyArticlesAtAnyWidth() throws {
    let place = try Workplace()
    for number in 0..<12 {
      for (code, text) in [("fr", "Une phrase. Et \(number)."), ("en", "A line. And \(number).")] {
        try place.write(text + "\n", to: "site/post-\(number)/post.\(code).md")
      }
    }
    let narrow = try place.run(shell: "pipeline run site -o one --jobs 1")
    let wide = try place.run(shell: "pipeline run site -o four --jobs 4")
    #expect(narrow.status == 0)
    #expect(narrow.text.split(separator: "\n").count == 12)
    #expect(
      wide.text.split(separator: "\n").map { $0.dropFirst(4) }
        == narrow.text.split(separator: "\n").map { $0.dropFirst(3) })
    expectSame(
      try Self.contents(of: place.path + "/one"), try Self.contents(of: place.path + "/four"),
      "the width shows")
  }

  /// Places, machines and clocks leave no trace.
  @Test func namesNoMachine() throws {
    let place = try Workplace()
    let files = try results(in: place)
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(place.path), "\(name)")
      #expect(!text.contains(packageRoot), "\(name)")
    }
  }
}
