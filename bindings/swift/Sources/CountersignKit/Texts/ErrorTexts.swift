import CountersignCore

// Every refusal of the core in words. The switches name each variant, so that a new one does not compile without its
// sentence.

extension CountersignError {
  /// What happened, what is safe, what to do.
  func text(_ texts: Texts) -> String {
    switch self {
    case .NameTooLong(let bytes): texts.say(.myNameTooLong, ["bytes": .number(bytes)])
    case .RecoveryWordCount(let words): texts.say(.recoveryCount, ["count": .number(words)])
    case .RecoveryWordUnknown(let place): texts.say(.recoveryUnknownWord, ["number": .number(place)])
    case .LogBroken(let seq): texts.say(.journalBroken, ["seq": .number(seq)])
    case .ExportBadLine(let line): texts.say(.refusedExportLine, ["line": .number(line)])
    case .ExportGap(let line): texts.say(.refusedExportGap, ["line": .number(line)])
    case .ClocksApart(let distance): distance.text(texts)
    default: texts.say(phrase)
    }
  }

  /// Names the sentence, where it takes no values.
  private var phrase: Phrase {
    switch self {
    case .Locked: .refusedLocked
    case .NoSuchPerson: .refusedPersonGone
    case .NameTaken: .refusedNameTaken
    case .AlreadyAdmitted: .refusedAlreadyPaired
    case .Suspended: .refusedSuspended
    case .QuickNotAllowed: .refusedQuick
    case .PeerNotVerified: .refusedPeerNotVerified
    case .ClockSuspect: .refusedClockSuspect
    case .Contended: .refusedContended
    case .NameDiffers: .refusedNameDiffers
    case .ProofUsed: .refusedProofUsed
    case .NameEmpty: .nameEmpty
    case .NameTooLong: .nameTooLong
    case .NameUnassigned, .NameMarks: .nameUnreliable
    case .NotANumber: .numberMalformed
    case .RecoveryWordCount, .RecoveryWordUnknown, .WrongRecoveryCode: .refusedWrongRecovery
    case .PaperNotConfirmed: .refusedPaperNotConfirmed
    case .PaperSpent: .refusedPaperSpent
    case .WrongPassphrase: .refusedWrongPassphrase
    case .UnfitPassphrase: .refusedUnfitPassphrase
    case .UnfitKey, .UnfitAnchor, .OutOfRange, .ExportFailed, .SqliteTooOld: .refusedDefect
    case .KeyMismatch: .refusedKeyMismatch
    case .KeyMissing: .refusedKeyMissing
    case .KeyUnconfirmed: .refusedKeyUnconfirmed
    case .Keystore: .refusedKeyFailed
    case .NoSuchSlot: .refusedNoSuchWay
    case .LastSlot: .refusedLastWay
    case .KdfParamsRejected: .refusedTooCostly
    case .NoVault: .refusedNothingHere
    case .VaultExists: .refusedAlreadySetUp
    case .VaultInUse: .refusedInUse
    case .Busy: .refusedBusy
    case .VaultTooNew: .refusedTooNew
    case .InsecurePermissions: .refusedPermissions
    case .SymbolicLink: .refusedSymbolicLink
    case .UnsupportedFilesystem: .refusedFilesystem
    case .DiskFull: .refusedDiskFull
    case .ReadOnlyDisk: .refusedReadOnly
    case .Io, .Database: .refusedStorage
    case .Corrupt: .refusedDamaged
    case .LogBroken: .refusedJournalBroken
    case .InDoubt: .refusedInDoubt
    case .Rekeyed: .refusedRekeyed
    case .Deleting, .Deleted: .refusedDeleted
    case .NoRandomness: .refusedNoRandomness
    case .ExportNotWritten: .refusedUnwritten
    case .NotAnExport, .ExportBadLine, .ExportGap: .refusedNotAnExport
    case .ExportTruncated: .refusedExportTruncated
    case .ExportChanged: .refusedExportChanged
    case .ExportBadSignature: .refusedExportSignature
    case .Pairing(let fault): fault.phrase
    case .NothingToConfirm: .refusedNothingToConfirm
    case .WordsWanted, .NotWords: .pairNotWords
    case .OtherWords: .pairOtherWords
    case .ClocksApart: .pairClockSuspect
    case .PairingNotConfirmed: .refusedNotPairedYet
    case .FrameEmpty, .FrameTooLarge, .FrameShortStride, .FrameShortData, .ScannerBusy: .pairCameraBroken
    case .NothingToDraw, .TextTooLong, .ModuleSize: .refusedCodeTooLong
    case .NotAPicture, .PictureDamaged: .pictureUnreadable
    case .PictureTooLarge, .PictureTooSlow: .refusedPictureLarge
    }
  }
}

extension PairingFault {
  /// Names the sentence that says why a message was refused or a pairing ended.
  var phrase: Phrase {
    switch self {
    case .badArmor: .pairBadArmor
    case .badChecksum: .pairBadChecksum
    case .unsupportedVersion: .pairUnsupportedVersion
    case .unsupportedSuite: .pairUnsupportedSuite
    case .unknownFlags: .pairUnknownFlags
    case .badLength: .pairBadLength
    case .wrongSession: .pairWrongSession
    case .selfScan: .pairSelfScan
    case .decryptFailed: .pairDecryptFailed
    case .commitmentMismatch: .pairCommitmentMismatch
    case .badProfile: .pairBadProfile
    case .unknownRepairId: .pairUnknownRepairId
    case .sessionBusy: .pairSessionBusy
    case .notRemote: .pairNotRemote
    case .expired: .pairExpired
    case .sasMismatch: .pairSasMismatch
    case .cancelled: .pairCancelled
    case .storage: .pairStorage
    case .clockSuspect: .pairClockSuspect
    }
  }

  /// Whether someone in the middle is a likely reason.
  var isAlarming: Bool {
    switch self {
    case .sasMismatch, .commitmentMismatch, .decryptFailed: true
    case .badArmor, .badChecksum, .unsupportedVersion, .unsupportedSuite, .unknownFlags, .badLength, .wrongSession,
      .selfScan, .badProfile, .unknownRepairId, .sessionBusy, .notRemote, .expired, .cancelled, .storage, .clockSuspect:
      false
    }
  }
}

extension ClockDistance {
  /// Says how far the other clock is off.
  func text(_ texts: Texts) -> String {
    switch self {
    case .behind(let seconds): texts.say(.pairClockBehind, ["distance": .text(Self.duration(seconds, texts))])
    case .ahead(let seconds): texts.say(.pairClockAhead, ["distance": .text(Self.duration(seconds, texts))])
    }
  }

  /// Gives a length of time in its largest unit, rounded: nobody needs to know more to set a clock. What is compared
  /// already lacks the seconds that clocks may differ by, so two hours less those are two hours.
  static func duration(_ seconds: Int64, _ texts: Texts) -> String {
    let units: [(Int64, Phrase)] = [(86_400, .pairDays), (3_600, .pairHours), (60, .pairMinutes)]
    for (unit, phrase) in units where seconds + 15 >= unit * 2 {
      return texts.say(phrase, ["count": .number((seconds + unit / 2) / unit)])
    }
    return texts.say(.pairSeconds, ["count": .number(seconds)])
  }
}

extension ClockDoubt {
  /// Says how far this device's clock seems off.
  func text(_ texts: Texts) -> String {
    let (seconds, phrase): (Int64, Phrase) =
      switch self {
      case .jumped(let seconds) where seconds > 0: (seconds, .clockJumpedAhead)
      case .jumped(let seconds): (-seconds, .clockJumpedBack)
      case .wentBack(let seconds): (seconds, .clockWentBack)
      }
    let (unit, counted): (Int64, Phrase) =
      switch seconds {
      case ..<5_400: (60, .clockMinutes)
      case ..<172_800: (3_600, .clockHours)
      default: (86_400, .clockDays)
      }
    let amount = texts.say(counted, ["count": .number((seconds + unit - 1) / unit)])
    return texts.say(phrase, ["amount": .text(amount)])
  }
}

extension NameWarning {
  /// Says what to know before a name is taken for someone's.
  func text(_ texts: Texts) -> String {
    switch self {
    case .mixedScripts: texts.say(.pairNameMixed)
    case .looksLike(let name): texts.say(.pairNameAlike, ["name": .text(name)])
    case .unusual: texts.say(.pairNameUnusual)
    }
  }
}
