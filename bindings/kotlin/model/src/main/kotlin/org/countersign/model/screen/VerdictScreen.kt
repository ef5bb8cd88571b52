package org.countersign.model.screen

import org.countersign.core.CallRole
import org.countersign.core.CheckView
import org.countersign.core.Lockout
import org.countersign.core.Remedy
import org.countersign.core.Verdict
import org.countersign.model.Button
import org.countersign.model.Effect
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Say
import org.countersign.model.Screen
import org.countersign.model.Sign
import org.countersign.model.VerdictBody
import org.countersign.model.View
import org.countersign.model.contact
import org.countersign.model.texts.Moment

/** What a code came to, over the whole screen: the sign, at most six words, and the one next step. */
public class VerdictScreen internal constructor(private val checked: CheckView, private val role: CallRole) :
    Screen<VerdictBody>() {
    private val person = checked.person
    private var explained = false
    private val isVerified = checked.verdict is Verdict.Verified

    /** The step that the one button takes. */
    private enum class Step(val key: String) {
        ProveMyself("verdict-prove-myself"),
        Again("verdict-again"),
        End("verdict-hung-up"),
        Done("verdict-done"),
        Clock("call-confirm-clock"),
        Owner("verdict-prove-owner"),
        Person("verdict-open-person")
    }

    /** A verdict in words. */
    private class Told(val sign: Sign, val words: String, val why: String, val next: String, val step: Step)

    /** Shows or hides what the verdict means. */
    public fun explain(): Unit = act {
        explained = !explained
        Next.Stay
    }

    /** Whether the next step names a saved number, which can be dialled. */
    public val canDial: Boolean get() = person.number != null && callBack() in told().next

    /** Puts the saved number into the phone's dialer: where a code failed, that is the number to call. */
    public fun dial(): Unit = act {
        if (canDial) person.number?.let { desk.effect(Effect.Dial(it.number)) }
        Next.Stay
    }

    override fun draw(): View<VerdictBody> {
        val told = told()
        val time = Moment.of(checked.at).clockWithSeconds()
        val leaves = told.step in setOf(Step.Again, Step.Clock, Step.Owner, Step.Person)
        val frame = Frame(
            title = told.words,
            back = text("back"),
            primary = Button(text(told.step.key)),
            others = if (leaves) listOf(Button(text("verdict-hung-up"))) else emptyList(),
            announce = "${told.words} ${told.next}"
        )
        val body = VerdictBody(
            sign = told.sign,
            words = told.words,
            person = Say.row(desk.texts, person),
            why = told.why,
            next = told.next,
            explain = text("verdict-explain"),
            explained = explained,
            explanation = text(if (isVerified) "verdict-means-passed" else "verdict-means-failed"),
            small = checked.seq?.let { text("verdict-small", "time" to time, "seq" to it) } ?: time
        )
        return View(frame, body)
    }

    override fun onPrimary(): Next = when (told().step) {
        Step.ProveMyself -> Next.Instead(Mine(person))
        Step.Again -> Next.Back
        Step.End, Step.Done -> Next.Home
        Step.Clock -> Next.Instead(ConfirmClock())
        Step.Owner -> Next.Instead(ProveOwner.forCheck())
        Step.Person -> Next.HomeThen(PersonScreen(person.id.contact))
    }

    override fun onOther(place: Int): Next = Next.Home

    // After a code has passed there is nothing to type again.
    override fun onBack(): Next = if (isVerified) Next.Home else Next.Back

    private fun told(): Told = when (val verdict = checked.verdict) {
        is Verdict.Verified -> verified(verdict.driftSeconds)
        is Verdict.Wrong -> wrong(verdict.triesLeft)
        is Verdict.AlreadyUsed -> Told(
            Sign.Again,
            text("verdict-already-used"),
            text("verdict-already-used-why"),
            text("verdict-already-used-next"),
            Step.Again
        )
        is Verdict.Reflected ->
            Told(Sign.Reflected, text("verdict-reflected"), text("verdict-reflected-why"), callBack(), Step.End)
        is Verdict.WrongRole ->
            Told(Sign.WrongRole, text("verdict-wrong-role"), text("verdict-wrong-role-why"), callBack(), Step.End)
        is Verdict.ClockOff -> clockOff(verdict.seconds, verdict.remedy)
        is Verdict.Locked -> locked(verdict.lockout)
        is Verdict.ClockSuspect -> {
            val now = Moment.of(checked.at)
            Told(
                Sign.Calendar,
                text("verdict-clock-suspect", "time" to now.clock(), "date" to now.date(desk.texts)),
                text("verdict-clock-suspect-why"),
                text("verdict-clock-suspect-next"),
                Step.Clock
            )
        }
        is Verdict.Malformed ->
            Told(Sign.Again, text("call-six-digits"), "", text("verdict-wrong-next"), Step.Again)
        is Verdict.Suspended -> Told(
            Sign.Pause,
            text("verdict-suspended", "name" to person.name),
            text("verdict-suspended-why"),
            callBack(),
            Step.Person
        )
        is Verdict.QuickNotAllowed ->
            Told(Sign.Padlock, text("verdict-quick"), text("verdict-quick-why"), callBack(), Step.End)
    }

    private fun verified(drift: Long): Told {
        val paired = text("verdict-paired", "date" to Moment.of(person.pairedAt).date(desk.texts))
        val known = if (drift == 0L) null else text("verdict-drift", "amount" to Say.amount(desk.texts, drift))
        val why = listOfNotNull(Say.trustMeaning(desk.texts, person.trust), paired, known).joinToString(" ")
        val (next, step) = if (role == CallRole.THEY_CALLED) {
            text("verdict-verified-they-called") to Step.ProveMyself
        } else {
            text("verdict-verified-i-called") to Step.Done
        }
        return Told(Sign.Verified, text("verdict-verified", "name" to person.name), why, next, step)
    }

    private fun wrong(left: Long): Told {
        if (left <= 0) return Told(Sign.Wrong, text("verdict-wrong"), text("verdict-wrong-last"), callBack(), Step.End)
        val next = "${text("verdict-wrong-next")} ${callBack()}"
        return Told(Sign.Wrong, text("verdict-wrong"), text("verdict-wrong-left", "left" to left), next, Step.Again)
    }

    private fun clockOff(seconds: Long, remedy: Remedy): Told {
        val key = if (seconds > 0) "verdict-clock-ahead" else "verdict-clock-behind"
        val next = text(remedyKey(remedy))
        val why = text("$key-why", "amount" to Say.amount(desk.texts, seconds))
        return Told(Sign.Clock, text(key), why, next, Step.Again)
    }

    private fun locked(lockout: Lockout): Told {
        val (why, step) = when (lockout) {
            is Lockout.Until ->
                text("verdict-locked-until", "time" to Moment.of(lockout.endsAt).clockWithSeconds()) to Step.End
            is Lockout.NeedsOwner -> text("verdict-locked-owner") to Step.Owner
            is Lockout.Frozen -> text("verdict-frozen") to Step.End
        }
        return Told(Sign.Padlock, text("verdict-locked"), why, callBack(), step)
    }

    /** Says which number to call back on: the saved one and no other. */
    private fun callBack(): String = person.number?.let {
        text("verdict-call-back", "number" to it.number, "origin" to Say.origin(desk.texts, it))
    } ?: text("verdict-no-number")

    internal companion object {
        /** Names the sentence that says what helps against clocks that differ. */
        fun remedyKey(remedy: Remedy): String = when (remedy) {
            Remedy.ASK_FOR_NEXT -> "verdict-clock-ask"
            Remedy.CORRECTED -> "verdict-clock-corrected"
            Remedy.SET_CLOCK -> "verdict-clock-set"
        }
    }
}
