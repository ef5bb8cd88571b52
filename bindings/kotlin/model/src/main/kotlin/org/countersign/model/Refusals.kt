package org.countersign.model

import org.countersign.core.CountersignException
import org.countersign.core.PairingFault
import org.countersign.model.device.KeyTrouble
import org.countersign.model.device.Refusal
import org.countersign.model.texts.Texts

/**
 * What went wrong in words: what happened, what is safe, what to do. It exists as one place where every error of the core
 * has its sentence, chosen by its variant; the matches have no `else`, so that a new one does not compile without.
 */
internal object Refusals {
    /** Says it as a notice. */
    fun notice(texts: Texts, refusal: Refusal): Notice = Notice(Tone.Error, say(texts, refusal))

    /** Says it. */
    fun say(texts: Texts, refusal: Refusal): String = when (refusal) {
        is Refusal.Core -> say(texts, refusal.error)
        is Refusal.Key -> texts.get(key(refusal.trouble))
        Refusal.Broken -> texts.get("refused-defect")
    }

    /** Says why the core refuses something. */
    fun say(texts: Texts, error: CountersignException): String = when (error) {
        is CountersignException.RecoveryWordCount -> texts.get("recovery-count", "count" to error.words)
        is CountersignException.RecoveryWordUnknown -> texts.get("recovery-unknown-word", "number" to error.place)
        is CountersignException.ExportBadLine -> texts.get("refused-export-line", "line" to error.line)
        is CountersignException.ExportGap -> texts.get("refused-export-gap", "line" to error.line)
        is CountersignException.NameTooLong -> texts.get("name-too-long")
        is CountersignException.ClocksApart -> Say.distance(texts, error.distance)
        is CountersignException.LogBroken -> texts.get("journal-broken", "seq" to error.seq)
        else -> texts.get(key(error))
    }

    /** Names the sentence of a keystore's trouble. */
    fun key(trouble: KeyTrouble): String = when (trouble) {
        KeyTrouble.Absent -> "refused-key-missing"
        KeyTrouble.Invalidated -> "refused-key-invalidated"
        KeyTrouble.Cancelled -> "refused-key-cancelled"
        KeyTrouble.LockedOut -> "refused-key-locked-out"
        KeyTrouble.NoScreenLock -> "refused-key-unavailable"
        KeyTrouble.Failed -> "refused-key-failed"
    }

    /** Names the sentence that says why a pairing's message was refused or a pairing ended. */
    fun key(fault: PairingFault): String = when (fault) {
        PairingFault.BAD_ARMOR -> "pair-bad-armor"
        PairingFault.BAD_CHECKSUM -> "pair-bad-checksum"
        PairingFault.UNSUPPORTED_VERSION -> "pair-unsupported-version"
        PairingFault.UNSUPPORTED_SUITE -> "pair-unsupported-suite"
        PairingFault.UNKNOWN_FLAGS -> "pair-unknown-flags"
        PairingFault.BAD_LENGTH -> "pair-bad-length"
        PairingFault.WRONG_SESSION -> "pair-wrong-session"
        PairingFault.SELF_SCAN -> "pair-self-scan"
        PairingFault.DECRYPT_FAILED -> "pair-decrypt-failed"
        PairingFault.COMMITMENT_MISMATCH -> "pair-commitment-mismatch"
        PairingFault.BAD_PROFILE -> "pair-bad-profile"
        PairingFault.UNKNOWN_REPAIR_ID -> "pair-unknown-repair-id"
        PairingFault.SESSION_BUSY -> "pair-session-busy"
        PairingFault.NOT_REMOTE -> "pair-not-remote"
        PairingFault.EXPIRED -> "pair-expired"
        PairingFault.SAS_MISMATCH -> "pair-sas-mismatch"
        PairingFault.CANCELLED -> "pair-cancelled"
        PairingFault.STORAGE -> "pair-storage"
        PairingFault.CLOCK_SUSPECT -> "pair-clock-suspect"
    }

    /** Names the sentence of an error. Those that carry something to say beside are filled in by [say]. */
    fun key(error: CountersignException): String = when (error) {
        is CountersignException.Locked -> "refused-locked"
        is CountersignException.NoSuchPerson -> "refused-person-gone"
        is CountersignException.NameTaken -> "refused-name-taken"
        is CountersignException.AlreadyAdmitted -> "refused-already-paired"
        is CountersignException.Suspended -> "refused-suspended"
        is CountersignException.QuickNotAllowed -> "refused-quick"
        is CountersignException.PeerNotVerified -> "refused-peer-not-verified"
        is CountersignException.ClockSuspect -> "refused-clock-suspect"
        is CountersignException.Contended -> "refused-contended"
        is CountersignException.NameDiffers -> "refused-name-differs"
        is CountersignException.ProofUsed -> "refused-proof-used"
        is CountersignException.NameEmpty -> "name-empty"
        is CountersignException.NameTooLong -> "name-too-long"
        is CountersignException.NameUnassigned, is CountersignException.NameMarks -> "name-unreliable"
        is CountersignException.NotANumber -> "number-malformed"
        is CountersignException.RecoveryWordCount -> "recovery-count"
        is CountersignException.RecoveryWordUnknown -> "recovery-unknown-word"
        is CountersignException.WrongRecoveryCode -> "refused-wrong-recovery"
        is CountersignException.PaperNotConfirmed -> "refused-paper-not-confirmed"
        is CountersignException.PaperSpent -> "refused-paper-spent"
        is CountersignException.WrongPassphrase -> "refused-wrong-passphrase"
        is CountersignException.UnfitPassphrase -> "refused-unfit-passphrase"
        is CountersignException.KeyMismatch -> "refused-key-mismatch"
        is CountersignException.KeyMissing -> "refused-key-missing"
        is CountersignException.KeyUnconfirmed -> "refused-key-unconfirmed"
        is CountersignException.Keystore -> "refused-key-failed"
        is CountersignException.NoSuchSlot -> "refused-no-such-way"
        is CountersignException.LastSlot -> "refused-last-way"
        is CountersignException.KdfParamsRejected -> "refused-too-costly"
        is CountersignException.NoVault -> "refused-nothing-here"
        is CountersignException.VaultExists -> "refused-already-set-up"
        is CountersignException.VaultInUse -> "refused-in-use"
        is CountersignException.Busy -> "refused-busy"
        is CountersignException.VaultTooNew -> "refused-too-new"
        is CountersignException.InsecurePermissions -> "refused-permissions"
        is CountersignException.SymbolicLink -> "refused-symbolic-link"
        is CountersignException.UnsupportedFilesystem -> "refused-filesystem"
        is CountersignException.DiskFull -> "refused-disk-full"
        is CountersignException.ReadOnlyDisk -> "refused-read-only"
        is CountersignException.Io, is CountersignException.Database -> "refused-storage"
        is CountersignException.Corrupt -> "refused-damaged"
        is CountersignException.LogBroken -> "journal-broken"
        is CountersignException.InDoubt -> "refused-in-doubt"
        is CountersignException.Rekeyed -> "refused-rekeyed"
        is CountersignException.Deleting, is CountersignException.Deleted -> "refused-deleted"
        is CountersignException.NoRandomness -> "refused-no-randomness"
        is CountersignException.ExportNotWritten -> "refused-unwritten"
        is CountersignException.UnfitKey,
        is CountersignException.UnfitAnchor,
        is CountersignException.OutOfRange,
        is CountersignException.ExportFailed,
        is CountersignException.SqliteTooOld -> "refused-defect"
        is CountersignException.NotAnExport -> "refused-not-an-export"
        is CountersignException.ExportBadLine -> "refused-export-line"
        is CountersignException.ExportGap -> "refused-export-gap"
        is CountersignException.ExportTruncated -> "refused-export-truncated"
        is CountersignException.ExportChanged -> "refused-export-changed"
        is CountersignException.ExportBadSignature -> "refused-export-signature"
        is CountersignException.Pairing -> key(error.fault)
        is CountersignException.NothingToConfirm -> "refused-nothing-to-confirm"
        is CountersignException.WordsWanted, is CountersignException.NotWords -> "pair-not-words"
        is CountersignException.OtherWords -> "pair-other-words"
        is CountersignException.ClocksApart -> "pair-clock-suspect"
        is CountersignException.PairingNotConfirmed -> "refused-not-paired-yet"
        is CountersignException.FrameEmpty,
        is CountersignException.FrameTooLarge,
        is CountersignException.FrameShortStride,
        is CountersignException.FrameShortData,
        is CountersignException.ScannerBusy -> "pair-camera-broken"
        is CountersignException.NothingToDraw,
        is CountersignException.TextTooLong,
        is CountersignException.ModuleSize -> "refused-code-too-long"
        is CountersignException.NotAPicture, is CountersignException.PictureDamaged -> "picture-unreadable"
        is CountersignException.PictureTooLarge, is CountersignException.PictureTooSlow -> "refused-picture-large"
    }
}
