import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

@MainActor
@Suite("The journal")
struct JournalTests {
  private func opened() async throws -> Phone {
    let phone = try Phone.known()
    await phone.app.settled()
    let people = try #require(phone.app.desk.device.people)
    let id = try people.list()[1].id
    _ = try people.check(id: id, role: .theyCalled, typed: "000000", owner: nil)
    _ = try people.check(id: id, role: .iCalled, typed: "000000", owner: nil)
    _ = try people.rename(id: id, name: "Petra Vogel")
    _ = try people.setNumber(id: id, number: "+49 89 123456", source: .met)
    _ = try people.removeNumber(id: id)
    try await phone.on(HomeScreen.self) { $0.journal() }
    return phone
  }

  private func journal(_ phone: Phone) throws -> JournalView {
    guard case .journal(let view) = try phone.top(JournalScreen.self).content else { throw Unexpected(what: "journal") }
    return view
  }

  @Test("is newest first, with the day over the first record of each")
  func rows() async throws {
    let phone = try await opened()
    let rows = try journal(phone).rows
    #expect(
      rows.prefix(5).map(\.what) == [
        "Number removed", "Number saved: +4989123456", "Renamed, before “Petra”", "Wrong code, you called",
        "Wrong code, they called",
      ])
    #expect(rows.prefix(5).map(\.tone) == [.plain, .plain, .plain, .error, .error])
    #expect(rows[3].sign == .wrong && rows[0].sign == nil)
    #expect(rows[0].day == "15 January 2027" && rows[1].day.isEmpty && rows[0].name == "Petra Vogel")
    #expect(rows.map(\.id.rawValue) == rows.map(\.id.rawValue).sorted(by: >))
  }

  @Test("is narrowed by person, result and time")
  func filters() async throws {
    let phone = try await opened()
    #expect(try journal(phone).filters[0].answers == ["Everyone", "Jana", "Petra Vogel"])
    func narrowed(_ filter: Int, _ answer: Int) async throws -> Int {
      try await phone.on(JournalScreen.self) { $0.filter(filter, to: answer) }
      #expect(try journal(phone).filters[filter].chosen == answer)
      return try journal(phone).rows.count
    }
    let all = try journal(phone).rows.count
    #expect(try await narrowed(1, 2) == 2)
    #expect(try await narrowed(1, 1) >= 2)
    #expect(try await narrowed(1, 3) < all)
    #expect(try await narrowed(1, 0) == all)
    #expect(try await narrowed(0, 1) < all)
    #expect(try await narrowed(0, 2) >= 5)
    #expect(try await narrowed(0, 0) == all)
    #expect(try await narrowed(2, 1) == 5)
    try await phone.on(JournalScreen.self) { $0.filter(2, to: 7) }
    try await phone.on(JournalScreen.self) { $0.filter(9, to: 0) }
    #expect(try journal(phone).filters[2].chosen == 1)
    phone.time.pass(86_400 * 400)
    try await phone.on(JournalScreen.self) { $0.filter(2, to: 3) }
    #expect(try journal(phone).empty.hasPrefix("Nothing here yet"))
  }

  @Test("of one person begins with that filter")
  func ofPerson() async throws {
    let phone = try await Phone.onPage(of: 1)
    try await phone.act("What happened")
    #expect(try journal(phone).filters[0].chosen == 2)
  }

  @Test("fetches older records a page at a time")
  func pages() async throws {
    let phone = try await opened()
    let people = try #require(phone.app.desk.device.people)
    for _ in 0..<60 {
      let id = try people.list()[0].id
      _ = try people.suspend(id: id)
      _ = try people.resume(id: id)
    }
    try await phone.on(JournalScreen.self) { $0.filter(1, to: 0) }
    #expect(try journal(phone).hasMore && journal(phone).rows.count == 100)
    try await phone.on(JournalScreen.self) { $0.more() }
    let all = try journal(phone).rows.count
    let kept = try people.journalLen()
    #expect(all == Int(kept))
    #expect(try journal(phone).hasMore == false)
    try await phone.on(JournalScreen.self) { $0.more() }
    #expect(try journal(phone).rows.count == all)
  }

  @Test("shows each record in full")
  func records() async throws {
    let phone = try await opened()
    for place in try journal(phone).rows.indices {
      try await phone.on(JournalScreen.self) { $0.pick(place) }
      guard case .facts(let facts) = try phone.top(RecordScreen.self).content else { throw Unexpected(what: "facts") }
      #expect(facts.count >= 3 && !facts.contains { $0.value.contains("{") || $0.value.isEmpty })
      try await phone.on(RecordScreen.self) { $0.goBack() }
    }
  }

  @Test("is checked as a whole, and a broken chain is said with its record")
  func check() async throws {
    let phone = try await opened()
    try await phone.on(JournalScreen.self) { screen in
      screen.press(other: 0)
      #expect(screen.frame.busy == "Checking each record" && screen.frame.others[0].isEnabled == false)
    }
    let count = try #require(phone.app.desk.device.people).journalLen()
    #expect(phone.frame.notice?.text == "All \(count) records are whole and in their places.")
    try await phone.on(JournalScreen.self) { screen in
      screen.press(other: 0)
      screen.goBack()
    }
    #expect(phone.frame.busy == nil && phone.frame.notice == nil)
    try await phone.on(JournalScreen.self) { $0.goBack() }
    _ = try phone.top(HomeScreen.self)
  }

  @Test("is exported to a file that an auditor can check")
  func export() async throws {
    let phone = try await opened()
    try await phone.on(JournalScreen.self) { $0.press(other: 1) }
    let file = try #require(phone.shell.files.first)
    let audit = try auditJournal(path: file.path)
    #expect(audit.records > 5 && audit.checks >= 2)
    #expect(try journal(phone).rows[0].what == "Exported")
  }

  @Test("leaves no export behind that nobody took: not when it is locked, while it is written or at the next start")
  func exportLeftBehind() async throws {
    let phone = try await opened()
    try await phone.on(JournalScreen.self) { $0.press(other: 1) }
    #expect(phone.handedOn.count == 1)
    phone.app.lock()
    await phone.app.settled()
    #expect(phone.handedOn.isEmpty)
    try await phone.press(UnlockScreen.self)
    try await phone.on(HomeScreen.self) { $0.journal() }
    try await phone.on(JournalScreen.self) { screen in
      screen.press(other: 1)
      phone.app.leave()
    }
    #expect(phone.shell.files.count == 1 && phone.handedOn.isEmpty)
    phone.app.comeBack()
    try await phone.press(UnlockScreen.self)
    try await phone.on(HomeScreen.self) { $0.journal() }
    #expect(try journal(phone).rows.prefix(2).map(\.what) == ["Exported", "Exported"])
    try await phone.on(JournalScreen.self) { $0.press(other: 1) }
    let left = try #require(phone.shell.files.last)
    #expect(phone.handedOn == [left.lastPathComponent])
    // The app is ended with the sheet open.
    phone.startAnew()
    #expect(phone.handedOn.isEmpty)
  }
}
