public import Text

/// Why there are no vectors.
public enum EmbeddingsError: DiagnosableError, Equatable {
  /// The address given is none; the text says why.
  case badAddress(String)
  /// The key has characters that a header must not have.
  case badKey
  /// The library that speaks HTTP is not installed.
  case noLibrary
  /// Nobody answers at the address.
  case unreachable(String, reason: String)
  /// No answer within the seconds allowed.
  case slow(String, seconds: Double)
  /// The connection broke, again and again.
  case dropped(String, reason: String)
  /// The server does not do it: its status and what it says.
  case refused(String, status: Int, says: String)
  /// It failed again and again: the last status and what it says.
  case failing(String, status: Int, says: String)
  /// The answer is not what was asked for.
  case nonsense(String, what: String)
  /// The request could not be made.
  case failed(String, reason: String)
  /// The cache cannot be made, read or written.
  case cache(String, errno: Int32)
  /// Vectors in the cache have another dimension than the server's.
  case otherModel(String, cached: Int, answered: Int)

  public var diagnostic: Diagnostic {
    switch self {
    case .badAddress(let problem):
      Diagnostic(
        .error, code: "bad-embeddings-address",
        "the address of --embeddings \(problem); give one such as http://127.0.0.1:8000")
    case .badKey:
      Diagnostic(
        .error, code: "bad-embeddings-key",
        "\(EmbeddingsKey.variable) must be 1 to 4,096 printable ASCII characters without spaces "
          + "and line ends")
    case .noLibrary:
      Diagnostic(
        .error, code: "no-libcurl",
        "--embeddings needs libcurl, which is not here; install it with: apt-get install libcurl4")
    case .unreachable(let address, let reason):
      Self.server(
        address, "embeddings-unreachable",
        "cannot be reached (\(reason)); start the server, or leave out --embeddings")
    case .slow(let address, let seconds):
      Self.server(
        address, "embeddings-slow",
        "gave no answer within \(Self.text(seconds)) s; raise --embeddings-timeout, or leave out "
          + "--embeddings")
    case .dropped(let address, let reason):
      Self.server(
        address, "embeddings-dropped",
        "breaks the connection (\(reason)); look at the server's log, or leave out --embeddings")
    case .refused(let address, let status, let says):
      Self.server(
        address, "embeddings-refused",
        "refuses with HTTP status \(status)\(Self.quoted(says)); \(Self.advice(status))")
    case .failing(let address, let status, let says):
      Self.server(
        address, "embeddings-failing",
        "fails with HTTP status \(status)\(Self.quoted(says)), also when asked again; look at "
          + "the server's log, or leave out --embeddings")
    case .nonsense(let address, let what):
      Self.server(
        address, "embeddings-nonsense",
        "gives an answer that is no list of embeddings: \(what); is this an OpenAI-compatible "
          + "/v1/embeddings server?")
    case .failed(let address, let reason):
      Self.server(
        address, "embeddings-failed", "cannot be asked (\(reason)); mend the address or the server")
    case .cache(let path, let number):
      Diagnostic(
        .error, code: "embeddings-cache",
        "cannot keep embeddings here: \(SystemError.text(number)); give another folder with "
          + "--embeddings-cache, or none", at: Place(file: path))
    case .otherModel(let path, let cached, let answered):
      Diagnostic(
        .error, code: "embeddings-other-model",
        "holds vectors of \(cached) numbers, the server gives \(answered): another model under the "
          + "same name; give it its own with --embeddings-model", at: Place(file: path))
    }
  }

  private static func server(_ address: String, _ code: String, _ message: String) -> Diagnostic {
    Diagnostic(.error, code: code, message, at: Place(file: address))
  }

  private static func quoted(_ says: String) -> String { says.isEmpty ? "" : " (\(says))" }

  private static func advice(_ status: Int) -> String {
    switch status {
    case 300..<400: "give the address it has moved to"
    case 401, 403: "put its key into \(EmbeddingsKey.variable)"
    case 404: "check the path, and --embeddings-model"
    default: "check --embeddings-model and the server's log"
    }
  }

  private static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() && seconds < 1e9 ? String(Int(seconds)) : String(seconds)
  }
}
