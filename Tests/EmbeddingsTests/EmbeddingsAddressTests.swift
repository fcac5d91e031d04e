import Testing
import Text

@testable import Embeddings

@Suite struct EmbeddingsAddressTests {
  @Test(arguments: [
    ("http://127.0.0.1:8000", "http://127.0.0.1:8000/v1/embeddings"),
    ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/v1/embeddings"),
    ("https://host/v1", "https://host/v1/embeddings"),
    ("https://host/v1/embeddings/", "https://host/v1/embeddings"),
    ("HTTP://[::1]:80/a/b", "http://[::1]:80/a/b/embeddings"),
    ("https://host/v1?api-version=1", "https://host/v1/embeddings?api-version=1"),
  ])
  func pathIsCompleted(given: String, url: String) throws {
    #expect(try EmbeddingsAddress(given).url == url)
  }

  @Test(arguments: [
    "", "localhost:8000", "ftp://host", "file:///etc/passwd", "http://", "http://:80",
    "http:///v1", "http://a b", "http://host\r\nX: y", "http://user:secret@host", "http://host/#x",
    "http://hôte", "http://" + String(repeating: "a", count: 3_000),
  ])
  func othersAreRefused(given: String) {
    #expect(throws: EmbeddingsError.self) { try EmbeddingsAddress(given) }
  }

  @Test func messagesHideWhatMayBeSecret() throws {
    #expect(
      try EmbeddingsAddress("https://host/v1?key=secret").shown == "https://host/v1/embeddings")
    let refused = #expect(throws: EmbeddingsError.self) {
      try EmbeddingsAddress("http://user:secret@host")
    }
    #expect(refused?.diagnostic.message.contains("secret") == false)
  }

  @Test(arguments: [
    ("http://localhost", true), ("http://LOCALHOST:1", true), ("http://127.8.0.1", true),
    ("http://[::1]:80", true), ("http://127.example.org", false), ("http://10.0.0.1", false),
    ("http://localhost.example.org", false), ("http://[::2]", false),
  ])
  func loopbackIsKnown(given: String, isLoopback: Bool) throws {
    #expect(try EmbeddingsAddress(given).isLoopback == isLoopback)
  }

  @Test func keysFitIntoAHeaderAndAreNeverShown() throws {
    for bad in ["", "a\r\nb", "a b", "a\n", "clé", String(repeating: "a", count: 5_000)] {
      #expect(throws: EmbeddingsError.badKey) { try EmbeddingsKey(bad) }
    }
    let key = try EmbeddingsKey("s3cret")
    var server = EmbeddingsServer(try EmbeddingsAddress("http://localhost"))
    server.key = key
    var dumped = ""
    dump(server, to: &dumped)
    for text in ["\(key)", String(reflecting: key), "\(server)", dumped] {
      #expect(!text.contains("s3cret"), "\(text)")
    }
  }
}
