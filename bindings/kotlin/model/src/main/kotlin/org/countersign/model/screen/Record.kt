package org.countersign.model.screen

import org.countersign.core.CallRole
import org.countersign.core.JournalEvent
import org.countersign.core.JournalRecordView
import org.countersign.core.RecordedVerdict
import org.countersign.model.Fact
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Say
import org.countersign.model.Sign
import org.countersign.model.Tone
import org.countersign.model.View
import org.countersign.model.texts.Moment
import org.countersign.model.texts.Texts

/** A record of the journal in a few words, with its sign and how serious it is. */
internal object Record {
    /** Says how serious it is. */
    fun tone(event: JournalEvent): Tone = when (event) {
        is JournalEvent.Checked -> when (event.check.verdict) {
            RecordedVerdict.VERIFIED -> Tone.Good
            RecordedVerdict.WRONG, RecordedVerdict.REFLECTED, RecordedVerdict.WRONG_ROLE -> Tone.Error
            else -> Tone.Warning
        }
        is JournalEvent.Interrupted, is JournalEvent.RollbackAccepted -> Tone.Error
        is JournalEvent.Suspended, is JournalEvent.Forgotten, is JournalEvent.MarksRaised -> Tone.Warning
        else -> Tone.None
    }

    /** Gives the sign of a record that has one: the verdict's. */
    fun sign(event: JournalEvent): Sign? = when (event) {
        is JournalEvent.Checked -> when (event.check.verdict) {
            RecordedVerdict.VERIFIED -> Sign.Verified
            RecordedVerdict.WRONG -> Sign.Wrong
            RecordedVerdict.REFLECTED -> Sign.Reflected
            RecordedVerdict.WRONG_ROLE -> Sign.WrongRole
            RecordedVerdict.ALREADY_USED -> Sign.Again
            RecordedVerdict.CLOCK_OFF -> Sign.Clock
            RecordedVerdict.CLOCK_SUSPECT -> Sign.Calendar
            RecordedVerdict.LOCKED, RecordedVerdict.QUICK_NOT_ALLOWED -> Sign.Padlock
            RecordedVerdict.SUSPENDED -> Sign.Pause
        }
        is JournalEvent.Interrupted -> Sign.Wrong
        is JournalEvent.Suspended -> Sign.Pause
        else -> null
    }

    /** Says what it is about. */
    fun words(texts: Texts, event: JournalEvent): String = when (event) {
        is JournalEvent.Checked -> "${texts.get(verdict(event.check.verdict))}, ${role(texts, event.check.role)}"
        is JournalEvent.Renamed -> texts.get("event-renamed", "from" to event.previous)
        is JournalEvent.NumberSet -> event.number?.let { texts.get("event-number-set", "number" to it.number) }
            ?: texts.get("event-number-removed")
        is JournalEvent.QuickAllowed -> texts.get(if (event.allowed) "event-quick-allowed" else "event-quick-refused")
        is JournalEvent.VaultCreated -> texts.get("event-vault-created")
        is JournalEvent.Paired -> texts.get("event-paired")
        is JournalEvent.PairedAgain -> texts.get("event-paired-again")
        is JournalEvent.Interrupted -> texts.get("event-interrupted")
        is JournalEvent.ClockAccepted -> texts.get("event-clock-accepted")
        is JournalEvent.DriftCorrected -> texts.get("event-drift-corrected")
        is JournalEvent.Suspended -> texts.get("event-suspended")
        is JournalEvent.Resumed -> texts.get("event-resumed")
        is JournalEvent.Forgotten -> texts.get("event-forgotten")
        is JournalEvent.RollbackAccepted -> texts.get("event-rollback-accepted")
        is JournalEvent.MarksRaised -> texts.get("event-marks-raised")
        is JournalEvent.PassphraseChanged -> texts.get("event-passphrase-changed")
        is JournalEvent.RecoveryChanged -> texts.get("event-recovery-changed")
        is JournalEvent.PlatformKeyChanged -> texts.get("event-platform-key-changed")
        is JournalEvent.Rekeyed -> texts.get("event-rekeyed")
        is JournalEvent.Exported -> texts.get("event-exported")
    }

    private fun role(texts: Texts, role: CallRole): String = texts.get(
        when (role) {
            CallRole.THEY_CALLED -> "event-role-they-called"
            CallRole.I_CALLED -> "event-role-i-called"
            CallRole.QUICK -> "event-role-quick"
        }
    )

    private fun verdict(verdict: RecordedVerdict): String = when (verdict) {
        RecordedVerdict.VERIFIED -> "event-checked-verified"
        RecordedVerdict.WRONG -> "event-checked-wrong"
        RecordedVerdict.ALREADY_USED -> "event-checked-already-used"
        RecordedVerdict.REFLECTED -> "event-checked-reflected"
        RecordedVerdict.WRONG_ROLE -> "event-checked-wrong-role"
        RecordedVerdict.CLOCK_OFF -> "event-checked-clock-off"
        RecordedVerdict.LOCKED -> "event-checked-locked"
        RecordedVerdict.CLOCK_SUSPECT -> "event-checked-clock-suspect"
        RecordedVerdict.SUSPENDED -> "event-checked-suspended"
        RecordedVerdict.QUICK_NOT_ALLOWED -> "event-checked-quick-not-allowed"
    }
}

/** One record of the journal in full. */
public class RecordScreen internal constructor(private val record: JournalRecordView) : FormScreen() {
    override fun draw(): View<Form> {
        val texts = desk.texts
        val event = record.event
        val moment = Moment.of(record.at)
        val check = (event as? JournalEvent.Checked)?.check
        val trust = when (event) {
            is JournalEvent.Checked -> event.check.trust
            is JournalEvent.Paired -> event.trust
            is JournalEvent.PairedAgain -> event.trust
            else -> null
        }
        val drift = check?.driftSeconds ?: (event as? JournalEvent.DriftCorrected)?.driftSeconds ?: 0
        val step = check?.step ?: (event as? JournalEvent.MarksRaised)?.step
        val facts = listOfNotNull(
            Fact(text("record-number"), record.seq.toString()),
            Fact(text("record-time"), "${moment.date(texts)}, ${moment.clockWithSeconds()}"),
            record.person?.let { Fact(text("record-person"), it.name) },
            Fact(text("record-what"), Record.words(texts, event), Record.tone(event)),
            trust?.let { Fact(text("record-level"), Say.trust(texts, it)) },
            check?.number?.let { Fact(text("record-call-back"), "${it.number} (${Say.origin(texts, it)})") },
            if (drift == 0L) null else Fact(text("fact-drift"), text("fact-drift-seconds", "seconds" to drift)),
            step?.let { Fact(text("record-step"), it.toString()) },
            (event as? JournalEvent.Exported)?.let { Fact(text("record-up-to"), it.upTo.toString()) }
        )
        return View(Frame(text("record-title", "seq" to record.seq), back = text("back")), Form(facts = facts))
    }
}
