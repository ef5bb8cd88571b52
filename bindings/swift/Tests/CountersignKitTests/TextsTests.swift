import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

@Suite("Texts")
struct TextsTests {
  @Test("every sentence is there in every language and takes the same values", arguments: Phrase.allCases)
  func complete(_ phrase: Phrase) {
    let (english, german) = (Texts(tag: "en"), Texts(tag: "de"))
    #expect(english.values(of: phrase) == german.values(of: phrase))
    for texts in [english, german] {
      let values = texts.values(of: phrase).map { ($0, TextValue.number(3)) }
      let said = texts.say(phrase, Dictionary(uniqueKeysWithValues: values))
      #expect(said != phrase.rawValue && !said.isEmpty && !said.contains("{") && !said.contains("}"), "\(said)")
      #expect(said.first?.isWhitespace == false && said.last?.isWhitespace == false)
    }
  }

  @Test("the two languages are two")
  func different() {
    let (english, german) = (Texts(tag: "en"), Texts(tag: "de"))
    let alike = Phrase.allCases.filter { english.say($0) == german.say($0) }
    // Names, and words that both have.
    #expect(alike.count < 40, "\(alike)")
  }

  @Test(
    "a tag finds its language, and English stands in for others",
    arguments: [
      ("de", "de"), ("de-AT", "de"), ("DE_ch", "de"), ("en-GB", "en"), ("fr", "en"), ("", "en"), ("den", "en"),
    ])
  func tags(_ tag: String, _ language: String) {
    #expect(Texts(tag: tag).language == language)
  }

  @Test("numbers choose their form")
  func plurals() {
    let (english, german) = (Texts(tag: "en"), Texts(tag: "de"))
    #expect(english.say(.ringLeft, ["seconds": 1]) == "one second left")
    #expect(english.say(.ringLeft, ["seconds": 12]) == "12 seconds left")
    #expect(english.say(.eraseMeans, ["count": 0]).hasPrefix("The journal and the keys"))
    #expect(english.say(.eraseMeans, ["count": 1]).hasPrefix("One person"))
    #expect(german.say(.eraseMeans, ["count": 2]).hasPrefix("2 "))
    #expect(english.say(.ringLeft) == "{$seconds} seconds left")
  }

  @Test("dates and times are those of the language and the zone")
  func dates() throws {
    let (english, german) = (Texts(tag: "en"), Texts(tag: "de"))
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    let moment = Moment(start + 32 * 60 + 5, in: berlin)
    #expect(moment.date(english) == "15 January 2027" && moment.date(german) == "15. Januar 2027")
    #expect(moment.clock == "09:32" && moment.clockWithSeconds == "09:32:05" && moment.typed == "2027-01-15 09:32")
    let months = (0..<12).map { Moment(1_770_000_000 + $0 * 2_629_746, in: berlin).date(german) }
    #expect(Set(months.map { $0.split(separator: " ")[1] }).count == 12)
  }

  @Test("Fluent is read as the files use it")
  func fluent() {
    let file = """
      # A comment
      plain = Some text
      value = Hello { $name }, you there
      other = { plain } and { value }
      choice = { $count ->
          [0] none at { $place }
          [one] one
         *[other] { $count } of them
      } in all
      long = begins here
          and goes on
      """
    let read = FluentReader.read(file)
    #expect(read.count == 5)
    #expect(read["plain"]?.parts == [.text("Some text")])
    #expect(read["value"]?.parts == [.text("Hello "), .value("name"), .text(", you there")])
    #expect(read["other"]?.parts == [.sentence("plain"), .text(" and "), .sentence("value")])
    #expect(read["choice"]?.values == ["count", "place"])
    #expect(read["choice"]?.parts.last == .text(" in all"))
    #expect(read["long"]?.parts == [.text("begins here\n    and goes on")])
  }
}

@Suite("Refusals in words")
struct RefusalTests {
  /// Every refusal of the core, with what it carries.
  static let errors: [CountersignError] =
    [
      .Locked, .NoSuchPerson, .NameTaken(person: PersonId(value: 1)), .AlreadyAdmitted(person: PersonId(value: 1)),
      .Suspended, .QuickNotAllowed, .PeerNotVerified, .ClockSuspect(doubt: .jumped(seconds: 90)), .Contended,
      .NameDiffers, .ProofUsed, .NameEmpty, .NameTooLong(mostBytes: 128), .NameUnassigned, .NameMarks, .NotANumber,
      .RecoveryWordCount(words: 3), .RecoveryWordUnknown(place: 4), .WrongRecoveryCode, .PaperNotConfirmed, .PaperSpent,
      .WrongPassphrase, .UnfitPassphrase, .UnfitKey, .UnfitAnchor, .KeyMismatch, .KeyMissing, .KeyUnconfirmed,
      .Keystore(fault: .failed), .NoSuchSlot, .LastSlot, .KdfParamsRejected, .NoVault, .VaultExists, .VaultInUse, .Busy,
      .VaultTooNew(format: 9), .InsecurePermissions, .SymbolicLink, .UnsupportedFilesystem, .DiskFull, .ReadOnlyDisk,
      .Io, .Database, .SqliteTooOld, .Corrupt(part: .cell), .LogBroken(seq: 5), .InDoubt(doubt: .anchorMissing),
      .Rekeyed, .Deleting, .Deleted, .OutOfRange, .NoRandomness, .ExportNotWritten, .ExportFailed, .NotAnExport,
      .ExportBadLine(line: 1), .ExportGap(line: 2), .ExportTruncated, .ExportChanged, .ExportBadSignature,
      .NothingToConfirm, .WordsWanted, .NotWords, .OtherWords, .ClocksApart(distance: .behind(seconds: 300)),
      .PairingNotConfirmed, .FrameEmpty, .FrameTooLarge, .FrameShortStride, .FrameShortData, .ScannerBusy,
      .NothingToDraw, .TextTooLong, .ModuleSize, .NotAPicture, .PictureTooLarge, .PictureDamaged, .PictureTooSlow,
    ] + VectorTests.faults.map { .Pairing(fault: $0) }

  /// The names of the variants, as the generated code has them.
  private func variants() throws -> Set<Substring> {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let core = here.appendingPathComponent("../../Generated/CountersignCore/CountersignCore.swift").standardizedFileURL
    let source = try String(contentsOf: core, encoding: .utf8)
    let body = try #require(source.components(separatedBy: "enum CountersignError:").dropFirst().first)
    let lines = body.prefix(while: { $0 != "}" }).split(separator: "\n").filter { $0.hasPrefix("    case ") }
    return Set(lines.map { $0.dropFirst(9).prefix { $0.isLetter } })
  }

  @Test("each variant of the core's error has a sentence in each language")
  func everyVariant() throws {
    let named = Set(Self.errors.map { Substring("\($0)".prefix { $0 != "(" }) })
    #expect(try variants() == named)
    for language in Texts.languages {
      let texts = Texts(tag: language)
      for error in Self.errors {
        let text = error.text(texts)
        #expect(
          text.count > 10 && !text.contains("{") && text.last.map { ".?!:".contains($0) } == true, "\(error): \(text)")
      }
    }
  }

  @Test("each reason for which a pairing ends says something of its own")
  func faults() {
    let texts = Texts(tag: "en")
    #expect(Set(VectorTests.faults.map { texts.say($0.phrase) }).count == VectorTests.faults.count)
    #expect(VectorTests.faults.filter(\.isAlarming) == [.decryptFailed, .commitmentMismatch, .sasMismatch])
  }

  @Test("other errors become refusals, too")
  func others() {
    #expect(Refusal(PlatformKeyFault.cancelled) == .key(.cancelled))
    #expect(Refusal(CocoaError(.fileNoSuchFile)) == .unexpected)
    #expect(Refusal.unexpected.text(Texts(tag: "en")).hasPrefix("Something unexpected went wrong."))
    #expect(Refusal(Refusal.key(.missing)) == .key(.missing))
    #expect(Refusal.unwritten.text(Texts(tag: "en")).hasPrefix("The file could not be written"))
    #expect(Set(PlatformKeyFault.allCases.map(\.phrase)).count == PlatformKeyFault.allCases.count)
  }

  @Test(
    "distances are told in their largest unit",
    arguments: [
      (16, "16 seconds"), (120, "2 minutes"), (719, "12 minutes"), (7_185, "2 hours"), (3_456_000, "40 days"),
    ])
  func distances(_ seconds: Int64, _ told: String) {
    #expect(ClockDistance.duration(seconds, Texts(tag: "en")) == told)
  }

  @Test(
    "a doubted clock says which way and how far",
    arguments: [
      (ClockDoubt.jumped(seconds: 120), "jumped ahead by about 2 minutes"),
      (.jumped(seconds: -7200), "jumped back by about 2 hours"), (.wentBack(seconds: 200_000), "3 days before"),
    ])
  func doubts(_ doubt: ClockDoubt, _ told: String) {
    #expect(doubt.text(Texts(tag: "en")).contains(told))
  }

  @Test("names that may deceive are warned of")
  func warnings() {
    let texts = Texts(tag: "en")
    let warnings: [NameWarning] = [.mixedScripts, .looksLike(name: "Omar"), .unusual]
    #expect(warnings.allSatisfy { $0.text(texts).hasPrefix("Careful:") })
  }
}
