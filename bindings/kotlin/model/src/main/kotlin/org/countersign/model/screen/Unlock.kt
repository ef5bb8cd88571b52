package org.countersign.model.screen

import org.countersign.core.CountersignException
import org.countersign.core.OpenedView
import org.countersign.core.RollbackCheck
import org.countersign.core.SlotKind
import org.countersign.model.Button
import org.countersign.model.Field
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.Tone
import org.countersign.model.View
import org.countersign.model.device.Key
import org.countersign.model.device.KeyTrouble
import org.countersign.model.device.Outcome
import org.countersign.model.device.Refusal

/**
 * The lock screen, and the recovery screen once the phone's key is known to be lost. Each way to unlock is offered where
 * it exists, and a way that fails leads to another one and never to anything weaker.
 */
public class Unlock private constructor(private var ways: List<SlotKind>, private val locks: Boolean) : FormScreen() {
    private var by = SlotKind.PLATFORM
    private var typed = ""
    private var error = ""
    private var notice: Notice? = null
    private var busy: String? = null

    /** Whether the platform's key was tried and is lost or another's. */
    private var keyGone = false
    private var failures = 0

    /** Tells that this is the recovery screen: the phone's key was asked for and is lost, and nothing else is. */
    public val isRecovery: Boolean get() = keyGone

    override fun draw(): View<Form> {
        val by = when {
            keyGone && TYPED.none { it in ways } -> "recover-no-other"
            keyGone -> "recover-means"
            else -> "unlock-by-${NAMES.getValue(by)}"
        }
        val again = this.by == SlotKind.PLATFORM && failures > 0
        val frame = Frame(
            title = text(if (keyGone) "recover-title" else "unlock-title"),
            paragraphs = listOf(text(by)),
            notice = notice,
            primary = Button(text(if (again) "try-again" else "unlock-button")),
            others = otherWays().map { Button(text(Owner.useKey(it))) } +
                (if (isLost()) listOf(Button(text("begin-anew"), danger = true)) else emptyList()),
            busy = busy?.let { text(it) },
            announce = error
        )
        return View(frame, Form(fields = fields()))
    }

    override fun open(): Next {
        if (locks) {
            busy = "unlock-busy-locking"
            ask({
                it.lock()
                it.ways()
            }) { locked(it) }
        } else {
            chooseWay(platformFailed = false)
            if (SlotKind.PLATFORM in ways) unlock(Key.Platform)
        }
        return Next.Stay
    }

    override fun onEdit(field: Int, text: String): Next {
        if (busy == null) {
            typed = text
            error = ""
        }
        return Next.Stay
    }

    override fun onPrimary(): Next {
        when {
            busy != null -> {}
            by == SlotKind.PLATFORM -> unlock(Key.Platform)
            typed.isBlank() ->
                error = text(if (by == SlotKind.PASSPHRASE) "owner-empty" else "owner-words-empty")
            by == SlotKind.PASSPHRASE -> unlock(Key.Passphrase(typed))
            else -> unlock(Key.Recovery(typed))
        }
        return Next.Stay
    }

    override fun onOther(place: Int): Next {
        if (busy != null) return Next.Stay
        when (val way = otherWays().getOrNull(place)) {
            null -> if (place == otherWays().size && isLost()) return Next.Go(BeginAnew())
            SlotKind.PLATFORM -> unlock(Key.Platform)
            else -> {
                by = way
                typed = ""
                error = ""
            }
        }
        return Next.Stay
    }

    override val isFirst: Boolean get() = true

    // Nothing lies behind the lock screen that may be seen.
    override fun onBack(): Next = Next.Stay

    private fun fields(): List<Field> = when (by) {
        SlotKind.PLATFORM -> emptyList()
        SlotKind.PASSPHRASE -> listOf(Field(text("unlock-passphrase-field"), typed, error = error, secret = true))
        SlotKind.RECOVERY -> {
            val help = text("unlock-recovery-help")
            listOf(Field(text("unlock-recovery-field"), typed, help = help, error = error, lines = 3))
        }
    }

    /** On a phone its own prompt is the quickest way; what is typed comes after it. */
    private fun chooseWay(platformFailed: Boolean) {
        val order = if (platformFailed) TYPED + SlotKind.PLATFORM else listOf(SlotKind.PLATFORM) + TYPED
        by = order.find { it in ways } ?: SlotKind.PASSPHRASE
    }

    // A key that is gone does not come back, so it is not offered again.
    private fun otherWays() = NAMES.keys.filter { it != by && it in ways && !(keyGone && it == SlotKind.PLATFORM) }

    /** Whether nothing may open this any more: whoever lost every key has no other way than to begin anew. */
    private fun isLost() = (keyGone && ways == listOf(SlotKind.PLATFORM)) || failures >= FAILURES

    private fun locked(ways: Outcome<List<SlotKind>>): Next {
        busy = null
        when (ways) {
            is Outcome.Refused -> return Next.Instead(Blocked(ways.refusal))
            is Outcome.Done -> this.ways = ways.value
        }
        if (this.ways.isEmpty()) return Next.Instead(Welcome())
        chooseWay(platformFailed = false)
        return Next.Stay
    }

    private fun unlock(key: Key) {
        error = ""
        notice = null
        busy = when (key) {
            Key.Platform -> "unlock-busy-keyring"
            is Key.Passphrase -> "unlock-busy-passphrase"
            is Key.Recovery -> "unlock-busy-recovery"
        }
        ask({ it.unlock(key) }) { opened ->
            busy = null
            when (opened) {
                is Outcome.Done -> {
                    typed = ""
                    afterUnlocking(opened.value)
                }
                is Outcome.Refused -> refused(opened.refusal)
            }
        }
    }

    private fun refused(refusal: Refusal): Next {
        failures++
        val text = Refusals.say(desk.texts, refusal)
        val fault = (refusal as? Refusal.Core)?.error
        when {
            refusal is Refusal.Key -> keyRefused(refusal.trouble, text)
            fault is CountersignException.KeyMismatch -> keyRefused(KeyTrouble.Absent, text)
            fault is CountersignException.WrongPassphrase -> {
                typed = ""
                error = text
            }
            fault is CountersignException.WrongRecoveryCode ||
                fault is CountersignException.RecoveryWordCount ||
                fault is CountersignException.RecoveryWordUnknown -> error = text
            fault is CountersignException.NoSuchSlot || fault is CountersignException.UnfitPassphrase ->
                notice = Notice(Tone.Warning, text)
            else -> return Next.Instead(Blocked(refusal))
        }
        return Next.Stay
    }

    private fun keyRefused(trouble: KeyTrouble, text: String) {
        notice = Notice(Tone.Warning, text)
        keyGone = keyGone || trouble.isGone
        // A prompt that was dismissed is offered again; a key that is gone leads to what still opens.
        if (trouble != KeyTrouble.Cancelled) chooseWay(platformFailed = true)
    }

    /** Goes to the first screen, and before that to what a person has to know or may mend. */
    private fun afterUnlocking(opened: OpenedView): Next {
        val forgotten = opened.by == SlotKind.RECOVERY && SlotKind.PASSPHRASE in ways
        return when (val rollback = opened.rollback) {
            is RollbackCheck.Doubted -> Next.HomeThen(Doubted(rollback.doubt))
            is RollbackCheck.AnchorRenewed -> Next.HomeThen(Told("memory-renewed", "memory-renewed-means"))
            is RollbackCheck.Passed, is RollbackCheck.NotChecked -> when {
                keyGone -> Next.HomeThen(RenewKey(forgotten))
                forgotten -> Next.HomeThen(NewPassphrase(Why.Forgotten))
                else -> Next.Home
            }
        }
    }

    internal companion object {
        private val NAMES = mapOf(
            SlotKind.PLATFORM to "keyring",
            SlotKind.PASSPHRASE to "passphrase",
            SlotKind.RECOVERY to "recovery"
        )
        private val TYPED = listOf(SlotKind.PASSPHRASE, SlotKind.RECOVERY)

        /** After so many failures beginning anew is offered. */
        private const val FAILURES = 3

        /** Begins after everything was locked. */
        fun locked(): Unlock = Unlock(emptyList(), locks = true)

        /** Begins when the app starts: the platform's key is tried at once. */
        fun starting(ways: List<SlotKind>): Unlock = Unlock(ways, locks = false)
    }
}
