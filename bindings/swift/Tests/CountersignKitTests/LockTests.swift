import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

extension Phone {
  /// Leaves the app and comes back to the lock screen after so many seconds.
  func stepOut(_ seconds: Int64) async throws {
    app.leave()
    await app.settled()
    _ = try top(UnlockScreen.self)
    time.pass(seconds)
    app.comeBack()
    await app.settled()
  }

  /// A phone on which everything was locked during a call.
  fileprivate static func calling(_ action: String, typed: String) async throws -> Phone {
    let phone = try await Phone.onPage(of: 0)
    try await phone.act(action)
    try await phone.on(CallScreen.self) { $0.type(typed) }
    return phone
  }

  /// The call that is shown.
  fileprivate func call() throws -> CallView {
    guard case .call(let call) = try top(CallScreen.self).content else { throw Unexpected(what: "no call") }
    return call
  }
}

@MainActor
@Suite("Leaving and the lock")
struct LockTests {
  @Test("a call is there again after dialling, emptied, with a fresh code")
  func dialling() async throws {
    let phone = try await Phone.calling("I am calling", typed: "12345")
    try await phone.press(CallScreen.self)
    #expect(try phone.call().ask?.error == "A code has six digits")
    let (screen, old) = (try phone.top(CallScreen.self), try #require(try phone.call().code))
    #expect(!old.front.isEmpty)
    phone.app.leave()
    guard case .call(let behind) = screen.content else { throw Unexpected(what: "no call") }
    #expect(behind.ask?.typed == "" && behind.ask?.error == "" && behind.code?.front == "")
    await phone.app.settled()
    #expect(phone.app.pile.count == 1)
    phone.time.pass(300)
    phone.app.comeBack()
    await phone.pass(1)
    try await phone.press(UnlockScreen.self)
    #expect(try phone.top(CallScreen.self) === screen && phone.app.pile.count == 2)
    let call = try phone.call()
    #expect(call.ask?.typed == "" && call.ask?.error == "")
    let fresh = try #require(call.code)
    #expect(!fresh.front.isEmpty && fresh.front + fresh.back != old.front + old.back)
    try await phone.on(CallScreen.self) { $0.type("000000") }
    _ = try phone.top(VerdictScreen.self)
  }

  @Test("a call that waited ten minutes is taken up, and no later one", arguments: [(600, true), (601, false)])
  func callLasts(_ seconds: Int64, _ isThere: Bool) async throws {
    let phone = try await Phone.calling("They called me", typed: "123")
    try await phone.stepOut(seconds - 60)
    // The lock screen counts as well.
    phone.time.pass(60)
    try await phone.press(UnlockScreen.self)
    #expect(phone.app.top is CallScreen == isThere && phone.app.top is HomeScreen != isThere)
    if isThere { #expect(try phone.call().ask?.typed == "") }
  }

  @Test("a call is over after ten minutes, also for who unlocks and leaves before that is done")
  func unlockingTwice() async throws {
    let phone = try await Phone.calling("They called me", typed: "")
    try await phone.stepOut(400)
    try await phone.on(UnlockScreen.self) { screen in
      screen.press()
      phone.app.leave()
    }
    phone.time.pass(400)
    phone.app.comeBack()
    try await phone.press(UnlockScreen.self)
    _ = try phone.top(HomeScreen.self)
  }

  @Test("a code that is being checked when the app is left is asked for again")
  func checking() async throws {
    let phone = try await Phone.calling("They called me", typed: "")
    try await phone.on(CallScreen.self) { screen in
      screen.type("000000")
      phone.app.leave()
    }
    phone.app.comeBack()
    try await phone.press(UnlockScreen.self)
    #expect(phone.frame.busy == nil)
    try await phone.on(CallScreen.self) { $0.type("000001") }
    _ = try phone.top(VerdictScreen.self)
  }

  @Test("who leaves while it unlocks finds it locked")
  func leftWhileUnlocking() async throws {
    let (phone, _) = try await Phone.setUp("Petra", passphrase: "correct horse battery staple")
    await phone.restart()
    try await phone.on(UnlockScreen.self) { screen in
      screen.edit(0, "correct horse battery staple")
      screen.press()
      phone.app.leave()
    }
    #expect(phone.app.isLocked && phone.app.pile.count == 1 && phone.app.desk.device.people == nil)
    phone.app.comeBack()
    await phone.app.settled()
    try await phone.on(UnlockScreen.self) { screen in
      screen.edit(0, "correct horse battery staple")
      screen.press()
    }
    _ = try phone.top(HomeScreen.self)
  }

  @Test("what a person has to know after unlocking is not shown over the lock, but afterwards")
  func leftBeforeBeingTold() async throws {
    let (phone, _) = try await Phone.setUp("Petra")
    await phone.restart()
    phone.app.lock()
    await phone.app.settled()
    phone.keystore.loseAnchor()
    try await phone.on(UnlockScreen.self) { screen in
      screen.press()
      phone.app.leave()
    }
    _ = try phone.top(UnlockScreen.self)
    #expect(phone.app.isLocked && phone.app.pile.count == 1)
    phone.app.comeBack()
    // Nothing is wrong any more by then, so that what was found is told from memory, once.
    try await phone.press(UnlockScreen.self)
    #expect(phone.frame.title == "A reminder was written anew")
    try await phone.press(ToldScreen.self)
    try await phone.on(HomeScreen.self) { $0.lock() }
    try await phone.press(UnlockScreen.self)
    _ = try phone.top(HomeScreen.self)
  }

  @Test("who leaves while the first run ends finds it locked")
  func leftWhileFinishing() async throws {
    let phone = try await Phone.atMyName()
    try await phone.on(MyNameScreen.self) { screen in
      screen.edit(0, "Petra")
      screen.press()
      phone.app.leave()
    }
    _ = try phone.top(UnlockScreen.self)
    #expect(phone.app.isLocked && phone.app.desk.device.people == nil)
  }

  @Test("a passphrase half typed on the lock screen is let go of")
  func halfTyped() async throws {
    let (phone, _) = try await Phone.setUp("Petra", passphrase: "correct horse battery staple")
    await phone.restart()
    try await phone.on(UnlockScreen.self) { $0.edit(0, "correct ho") }
    phone.app.leave()
    #expect(try phone.question(UnlockScreen.self).fields[0].value == "")
  }

  @Test("a passphrase typed in the first run is let go of, and the way goes on from where it was")
  func halfSetUp() async throws {
    let phone = try Phone()
    await phone.app.settled()
    try await phone.press(WelcomeScreen.self)
    try await phone.on(HowLockedScreen.self) { screen in
      screen.choose(1)
      screen.edit(0, "half a passphr")
    }
    phone.app.leave()
    #expect(try phone.question(HowLockedScreen.self).fields.map(\.value) == ["", ""])
    phone.app.comeBack()
    try await phone.on(HowLockedScreen.self) { screen in
      screen.edit(0, "a whole passphrase")
      screen.edit(1, "a whole passphrase")
    }
    try await phone.press(HowLockedScreen.self)
    let words = try phone.question(ShowWordsScreen.self).words
    phone.app.leave()
    phone.app.comeBack()
    #expect(try phone.question(ShowWordsScreen.self).words == words)
    try await phone.press(ShowWordsScreen.self)
    try await phone.typeBack(words)
    try await phone.on(MyNameScreen.self) { $0.edit(0, "Petra") }
    try await phone.press(MyNameScreen.self)
    _ = try phone.top(HomeScreen.self)
  }

  @Test("a pairing is not busy for good with a picture that was read while it was locked")
  func picture() async throws {
    let pair = try await Pair()
    try await pair.petra.beginPairing(1)
    try await pair.omar.beginPairing(1)
    let picture = try qrPng(text: try pair.omar.exchange().outgoing, modulePixels: 4)
    try await pair.petra.on(ExchangeScreen.self) { screen in
      screen.read(picture: picture)
      #expect(screen.frame.busy != nil)
      pair.petra.app.leave()
    }
    pair.petra.app.comeBack()
    try await pair.petra.press(UnlockScreen.self)
    _ = try pair.petra.top(ExchangeScreen.self)
    #expect(pair.petra.frame.busy == nil)
  }

  @Test("what waits behind the lock does not come into another vault")
  func anotherVault() async throws {
    let pair = try await Pair()
    try await pair.exchange(way: 1, live: false)
    let phone = pair.petra
    let compared = try phone.top(ConfirmScreen.self)
    phone.app.lock()
    await phone.app.settled()
    phone.keystore.fail(with: .missing)
    try await phone.press(UnlockScreen.self)
    for _ in 1..<UnlockScreen.patience {
      try await phone.on(UnlockScreen.self) { screen in
        screen.edit(0, "no recovery code")
        screen.press()
      }
    }
    let others = phone.frame.others.count
    try await phone.on(UnlockScreen.self) { $0.press(other: others - 1) }
    try await phone.on(BeginAnewScreen.self) { $0.edit(0, "erase") }
    phone.keystore.fail(with: nil)
    try await phone.press(BeginAnewScreen.self)
    guard case .form = compared.content else { throw Unexpected(what: "the pairing goes on") }
    _ = try await phone.firstRun("Somebody else")
    #expect(phone.app.top is HomeScreen && phone.app.pile.count == 1)
  }
}
