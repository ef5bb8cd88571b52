package org.countersign.model.screen

import org.countersign.core.CountersignException
import org.countersign.core.OwnerProof
import org.countersign.core.SlotKind
import org.countersign.model.Button
import org.countersign.model.Field
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.Say
import org.countersign.model.Screen
import org.countersign.model.View
import org.countersign.model.device.Device
import org.countersign.model.device.Key
import org.countersign.model.device.Outcome
import org.countersign.model.device.Refusal
import org.countersign.model.texts.Moment
import org.countersign.model.wall

/** The part of a screen that asks for the owner: by the phone's own prompt where there is a key, or by what is typed. */
internal class Owner(private val screen: Screen<*>) {
    private var ways: List<SlotKind> = emptyList()
    private var by = SlotKind.PASSPHRASE
    private var typed = ""
    private var error = ""

    /** Asks by the ways to unlock that there are, the quickest first. */
    fun setWays(ways: List<SlotKind>) {
        this.ways = ORDER.filter { it in ways }
        by = this.ways.firstOrNull() ?: SlotKind.PASSPHRASE
    }

    /** Shows what is asked for; nothing where the phone's prompt asks. */
    fun fields(): List<Field> = when (by) {
        SlotKind.PLATFORM -> emptyList()
        SlotKind.PASSPHRASE -> listOf(Field(screen.text("owner-passphrase"), typed, error = error, secret = true))
        SlotKind.RECOVERY -> {
            val help = screen.text("unlock-recovery-help")
            listOf(Field(screen.text("unlock-recovery-field"), typed, help = help, error = error, lines = 3))
        }
    }

    /** Gives the buttons for the other ways there are. */
    fun others(): List<Button> = otherWays().map { Button(screen.text(useKey(it))) }

    /** Asks in the other way of this place. */
    fun switch(place: Int) {
        by = otherWays().getOrNull(place) ?: return
        edit("")
    }

    /** Takes what was typed. */
    fun edit(text: String) {
        typed = text
        error = ""
    }

    /** Gives what the owner unlocks with; none when that cannot be right, and the field says why. */
    fun key(): Key? = when {
        by == SlotKind.PLATFORM -> Key.Platform
        typed.isBlank() -> {
            error = screen.text(if (by == SlotKind.PASSPHRASE) "owner-empty" else "owner-words-empty")
            null
        }
        by == SlotKind.PASSPHRASE -> Key.Passphrase(typed)
        else -> Key.Recovery(typed)
    }

    /** Takes a refusal: of what was typed into the field, of anything else as the notice that is given back. */
    fun refused(refusal: Refusal): Notice? {
        val notice = Refusals.notice(screen.desk.texts, refusal)
        // A key that is gone does not come back: what is typed is asked for at once.
        val mismatch = (refusal as? Refusal.Core)?.error is CountersignException.KeyMismatch
        if (mismatch || (refusal as? Refusal.Key)?.trouble?.isGone == true) setWays(ways - SlotKind.PLATFORM)
        val mistyped = when ((refusal as? Refusal.Core)?.error) {
            is CountersignException.WrongPassphrase -> {
                typed = ""
                true
            }
            is CountersignException.WrongRecoveryCode,
            is CountersignException.RecoveryWordCount,
            is CountersignException.RecoveryWordUnknown -> true
            else -> false
        }
        if (mistyped) error = notice.text
        return notice.takeUnless { mistyped }
    }

    private fun otherWays() = ways.filter { it != by }

    companion object {
        private val ORDER = listOf(SlotKind.PLATFORM, SlotKind.PASSPHRASE, SlotKind.RECOVERY)

        /** Names what a button says that chooses a way. */
        fun useKey(way: SlotKind): String = when (way) {
            SlotKind.PLATFORM -> "unlock-use-keyring"
            SlotKind.PASSPHRASE -> "unlock-use-passphrase"
            SlotKind.RECOVERY -> "unlock-use-recovery"
        }
    }
}

/** A screen that does something once its owner proved themselves. */
public abstract class OwnerScreen internal constructor() : FormScreen() {
    internal val owner: Owner = Owner(this)
    internal var busy: Boolean = true
    internal var notice: Notice? = null

    override fun open(): Next {
        look({ it.ways() }) { owner.setWays(it) }
        return Next.Stay
    }

    internal fun <T> look(work: suspend (Device) -> T, take: (T) -> Unit) {
        busy = true
        ask(work) { looked ->
            busy = false
            when (looked) {
                is Outcome.Done -> take(looked.value)
                is Outcome.Refused -> notice = Refusals.notice(desk.texts, looked.refusal)
            }
            Next.Stay
        }
    }

    /** Has the device make sure of the owner and then do [work]. */
    internal fun <T> prove(work: suspend (Device, OwnerProof) -> T, done: (T) -> Next): Next {
        if (busy) return Next.Stay
        notice = null
        val key = owner.key() ?: return Next.Stay
        busy = true
        ask({ work(it, it.prove(key)) }) { proved ->
            busy = false
            when (proved) {
                is Outcome.Done -> done(proved.value)
                is Outcome.Refused -> {
                    notice = owner.refused(proved.refusal)
                    Next.Stay
                }
            }
        }
        return Next.Stay
    }

    override fun onEdit(field: Int, text: String): Next {
        if (!busy) owner.edit(text)
        return Next.Stay
    }

    override fun onBack(): Next = if (busy) Next.Stay else Next.Back
}

/** Asks for the owner, and then goes on. */
public class ProveOwner private constructor(private val why: String, private val then: ((OwnerProof) -> Next)) :
    OwnerScreen() {
    override fun draw(): View<Form> = View(
        Frame(
            title = text("owner-title"),
            paragraphs = listOf(text(why)),
            notice = notice,
            back = text("back"),
            primary = Button(text("continue")),
            others = owner.others(),
            busy = if (busy) text("owner-busy") else null
        ),
        Form(fields = owner.fields())
    )

    override fun onPrimary(): Next = prove({ _, proof -> proof }, then)

    override fun onOther(place: Int): Next {
        if (!busy) owner.switch(place)
        return Next.Stay
    }

    internal companion object {
        /** Says why, by a key, and goes on to a screen in place of this one. */
        fun before(why: String, next: () -> FormScreen): ProveOwner = ProveOwner(why) { proof ->
            proof.close()
            Next.Instead(next())
        }

        /** Asks before one more code is checked, and takes the proof back to the screen below. */
        fun forCheck(): ProveOwner = ProveOwner("owner-why-check") { Next.Proved(it) }
    }
}

/** Asks whether the date and time are right, and for the owner. */
public class ConfirmClock internal constructor() : OwnerScreen() {
    private var doubt: String? = null

    override fun draw(): View<Form> {
        val frame = Frame(
            title = question(),
            paragraphs = listOfNotNull(doubt, text("clock-compare"), text("clock-owner")),
            notice = notice,
            back = text("back"),
            primary = Button(text("clock-right")),
            others = listOf(Button(text("clock-wrong"))) + owner.others(),
            busy = if (busy) text("owner-busy") else null
        )
        return View(frame, Form(fields = owner.fields(), large = largeClock(this)))
    }

    override fun open(): Next {
        look({ it.ways() to it.people().clockDoubt() }) { (ways, found) ->
            owner.setWays(ways)
            doubt = found?.let { Say.doubt(desk.texts, it) }
        }
        return Next.Stay
    }

    override fun onPrimary(): Next =
        prove({ device, proof -> proof.use { device.people().acceptClock(it) } }) { Next.Back }

    override fun onOther(place: Int): Next {
        when {
            busy -> {}
            place == 0 -> notice = Notice(org.countersign.model.Tone.Warning, text("clock-set-it"))
            else -> owner.switch(place - 1)
        }
        return Next.Stay
    }

    private fun question() = clockQuestion(this)
}

/** Asks in words whether it is really now. */
internal fun clockQuestion(screen: Screen<*>): String = ofNow(screen, "clock-question")

/** Gives the date and time in large type. */
internal fun largeClock(screen: Screen<*>): String = ofNow(screen, "clock-large")

private fun ofNow(screen: Screen<*>, key: String): String {
    val now = Moment.of(screen.desk.clock.wall())
    return screen.text(key, "time" to now.clock(), "date" to now.date(screen.desk.texts))
}
