internal import ArgumentParser
internal import Embeddings
internal import Glibc

/// Sentence vectors from a server that the user names, as one more piece of evidence.
struct EmbeddingsOptions: ParsableArguments {
  @Option(
    name: .customLong("embeddings"),
    help: ArgumentHelp(
      "Use sentence vectors from this OpenAI-compatible /v1/embeddings server as well.",
      discussion: """
        Never asked unless given, and the only thing that uses the network: the sentences are \
        sent there. Its key, if it has one, is taken from PIPELINE_EMBEDDINGS_KEY.
        """,
      valueName: "url"))
  var address: String?

  @Option(
    name: .customLong("embeddings-model"),
    help: ArgumentHelp(
      "The model to ask for. Without a name, the one it has, and no vector is kept.",
      valueName: "name"))
  var model: String?

  @Option(
    name: .customLong("embeddings-prefix"),
    help: ArgumentHelp(
      "Put this before each sentence: 'query: ' for E5 models, unless the server does.",
      valueName: "text"))
  var prefix: String = ""

  @Option(
    name: .customLong("embeddings-timeout"),
    help: ArgumentHelp("Seconds that a request of 32 sentences may take.", valueName: "seconds"))
  var timeout: Double = 60

  @Option(
    name: .customLong("embeddings-cache"),
    help: ArgumentHelp(
      "Where vectors are kept, or none. Without it: pipeline/embeddings in the user's cache.",
      valueName: "folder"),
    completion: .directory)
  var cache: String?

  func validate() throws {
    if !(timeout > 0 && timeout <= 86_400) {
      throw ValidationError("--embeddings-timeout goes from more than 0 to 86400 seconds.")
    }
    if address == nil, model != nil || !prefix.isEmpty || cache != nil {
      throw ValidationError("Give the address of a server with --embeddings as well.")
    }
    if model?.isEmpty == true { throw ValidationError("--embeddings-model must not be empty.") }
  }

  /// What asks the server; `nil` when there is none to ask.
  func embedder() throws -> SentenceEmbedder? {
    guard let address else { return nil }
    var server = EmbeddingsServer(try EmbeddingsAddress(address))
    server.model = model
    server.prefix = prefix
    server.timeout = timeout
    if let key = getenv(EmbeddingsKey.variable), key.pointee != 0 {
      server.key = try EmbeddingsKey(String(cString: key))
    }
    return SentenceEmbedder(server, cache: try vectorCache())
  }

  private func vectorCache() throws -> VectorCache? {
    guard let model, cache != "none", let folder = cache ?? VectorCache.standardFolder else {
      return nil
    }
    return try VectorCache(folder: folder, model: model)
  }
}
