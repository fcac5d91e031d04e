/// Reads HTML.
struct HTMLReader: Sendable {
  func read(
    _ source: DecodedSource, from start: Int, into builder: inout DocumentBuilder,
    _ metadata: inout Metadata
  ) {}
}
