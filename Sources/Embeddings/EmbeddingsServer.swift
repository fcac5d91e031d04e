internal import FoundationEssentials
internal import Glibc

/// A server of the OpenAI-compatible `/v1/embeddings` interface, and how it is asked.
public struct EmbeddingsServer: Sendable, Equatable {
  public var address: EmbeddingsAddress
  /// The name of the model; `nil` for the one that the server has.
  public var model: String?
  /// What is put before every sentence, as some models want it: `query: ` for E5.
  public var prefix = ""
  /// Seconds that one request may take.
  public var timeout = 60.0
  /// What the server knows its users by.
  public var key: EmbeddingsKey?
  var retries = Retries()

  public init(_ address: EmbeddingsAddress) { self.address = address }

  /// Numbers a vector may have.
  static let dimensionLimit = 16_384
  /// Texts and bytes of text in one request.
  static let batchLimit = 32
  static let batchBytes = 32_768
  /// Bytes of a sentence that are sent: models look at some hundred words at most.
  static let textLimit = 4_096
  /// Bytes of an answer: room for every number of a full batch.
  static let answerLimit = batchLimit * dimensionLimit * 32

  /// How often, and after how long, a request is made again that a server had no time for.
  struct Retries: Sendable, Equatable {
    /// Seconds before each further attempt.
    var waits = [0.5, 1, 2, 4]
    /// The longest wait that a server may ask for.
    var longest = 30
  }

  /// Requests over one connection.
  struct Session: ~Copyable {
    private let server: EmbeddingsServer
    private let connection: HTTPConnection

    init(_ server: EmbeddingsServer) throws(EmbeddingsError) {
      self.server = server
      var headers = ["Content-Type: application/json", "Accept: application/json"]
      if let key = server.key { headers.append("Authorization: Bearer \(key.value)") }
      do {
        connection = try HTTPConnection(
          server.address, timeout: server.timeout, answerLimit: EmbeddingsServer.answerLimit,
          headers: headers)
      } catch {
        throw server.error(error)
      }
    }

    /// The vectors of a few texts, in their order.
    func vectors(of texts: [String], dimension: Int?) throws(EmbeddingsError) -> [[Float]] {
      let answer = try self.answer(to: server.request(texts))
      do {
        return try EmbeddingsAnswer(answer, count: texts.count, dimension: dimension).vectors
      } catch {
        throw .nonsense(server.address.shown, what: error.what)
      }
    }

    private enum Outcome {
      case done([UInt8])
      /// A failure that may pass, and the seconds the server asks to wait.
      case passing(EmbeddingsError, wait: Int)
    }

    /// Asks until there is an answer, or no more hope of one.
    private func answer(to request: [UInt8]) throws(EmbeddingsError) -> [UInt8] {
      var waits = server.retries.waits[...]
      while true {
        switch try attempt(request) {
        case .done(let answer): return answer
        case .passing(let failure, let wished):
          guard let wait = waits.popFirst() else { throw failure }
          usleep(UInt32(max(wait, Double(wished)) * 1_000_000))
        }
      }
    }

    private func attempt(_ request: [UInt8]) throws(EmbeddingsError) -> Outcome {
      let answer: HTTPConnection.Answer
      do {
        answer = try connection.post(request)
      } catch {
        let failure = server.error(error)
        if case .dropped = error { return .passing(failure, wait: 0) }
        throw failure
      }
      if 200..<300 ~= answer.status { return .done(answer.body) }
      let failure = server.error(answer)
      guard case .failing = failure, answer.retryAfter <= server.retries.longest else {
        throw failure
      }
      return .passing(failure, wait: max(0, answer.retryAfter))
    }
  }

  /// The body of a request.
  private func request(_ texts: [String]) -> [UInt8] {
    struct Body: Encodable {
      let model: String?
      let input: [String]
      let encoding_format = "float"
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(Body(model: model, input: texts)) else {
      preconditionFailure("strings are written as JSON")
    }
    return Array(data)
  }

  private func error(_ failure: HTTPConnection.Failure) -> EmbeddingsError {
    switch failure {
    case .noLibrary: .noLibrary
    case .unreachable(let reason): .unreachable(address.shown, reason: reason)
    case .timedOut: .slow(address.shown, seconds: timeout)
    case .dropped(let reason): .dropped(address.shown, reason: reason)
    case .tooLong: .nonsense(address.shown, what: "more than \(Self.answerLimit) bytes")
    case .other(let reason): .failed(address.shown, reason: reason)
    }
  }

  private func error(_ answer: HTTPConnection.Answer) -> EmbeddingsError {
    let says = EmbeddingsAnswer.message(in: answer.body, hiding: key)
    let isPassing = answer.status == 429 || answer.status >= 500
    return isPassing
      ? .failing(address.shown, status: answer.status, says: says)
      : .refused(address.shown, status: answer.status, says: says)
  }
}
