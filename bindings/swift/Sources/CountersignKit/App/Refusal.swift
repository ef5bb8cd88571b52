import CountersignCore

/// Why something was not done: the core said no, or the platform's keystore did.
enum Refusal: Error, Equatable, Sendable {
  case core(CountersignError)
  case key(PlatformKeyFault)
  /// A file that is to be handed on could not be written.
  case unwritten
  /// Something that nobody foresaw.
  case unexpected

  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case let error as CountersignError: self = .core(error)
    case let fault as PlatformKeyFault: self = .key(fault)
    default: self = .unexpected
    }
  }

  /// What happened, what is safe, what to do.
  func text(_ texts: Texts) -> String {
    switch self {
    case .core(let error): error.text(texts)
    case .key(let fault): texts.say(fault.phrase)
    case .unwritten: texts.say(.refusedUnwritten)
    case .unexpected: texts.say(.refusedUnexpected)
    }
  }
}

extension PlatformKeyFault {
  /// Names the sentence for it.
  var phrase: Phrase {
    switch self {
    case .unavailable: .refusedKeyUnavailable
    case .missing: .refusedKeyMissing
    case .invalidated: .refusedKeyInvalidated
    case .cancelled: .refusedKeyCancelled
    case .lockedOut: .refusedKeyLockedOut
    case .failed: .refusedKeyFailed
    }
  }
}
