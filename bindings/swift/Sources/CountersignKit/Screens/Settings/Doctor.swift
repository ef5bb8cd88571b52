import CountersignCore
import CountersignTexts
import Observation

/// What works on this device and what is missing: the first answer to "it does not work" is one screen.
@Observable
public final class DoctorScreen: Screen {
  /// What was found.
  private struct Found: Sendable {
    let core: DoctorView
    let obstacle: PlatformKeyFault?
  }

  private var found: Found?
  private var isBusy = false
  private var notice: Notice?

  override public var frame: Frame {
    let isWorse = facts.contains { $0.tone == .warning || $0.tone == .error }
    let paragraph = found == nil ? [] : [say(isWorse ? .doctorSome : .doctorFine)]
    return Frame(
      title: say(.doctorTitle), paragraphs: paragraph, notice: notice, back: say(.settingsTitle),
      primary: Step(say(.doctorAgain), when: !isBusy), busy: isBusy ? say(.doctorBusy) : nil,
      announce: paragraph.first ?? "")
  }

  override public var content: Content { .facts(facts) }

  override func opened() -> Next {
    (isBusy, notice) = (true, nil)
    ask {
      Found(core: try $0.people().examine(), obstacle: $0.keystore.obstacle())
    } then: { [self] found in
      isBusy = false
      switch found {
      case .success(let found): self.found = found
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
    return .stay
  }

  override func pressed() -> Next { isBusy ? .stay : opened() }

  private var facts: [Fact] {
    guard let found else { return [] }
    return [
      clock(found.core), keystore(found.obstacle), ways(found.core.slots), kept(found.core.file), camera,
      Fact(name: say(.doctorVersion), value: "Countersign \(found.core.version)"),
    ]
  }

  private func clock(_ core: DoctorView) -> Fact {
    let moment = desk.moment(core.clockAt)
    let shown = say(
      .doctorClockShows, ["time": .text(moment.clockWithSeconds), "date": .text(moment.date(desk.texts))])
    let name = say(.doctorClock)
    if core.clockBeforeRelease {
      return Fact(name: name, value: "\(shown) \(say(.doctorClockOld)) \(say(.doctorClockSet))", tone: .error)
    }
    guard let doubt = core.clockDoubt else { return Fact(name: name, value: shown, tone: .good) }
    return Fact(
      name: name, value: "\(shown) \(doubt.text(desk.texts)) \(say(.doctorClockConfirm))", tone: .warning)
  }

  private func keystore(_ obstacle: PlatformKeyFault?) -> Fact {
    Fact(
      name: say(.doctorKeystore), value: say(obstacle?.phrase ?? .doctorKeystoreAnswers),
      tone: obstacle == nil ? .good : .warning)
  }

  private func ways(_ slots: [SlotView]) -> Fact {
    let all: [(SlotKind, Phrase)] = [
      (.platform, .settingsKeyring), (.passphrase, .settingsPassphrase), (.recovery, .settingsRecovery),
    ]
    let there = all.filter { kind, _ in slots.contains { $0.kind == kind } }
    let listed = there.map { say($0.1) }.joined(separator: ", ") + "."
    let name = say(.doctorWays)
    if slots.allSatisfy({ $0.kind == .platform }) {
      return Fact(name: name, value: "\(listed) \(say(.doctorWaysOne))", tone: .warning)
    }
    let newest = slots.filter { $0.kind == .platform }.max { $0.generation < $1.generation }
    if newest?.confirmed == false {
      return Fact(name: name, value: "\(listed) \(say(.doctorWaysUnconfirmed))", tone: .info)
    }
    return Fact(name: name, value: listed, tone: .good)
  }

  private func kept(_ file: FileHealth) -> Fact {
    switch file {
    case .whole: Fact(name: say(.doctorKept), value: say(.doctorKeptWhole), tone: .good)
    case .damaged: Fact(name: say(.doctorKept), value: say(.refusedDamaged), tone: .error)
    case .unreadable: Fact(name: say(.doctorKept), value: say(.refusedStorage), tone: .error)
    }
  }

  private var camera: Fact {
    let state = desk.shell?.camera ?? .absent
    let phrase: Phrase =
      switch state {
      case .working: .doctorCameraWorks
      case .absent: .doctorCameraNone
      case .busy: .doctorCameraBusy
      case .refused: .doctorCameraRefused
      case .interrupted: .doctorCameraUnplugged
      case .broken: .doctorCameraUnusable
      }
    if state == .working { return Fact(name: say(.doctorCamera), value: say(phrase), tone: .good) }
    return Fact(name: say(.doctorCamera), value: "\(say(phrase)) \(say(.doctorCameraWithout))", tone: .info)
  }
}

/// What this app is, its version and licence.
@Observable
public final class AboutScreen: Screen {
  override public var frame: Frame {
    let version = say(.aboutVersion, ["version": .text(libraryVersion)])
    return Frame(
      title: say(.aboutTitle), paragraphs: [version, say(.aboutMeans), say(.aboutOffline), say(.aboutLicence)],
      back: say(.settingsTitle))
  }
}

/// Erasing everything on this device: giving it away takes the keystore's key along.
@Observable
public final class EraseScreen: Screen {
  private var people: Int?
  private var ownName = ""
  private var typedText = ""
  private var busy: Phrase?
  /// Whether it was begun and stopped half-way: everything is locked then.
  private var isBrokenOff = false
  private var notice: Notice?

  private var isSaid: Bool {
    let typed = typedText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return typed.lowercased() == say(.eraseWord) || (!ownName.isEmpty && typed == ownName)
  }

  override public var frame: Frame {
    let means = people.map { say(.eraseMeans, ["count": .number(Int64($0))]) } ?? say(.beginAnewMeans)
    return Frame(
      title: say(.eraseTitle), paragraphs: [means, say(.eraseOthers)], notice: notice, back: say(.settingsTitle),
      primary: Step(say(.eraseButton), when: isSaid && !isBrokenOff, destroys: true), busy: busy.map { say($0) })
  }

  override public var content: Content {
    let label = say(.eraseType, ["word": .text(say(.eraseWord)), "name": .text(ownName)])
    return .form(Question(fields: [Field(label: label, value: typedText)]))
  }

  override func opened() -> Next {
    busy = .opening
    ask { bench in
      let people = try bench.people()
      return (try people.list().count, try people.ownName())
    } then: { [self] read in
      busy = nil
      switch read {
      case .success((let count, let name)): (people, ownName) = (count, name)
      // What cannot be read can still be erased.
      case .failure(let refusal): notice = refused(refusal)
      }
      return .stay
    }
    return .stay
  }

  override func edited(_ field: Int, _ text: String) -> Next {
    if busy == nil { typedText = text }
    return .stay
  }

  override func pressed() -> Next {
    guard busy == nil, isSaid, !isBrokenOff else { return .stay }
    (busy, notice) = (.eraseBusy, nil)
    ask { bench in
      try bench.people().erase()
      try bench.keystore.remove()
    } then: { [self] erased in
      busy = nil
      switch erased {
      // Behind the lock the first run begins; when it stopped half-way, the next opening finishes it.
      case .success, .failure(.core(.Locked)): return .lock
      case .failure(let refusal):
        let text = say(.eraseUnfinished, ["reason": .text(refusal.text(desk.texts))])
        notice = Notice(tone: .error, text: text)
        isBrokenOff = true
        return .stay
      }
    }
    return .stay
  }

  override func wentBack() -> Next { busy != nil ? .stay : isBrokenOff ? .lock : .back }
}
