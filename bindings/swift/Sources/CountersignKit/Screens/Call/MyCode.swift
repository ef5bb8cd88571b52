import CountersignCore
import Observation

/// My code as it is shown, three digits and three. An old one goes before a new one comes, since it is worth nothing.
@MainActor
@Observable
final class MyCode {
  /// With so many seconds left, or fewer, it is better to wait for the next code.
  static let ending: Int64 = 5
  /// Seconds that a code lasts (RFC 6238).
  static let lasts: Int64 = 30

  private let role: CallRole
  private var proof: ProofView?
  private var trouble: Refusal?
  /// Whether the device was asked and has not answered.
  private var isAsked = false

  init(_ role: CallRole) {
    self.role = role
  }

  /// Asks for the code of this time step, unless it is there.
  func renew(for screen: Screen, _ person: PersonView) {
    let desk = screen.desk
    guard !isAsked, proof?.step != desk.now / Self.lasts else { return }
    proof = nil
    isAsked = true
    let (id, role) = (person.id, role)
    screen.ask {
      try $0.people().prove(id: id, role: role)
    } then: { [self] result in
      isAsked = false
      switch result {
      case .success(let shown): (proof, trouble) = (shown, nil)
      case .failure(let refusal): trouble = refusal
      }
      return .stay
    }
  }

  /// Asks again after something in the way was cleared.
  func forgetTrouble() { (trouble, isAsked) = (nil, false) }

  func wipe() { proof = nil }

  func notice(_ screen: Screen) -> Notice? { trouble.map(screen.refused) }

  /// Whether the date and time have to be confirmed before a code can be shown.
  var needsClock: Bool {
    if case .core(.ClockSuspect) = trouble { true } else { false }
  }

  func view(_ desk: Desk, _ label: String) -> CodeView? {
    if trouble != nil { return nil }
    let left = Self.lasts - desk.now % Self.lasts
    let isEnding = left <= Self.ending
    let words = isEnding ? desk.texts.say(.ringWait) : desk.texts.say(.ringLeft, ["seconds": .number(left)])
    let digits = proof?.digits ?? ""
    return CodeView(
      label: label, front: String(digits.prefix(3)), back: String(digits.dropFirst(3)),
      ring: Double(left) / Double(Self.lasts), left: words, isEnding: isEnding)
  }
}
