internal import CMD4C

/// Reads Markdown in GitHub's dialect, by md4c.
///
/// md4c hands out pieces of its own input, so the offset of each piece is known; what it makes
/// itself (line breaks, indentation) is found again in the source by `DocumentBuilder`.
struct MarkdownReader: Sendable {
  private static let gitHubDialect = UInt32(
    MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS
      | MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH
      | MD_FLAG_TASKLISTS)

  /// Puts the blocks of a source, from an offset on, into a builder. O(bytes).
  func read(_ source: DecodedSource, from start: Int, into builder: inout DocumentBuilder) {
    if start >= source.bytes.count { return }
    let notes = MarkdownNotes(in: source.bytes, from: start)
    let events = MarkdownEvents(
      source: source.bytes, start: start, notes: notes, builder: builder)
    // What defines a note defines a link for md4c: its bracket is hidden from it.
    var bytes = source.bytes
    for offset in notes.definitions { bytes[offset] = UInt8(ascii: "x") }
    if !parse(bytes, from: start, flags: Self.gitHubDialect, events) {
      // A table that would have far more cells than bytes is no table.
      events.restart(with: builder)
      _ = parse(
        bytes, from: start,
        flags: Self.gitHubDialect & ~UInt32(MD_FLAG_TABLES), events)
    }
    builder = events.builder
  }

  private func parse(
    _ bytes: [UInt8], from start: Int, flags: UInt32, _ events: MarkdownEvents
  ) -> Bool {
    var parser = MD_PARSER()
    parser.flags = flags
    parser.enter_block = { type, detail, data in
      MarkdownReader.events(data).enter(type, detail)
    }
    parser.leave_block = { type, _, data in
      MarkdownReader.events(data).leave(type)
      return 0
    }
    parser.enter_span = { type, detail, data in
      MarkdownReader.events(data).enter(type, detail)
      return 0
    }
    parser.leave_span = { type, _, data in
      MarkdownReader.events(data).leave(type)
      return 0
    }
    parser.text = { type, text, size, data in
      MarkdownReader.events(data).take(type, text, Int(size))
      return 0
    }
    return withExtendedLifetime(events) {
      bytes.withUnsafeBufferPointer { buffer in
        let rest = UnsafeBufferPointer(rebasing: buffer[start...])
        events.base = UnsafeRawPointer(rest.baseAddress)
        events.count = rest.count
        return rest.withMemoryRebound(to: CChar.self) {
          md_parse(
            $0.baseAddress, MD_SIZE($0.count), &parser, Unmanaged.passUnretained(events).toOpaque())
        } == 0
      }
    }
  }

  private static func events(_ data: UnsafeMutableRawPointer?) -> MarkdownEvents {
    // `parse` passes the object and keeps it alive.
    Unmanaged<MarkdownEvents>.fromOpaque(data!).takeUnretainedValue()
  }
}
