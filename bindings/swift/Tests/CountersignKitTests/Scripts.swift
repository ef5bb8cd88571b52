import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// The scripts of `fixtures/vectors/verdicts.json`: sequences of clock and input with their outcome.
struct Scripts: Decodable {
  struct Script: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [Step]
    var testDescription: String { name }
  }

  struct Step: Decodable, Sendable {
    let `do`: String
    let person: Int64?
    let wallAt: Int64
    let boot: String
    let boottimeMs: Int64
    let role: String?
    let typed: String?
    let owner: Bool?
    let outcome: String
    let code: String?
    let triesLeft: Int64?
    let seconds: Int64?
    let driftSeconds: Int64?
    let remedy: String?
    let lockout: String?
    let endsAt: Int64?
    let doubt: String?
    let recorded: Bool?
  }

  let scripts: [Script]

  static let all: [Script] = (try? vectors("verdicts.json", as: Scripts.self).scripts) ?? []
}

extension Scripts.Step {
  var id: PersonId { PersonId(value: person ?? 0) }

  var callRole: CallRole {
    switch role {
    case "i-called": .iCalled
    case "they-called": .theyCalled
    default: .quick
    }
  }

  /// The verdict that the script expects.
  func verdict() throws -> Verdict {
    switch outcome {
    case "verified": .verified(driftSeconds: try #require(driftSeconds))
    case "wrong": .wrong(triesLeft: try #require(triesLeft))
    case "already-used": .alreadyUsed
    case "reflected": .reflected(triesLeft: try #require(triesLeft))
    case "wrong-role": .wrongRole(triesLeft: try #require(triesLeft))
    case "clock-off": .clockOff(seconds: try #require(seconds), remedy: try expectedRemedy())
    case "locked": .locked(lockout: try expectedLockout())
    case "clock-suspect": .clockSuspect(doubt: try expectedDoubt())
    case "malformed": .malformed
    case "suspended": .suspended
    case "quick-not-allowed": .quickNotAllowed
    default: throw Unexpected(what: outcome)
    }
  }

  private func expectedRemedy() throws -> Remedy {
    switch remedy {
    case "ask-for-next": .askForNext
    case "corrected": .corrected
    case "set-clock": .setClock
    default: throw Unexpected(what: remedy ?? "no remedy")
    }
  }

  private func expectedLockout() throws -> Lockout {
    switch lockout {
    case "until": .until(endsAt: try #require(endsAt))
    case "needs-owner": .needsOwner
    case "frozen": .frozen
    default: throw Unexpected(what: lockout ?? "no lockout")
    }
  }

  func expectedDoubt() throws -> ClockDoubt {
    switch doubt ?? outcome {
    case "jumped": .jumped(seconds: try #require(seconds))
    case "went-back": .wentBack(seconds: try #require(seconds))
    default: throw Unexpected(what: doubt ?? outcome)
    }
  }

  /// The sign that the verdict screen has to show.
  var sign: Sign? {
    switch outcome {
    case "verified": .verified
    case "wrong": .wrong
    case "already-used": .again
    case "reflected": .reflected
    case "wrong-role": .wrongRole
    case "clock-off": .clock
    case "locked", "quick-not-allowed": .padlock
    case "clock-suspect": .calendar
    case "suspended": .pause
    default: nil
    }
  }
}

struct Unexpected: Error {
  let what: String
}

@MainActor
@Suite("The scripts of checks")
struct ScriptTests {
  @Test("are all there")
  func count() {
    #expect(Scripts.all.count >= 20)
  }

  @Test("come out through the screens as they were reasoned", arguments: Scripts.all)
  func runs(_ script: Scripts.Script) async throws {
    let first = try #require(script.steps.first)
    let phone = try Phone.known()
    phone.time.set(wall: first.wallAt, boot: first.boot, boottimeMs: first.boottimeMs)
    await phone.app.settled()
    var owners = 0
    for (number, step) in script.steps.enumerated() {
      phone.time.set(wall: step.wallAt, boot: step.boot, boottimeMs: step.boottimeMs)
      phone.app.stir()
      try await take(step, phone, "\(script.name), step \(number)", &owners)
    }
    // Each proof that a script gives was asked for by a screen, but where the person is frozen.
    #expect(owners > 0 || script.steps.allSatisfy { $0.owner != true })
  }

  private func take(_ step: Scripts.Step, _ phone: Phone, _ place: String, _ owners: inout Int) async throws {
    let people = try #require(phone.app.desk.device.people)
    switch step.do {
    case "check": try await check(step, phone, place, &owners)
    case "prove": try await prove(step, phone, place)
    case "doubt":
      let doubt = try people.clockDoubt()
      let expected = step.outcome == "none" ? nil : try step.expectedDoubt()
      #expect(doubt == expected, "\(place)")
    case "accept-clock":
      try await show(ConfirmClockScreen(phone.app.desk), phone)
      try await phone.press(ConfirmClockScreen.self)
      _ = try phone.top(HomeScreen.self)
    case "suspend":
      try await show(PersonScreen(phone.app.desk, PersonID(step.id)), phone)
      // "Suspend" stands behind the two calls, renaming, the number and the journal.
      try await phone.on(PersonScreen.self) { $0.pick(5) }
      try await phone.press(PersonScreen.self)
      #expect(try people.person(id: step.id).suspendedAt != nil, "\(place)")
    case "resume":
      try await show(PersonScreen(phone.app.desk, PersonID(step.id)), phone)
      try await phone.on(PersonScreen.self) { $0.pick(5) }
      #expect(try people.person(id: step.id).suspendedAt == nil, "\(place)")
    case "allow-quick": #expect(try people.allowQuick(id: step.id, allowed: true).allowsQuick, "\(place)")
    default: throw Unexpected(what: step.do)
    }
  }

  private func show(_ screen: Screen, _ phone: Phone) async throws {
    let top = try #require(phone.app.top)
    phone.app.follow(.homeThen(screen), from: top)
    await phone.app.settled()
  }

  private func check(_ step: Scripts.Step, _ phone: Phone, _ place: String, _ owners: inout Int) async throws {
    let people = try #require(phone.app.desk.device.people)
    let before = try people.journalLen()
    let person = try people.person(id: step.id)
    try await show(CallScreen(phone.app.desk, person, step.callRole), phone)
    let typed = try #require(step.typed)
    try await phone.on(CallScreen.self) { $0.type(typed) }
    if phone.app.top is CallScreen { try await phone.press(CallScreen.self) }
    // Where the owner is wanted, the one step forward is their proof, which checks the same code again.
    if step.owner == true, try phone.top(VerdictScreen.self).verdict == .locked(lockout: .needsOwner) {
      try await phone.press(VerdictScreen.self)
      try await phone.press(ProveOwnerScreen.self)
      owners += 1
    }
    let verdict = try step.verdict()
    if verdict == .malformed {
      guard case .call(let call) = try phone.top(CallScreen.self).content else { throw Unexpected(what: place) }
      #expect(call.ask?.error == "A code has six digits", "\(place)")
      #expect(try people.journalLen() == before, "\(place)")
      return
    }
    let screen = try phone.top(VerdictScreen.self)
    #expect(screen.verdict == verdict, "\(place)")
    guard case .verdict(let view) = screen.content else { throw Unexpected(what: place) }
    #expect(view.sign == step.sign, "\(place)")
    #expect(view.small.contains("record") == (step.recorded == true), "\(place)")
    #expect(view.words.split(separator: " ").count <= 9 && !view.why.contains("{"), "\(place)")
  }

  private func prove(_ step: Scripts.Step, _ phone: Phone, _ place: String) async throws {
    let people = try #require(phone.app.desk.device.people)
    let person = try people.person(id: step.id)
    let screen: Screen =
      step.callRole == .iCalled ? CallScreen(phone.app.desk, person, .iCalled) : MineScreen(phone.app.desk, person)
    guard step.callRole != .quick else {
      // No screen shows a code without a side.
      let shown = Result { try people.prove(id: step.id, role: .quick) }
      return expect(shown.map(\.digits), step, place)
    }
    try await show(screen, phone)
    let top = try #require(phone.app.top)
    let code: CodeView? =
      switch top.content {
      case .call(let call), .mine(let call): call.code
      default: nil
      }
    if step.outcome == "shown" {
      #expect(code.map { $0.front + $0.back } == step.code, "\(place)")
      return
    }
    #expect(code == nil, "\(place)")
    expect(Result { try people.prove(id: step.id, role: step.callRole).digits }, step, place)
    #expect(top.frame.notice?.tone == .error, "\(place)")
  }

  private func expect(_ shown: Result<String, any Error>, _ step: Scripts.Step, _ place: String) {
    let outcome =
      switch shown {
      case .success: "shown"
      case .failure(CountersignError.PeerNotVerified): "peer-not-verified"
      case .failure(CountersignError.Suspended): "suspended"
      case .failure(CountersignError.QuickNotAllowed): "quick-not-allowed"
      case .failure(CountersignError.ClockSuspect): "clock-suspect"
      case .failure(let error): "\(error)"
      }
    #expect(outcome == step.outcome, "\(place)")
    if case .success(let digits) = shown { #expect(digits == step.code, "\(place)") }
  }
}
