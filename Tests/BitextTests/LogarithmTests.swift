import Testing

@testable import Bitext

@Suite struct LogarithmTests {
  @Test func inverseOfEachOther() {
    for step in -500...500 {
      let x = Double(step) * 0.37
      let back = Logarithm.of(Logarithm.exponential(x))
      #expect(abs(back - x) < 1e-5)
    }
  }

  @Test func knownValues() {
    #expect(Logarithm.of(1) == 0)
    #expect(abs(Logarithm.of(10) - 2.302585092994046) < 1e-6)
    #expect(abs(Logarithm.exponential(1) - 2.718281828459045) < 1e-6)
    #expect(Logarithm.exponential(-1000) == 0)
    #expect(abs(Logarithm.sum(0, 0) - 0.6931471805599453) < 1e-6)
    #expect(Logarithm.sum(-.infinity, 3) == 3)
    #expect(Logarithm.sum(-.infinity, -.infinity) == -.infinity)
  }
}
