import TestSupport
import Testing
import Text

@testable import Editions

@Suite struct ReportScriptTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func everyPartIsJoinedOnceAndInOrder() throws {
    let files = namesInFolder("\(packageRoot)/Sources/Editions/Resources")
      .filter { $0.hasPrefix("report-") && $0.hasSuffix(".js") }
    #expect(Set(files) == Set(ReportScript.parts.map { "report-\($0.name).js" }))
    var rest = text(ReportScript.bytes)[...]
    #expect(rest.hasPrefix("\"use strict\";\n{\n"))
    for (name, bytes) in ReportScript.parts {
      let part = try #require(rest.firstRange(of: text(bytes)), "\(name)")
      rest = rest[part.upperBound...]
    }
    #expect(rest == "}\n")
  }

  @Test(arguments: ReportScript.parts.map(\.name))
  func aPartIsOneConceptAndStaysInThePage(name: String) throws {
    let part = try #require(ReportScript.parts.first { $0.name == name })
    let lines = text(part.text).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count < 300)
    #expect(lines[0].hasPrefix("// "), "says first what it is about")
    for word in ["fetch(", "XMLHttpRequest", "WebSocket", "innerHTML", "eval(", "</script"] {
      #expect(!text(part.text).contains(word))
    }
  }

  /// The policy names the hash of the script that is served.
  @Test func thePolicyAllowsTheScriptThatIsThere() throws {
    let page = text(ReportPage(try SampleArticle.trilingual.material()).html)
    let start = try #require(page.firstRange(of: "<script>"))
    let end = try #require(page.firstRange(of: "</script>"))
    let script = Array(page[start.upperBound..<end.lowerBound].utf8)
    #expect(script == ReportScript.bytes)
    #expect(page.contains("script-src 'sha256-\(Base64.text(SHA256.digest(of: script)))'"))
  }
}
