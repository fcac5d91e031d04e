extension SourceReader {
  /// The text of a file as it stands, markup and all, in UTF-8 without byte order mark. O(bytes).
  public func text(at path: String) throws(ReadingError) -> [UInt8] {
    try text(from: SourceFile.bytes(at: path), path: path)
  }

  /// The same of bytes that were read already; the path names them in messages. O(bytes).
  package func text(from bytes: [UInt8], path: String) throws(ReadingError) -> [UInt8] {
    let source = try SourceDecoder(encoding: options.encoding).decoded(bytes, path: path)
    return source.start == 0 ? source.bytes : Array(source.bytes[source.start...])
  }

  /// The `translationKey` in a file's front matter; `nil` also where the file cannot be read,
  /// which reading it whole will tell. Looks at the head of the file only.
  package func translationKey(at path: String) -> String? {
    let head = SourceFile.head(at: path, count: FrontMatter.byteLimit)
    guard head.starts(with: "---".utf8) || head.starts(with: [0xEF, 0xBB, 0xBF]),
      let source = try? SourceDecoder(encoding: options.encoding)
        .decoded(SourceFile.wholeLines(head), path: path)
    else { return nil }
    return (try? FrontMatter(of: source))?.metadata.translationKey
  }
}
