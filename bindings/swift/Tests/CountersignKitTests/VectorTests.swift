import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// The vectors that every language shares, as far as they can be reached from here: roots and session secrets cannot be
/// handed in, so codes come by way of the scripts over the known vault.
@Suite("The shared vectors")
struct VectorTests {
  struct Typed: Decodable {
    struct Case: Decodable {
      let name: String
      let text: String
      let digits: String?
    }

    let cases: [Case]
  }

  @Test("of typed codes")
  func typedCodes() throws {
    let cases = try vectors("typed_codes.json", as: Typed.self).cases
    #expect(cases.count >= 32)
    for one in cases { #expect(isCode(typed: one.text) == (one.digits != nil), "\(one.name)") }
  }

  struct Armor: Decodable {
    struct Valid: Decodable {
      let message: String
      let text: String
    }

    struct Tolerant: Decodable {
      struct Case: Decodable {
        let name: String
        let text: String
      }

      let message: String
      let cases: [Case]
    }

    struct Malformed: Decodable {
      let name: String
      let text: String
      let error: String
    }

    let valid: [Valid]
    let tolerant: Tolerant
    let malformed: [Malformed]
  }

  struct Pairing: Decodable {
    let armor: [String]
    let m1: String
    let m2: String
    let m3: String

    enum CodingKeys: String, CodingKey {
      case armor
      case m1 = "M1"
      case m2 = "M2"
      case m3 = "M3"
    }
  }

  @Test("of messages as text")
  func armor() throws {
    let armor = try vectors("armor.json", as: Armor.self)
    var whole = armor.valid.map { ($0.text, $0.message) }
    whole += armor.tolerant.cases.map { ($0.text, armor.tolerant.message) }
    for number in 1...4 {
      let pairing = try vectors("pairing-\(number).json", as: Pairing.self)
      whole += zip(pairing.armor, [pairing.m1, pairing.m2, pairing.m3])
    }
    for (text, message) in whole {
      let read = readMessage(text: text)
      #expect(read == .message(bytes: bytes(message)), "\(text)")
    }
    for one in armor.malformed {
      let expected: MessageText =
        switch one.error {
        case "Ignored": .notAMessage
        case "BadArmor": .damaged(fault: .badArmor)
        case "BadChecksum": .damaged(fault: .badChecksum)
        default: throw Unexpected(what: one.error)
        }
      #expect(readMessage(text: one.text) == expected, "\(one.name)")
    }
  }

  private func bytes(_ hex: String) -> Data {
    var (data, rest) = (Data(), Substring(hex))
    while let byte = UInt8(rest.prefix(2), radix: 16) {
      data.append(byte)
      rest = rest.dropFirst(2)
    }
    return data
  }

  struct Words: Decodable {
    struct Six: Decodable {
      let setB: [String]
      let setA: [String]
      let fourDigits: [String]
    }

    struct Line: Decodable {
      let name: String
      let line: String
      let indices: [Int]?
    }

    struct Lines: Decodable {
      let lines: [Line]
    }

    let strings: [Six]
    let typed: Lines
  }

  @Test("of words that are read aloud")
  func words() throws {
    let words = try vectors("sas_words.json", as: Words.self)
    for six in words.strings {
      for (set, digits) in [(six.setB, six.fourDigits.prefix(3)), (six.setA, six.fourDigits.suffix(3))] {
        let read = try #require(readWords(typed: set.joined(separator: " ")))
        #expect(read.map(\.word) == set && read.map(\.digits) == Array(digits))
        #expect(readWords(typed: digits.joined(separator: "-")) == read)
      }
    }
    for line in words.typed.lines {
      let read = readWords(typed: line.line)?.map(\.digits)
      #expect(read == line.indices?.map { String(format: "%04d", $0) }, "\(line.name)")
    }
  }

  struct Names: Decodable {
    struct Own: Decodable {
      let input: String
      let cleaned: String?
    }

    let own: [Own]
  }

  @Test("of names")
  func names() throws {
    for one in try vectors("names.json", as: Names.self).own {
      #expect((try? cleanOwnName(typed: one.input)) == one.cleaned, "\(one.input)")
    }
  }

  struct Messages: Decodable {
    struct Case: Decodable {
      let name: String
      let awaiting: String
      let setup: [String: Anything]
      let text: String
      let error: String?
    }

    /// A value that nobody looks at.
    struct Anything: Decodable {
      init(from decoder: any Decoder) throws {}
    }

    let cases: [Case]
  }

  @MainActor
  @Test("of messages in place of an Offer, through the screen")
  func messages() async throws {
    let cases = try vectors("messages.json", as: Messages.self).cases
    let phone = try await Phone.setUp("Petra").phone
    let people = try #require(phone.app.desk.device.people)
    var seen = 0
    // What else is awaited hangs on a session whose secrets are known, which no shell has.
    for one in cases where one.awaiting == "offer" && one.setup["own_offer"] == nil {
      seen += 1
      let live = Live(try people.answerPairing(way: .scan))
      let top = try #require(phone.app.top)
      phone.app.follow(.homeThen(ExchangeScreen(phone.app.desk, live)), from: top)
      await phone.app.settled()
      try await phone.on(ExchangeScreen.self) { $0.saw(one.text, live: false) }
      let told = phone.frame.notice?.text
      switch one.error {
      case nil: #expect(told == nil && live.view.step == .reply, "\(one.name)")
      case "Ignored":
        let phrases: [Phrase] = [.pairNotAMessage, .pairNotNow]
        #expect(phrases.map { phone.app.desk.texts.say($0) }.contains(told), "\(one.name): \(told ?? "")")
      case let error?:
        let fault = try #require(Self.faults.first { "\($0)".lowercased() == error.lowercased() }, "\(error)")
        #expect(told == phone.app.desk.texts.say(fault.phrase), "\(one.name)")
      }
    }
    #expect(seen > 30)
  }

  /// Every reason for which a message is refused or a pairing ends.
  static let faults: [PairingFault] = [
    .badArmor, .badChecksum, .unsupportedVersion, .unsupportedSuite, .unknownFlags, .badLength, .wrongSession,
    .selfScan,
    .decryptFailed, .commitmentMismatch, .badProfile, .unknownRepairId, .sessionBusy, .notRemote, .expired,
    .sasMismatch,
    .cancelled, .storage, .clockSuspect,
  ]
}
