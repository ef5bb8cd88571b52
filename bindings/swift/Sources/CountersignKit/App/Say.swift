import CountersignCore

// Facts in words that more than one screen says: a person's badge and state, a number's origin, a time. They stand in one
// place so that the same fact has the same words everywhere.

extension Desk {
  /// Puts a person into a row.
  func row(_ person: PersonView) -> PersonRow {
    let (badge, trust) = badge(person.trust)
    let checked =
      person.verifiedAt.map { at in
        let moment = moment(at)
        return texts.say(.rowChecked, ["date": .text(moment.date(texts)), "time": .text(moment.clock)])
      } ?? texts.say(.rowNeverChecked)
    return PersonRow(
      id: PersonID(person.id), name: person.name, badge: badge, trust: trust, checked: checked, state: state(person),
      initials: Self.initials(person.name))
  }

  /// Gives the badge of a trust level and its words.
  func badge(_ level: TrustLevel) -> (Badge, String) {
    switch level {
    case .inPerson: (.inPerson, texts.say(.trustInPerson))
    case .inPersonWords: (.byWords, texts.say(.trustByWords))
    case .remote: (.remote, texts.say(.trustRemote))
    }
  }

  /// Says what a trust level means, in a sentence.
  func meaning(_ level: TrustLevel) -> String {
    switch level {
    case .inPerson: texts.say(.trustInPersonMeans)
    case .inPersonWords: texts.say(.trustByWordsMeans)
    case .remote: texts.say(.trustRemoteMeans)
    }
  }

  private func state(_ person: PersonView) -> String {
    if person.suspendedAt != nil { return texts.say(.rowSuspended) }
    return switch person.lockout {
    // A pause that is over since the person was read is none.
    case .until(let endsAt) where endsAt <= now: ""
    case .until(let endsAt): texts.say(.rowLockedUntil, ["time": .text(moment(endsAt).clock)])
    case .needsOwner, .frozen: texts.say(.rowLocked)
    case nil: ""
    }
  }

  /// The first letters of the first and the last word of a name.
  static func initials(_ name: String) -> String {
    let words = name.split(whereSeparator: \.isWhitespace)
    let ends = words.count > 1 ? [words.first, words.last] : [words.first]
    return ends.compactMap { $0?.first }.map { $0.uppercased() }.joined()
  }

  /// Says when a number was saved and where it came from.
  func origin(_ number: NumberView) -> String {
    let phrase: Phrase =
      switch number.source {
      case .card: .originCard
      case .contract: .originContract
      case .met: .originMet
      }
    return texts.say(phrase, ["date": .text(moment(number.savedAt).date(texts))])
  }

  /// Says a date and the time of day.
  func dateTime(_ at: Int64) -> String {
    let moment = moment(at)
    return texts.say(.dateTime, ["date": .text(moment.date(texts)), "time": .text(moment.clock)])
  }

  /// Asks in words whether it is really now.
  var clockQuestion: String { aboutNow(.clockQuestion) }

  /// Gives the date and time in large type.
  var clockLarge: String { aboutNow(.clockLarge) }

  private func aboutNow(_ phrase: Phrase) -> String {
    let moment = moment(now)
    return texts.say(phrase, ["time": .text(moment.clock), "date": .text(moment.date(texts))])
  }

  /// Says why a text is no name for a person.
  func nameError(_ refusal: Refusal) -> String? {
    switch refusal {
    case .core(.NameEmpty): texts.say(.nameEmpty)
    case .core(.NameTooLong): texts.say(.nameTooLong)
    case .core(.NameUnassigned), .core(.NameMarks): texts.say(.nameUnreliable)
    case .core(.NameTaken): texts.say(.refusedNameTaken)
    default: nil
    }
  }
}

extension Sequence<WordView> {
  /// The words as they are read aloud.
  var spoken: [String] { map(\.word) }
}
