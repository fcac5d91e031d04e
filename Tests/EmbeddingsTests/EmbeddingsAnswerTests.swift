import Testing

@testable import Embeddings

@Suite struct EmbeddingsAnswerTests {
  private func read(
    _ json: String, count: Int = 2, dimension: Int? = nil
  ) throws(EmbeddingsAnswer.Nonsense) -> [[Float]] {
    try EmbeddingsAnswer(Array(json.utf8), count: count, dimension: dimension).vectors
  }

  @Test func indexTellsTheOrder() throws {
    let json =
      #"{"data": [{"index": 1, "embedding": [3, 4]}, {"index": 0, "embedding": [1, 2.5]}]}"#
    #expect(try read(json) == [[1, 2.5], [3, 4]])
    #expect(try read(#"{"data": [{"embedding": [1]}, {"embedding": [2]}]}"#) == [[1], [2]])
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"data": 1}"#, #"{"data": []}"#, #"{"error": "x"}"#,
    #"{"data": [{"index": 0, "embedding": [1]}]}"#,
    #"{"data": [{"index": 0, "embedding": [1]}, {"index": 0, "embedding": [1]}]}"#,
    #"{"data": [{"index": 0, "embedding": [1]}, {"index": 2, "embedding": [1]}]}"#,
    #"{"data": [{"index": 0, "embedding": [1]}, {"index": -1, "embedding": [1]}]}"#,
    #"{"data": [{"index": 0, "embedding": [1]}, {"index": 1, "embedding": [1, 2]}]}"#,
    #"{"data": [{"index": 0, "embedding": []}, {"index": 1, "embedding": []}]}"#,
    #"{"data": [{"index": 0, "embedding": [1e39]}, {"index": 1, "embedding": [1]}]}"#,
    #"{"data": [{"index": 0, "embedding": [1e400]}, {"index": 1, "embedding": [1]}]}"#,
    #"{"data": [{"index": 0, "embedding": [NaN]}, {"index": 1, "embedding": [1]}]}"#,
    #"{"data": [{"index": 0, "embedding": [null]}, {"index": 1, "embedding": [1]}]}"#,
    #"{"data": [{"index": 0, "embedding": "AACAPw=="}, {"index": 1, "embedding": [1]}]}"#,
    String(repeating: "[", count: 100_000),
  ])
  func nonsenseIsRefused(json: String) {
    #expect(throws: EmbeddingsAnswer.Nonsense.self) { try read(json) }
  }

  @Test func dimensionMustBeThatOfBefore() throws {
    let json = #"{"data": [{"embedding": [1, 2]}]}"#
    #expect(try read(json, count: 1, dimension: 2).count == 1)
    #expect(throws: EmbeddingsAnswer.Nonsense.self) { try read(json, count: 1, dimension: 3) }
  }

  @Test func messagesAreShortAndHideTheKey() throws {
    let key = try EmbeddingsKey("s3cret")
    func message(_ json: String) -> String {
      EmbeddingsAnswer.message(in: Array(json.utf8), hiding: key)
    }
    #expect(message(#"{"error": {"message": "bad key\n s3cret."}}"#) == "bad key ….")
    #expect(message(#"{"error": "no"}"#) == "no")
    #expect(message("<html>") == "")
    let long = String(repeating: "a", count: 5_000)
    #expect(message("{\"error\": \"\(long)\"}").count == 201)
  }
}
