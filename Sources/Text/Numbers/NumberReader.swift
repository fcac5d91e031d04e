/// Reads the numbers of a version: in digits by the three conventions, in words, as names of
/// months and in Roman letters.
package struct NumberReader: Sendable {
  private let words: NumberWords
  private let settings: NumberSettings
  /// Whether thousands are parted by a plain space in this language, rather than two numbers.
  private let groupsBySpace: Bool

  /// O(1), but for the first of a language.
  package init(_ language: Language) {
    words = .of(language)
    settings = .of(language)
    groupsBySpace = language != .english
  }

  /// The numbers of a sentence, in text order. O(tokens).
  package func numbers(inSentence index: Int, of version: SegmentedDocument) -> [Number] {
    if case .code = version.blockKind(ofSentence: index) { return [] }
    let tokens = version.sentences[index].tokens
    let sentence = Int(tokens.lowerBound)..<Int(tokens.upperBound)
    var reading = Reading(version: version, sentence: sentence)
    for token in sentence { read(token, into: &reading) }
    finishSpelled(&reading)
    return reading.numbers
  }

  /// What has been read of a sentence.
  private struct Reading {
    let version: SegmentedDocument
    let sentence: Range<Int>
    var numbers: [Number] = []
    /// The token of the last two numbers in digits; and whether the last may go on by groups of three.
    var digits: (before: Int, last: Int) = (-9, -9)
    var isOpen = false
    /// The power that scaled the last number in digits, and the token of the word that says it.
    var scaled: (power: Int, token: Int)?
    /// The words of a number that is not finished.
    var spelled = NumberWords.Sum()
    var spelledTokens = 0...0

    func folded(_ token: Int) -> ArraySlice<UInt8> {
      version.folded.bytes[version.tokens[token].folded.indices]
    }

    mutating func append(_ number: Number, token: Int) {
      numbers.append(number)
      digits = (digits.last, token)
      scaled = nil
      isOpen = false
    }
  }

  private func finishSpelled(_ reading: inout Reading) {
    let values = reading.spelled.values.map { String($0) }
    guard !values.isEmpty else { return }
    reading.spelled = NumberWords.Sum()
    let tokens = reading.version.tokens
    let range = ByteRange(
      tokens[reading.spelledTokens.lowerBound].range.start,
      tokens[reading.spelledTokens.upperBound].range.end)
    reading.numbers.append(
      Number(
        values: values, range: range, isInDigits: false,
        setting: settings.setting(
          of: reading.spelledTokens, in: reading.version, sentence: reading.sentence)))
    reading.digits = (-9, -9)
    reading.scaled = nil
  }

  private func read(_ index: Int, into reading: inout Reading) {
    let folded = reading.folded(index)
    switch reading.version.tokens[index].kind {
    case .mark:
      if !folded.elementsEqual([UInt8(ascii: "-")]) { finishSpelled(&reading) }
    case .number:
      finishSpelled(&reading)
      readDigits(index, folded, into: &reading)
    case .word where folded.contains { $0 &- 0x30 < 10 }:
      finishSpelled(&reading)
      readMixed(index, folded, into: &reading)
    case .word:
      if scaleLast(by: folded, index, in: &reading) { return }
      readWord(index, folded, into: &reading)
    }
  }

  // MARK: Digits

  /// Digits of what groups are joined to: no quantity has more, and tables of numbers have many.
  private static let longestNumber = 24

  private func readDigits(_ index: Int, _ folded: ArraySlice<UInt8>, into reading: inout Reading) {
    let token = reading.version.tokens[index]
    let value = Self.plain(folded)
    if reading.isOpen, reading.digits.last == index - 1, NumberGroup.isGroup(folded),
      let last = reading.numbers.last, (last.values.first?.utf8.count ?? 0) < Self.longestNumber,
      NumberGroup.isSpace(
        reading.version.document.text[Int(last.range.end)..<Int(token.range.start)])
    {
      // 1 234 567
      let joined = Self.plain(Array((last.values.first ?? "").utf8) + folded)
      let parts = groupsBySpace ? [] : last.values + [value]
      reading.numbers[reading.numbers.count - 1].values = [joined] + parts
      reading.numbers[reading.numbers.count - 1].range.end = token.range.end
      reading.digits.last = index
      reading.isOpen = folded.count == 3
      return
    }
    let setting = settings.setting(
      of: index...index, in: reading.version, sentence: reading.sentence)
    if case .hour = setting, let time = NumberGroup.hourAndMinutes(folded) {
      // alle 14.30: not 14 and three tenths.
      append(time, setting, isInDigits: true, index, to: &reading)
      return
    }
    // The minutes of 18:00 go unsaid elsewhere.
    let isAsked = value != "0" || folded.count == 1
    reading.append(
      Number(values: [value], range: token.range, isInDigits: isAsked, setting: setting),
      token: index)
    reading.isOpen = folded.count <= 3 && folded.allSatisfy { $0 &- 0x30 < 10 }
  }

  private func append(
    _ time: (hour: ArraySlice<UInt8>, minutes: ArraySlice<UInt8>), _ setting: NumberSetting,
    isInDigits: Bool, _ index: Int, to reading: inout Reading
  ) {
    let range = reading.version.tokens[index].range
    let hour = Number(
      values: [Self.plain(time.hour)], range: range, isInDigits: isInDigits, setting: setting)
    reading.append(hour, token: index)
    // The minutes go unsaid elsewhere.
    let minutes = Number(values: [Self.plain(time.minutes)], range: range, isInDigits: false)
    reading.append(minutes, token: index)
  }

  /// Digits and letters in one word: `14h30`, `19th`, `90s`, `20km` answer, but are not asked for;
  /// `3bn` says an amount.
  private func readMixed(_ index: Int, _ folded: ArraySlice<UInt8>, into reading: inout Reading) {
    let range = reading.version.tokens[index].range
    let digits = folded.prefix { NumberGroup.isOfNumber($0) }
    let letters = folded[digits.endIndex...]
    guard !digits.isEmpty, letters.allSatisfy({ !NumberGroup.isOfNumber($0) }) else {
      let runs = folded.split { !($0 &- 0x30 < 10) }
      let behind = folded.drop { $0 &- 0x30 < 10 }.prefix { !($0 &- 0x30 < 10) }
      let setting = settings.setting(
        ofSuffix: String(decoding: behind, as: UTF8.self), digits: runs.first?.count ?? 0)
      for (place, run) in runs.enumerated() {
        let isHour = place == 0 && folded.first == run.first && setting != .shortYear
        reading.numbers.append(
          Number(
            values: [Self.plain(run)], range: range, isInDigits: false,
            setting: isHour ? setting : .plain))
      }
      return
    }
    let setting = settings.setting(
      ofSuffix: String(decoding: letters, as: UTF8.self), digits: digits.count)
    if case .hour = setting, let time = NumberGroup.hourAndMinutes(digits) {
      append(time, setting, isInDigits: false, index, to: &reading)
      return
    }
    let value = Self.plain(digits)
    let scaled = scale(letters, behind: index - 1, before: index + 1, in: reading)
    let shifted = scaled.flatMap { DecimalShift.shifted(value, by: $0.power) }
    if let scaled, let shifted {
      reading.append(
        Number(
          values: scaled.isSure ? [shifted] : [value, shifted], range: range,
          isInDigits: scaled.isSure), token: index)
    } else {
      reading.numbers.append(
        Number(values: [value], range: range, isInDigits: false, setting: setting))
    }
  }

  // MARK: Scales

  /// The power of ten that a word or sign behind digits says, and whether it can be nothing else: `m` is
  /// a million beside a currency, else it may be metres; *cents* may be coins.
  private func scale(
    _ word: ArraySlice<UInt8>, behind before: Int, before after: Int, in reading: Reading
  ) -> (power: Int, isSure: Bool)? {
    switch words[word] {
    case .scale(let power): return (power, power > 2)
    case .sign(let power):
      let isMoney = [before, after].contains { index in
        reading.sentence.contains(index) && NumberGroup.isCurrency(reading.folded(index))
      }
      return (power, isMoney)
    default: return nil
    }
  }

  /// Takes a word behind digits as what they count: `2 millions`, `3,5 Md€`, `2 milioni e mezzo`.
  private func scaleLast(
    by folded: ArraySlice<UInt8>, _ index: Int, in reading: inout Reading
  ) -> Bool {
    guard reading.spelled.isEmpty, let last = reading.numbers.last, last.isInDigits else {
      return false
    }
    let place = reading.numbers.count - 1
    let tokens = reading.version.tokens
    if let scaled = reading.scaled, index - scaled.token <= 2,
      case .alone(50) = words[folded], index == scaled.token + 2,
      words.joins(reading.folded(index - 1))
    {
      // A half of what is counted.
      reading.numbers[place].values += last.values.compactMap {
        DecimalShift.adding(half: scaled.power, to: $0)
      }
      return true
    }
    guard reading.digits.last == index - 1, reading.scaled == nil,
      tokens[index].range.start - last.range.end <= 3,
      let (power, isSure) = scale(
        folded, behind: index - 1 - 1, before: index + 1, in: reading)
    else { return false }
    let shifted = last.values.compactMap { DecimalShift.shifted($0, by: power) }
    guard !shifted.isEmpty else { return false }
    reading.numbers[place].values = isSure ? shifted : last.values + shifted
    reading.numbers[place].range.end = tokens[index].range.end
    reading.scaled = (power, index)
    if place > 0, reading.digits.last - reading.digits.before == 2,
      reading.numbers[place - 1].isInDigits
    {
      // 2 to 3 million: the first may be millions too.
      reading.numbers[place - 1].values += reading.numbers[place - 1].values.compactMap {
        DecimalShift.shifted($0, by: power)
      }
    }
    return true
  }

  // MARK: Words

  private func readWord(_ index: Int, _ folded: ArraySlice<UInt8>, into reading: inout Reading) {
    if let word = words[folded] {
      if case .sign = word {
        finishSpelled(&reading)
        return
      }
      if reading.spelled.isEmpty { reading.spelledTokens = index...index }
      if !reading.spelled.add(word) {
        finishSpelled(&reading)
        reading.spelledTokens = index...index
        _ = reading.spelled.add(word)
      }
      reading.spelledTokens = reading.spelledTokens.lowerBound...index
    } else if !words.joins(folded) {
      finishSpelled(&reading)
      let range = reading.version.tokens[index].range
      if let value = RomanNumeral.value(reading.version.document.text[range.indices]) {
        reading.numbers.append(
          Number(values: [String(value)], range: range, isInDigits: false))
      }
    }
  }

  /// One form for the three conventions, without zeros at either end that say nothing.
  private static func plain(_ folded: some Collection<UInt8>) -> String {
    var form: [UInt8] = []
    NumberForm.append(ArraySlice(Array(folded)), to: &form)
    form.removeAll { !($0 &- 0x30 < 10) && $0 != UInt8(ascii: ".") }
    if form.contains(UInt8(ascii: ".")) {
      while form.last == UInt8(ascii: "0") { form.removeLast() }
      while form.last == UInt8(ascii: ".") { form.removeLast() }
    }
    let zeros = form.prefix { $0 == UInt8(ascii: "0") }.count
    form.removeFirst(min(zeros, max(0, form.count - 1)))
    if form.first == UInt8(ascii: ".") { form.insert(UInt8(ascii: "0"), at: 0) }
    return String(decoding: form, as: UTF8.self)
  }
}
