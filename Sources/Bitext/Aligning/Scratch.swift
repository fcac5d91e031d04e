/// Memory of fixed size for inner loops: no copies, no checks but in debug builds.
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  fileprivate let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating element: Element, count: Int) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: element, count: max(1, count))
    self.count = count
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }
}

extension Scratch where Element: SIMDScalar {
  /// Eight elements from an index on.
  @inline(__always)
  func eight(at index: Int) -> SIMD8<Element> {
    assert(index >= 0 && index + 8 <= count)
    return UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<Element>.self)
  }

  @inline(__always)
  func set(_ elements: SIMD8<Element>, at index: Int) {
    assert(index >= 0 && index + 8 <= count)
    UnsafeMutableRawPointer(base + index).storeBytes(of: elements, as: SIMD8<Element>.self)
  }
}
