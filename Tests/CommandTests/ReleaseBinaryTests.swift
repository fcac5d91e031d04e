import TestSupport
import Testing

/// What the release binary needs of the system.
@Suite struct ReleaseBinaryTests {
  /// Full Foundation costs 50 MB and 5 ms of start-up and brings an ICU of its own.
  @Test func linksNoFoundation() throws {
    let binary = packageRoot + "/.build/release/pipeline"
    guard fileExists(binary) else {
      print("SKIP: no release binary; `make build` makes it")
      return
    }
    guard programExists("ldd") else {
      print("SKIP: no ldd here")
      return
    }
    let result = try runProgram("ldd", [binary])
    #expect(result.status == 0)
    let libraries = result.text.split(separator: "\n")
    #expect(libraries.contains { $0.contains("libicu") }, "\(result.text)")
    // libcurl and the libraries behind it take longer to load than all the rest of our start.
    let unwanted = libraries.filter { library in
      ["libFoundation", "libcurl", "not found"].contains { library.contains($0) }
    }
    #expect(unwanted.isEmpty)
  }
}
