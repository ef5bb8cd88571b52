import CountersignCore

// A record of the journal in a few words, with its sign and how serious it is. The switches name each event, so that a new
// one does not compile without its words.

extension JournalEvent {
  /// What happened, in a few words.
  func words(_ texts: Texts) -> String {
    switch self {
    case .checked(let check): "\(texts.say(check.verdict.phrase)), \(texts.say(check.role.phrase))"
    case .renamed(let previous): texts.say(.eventRenamed, ["from": .text(previous)])
    case .numberSet(let number?): texts.say(.eventNumberSet, ["number": .text(number.number)])
    case .numberSet(nil): texts.say(.eventNumberRemoved)
    case .quickAllowed(let allowed): texts.say(allowed ? .eventQuickAllowed : .eventQuickRefused)
    case .vaultCreated: texts.say(.eventVaultCreated)
    case .paired: texts.say(.eventPaired)
    case .pairedAgain: texts.say(.eventPairedAgain)
    case .interrupted: texts.say(.eventInterrupted)
    case .clockAccepted: texts.say(.eventClockAccepted)
    case .driftCorrected: texts.say(.eventDriftCorrected)
    case .suspended: texts.say(.eventSuspended)
    case .resumed: texts.say(.eventResumed)
    case .forgotten: texts.say(.eventForgotten)
    case .rollbackAccepted: texts.say(.eventRollbackAccepted)
    case .marksRaised: texts.say(.eventMarksRaised)
    case .passphraseChanged: texts.say(.eventPassphraseChanged)
    case .recoveryChanged: texts.say(.eventRecoveryChanged)
    case .platformKeyChanged: texts.say(.eventPlatformKeyChanged)
    case .rekeyed: texts.say(.eventRekeyed)
    case .exported: texts.say(.eventExported)
    }
  }

  /// The sign of a check's verdict, and of what is as serious.
  var sign: Sign? {
    switch self {
    case .checked(let check): check.verdict.sign
    case .interrupted: .wrong
    case .suspended: .pause
    default: nil
    }
  }

  /// How serious it is.
  var tone: Tone {
    switch self {
    case .checked(let check): check.verdict.tone
    case .interrupted, .rollbackAccepted: .error
    case .suspended, .forgotten, .marksRaised: .warning
    default: .plain
    }
  }
}

extension RecordedVerdict {
  var phrase: Phrase {
    switch self {
    case .verified: .eventCheckedVerified
    case .wrong: .eventCheckedWrong
    case .alreadyUsed: .eventCheckedAlreadyUsed
    case .reflected: .eventCheckedReflected
    case .wrongRole: .eventCheckedWrongRole
    case .clockOff: .eventCheckedClockOff
    case .locked: .eventCheckedLocked
    case .clockSuspect: .eventCheckedClockSuspect
    case .suspended: .eventCheckedSuspended
    case .quickNotAllowed: .eventCheckedQuickNotAllowed
    }
  }

  var sign: Sign {
    switch self {
    case .verified: .verified
    case .wrong: .wrong
    case .alreadyUsed: .again
    case .reflected: .reflected
    case .wrongRole: .wrongRole
    case .clockOff: .clock
    case .clockSuspect: .calendar
    case .locked, .quickNotAllowed: .padlock
    case .suspended: .pause
    }
  }

  var tone: Tone {
    switch self {
    case .verified: .good
    case .wrong, .reflected, .wrongRole: .error
    case .alreadyUsed, .clockOff, .locked, .clockSuspect, .suspended, .quickNotAllowed: .warning
    }
  }
}

extension CallRole {
  /// Says who had placed the call.
  var phrase: Phrase {
    switch self {
    case .iCalled: .eventRoleICalled
    case .theyCalled: .eventRoleTheyCalled
    case .quick: .eventRoleQuick
    }
  }
}
