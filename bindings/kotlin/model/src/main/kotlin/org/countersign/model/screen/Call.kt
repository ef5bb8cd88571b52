package org.countersign.model.screen

import org.countersign.core.CallRole
import org.countersign.core.CheckView
import org.countersign.core.OwnerProof
import org.countersign.core.PersonView
import org.countersign.core.Verdict
import org.countersign.core.isCode
import org.countersign.model.AskLine
import org.countersign.model.Button
import org.countersign.model.CallBody
import org.countersign.model.Effect
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.NumberLine
import org.countersign.model.Refusals
import org.countersign.model.Say
import org.countersign.model.Screen
import org.countersign.model.Sound
import org.countersign.model.View
import org.countersign.model.device.Outcome
import org.countersign.model.play

/** More than anyone types for six digits. */
internal const val MAX_TYPED = 64

/** Says how a verdict sounds. Where nothing was judged, there is nothing to hear. */
internal fun soundOf(verdict: Verdict): Sound? = when (verdict) {
    is Verdict.Verified -> Sound.Verified
    is Verdict.Wrong, is Verdict.Reflected, is Verdict.WrongRole -> Sound.Wrong
    is Verdict.AlreadyUsed, is Verdict.ClockOff, is Verdict.ClockSuspect -> Sound.Doubt
    is Verdict.Locked, is Verdict.Malformed, is Verdict.Suspended, is Verdict.QuickNotAllowed -> null
}

/** A check under way: who, which number, my code where I called, the field for theirs. */
public class Call internal constructor(private var person: PersonView, private val role: CallRole) :
    Screen<CallBody>() {
    private val mine = MyCode(this, role)
    private var typed = ""
    private var error = ""
    private var notice: Notice? = null
    private var checking = false

    /** Whether it waits behind the lock, where no code is asked for. */
    private var hidden = false

    /** Whether their code has passed: then there is nothing to go on with. */
    private var passed = false
    private val iCalled get() = role == CallRole.I_CALLED

    /** The field for their code holds this now; six digits are checked at once. */
    public fun type(text: String): Unit = act {
        if (!checking && text.length <= MAX_TYPED && text != typed) {
            typed = text
            error = ""
            // Six digits are the whole of it: nobody has to press anything more.
            if (isCode(typed)) check(null)
        }
        Next.Stay
    }

    /** Puts the saved number into the phone's dialer. */
    public fun dial(): Unit = act {
        person.number?.takeIf { iCalled }?.let { desk.effect(Effect.Dial(it.number)) }
        Next.Stay
    }

    override fun draw(): View<CallBody> {
        val number = person.number?.takeIf { iCalled }
        val clock = mine.needsClock
        val frame = Frame(
            title = text(if (iCalled) "call-i-called" else "call-they-called", "name" to person.name),
            paragraphs = if (iCalled && number == null) listOf(text("call-no-number")) else emptyList(),
            notice = notice ?: mine.notice(),
            back = text("back"),
            primary = if (clock) {
                Button(text("call-confirm-clock"))
            } else {
                Button(text("call-check"), enabled = isCode(typed) && !checking)
            },
            busy = if (checking) text("call-checking") else null,
            announce = error
        )
        val ask = AskLine(text("call-their-code", "name" to person.name), typed, error)
        val line = number?.let { NumberLine(text("call-dial-only"), it.number, Say.origin(desk.texts, it)) }
        val code = if (iCalled) mine.show(text("call-my-code")) else null
        return View(frame, CallBody(Say.row(desk.texts, person), line, code, ask.takeUnless { clock }))
    }

    override fun open(): Next = renew()

    override fun again(): Next {
        hidden = false
        typed = ""
        error = ""
        mine.forgetTrouble()
        return renew()
    }

    // Who dials, or looks for the loudspeaker, leaves the app in the middle of it.
    override val outlivesLock: Boolean get() = !passed

    override fun hide() {
        hidden = true
        typed = ""
        error = ""
        notice = null
        checking = false
        mine.letGo()
    }

    override fun outlasts(lockedSeconds: Long): Boolean = lockedSeconds <= LONGEST_LOCK

    /** Checks the same code again, as the owner. */
    override fun proved(proof: OwnerProof): Next {
        if (typed.isEmpty() || checking) {
            proof.close()
            return again()
        }
        check(proof)
        return Next.Stay
    }

    override fun tick(): Next = renew()

    override fun onPrimary(): Next {
        if (mine.needsClock) return Next.Go(ConfirmClock())
        if (!checking && isCode(typed)) check(null)
        return Next.Stay
    }

    private fun renew(): Next {
        if (iCalled && !hidden) mine.renew(person)
        return Next.Stay
    }

    private fun check(proof: OwnerProof?) {
        checking = true
        notice = null
        val (id, code) = person.id to typed
        ask({ device -> proof.use { device.people().check(id, role, code, it) } }) { checked(it) }
    }

    private fun checked(checked: Outcome<CheckView>): Next {
        checking = false
        val found = when (checked) {
            is Outcome.Done -> checked.value
            is Outcome.Refused -> {
                notice = Refusals.notice(desk.texts, checked.refusal)
                return Next.Stay
            }
        }
        person = found.person
        passed = found.verdict is Verdict.Verified
        if (found.verdict is Verdict.Malformed) {
            error = text("call-six-digits")
            return Next.Stay
        }
        soundOf(found.verdict)?.let { desk.play(it) }
        return Next.Go(VerdictScreen(found, role))
    }

    private companion object {
        /** So many seconds behind the lock a call still counts as the one that was begun. */
        const val LONGEST_LOCK = 600L
    }
}

/** My code for someone who called me, after theirs has passed. */
public class Mine internal constructor(private val person: PersonView) : Screen<CallBody>() {
    private val mine = MyCode(this, CallRole.THEY_CALLED)

    override fun draw(): View<CallBody> {
        val frame = Frame(
            title = text("mine-title", "name" to person.name),
            paragraphs = listOf(text("mine-how")),
            notice = mine.notice(),
            back = text("back"),
            primary = Button(text(if (mine.needsClock) "call-confirm-clock" else "mine-done"))
        )
        return View(frame, CallBody(Say.row(desk.texts, person), null, mine.show(text("call-my-code")), null))
    }

    override fun open(): Next {
        mine.renew(person)
        return Next.Stay
    }

    override fun again(): Next {
        mine.forgetTrouble()
        return open()
    }

    override fun tick(): Next = open()

    override fun onPrimary(): Next = if (mine.needsClock) Next.Go(ConfirmClock()) else Next.Home
}
