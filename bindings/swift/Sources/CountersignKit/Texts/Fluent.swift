/// A sentence of a Fluent file, taken apart. It exists because the phones say the window's sentences, and those are in
/// Fluent: of that language it knows what the files use, values, other sentences and choices by a number.
struct Sentence: Equatable, Sendable {
  indirect enum Part: Equatable, Sendable {
    /// Plain text.
    case text(String)
    /// A value that is given: `{ $name }`.
    case value(String)
    /// Another sentence: `{ date }`.
    case sentence(String)
    /// One of several by a number: `{ $count -> [one] … *[other] … }`.
    case choice(of: String, [(key: String, parts: [Part])], otherwise: [Part])

    static func == (left: Part, right: Part) -> Bool {
      switch (left, right) {
      case (.text(let left), .text(let right)): left == right
      case (.value(let left), .value(let right)): left == right
      case (.sentence(let left), .sentence(let right)): left == right
      case (.choice(let left, let some, let rest), .choice(let right, let others, let remainder)):
        left == right && rest == remainder && some.map(\.key) == others.map(\.key)
          && some.map(\.parts) == others.map(\.parts)
      default: false
      }
    }
  }

  /// The sentence in its order.
  let parts: [Part]

  /// Names every value that the sentence takes.
  var values: Set<String> { Self.values(in: parts) }

  private static func values(in parts: [Part]) -> Set<String> {
    parts.reduce(into: Set()) { found, part in
      switch part {
      case .text, .sentence: break
      case .value(let name): found.insert(name)
      case .choice(let name, let variants, let otherwise):
        found.insert(name)
        found.formUnion(values(in: otherwise))
        for variant in variants { found.formUnion(values(in: variant.parts)) }
      }
    }
  }
}

/// Reads Fluent files.
struct FluentReader {
  private var rest: Substring

  private init(_ text: Substring) {
    rest = text
  }

  /// Reads all sentences of a file; a later one of the same name takes the place of an earlier one.
  static func read(_ file: String) -> [String: Sentence] {
    var sentences: [String: Sentence] = [:]
    var present: (name: Substring, text: String)?
    func keep() {
      guard let present else { return }
      var reader = FluentReader(Substring(present.text))
      sentences[String(present.name)] = Sentence(parts: tidy(reader.parts(nested: false)))
    }
    for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
      if let first = line.first, first.isLetter, let sign = line.firstIndex(of: "=") {
        keep()
        let name = line[..<sign].prefix { $0 != " " }
        present = (name, String(line[line.index(after: sign)...].drop { $0 == " " }))
      } else if line.first == "#" {
        keep()
        present = nil
      } else {
        present?.text += "\n" + line
      }
    }
    keep()
    return sentences
  }

  /// Takes the white space at both ends away.
  private static func tidy(_ parts: [Sentence.Part]) -> [Sentence.Part] {
    var parts = parts
    if case .text(let text)? = parts.first {
      parts[0] = .text(String(text.drop { $0.isWhitespace }))
    }
    if case .text(var text)? = parts.last {
      while text.last?.isWhitespace == true { text.removeLast() }
      parts[parts.count - 1] = .text(text)
    }
    return parts.filter { $0 != .text("") }
  }

  /// Reads text and placeables; inside a choice up to the next variant or its end.
  private mutating func parts(nested: Bool) -> [Sentence.Part] {
    var parts: [Sentence.Part] = []
    var text = ""
    func flushed() -> [Sentence.Part] { text.isEmpty ? [] : [.text(text)] }
    while let character = rest.first {
      if character == "{" {
        parts += flushed()
        text = ""
        rest.removeFirst()
        parts.append(placeable())
      } else if nested, character == "}" || atVariant() {
        break
      } else {
        text.append(character)
        rest.removeFirst()
      }
    }
    return parts + flushed()
  }

  /// Whether a variant begins here: a bracket at the beginning of a line.
  private func atVariant() -> Bool {
    guard rest.first?.isNewline == true else { return false }
    let line = rest.drop { $0.isWhitespace }
    return line.hasPrefix("[") || line.hasPrefix("*[") || line.hasPrefix("}")
  }

  private mutating func placeable() -> Sentence.Part {
    skipSpace()
    guard rest.first == "$" else {
      let name = word()
      close()
      return .sentence(name)
    }
    rest.removeFirst()
    let name = word()
    skipSpace()
    guard rest.hasPrefix("->") else {
      close()
      return .value(name)
    }
    rest.removeFirst(2)
    return choice(of: name)
  }

  private mutating func choice(of name: String) -> Sentence.Part {
    var variants: [(key: String, parts: [Sentence.Part])] = []
    var otherwise: [Sentence.Part] = []
    while true {
      skipSpace()
      let isDefault = rest.first == "*"
      if isDefault { rest.removeFirst() }
      guard rest.first == "[" else { break }
      rest.removeFirst()
      let key = word()
      rest = rest.drop { $0 != "]" }.dropFirst()
      let parts = Self.tidy(parts(nested: true))
      if isDefault { otherwise = parts } else { variants.append((key, parts)) }
    }
    close()
    return .choice(of: name, variants, otherwise: otherwise)
  }

  private mutating func word() -> String {
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    rest = rest[word.endIndex...]
    return String(word)
  }

  private mutating func skipSpace() {
    rest = rest.drop { $0.isWhitespace }
  }

  private mutating func close() {
    rest = rest.drop { $0 != "}" }.dropFirst()
  }
}
