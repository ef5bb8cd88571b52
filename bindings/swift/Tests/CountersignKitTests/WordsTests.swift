import CountersignCore
import Testing

@testable import CountersignKit

/// Words that need no way to them: each state is laid on a screen and read.
@MainActor
@Suite("What screens say of each state")
struct WordsTests {
  static let verdicts: [Verdict] = [
    .verified(driftSeconds: 0), .verified(driftSeconds: 60), .verified(driftSeconds: -180), .wrong(triesLeft: 2),
    .wrong(triesLeft: 1), .wrong(triesLeft: 0), .alreadyUsed, .reflected(triesLeft: 1), .wrongRole(triesLeft: 1),
    .clockOff(seconds: 120, remedy: .askForNext), .clockOff(seconds: -90, remedy: .askForNext),
    .clockOff(seconds: 120, remedy: .corrected), .clockOff(seconds: -3600, remedy: .setClock),
    .locked(lockout: .until(endsAt: start + 60)), .locked(lockout: .needsOwner), .locked(lockout: .frozen),
    .clockSuspect(doubt: .jumped(seconds: 100)), .malformed, .suspended, .quickNotAllowed,
  ]

  @Test("every verdict has its words, a why, a next step and a way on", arguments: Texts.languages)
  func verdict(_ language: String) async throws {
    let phone = try Phone.known(language)
    await phone.app.settled()
    let person = try #require(phone.app.desk.device.people).list()[0]
    var said = Set<String>()
    for (verdict, role) in Self.verdicts.flatMap({ [($0, CallRole.iCalled), ($0, .theyCalled)] }) {
      let checked = CheckView(verdict: verdict, person: person, seq: nil, at: start)
      let screen = VerdictScreen(phone.app.desk, checked, role)
      guard case .verdict(let view) = screen.content else { throw Unexpected(what: "no verdict") }
      #expect(!view.words.isEmpty && !view.next.isEmpty && (!view.why.isEmpty || verdict == .malformed))
      #expect(screen.frame.title == view.words && screen.frame.announce.hasPrefix(view.words))
      #expect(screen.frame.primary?.isEnabled == true && view.small == "08:00:00" && view.explanation == nil)
      // Nobody is offered a number where none is saved.
      #expect(view.dial == nil)
      said.insert([view.words, view.why, view.next].joined())
    }
    // A role changes only what follows a code that passed.
    #expect(said.count == Self.verdicts.count + 3)
  }

  @Test(
    "each verdict says what it is",
    arguments: [
      (Verdict.verified(driftSeconds: 60), "This is Jana’s device.", "off by 60 seconds"),
      (.wrong(triesLeft: 1), "Not verified.", "One try is left"), (.wrong(triesLeft: 0), "Not verified.", "Hang up."),
      (.alreadyUsed, "This code was already used.", "Each code counts once."),
      (.reflected(triesLeft: 2), "They read your code back.", "That code was yours."),
      (.wrongRole(triesLeft: 2), "A code for the other side.", "Someone may be in the middle"),
      (.clockOff(seconds: 120, remedy: .askForNext), "Their clock is ahead.", "by about 2 minutes"),
      (.clockOff(seconds: -90, remedy: .setClock), "An older code.", "90 seconds old"),
      (.locked(lockout: .until(endsAt: start + 65)), "Too many wrong codes.", "until 08:01:05"),
      (.locked(lockout: .needsOwner), "Too many wrong codes.", "in your hands"),
      (.locked(lockout: .frozen), "Too many wrong codes.", "Pair again"),
      (.clockSuspect(doubt: .jumped(seconds: 9)), "Is it really 08:00 on 15 January 2027?", "clock has jumped"),
      (.suspended, "Jana is suspended.", "You suspended them"), (.quickNotAllowed, "Say who called first.", "the side"),
    ])
  func says(_ verdict: Verdict, _ words: String, _ why: String) async throws {
    let phone = try Phone.known()
    await phone.app.settled()
    let person = try #require(phone.app.desk.device.people).list()[0]
    let screen = VerdictScreen(
      phone.app.desk, CheckView(verdict: verdict, person: person, seq: 4, at: start), .theyCalled)
    guard case .verdict(let view) = screen.content else { throw Unexpected(what: "no verdict") }
    #expect(view.words == words && view.why.contains(why), "\(view)")
    #expect(view.small == "08:00:00 · record 4")
  }

  @Test("the saved number is offered where the next step is to call it, and nowhere else")
  func dial() async throws {
    let phone = try Phone.known()
    await phone.app.settled()
    let people = try #require(phone.app.desk.device.people)
    let person = try people.setNumber(id: try people.list()[0].id, number: "+49 89 123456", source: .met)
    func dials(_ verdict: Verdict) throws -> Bool {
      let checked = CheckView(verdict: verdict, person: person, seq: nil, at: start)
      let screen = VerdictScreen(phone.app.desk, checked, .theyCalled)
      guard case .verdict(let view) = screen.content else { throw Unexpected(what: "no verdict") }
      return view.dial.map(\.number) == "+4989123456"
    }
    let calls: [Verdict] = [
      .wrong(triesLeft: 2), .wrong(triesLeft: 1), .wrong(triesLeft: 0), .reflected(triesLeft: 1),
      .wrongRole(triesLeft: 1), .locked(lockout: .until(endsAt: start + 60)), .locked(lockout: .needsOwner),
      .locked(lockout: .frozen), .suspended, .quickNotAllowed,
    ]
    for verdict in Self.verdicts { #expect(try dials(verdict) == calls.contains(verdict), "\(verdict)") }
  }

  @Test("the first step of each verdict leads where it says")
  func onward() async throws {
    let phone = try Phone.known()
    await phone.app.settled()
    let person = try #require(phone.app.desk.device.people).list()[0]
    func leads(_ verdict: Verdict, _ role: CallRole = .theyCalled) async throws -> Screen? {
      let top = try #require(phone.app.top)
      phone.app.follow(.homeThen(CallScreen(phone.app.desk, person, role)), from: top)
      let call = try phone.top(CallScreen.self)
      let checked = CheckView(verdict: verdict, person: person, seq: 7, at: start)
      phone.app.follow(.go(VerdictScreen(phone.app.desk, checked, role)), from: call)
      try await phone.press(VerdictScreen.self)
      return phone.app.top
    }
    #expect(try await leads(.verified(driftSeconds: 0)) is MineScreen)
    #expect(try await leads(.verified(driftSeconds: 0), .iCalled) is HomeScreen)
    #expect(try await leads(.wrong(triesLeft: 1)) is CallScreen)
    #expect(try await leads(.wrong(triesLeft: 0)) is HomeScreen)
    #expect(try await leads(.reflected(triesLeft: 1)) is HomeScreen)
    #expect(try await leads(.clockSuspect(doubt: .jumped(seconds: 100))) is ConfirmClockScreen)
    #expect(try await leads(.locked(lockout: .needsOwner)) is ProveOwnerScreen)
    #expect(try await leads(.suspended) is PersonScreen)
    let again: [Verdict] = [.alreadyUsed, .clockOff(seconds: 120, remedy: .askForNext), .malformed]
    for verdict in again { #expect(try await leads(verdict) is CallScreen, "\(verdict)") }
    let over: [Verdict] = [
      .wrongRole(triesLeft: 2), .locked(lockout: .until(endsAt: start + 9)), .locked(lockout: .frozen),
      .quickNotAllowed,
    ]
    for verdict in over { #expect(try await leads(verdict) is HomeScreen, "\(verdict)") }
  }

  @Test("the owner's proof checks again what stands in the field")
  func ownerChecks() async throws {
    let phone = try Phone.known()
    await phone.app.settled()
    let person = try #require(phone.app.desk.device.people).list()[0]
    let top = try #require(phone.app.top)
    phone.app.follow(.homeThen(CallScreen(phone.app.desk, person, .theyCalled)), from: top)
    try await phone.on(CallScreen.self) { screen in
      screen.type("12345")
      screen.follow(.go(ProveOwnerScreen(phone.app.desk, .ownerWhyCheck)))
    }
    // The known vault has a passphrase, too; the phone's own way comes first.
    #expect(phone.frame.others.map(\.label) == ["Use the passphrase", "Use the recovery code"])
    try await phone.press(ProveOwnerScreen.self)
    guard case .call(let call) = try phone.top(CallScreen.self).content else { throw Unexpected(what: "no call") }
    #expect(call.ask?.typed == "12345" && call.ask?.error == "A code has six digits")
  }

  @Test("every verdict of a drill has its words", arguments: Texts.languages)
  func drill(_ language: String) async throws {
    let phone = try Phone.known(language)
    await phone.app.settled()
    let person = try #require(phone.app.desk.device.people).list()[0]
    let screen = DrillScreen(phone.app.desk, person)
    let told = Self.verdicts.map { screen.told($0) }
    #expect(told.allSatisfy { !$0.text.isEmpty && !$0.text.contains("{") })
    #expect(told.filter { $0.tone == .good }.count == 3)
  }

  @Test("every obstacle to opening has a title and a sentence", arguments: Texts.languages)
  func blocked(_ language: String) async throws {
    let phone = try Phone(language)
    await phone.app.settled()
    for error in RefusalTests.errors {
      let frame = BlockedScreen(phone.app.desk, .core(error)).frame
      #expect(!frame.title.isEmpty && frame.paragraphs == [error.text(phone.app.desk.texts)])
      #expect(frame.primary != nil && frame.back == nil)
    }
    let titles = Set(RefusalTests.errors.map { BlockedScreen(phone.app.desk, .core($0)).frame.title })
    #expect(titles.count == 13)
    #expect(BlockedScreen(phone.app.desk, .unwritten).frame.title == phone.app.desk.texts.say(.blockedOther))
  }

  @Test("an erasure that was broken off is finished")
  func finishErasing() async throws {
    let (phone, _) = try await Phone.setUp("Petra")
    phone.app.lock()
    await phone.app.settled()
    let top = try #require(phone.app.top)
    phone.app.follow(.instead(BlockedScreen(phone.app.desk, .core(.Deleting))), from: top)
    #expect(phone.frame.primary?.label == "Finish erasing")
    try await phone.on(BlockedScreen.self) { $0.goBack() }
    try await phone.press(BlockedScreen.self)
    _ = try phone.top(WelcomeScreen.self)
  }

  @Test("every event of the journal has its words", arguments: Texts.languages)
  func events(_ language: String) async throws {
    let phone = try Phone.known(language)
    await phone.app.settled()
    let verdicts: [RecordedVerdict] = [
      .verified, .wrong, .alreadyUsed, .reflected, .wrongRole, .clockOff, .locked, .clockSuspect, .suspended,
      .quickNotAllowed,
    ]
    let number = NumberView(number: "+49891234", source: .contract, savedAt: start)
    let checks = verdicts.map { verdict in
      JournalEvent.checked(
        check: CheckRecordView(
          role: .quick, trust: .remote, number: number, verdict: verdict, step: 60_000_000, driftSeconds: 30))
    }
    let events: [JournalEvent] =
      checks + [
        .vaultCreated, .paired(trust: .inPerson), .pairedAgain(trust: .remote), .interrupted(role: .iCalled),
        .clockAccepted, .driftCorrected(driftSeconds: 60), .renamed(previous: "Petra"), .numberSet(number: number),
        .numberSet(number: nil), .suspended, .resumed, .quickAllowed(allowed: true), .quickAllowed(allowed: false),
        .forgotten, .rollbackAccepted, .marksRaised(step: 5), .passphraseChanged, .recoveryChanged,
        .platformKeyChanged, .rekeyed, .exported(upTo: 9),
      ]
    let texts = phone.app.desk.texts
    #expect(Set(events.map { $0.words(texts) }).count == events.count)
    for (place, event) in events.enumerated() {
      let person = RecordedPersonView(id: PersonId(value: 1), name: "Petra")
      let record = JournalRecordView(seq: Int64(place), at: start, person: person, event: event)
      guard case .facts(let facts) = RecordScreen(phone.app.desk, record).content else { throw Unexpected(what: "") }
      #expect(facts.count >= 4 && facts.allSatisfy { !$0.value.isEmpty && !$0.name.isEmpty })
    }
    #expect(verdicts.filter { $0.tone == .good }.count == 1)
  }

  @Test("doubts about a copy are told apart", arguments: Texts.languages)
  func doubts(_ language: String) async throws {
    let phone = try Phone.known(language)
    await phone.app.settled()
    let doubts: [VaultDoubt] = [
      .rollbackSuspected(kept: 3, remembered: 9), .forkDetected(seq: 4), .anchorMissing,
    ]
    let said = doubts.map { DoubtedScreen(phone.app.desk, $0).frame.paragraphs[0] }
    #expect(Set(said).count == 3)
  }

  @Test("a person who is locked or suspended is seen in the list")
  func states() async throws {
    let phone = try Phone.known()
    await phone.app.settled()
    let people = try #require(phone.app.desk.device.people)
    let id = try people.list()[1].id
    for typed in 0..<6 { _ = try people.check(id: id, role: .theyCalled, typed: "00000\(typed)", owner: nil) }
    let row = phone.app.desk.row(try people.person(id: id))
    #expect(row.state.hasPrefix("Locked until "))
    phone.time.pass(3600)
    phone.app.stir()
    #expect(phone.app.desk.row(try people.list()[1]).state == "")
    #expect(Desk.initials("Anna Maria von Weber") == "AW" && Desk.initials("") == "")
  }
}
