import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

extension Phone {
  /// A known phone on a person's page.
  static func onPage(of place: Int) async throws -> Phone {
    let phone = try Phone.known()
    await phone.app.settled()
    try await phone.on(HomeScreen.self) { $0.pick(place) }
    return phone
  }

  /// What a person's page shows.
  func page() throws -> PersonPage {
    guard case .person(let page) = try top(PersonScreen.self).content else { throw Unexpected(what: "no page") }
    return page
  }

  /// Takes an action on a person's page by its words.
  func act(_ label: String) async throws {
    let place = try #require(try page().actions.firstIndex { $0.label == label })
    try await on(PersonScreen.self) { $0.pick(place) }
  }
}

@MainActor
@Suite("Home and people")
struct PeopleTests {
  @Test("the first screen finds people by any part of their names")
  func search() async throws {
    let phone = try Phone.known()
    await phone.app.settled()
    func rows() throws -> Roll {
      guard case .home(let home) = try phone.top(HomeScreen.self).content else { throw Unexpected(what: "home") }
      return home.roll
    }
    #expect(try rows().rows.map(\.name) == ["Jana", "Petra"])
    #expect(try rows().rows.map(\.initials) == ["J", "P"])
    try await phone.on(HomeScreen.self) { $0.search(" ETR") }
    #expect(try rows().rows.map(\.name) == ["Petra"])
    try await phone.on(HomeScreen.self) { $0.search("nobody") }
    #expect(try rows().empty == "Nobody here has that name.")
    try await phone.on(HomeScreen.self) { $0.pick(0) }
    try await phone.on(HomeScreen.self) { $0.goBack() }
    _ = try phone.top(HomeScreen.self)
    try await phone.on(HomeScreen.self) { $0.lock() }
    _ = try phone.top(UnlockScreen.self)
  }

  @Test("with nobody there pairing is the first step", arguments: [CallRole.theyCalled, .iCalled])
  func nobody(_ role: CallRole) async throws {
    let (phone, _) = try await Phone.setUp("Petra")
    try await phone.on(HomeScreen.self) { role == .iCalled ? $0.iAmCalling() : $0.theyCalled() }
    #expect(phone.frame.title == (role == .iCalled ? "Whom are you calling?" : "Who do they say they are?"))
    guard case .choose(let roll) = try phone.top(ChooseScreen.self).content else { throw Unexpected(what: "choose") }
    #expect(roll.empty.hasPrefix("Nobody yet."))
    try await phone.press(ChooseScreen.self)
    _ = try phone.top(PairingScreen.self)
  }

  @Test("they called me: theirs first, then mine")
  func theyCalled() async throws {
    let pair = try await Pair.paired()
    try await pair.petra.on(HomeScreen.self) { $0.iAmCalling() }
    try await pair.petra.on(ChooseScreen.self) { $0.pick(0) }
    #expect(pair.petra.frame.paragraphs.first?.hasPrefix("No number is saved") == true)
    guard case .call(let calling) = try pair.petra.top(CallScreen.self).content else { throw Unexpected(what: "call") }
    let code = try #require(calling.code)
    #expect(code.ring == 1 && code.left == "30 seconds left" && !code.isEnding)
    try await pair.omar.on(HomeScreen.self) { $0.theyCalled() }
    try await pair.omar.on(ChooseScreen.self) { $0.search("pet") }
    try await pair.omar.on(ChooseScreen.self) { $0.pick(0) }
    guard case .call(let called) = try pair.omar.top(CallScreen.self).content else { throw Unexpected(what: "call") }
    #expect(called.code == nil)
    try await pair.omar.on(CallScreen.self) { $0.type(code.front + " " + code.back) }
    #expect(try pair.omar.top(VerdictScreen.self).isVerified)
    #expect(pair.omar.frame.primary?.label == "Now prove yourself")
    #expect(pair.omar.shell.signals == [.verified])
    try await pair.omar.on(VerdictScreen.self) { $0.explain() }
    guard case .verdict(let verdict) = try pair.omar.top(VerdictScreen.self).content else {
      throw Unexpected(what: "v")
    }
    #expect(verdict.words == "This is Petra’s device.")
    #expect(verdict.explanation?.hasPrefix("A passed code means") == true)
    try await pair.omar.press(VerdictScreen.self)
    guard case .mine(let mine) = try pair.omar.top(MineScreen.self).content else { throw Unexpected(what: "mine") }
    let back = try #require(mine.code)
    try await pair.petra.on(CallScreen.self) { $0.type(back.front + back.back) }
    #expect(try pair.petra.top(VerdictScreen.self).isVerified)
    try await pair.petra.on(VerdictScreen.self) { $0.goBack() }
    _ = try pair.petra.top(HomeScreen.self)
    try await pair.omar.press(MineScreen.self)
    _ = try pair.omar.top(HomeScreen.self)
  }

  @Test("my code is renewed when its time is over, and warns before")
  func ring() async throws {
    let phone = try await Phone.onPage(of: 0)
    try await phone.act("I am calling")
    func code() throws -> CodeView {
      guard case .call(let call) = try phone.top(CallScreen.self).content else { throw Unexpected(what: "call") }
      return try #require(call.code)
    }
    let first = try code()
    await phone.pass(26)
    #expect(try code().isEnding && code().left == "Wait for the next one" && code().front == first.front)
    await phone.pass(4)
    #expect(try code().front + code().back != first.front + first.back)
    #expect(try !code().isEnding)
  }

  @Test("a code of another role, the same code twice, three wrong ones: each has its words and its next step")
  func verdicts() async throws {
    let phone = try await Phone.onPage(of: 1)
    try await phone.act("They called me")
    for (typed, next) in [("000000", "Enter another code"), ("000001", "Enter another code")] {
      try await phone.on(CallScreen.self) { $0.type(typed) }
      #expect(phone.frame.primary?.label == next && phone.frame.others.map(\.label) == ["I have hung up"])
      try await phone.press(VerdictScreen.self)
    }
    #expect(phone.shell.signals == [.wrong, .wrong])
    try await phone.on(CallScreen.self) { $0.type("12345") }
    #expect(phone.frame.primary?.isEnabled == false)
    func error() throws -> String? {
      guard case .call(let call) = try phone.top(CallScreen.self).content else { throw Unexpected(what: "call") }
      return call.ask?.error
    }
    try await phone.on(CallScreen.self) { $0.submit() }
    #expect(try error() == "")
    try await phone.press(CallScreen.self)
    #expect(try error() == "A code has six digits")
  }

  @Test("renames, and says why a name is none")
  func rename() async throws {
    let phone = try await Phone.onPage(of: 0)
    try await phone.act("Rename")
    func error(_ name: String) async throws -> String {
      try await phone.on(RenameScreen.self) { $0.edit(0, name) }
      try await phone.press(RenameScreen.self)
      return try phone.question(RenameScreen.self).fields[0].error
    }
    #expect(try await error("PETRA").hasPrefix("Somebody here has this name") == true)
    #expect(try await error("   ") == "Type a name.")
    #expect(try await error(String(repeating: "y", count: 300)) == "This name is too long.")
    #expect(
      try await error("Z" + String(repeating: "\u{0300}", count: 20)).hasPrefix("This name has characters") == true)
    try await phone.on(RenameScreen.self) { $0.edit(0, "Jana Novak") }
    try await phone.press(RenameScreen.self)
    #expect(try phone.page().row?.name == "Jana Novak")
    #expect(try phone.page().row?.initials == "JN")
  }

  @Test("keeps a number with its origin, and removes it")
  func number() async throws {
    let phone = try await Phone.onPage(of: 0)
    try await phone.act("Call-back number")
    try await phone.on(NumberScreen.self) { $0.edit(0, "12") }
    #expect(phone.frame.primary?.isEnabled == false)
    try await phone.on(NumberScreen.self) { $0.choose(0) }
    try await phone.press(NumberScreen.self)
    #expect(try phone.question(NumberScreen.self).fields[0].error.hasPrefix("This is no telephone number") == true)
    try await phone.on(NumberScreen.self) { $0.edit(0, "+49 (89) 12 34 56") }
    try await phone.press(NumberScreen.self)
    #expect(try phone.page().facts.contains { $0.value == "+4989123456 (saved 15 January 2027, from their card)" })
    // A wrong code says which number to call, and when it was saved.
    try await phone.act("They called me")
    try await phone.on(CallScreen.self) { $0.type("000000") }
    guard case .verdict(let verdict) = try phone.top(VerdictScreen.self).content else { throw Unexpected(what: "v") }
    #expect(verdict.next.hasSuffix("Call +4989123456, saved 15 January 2027, from their card."))
    #expect(verdict.dial?.number == "+4989123456" && verdict.dial?.label == "Dial")
    try await phone.press(VerdictScreen.self)
    try await phone.on(CallScreen.self) { $0.goBack() }
    try await phone.act("Call-back number")
    try await phone.on(NumberScreen.self) { $0.press(other: 0) }
    #expect(try phone.page().facts.contains { $0.value == "No number saved" })
  }

  @Test("suspends after a question, and resumes")
  func suspend() async throws {
    let phone = try await Phone.onPage(of: 0)
    try await phone.act("Suspend")
    #expect(phone.frame.title == "Suspend Jana?")
    try await phone.on(PersonScreen.self) { $0.press(other: 0) }
    try await phone.act("Suspend")
    try await phone.on(PersonScreen.self) { $0.goBack() }
    try await phone.act("Suspend")
    try await phone.press(PersonScreen.self)
    #expect(try phone.page().row?.state == "Suspended")
    #expect(try phone.page().actions.filter { !$0.isEnabled }.map(\.label) == ["They called me", "I am calling"])
    try await phone.act("They called me")
    _ = try phone.top(PersonScreen.self)
    try await phone.act("Resume")
    #expect(try phone.page().row?.state == "")
  }

  @Test("forgets whoever is typed, and nobody else")
  func forget() async throws {
    let phone = try await Phone.onPage(of: 0)
    try await phone.act("Forget")
    try await phone.on(ForgetScreen.self) { $0.edit(0, "Petra") }
    #expect(phone.frame.primary == Step("Forget Jana", when: false, destroys: true))
    try await phone.press(ForgetScreen.self)
    try await phone.on(ForgetScreen.self) { $0.edit(0, " jana ") }
    try await phone.on(ForgetScreen.self) { $0.submit() }
    guard case .home(let home) = try phone.top(HomeScreen.self).content else { throw Unexpected(what: "home") }
    #expect(home.roll.rows.map(\.name) == ["Petra"])
  }

  @Test("says what it knows, also that codes without a side are enough")
  func facts() async throws {
    let phone = try await Phone.onPage(of: 0)
    let people = try #require(phone.app.desk.device.people)
    let jana = try people.list()[0]
    _ = try people.allowQuick(id: jana.id, allowed: true)
    try await phone.on(PersonScreen.self) { $0.goBack() }
    try await phone.on(HomeScreen.self) { $0.pick(0) }
    #expect(try phone.page().facts.contains { $0.tone == .warning && $0.value == "Allowed" })
    #expect(try phone.page().facts.contains { $0.value == "Never verified" })
  }

  @Test("a person who is gone meanwhile is said to be gone")
  func gone() async throws {
    let phone = try await Phone.onPage(of: 0)
    let people = try #require(phone.app.desk.device.people)
    try people.forget(id: try people.list()[0].id, typedName: "Jana")
    try await phone.act("Suspend")
    try await phone.press(PersonScreen.self)
    #expect(phone.frame.notice?.text.hasPrefix("This person is not here any more") == true)
  }
}
