package org.countersign.model.screen

import org.countersign.core.CallRole
import org.countersign.core.CheckView
import org.countersign.core.Lockout
import org.countersign.core.PersonView
import org.countersign.core.Verdict
import org.countersign.core.isCode
import org.countersign.model.AskLine
import org.countersign.model.Button
import org.countersign.model.CallBody
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.Say
import org.countersign.model.Screen
import org.countersign.model.Tone
import org.countersign.model.View
import org.countersign.model.device.Outcome
import org.countersign.model.play
import org.countersign.model.texts.Moment

/**
 * The first code in each direction, while both are still together. Here nothing is at stake: a wrong code is a slip, and
 * the next step is to look again, not to hang up.
 */
public class Drill internal constructor(private var person: PersonView) : Screen<CallBody>() {
    /** The one whose message came first plays the caller, so that the two agree on who that is. */
    private val role = person.drillRole
    private val mine = MyCode(this, role)
    private var typed = ""
    private var error = ""
    private var notice: Notice? = null
    private var clockSuspect = false

    /** Whether their code has passed; mine is shown to who calls only then. */
    private var passed = false
    private var checking = false
    private val iCalled get() = role == CallRole.I_CALLED
    private val answered get() = passed && !iCalled
    private val needsClock get() = clockSuspect || mine.needsClock

    /** The field for their code holds this now; six digits are checked at once. */
    public fun type(text: String): Unit = act {
        if (!checking && !passed && text.length <= MAX_TYPED && text != typed) {
            typed = text
            error = ""
            if (isCode(typed)) check()
        }
        Next.Stay
    }

    override fun draw(): View<CallBody> {
        val name = "name" to person.name
        val key = when {
            iCalled -> "pair-drill-caller"
            passed -> "pair-drill-mine"
            else -> "pair-drill-called"
        }
        val primary = when {
            needsClock -> Button(text("call-confirm-clock"))
            answered -> Button(text("pair-drill-typed"))
            else -> Button(text("call-check"), enabled = isCode(typed) && !checking)
        }
        val told = notice ?: mine.notice()
        val frame = Frame(
            title = text(key, name),
            paragraphs = listOf(text("$key-how", name)),
            notice = told,
            back = text("back-home"),
            primary = primary,
            others = if (answered) emptyList() else listOf(Button(text("pair-try-later"))),
            busy = if (checking) text("call-checking") else null,
            announce = told?.text.orEmpty()
        )
        val code = if (iCalled || passed) mine.show(text("pair-drill-my-code")) else null
        val ask = AskLine(text("call-their-code", name), typed, error)
        return View(frame, CallBody(Say.row(desk.texts, person), null, code, ask.takeUnless { answered || needsClock }))
    }

    override fun open(): Next = renew()

    override fun again(): Next {
        checking = false
        clockSuspect = false
        notice = null
        mine.forgetTrouble()
        return renew()
    }

    override fun tick(): Next = renew()

    override fun onPrimary(): Next {
        when {
            checking -> {}
            needsClock -> return Next.Go(ConfirmClock())
            passed -> return finish()
            isCode(typed) -> check()
        }
        return Next.Stay
    }

    override fun onOther(place: Int): Next = if (checking || answered) Next.Stay else finish()

    private fun renew(): Next {
        if (iCalled || passed) mine.renew(person)
        return Next.Stay
    }

    private fun finish(): Next = Next.Instead(Paired(person, passed))

    private fun check() {
        checking = true
        notice = null
        val (id, code) = person.id to typed
        ask({ it.people().check(id, role, code, null) }) { checked(it) }
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
        clockSuspect = found.verdict is Verdict.ClockSuspect
        if (found.verdict is Verdict.Malformed) {
            error = text("call-six-digits")
            return Next.Stay
        }
        soundOf(found.verdict)?.let { desk.play(it) }
        passed = found.verdict is Verdict.Verified
        if (passed && iCalled) return finish()
        notice = told(found.verdict)
        // The next code is typed from the beginning.
        typed = ""
        return renew()
    }

    /** Puts a verdict into words for two people who sit together. */
    private fun told(verdict: Verdict): Notice = when (verdict) {
        is Verdict.Verified -> Notice(Tone.Good, text("pair-drill-verified", "name" to person.name))
        is Verdict.Wrong ->
            Notice(Tone.Error, text(if (verdict.triesLeft > 0) "pair-drill-wrong" else "pair-drill-locked"))
        is Verdict.AlreadyUsed -> Notice(Tone.Warning, text("pair-drill-used"))
        is Verdict.Reflected -> Notice(Tone.Error, text("pair-drill-reflected"))
        is Verdict.WrongRole -> Notice(Tone.Error, text("pair-drill-wrong-role"))
        is Verdict.ClockOff -> {
            val side = if (verdict.seconds > 0) "pair-drill-clock-ahead" else "pair-drill-clock-behind"
            Notice(Tone.Warning, "${text(side)} ${text(VerdictScreen.remedyKey(verdict.remedy))}")
        }
        is Verdict.Locked -> when (val lockout = verdict.lockout) {
            is Lockout.Until -> {
                val time = Moment.of(lockout.endsAt).clockWithSeconds()
                Notice(Tone.Error, text("pair-drill-locked-until", "time" to time))
            }
            is Lockout.NeedsOwner, is Lockout.Frozen -> Notice(Tone.Error, text("pair-drill-locked"))
        }
        is Verdict.ClockSuspect -> Notice(Tone.Warning, text("refused-clock-suspect"))
        is Verdict.Malformed -> Notice(Tone.Warning, text("call-six-digits"))
        is Verdict.Suspended -> Notice(Tone.Warning, text("verdict-suspended-why"))
        is Verdict.QuickNotAllowed -> Notice(Tone.Warning, text("verdict-quick-why"))
    }
}
