import CountersignCore
import Foundation
import Observation

/// What happened: a timeline, newest first, narrowed by person, result and time, with a check of the whole chain, so that
/// "what was that on Tuesday" has an answer that nobody can have changed.
@Observable
public final class JournalScreen: Screen {
  private static let kinds: [(JournalKind, Phrase)] = [
    (.all, .journalKindAll), (.checks, .journalKindChecks), (.failedChecks, .journalKindFailed),
    (.changes, .journalKindChanges),
  ]
  /// In days; none: any time.
  private static let spans: [(Int64?, Phrase)] = [
    (nil, .journalSpanAll), (1, .journalSpanToday), (7, .journalSpanWeek), (30, .journalSpanMonth),
  ]
  private static let day: Int64 = 86_400

  /// One fetched page, and the people for the filter.
  private struct Portion: Sendable {
    let page: JournalPage
    let people: [PersonView]
  }

  private var records: [JournalRecordView] = []
  private var older: Int64?
  private var people: [PersonView] = []
  private var person: PersonID?
  private var kind = 0
  private var span = 0
  private var isReading = false
  /// How much of the chain was checked, of how much.
  private var checked: (done: Int64, of: Int64)?
  /// The check that is under way: what another one finds is of no use any more.
  private var check: JournalCheck?
  private var notice: Notice?
  /// Counts what was asked for, so that the answer to an older question is not shown for a newer one.
  private var reading = 0

  init(_ desk: Desk, of person: PersonID? = nil) {
    self.person = person
    super.init(desk)
  }

  override public var frame: Frame {
    let busy: Phrase? = checked != nil ? .journalChecking : isReading ? .journalReading : nil
    let progress = checked.flatMap { $0.of > 0 ? Double($0.done) / Double($0.of) : nil }
    return Frame(
      title: say(.journalTitle), notice: notice, back: say(.back),
      others: [Step(say(.journalCheck), when: checked == nil), Step(say(.journalExport))], busy: busy.map { say($0) },
      progress: progress, announce: notice?.text ?? "")
  }

  override public var content: Content {
    let rows = rows
    return .journal(
      JournalView(
        rows: rows, empty: rows.isEmpty && !isReading ? say(.journalEmpty) : "", filters: filters,
        hasMore: older != nil && !isReading, more: say(.screenMore)))
  }

  private var rows: [RecordRow] {
    var day = ""
    return records.map { record in
      let moment = desk.moment(record.at)
      let date = moment.date(desk.texts)
      defer { day = date }
      return RecordRow(
        id: RecordNumber(rawValue: record.seq), day: date == day ? "" : date, time: moment.clock,
        name: record.person?.name ?? "", what: record.event.words(desk.texts), sign: record.event.sign,
        tone: record.event.tone)
    }
  }

  private var filters: [Filter] {
    let place = people.firstIndex { PersonID($0.id) == person }
    return [
      Filter(
        label: say(.screenFilterPerson), answers: [say(.journalEveryone)] + people.map(\.name),
        chosen: place.map { $0 + 1 } ?? 0),
      Filter(label: say(.screenFilterResult), answers: Self.kinds.map { say($0.1) }, chosen: kind),
      Filter(label: say(.screenFilterTime), answers: Self.spans.map { say($0.1) }, chosen: span),
    ]
  }

  override func opened() -> Next {
    read(fromNewest: true)
    return .stay
  }

  /// Narrows by one of the filters.
  public func filter(_ filter: Int, to answer: Int) {
    desk.stir()
    switch filter {
    case 0: person = people.indices.contains(answer - 1) ? PersonID(people[answer - 1].id) : nil
    case 1 where Self.kinds.indices.contains(answer): kind = answer
    case 2 where Self.spans.indices.contains(answer): span = answer
    default: return
    }
    read(fromNewest: true)
  }

  /// Fetches older records.
  public func more() {
    desk.stir()
    if older != nil, !isReading { read(fromNewest: false) }
  }

  private func read(fromNewest: Bool) {
    if fromNewest { (records, older) = ([], nil) }
    isReading = true
    reading += 1
    let since = Self.spans[span].0.map { desk.now - $0 * Self.day }
    let filter = JournalFilter(person: person?.core, kind: Self.kinds[kind].0, sinceAt: since)
    let (before, number) = (older, reading)
    ask { bench in
      let people = try bench.people()
      return Portion(page: try people.journalPage(before: before, filter: filter), people: try people.list())
    } then: { [self] portion in
      guard number == reading else { return .stay }
      isReading = false
      switch portion {
      case .success(let portion):
        records += portion.page.records
        older = portion.page.older
        people = portion.people
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
  }

  override func picked(_ place: Int) -> Next {
    records.indices.contains(place) ? .go(RecordScreen(desk, records[place])) : .stay
  }

  override func pressedOther(_ place: Int) -> Next {
    if place == 0 { beginCheck() } else { export() }
    return .stay
  }

  // The first step back ends a check that is under way.
  override func wentBack() -> Next {
    guard checked != nil else { return .back }
    (checked, check) = (nil, nil)
    return .stay
  }

  private func beginCheck() {
    guard checked == nil else { return }
    (checked, notice) = ((0, 0), nil)
    ask {
      try $0.people().checkJournal()
    } then: { [self] begun in
      switch begun {
      case .success(let check):
        self.check = check
        goOn(check)
      case .failure(let refusal): endCheck(refused(refusal))
      }
      return .stay
    }
  }

  /// Checks a portion at a time, so that the screen can tell how far it is and other calls have their turn.
  private func goOn(_ check: JournalCheck) {
    ask { _ in
      try check.goOn()
    } then: { [self] progress in
      guard checked != nil, self.check === check else { return .stay }
      switch progress {
      case .success(let progress) where !progress.done:
        checked = (progress.checked, progress.of)
        goOn(check)
      case .success(let progress):
        endCheck(Notice(tone: .good, text: say(.journalWhole, ["count": .number(progress.checked)])))
      case .failure(let refusal): endCheck(refused(refusal))
      }
      return .stay
    }
  }

  private func endCheck(_ notice: Notice) {
    (checked, check, self.notice) = (nil, nil, notice)
  }

  /// Writes an export to a file of the app's own and hands that on; the shell removes it afterwards.
  private func export() {
    let name = "countersign-\(desk.moment(desk.now).day)-\(UUID().uuidString.prefix(8)).jsonl"
    notice = nil
    ask { [handedOn = desk.handedOn] bench in
      let file = try handedOn.place(for: name)
      _ = try bench.people().exportJournal(path: file.path)
      return file
    } then: { [self] exported in
      switch exported {
      case .success(let file):
        desk.shell?.share(file: file)
        notice = Notice(tone: .good, text: say(.journalExported))
        read(fromNewest: true)
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
  }
}

/// One record in full.
@Observable
public final class RecordScreen: Screen {
  private let record: JournalRecordView

  init(_ desk: Desk, _ record: JournalRecordView) {
    self.record = record
    super.init(desk)
  }

  override public var frame: Frame {
    Frame(title: say(.recordTitle, ["seq": .number(record.seq)]), back: say(.back))
  }

  override public var content: Content {
    let moment = desk.moment(record.at)
    var facts: [Fact] = []
    func fact(_ name: Phrase, _ value: String, _ tone: Tone = .plain) {
      facts.append(Fact(name: say(name), value: value, tone: tone))
    }
    fact(.recordNumber, String(record.seq))
    fact(.recordTime, "\(moment.date(desk.texts)), \(moment.clockWithSeconds)")
    if let person = record.person { fact(.recordPerson, person.name) }
    fact(.recordWhat, record.event.words(desk.texts), record.event.tone)
    switch record.event {
    case .paired(let trust), .pairedAgain(let trust): fact(.recordLevel, desk.badge(trust).1)
    case .checked(let check):
      fact(.recordLevel, desk.badge(check.trust).1)
      if let number = check.number { fact(.recordCallBack, "\(number.number) (\(desk.origin(number)))") }
      if check.driftSeconds != 0 {
        fact(.factDrift, say(.factDriftSeconds, ["seconds": .number(check.driftSeconds)]))
      }
      if let step = check.step { fact(.recordStep, String(step)) }
    case .driftCorrected(let seconds): fact(.factDrift, say(.factDriftSeconds, ["seconds": .number(seconds)]))
    case .marksRaised(let step): fact(.recordStep, String(step))
    case .exported(let upTo): fact(.recordUpTo, String(upTo))
    default: break
    }
    return .facts(facts)
  }
}
