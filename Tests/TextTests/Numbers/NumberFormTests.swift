import Testing

@testable import Text

@Suite struct NumberFormTests {
  @Test(arguments: [
    ("1,234.5", "1234.5"), ("1 234,5", "1234.5"), ("1.234,5", "1234.5"), ("350", "350"),
    ("1,234", "1234"), ("1.234", "1234"), ("1 234", "1234"), ("12,5", "12.5"), ("12.5", "12.5"),
    ("0,125", "0.125"), ("1,234,567", "1234567"), ("1.234.567", "1234567"), ("2.0", "2.0"),
    ("20.02.2026", "20.02.2026"), ("1.234.567,89", "1234567.89"), ("", ""),
  ])
  func conventionsMeet(written: String, form: String) {
    var buffer: [UInt8] = []
    NumberForm.append(ArraySlice(written.utf8), to: &buffer)
    #expect(String(decoding: buffer, as: UTF8.self) == form)
  }
}
