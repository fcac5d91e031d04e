/// The least a Swift program does: start, and end.
@main
struct Empty {
  static func main() {}
}
