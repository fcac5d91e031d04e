internal import CCURL

/// An address that requests are posted to; the connection stays open between them.
struct HTTPConnection: ~Copyable {
  struct Answer {
    let status: Int
    let body: [UInt8]
    /// Seconds the server asks to wait; 0 when it does not.
    let retryAfter: Int
  }

  enum Failure: Error {
    case noLibrary
    case unreachable(String)
    case timedOut
    case dropped(String)
    case tooLong
    case other(String)
  }

  private let handle: OpaquePointer

  /// - Parameters:
  ///   - timeout: Seconds a whole request may take.
  ///   - answerLimit: Bytes an answer may have.
  init(
    _ address: EmbeddingsAddress, timeout: Double, answerLimit: Int, headers: [String]
  ) throws(Failure) {
    let total = Int64(max(1, min(timeout, 86_400) * 1000))
    var opened: OpaquePointer?
    var code = ccurl_open(
      address.url, min(total, 10_000), total, answerLimit, address.isLoopback, &opened)
    guard let opened else { throw Self.failure(code, "the address cannot be used") }
    for header in headers where Int(code) == CCURL_OK {
      code = ccurl_add_header(opened, header)
    }
    if Int(code) != CCURL_OK {
      ccurl_close(opened)
      throw Self.failure(code, "a header cannot be sent")
    }
    handle = opened
  }

  deinit { ccurl_close(handle) }

  /// Sends a body and waits for the whole answer, of whatever status.
  func post(_ body: [UInt8]) throws(Failure) -> Answer {
    var answer = ccurl_answer()
    let code = body.withUnsafeBufferPointer {
      ccurl_post(handle, $0.baseAddress, $0.count, &answer)
    }
    if Int(code) != CCURL_OK {
      throw Self.failure(code, String(cString: ccurl_message(handle)))
    }
    return Answer(
      status: Int(answer.http_status),
      body: Array(UnsafeBufferPointer(start: answer.bytes, count: answer.length)),
      retryAfter: Int(clamping: answer.retry_after))
  }

  private static func failure(_ code: Int32, _ message: String) -> Failure {
    switch Int(code) {
    case CCURL_NO_LIBRARY: .noLibrary
    case CCURL_UNREACHABLE: .unreachable(message)
    case CCURL_TIMED_OUT: .timedOut
    case CCURL_DROPPED: .dropped(message)
    case CCURL_TOO_LONG: .tooLong
    case CCURL_NO_MEMORY: .other("no memory")
    default: .other(message)
    }
  }
}
