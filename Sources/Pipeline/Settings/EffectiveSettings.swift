internal import Editions
internal import Text

/// What holds, and who says so: flags over the environment over `pipeline.yml` over the defaults.
public struct EffectiveSettings: Sendable {
  /// Who set a value; nobody, where there is none.
  public enum Origin: String, Sendable, Encodable {
    case flag, environment, file, standard = "default", unset = "not set"
  }

  struct Row: Sendable, Encodable {
    let name: String
    let value: JSONValue
    let origin: Origin
    let variable: String
  }

  let rows: [Row]

  /// - Parameters:
  ///   - configuration: With what flags say.
  ///   - origins: Who set what by name of the setting; what is not named is at its default.
  public init(_ configuration: Configuration, origins: [String: Origin]) {
    let members = configuration.members
    rows = Setting.all.map { setting in
      let value = setting.value(in: members) ?? .null
      return Row(
        name: setting.name, value: value,
        origin: value == .null ? .unset : origins[setting.name] ?? .standard,
        variable: setting.variable)
    }
  }

  /// YAML that is itself a `pipeline.yml`, each line with who said it; what is not set is a comment.
  public var yaml: [UInt8] {
    var lines: [(text: String, note: String)] = []
    var group = ""
    for row in rows {
      let parts = row.name.split(separator: ".").map(String.init)
      let indent = parts.count > 1 ? "  " : ""
      if parts.count > 1, parts[0] != group {
        let isSet = rows.contains { $0.value != .null && $0.name.hasPrefix(parts[0] + ".") }
        lines.append(("\(isSet ? "" : "# ")\(parts[0]):", ""))
      }
      group = parts[0]
      let note = "\(row.origin.rawValue) (\(row.variable))"
      let name = "\(indent)\(parts[parts.count - 1]):"
      switch row.value {
      case .null: lines.append(("# " + name, note))
      case .array(let values):
        lines.append((values.isEmpty ? name + " []" : name, note))
        lines += values.map { ("\(indent)  - \(Self.scalar($0))", "") }
      case .object(let members):
        lines.append((name, note))
        lines += members.sorted { $0.key < $1.key }.map {
          ("\(indent)  \($0.key): \(Self.scalar($0.value))", "")
        }
      default: lines.append(("\(name) \(Self.scalar(row.value))", note))
      }
    }
    let width = lines.map(\.text.count).max() ?? 0
    let text = lines.map { text, note in
      note.isEmpty
        ? text : text + String(repeating: " ", count: width - text.count + 2) + "# " + note
    }
    return Array((text.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(rows) }

  /// Texts that YAML could take for something else are in double quotes, as in JSON.
  private static func scalar(_ value: JSONValue) -> String {
    guard case .string(let text) = value else { return Self.text(value) }
    let isPlain =
      text.first?.isLetter == true && !["true", "false", "null", "yes", "no"].contains(text)
      && text.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    return isPlain ? text : Self.text(value)
  }

  private static func text(_ value: JSONValue) -> String {
    String(decoding: JSONText.line(value).dropLast(), as: UTF8.self)
  }
}
