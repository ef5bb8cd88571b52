import CountersignTexts
import Foundation

public typealias Phrase = CountersignTexts.Phrase

/// A value in a sentence.
public enum TextValue: Sendable, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
  /// A word or a few.
  case text(String)
  /// A number, by which a sentence may choose its form.
  case number(Int64)

  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .number(value) }

  var shown: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    }
  }
}

/// The sentences of one language. It exists so that no screen holds a word of its own, and that a word changes in one place.
public struct Texts: Sendable {
  /// The languages there are, by their tags.
  public static let languages = ["en", "de"]

  private static let all: [String: [String: Sentence]] = fluent.mapValues(FluentReader.read)

  /// The language's tag.
  public let language: String
  private let sentences: [String: Sentence]

  /// Takes the language of a tag such as `de-AT`; English where there is none.
  public init(tag: String) {
    let wanted = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
    language = Self.languages.contains(String(wanted)) ? String(wanted) : "en"
    sentences = Self.all[language] ?? [:]
  }

  /// Says a sentence.
  public func say(_ phrase: Phrase, _ values: [String: TextValue] = [:]) -> String {
    say(named: phrase.rawValue, values)
  }

  /// Names the values that a sentence takes.
  func values(of phrase: Phrase) -> Set<String> {
    sentences[phrase.rawValue]?.values ?? []
  }

  private func say(named name: String, _ values: [String: TextValue]) -> String {
    guard let sentence = sentences[name] else { return name }
    return render(sentence.parts, values)
  }

  private func render(_ parts: [Sentence.Part], _ values: [String: TextValue]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .value(let name): values[name]?.shown ?? "{$\(name)}"
      case .sentence(let name): say(named: name, values)
      case .choice(let name, let variants, let otherwise):
        render(chosen(by: values[name], variants, otherwise), values)
      }
    }.joined()
  }

  /// Chooses by the number itself, then by its plural form; in English and German one is one and all else is other.
  private func chosen(
    by value: TextValue?, _ variants: [(key: String, parts: [Sentence.Part])], _ otherwise: [Sentence.Part]
  ) -> [Sentence.Part] {
    guard case .number(let number)? = value else { return otherwise }
    let exact = variants.first { $0.key == String(number) }
    let plural = number == 1 ? variants.first { $0.key == "one" } : nil
    return (exact ?? plural)?.parts ?? otherwise
  }
}
