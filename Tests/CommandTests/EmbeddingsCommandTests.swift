import TestSupport
import Testing

/// `--embeddings`, against a server on this machine.
@Suite struct EmbeddingsCommandTests {
  private let place: Workplace

  /// Two texts without a word in common, one of which lacks the third sentence of the other.
  init() throws {
    place = try Workplace()
    try place.write(
      """
      Le chat dort.
      La pluie tombe.
      Un pain cuit.
      Sa mère chante.
      La rue brûle.
      Un roi pleure.
      Leur barque part.

      """, to: "a.fr.txt")
    try place.write(
      """
      The cat sleeps.
      Now rain falls.
      Her mother sings.
      Our street burns.
      One king weeps.
      Their boat leaves.

      """, to: "a.en.txt")
    try place.write(beads, to: "en-fr/a.gold")
    try place.write(place.read("a.en.txt"), to: "en-fr/a.src")
    try place.write(place.read("a.fr.txt"), to: "en-fr/a.tgt")
  }

  private let beads = "[0]:[0]\n[1]:[1]\n[]:[2]\n[2]:[3]\n[3]:[4]\n[4]:[5]\n[5]:[6]\n"

  /// What `--format beads` printed, without the confidence at the end of each line.
  private func beads(_ result: ProgramResult) -> String {
    result.text.split(separator: "\n")
      .map { $0.split(separator: ":").prefix(2).joined(separator: ":") + "\n" }.joined()
  }

  private func align(
    _ options: String, environment: [String: String] = [:]
  ) throws -> ProgramResult {
    var environment = environment
    environment["XDG_CACHE_HOME"] = place.path + "/cache"
    return try place.run(
      shell: "pipeline align --presplit --format beads a.en.txt a.fr.txt \(options)",
      environment: environment)
  }

  @Test func embeddingsMendAnAlignment() throws {
    guard let loopback = try LoopbackServer.started() else { return }
    #expect(try beads(align("--lexicon none")) != beads)
    let given = "--embeddings \(loopback.address())"
    let mended = try align(given)
    #expect(beads(mended) == beads, "\(mended.errors)")
    #expect(loopback.requests("good").map { $0[1] } == ["13"])
    // Without the name of a model nothing is kept.
    #expect(!fileExists(place.path + "/cache"))

    for _ in 0..<2 {
      let named = try align(given + " --embeddings-model small --embeddings-prefix 'query: '")
      #expect(beads(named) == beads, "\(named.errors)")
    }
    #expect(loopback.requests("good").count == 2)
    #expect(loopback.requests("good").last?[2] == "small")
    #expect(loopback.requests("good").last?[4].hasPrefix("query: ") == true)
    #expect(namesInFolder(place.path + "/cache/pipeline/embeddings").count == 1)

    for _ in 0..<2 {
      _ = try align(given + " --embeddings-model small --embeddings-cache none")
    }
    #expect(loopback.requests("good").count == 4)
    _ = try align(given + " --embeddings-model small --embeddings-cache here")
    #expect(namesInFolder(place.path + "/here").count == 1)
  }

  @Test func evaluationAndRunUseThemToo() throws {
    guard let loopback = try LoopbackServer.started() else { return }
    let plain = try place.pipeline(
      "evaluate", "align", "--gold", "en-fr/a.gold", "--lexicon", "none")
    #expect(plain.status == 0 && !plain.text.contains("100.00 100.00 100.00"))
    let better = try place.pipeline(
      "evaluate", "align", "--gold", "en-fr/a.gold", "--embeddings", loopback.address())
    #expect(better.text.contains("100.00 100.00 100.00"), "\(better.errors)")
    let run = try place.pipeline(
      "run", "a.en.txt", "a.fr.txt", "-o", "out", "--embeddings", loopback.address())
    #expect(run.status == 0, "\(run.errors)")
    #expect(loopback.requests("good").count == 2)
  }

  @Test(arguments: [
    ("failing", "status 500 (no memory �[31m left)", "embeddings-failing"),
    ("missing", "status 404", "embeddings-refused"),
    ("guarded", "status 401 (wrong key …)", "embeddings-refused"),
    ("page", "not JSON", "embeddings-nonsense"),
    ("uneven", "a vector of 15 numbers beside 16", "embeddings-nonsense"),
    ("slow", "within 0.5 s", "embeddings-slow"),
    ("closing", "breaks the connection", "embeddings-dropped"),
  ])
  func serversThatFailAreNamed(behaviour: String, says: String, code: String) throws {
    guard let loopback = try LoopbackServer.started() else { return }
    let address = loopback.address(behaviour)
    let result = try align(
      "--embeddings \(address) --embeddings-timeout 0.5 -o out.txt",
      environment: ["PIPELINE_EMBEDDINGS_KEY": "wr0ng"])
    #expect(result.status == 69)
    #expect(result.output.isEmpty && !fileExists(place.path + "/out.txt"))
    #expect(result.errors.hasPrefix("\(address)/embeddings: error: "), "\(result.errors)")
    #expect(result.errors.hasSuffix("[\(code)]\n"))
    #expect(result.errors.contains(says), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(!result.errors.contains("wr0ng"))
  }

  @Test func libraryThatIsMissingIsNamed() throws {
    // Files that are no libraries stand before the real ones.
    try place.write("", to: "lib/libcurl.so.4")
    try place.write("", to: "lib/libcurl-gnutls.so.4")
    let result = try place.run(
      shell: "LD_LIBRARY_PATH=$PWD/lib:$LD_LIBRARY_PATH "
        + "pipeline align --presplit a.en.txt a.fr.txt --embeddings http://127.0.0.1:1")
    #expect(result.status == 69)
    #expect(
      result.errors
        == "error: --embeddings needs libcurl, which is not here; install it with: "
        + "apt-get install libcurl4 [no-libcurl]\n")
  }
}
