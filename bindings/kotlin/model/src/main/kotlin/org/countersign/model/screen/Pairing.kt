package org.countersign.model.screen

import org.countersign.core.CountersignException
import org.countersign.core.PairingEvent
import org.countersign.core.PairingFault
import org.countersign.core.PairingSession
import org.countersign.core.PairingStep
import org.countersign.core.PairingView
import org.countersign.core.PairingWay
import org.countersign.core.ReadBy
import org.countersign.model.Button
import org.countersign.model.Choice
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.Tone
import org.countersign.model.View
import org.countersign.model.device.Outcome

/**
 * A pairing under way, which its screens hand on to each other, so that it is in one place at a time and ends with that
 * place.
 *
 * ```text
 * Pairing ─▶ Exchange ◀─▶ Confirm ─▶ Naming ◀─▶ Taken ─▶ PairNumber ─▶ FirstCodes ─▶ Drill ─▶ Paired
 *                │           │
 *                └─▶ Ended ◀─┘
 * ```
 */
internal class Live(val session: PairingSession) : AutoCloseable {
    /** Whether my present message left this device by text or as a picture: its time matters then. */
    var handedOver = false
        private set

    /** Whether something would be lost by leaving. */
    var engaged = false
        private set

    val view: PairingView get() = session.view()

    /** Seconds until it ends, where the person has to know. */
    fun left(view: PairingView): Long? = if (view.renews && !handedOver) null else view.leftSeconds

    fun handOver() {
        handedOver = true
        engaged = true
    }

    fun feed(text: String, by: ReadBy): PairingEvent = session.feed(text, by).also {
        val moved = it is PairingEvent.Show || it is PairingEvent.Confirm
        engaged = engaged || moved
        if (moved) handedOver = false
    }

    fun tick(): PairingEvent = session.tick().also { if (it is PairingEvent.Show) handedOver = false }

    fun cancel() = session.cancel()

    override fun close() {
        session.cancel()
        session.close()
    }
}

/** Tells why a pairing is over, if it is. */
internal fun PairingView.fault(): PairingFault? = (step as? PairingStep.Ended)?.fault

/** The number of the message that is mine or next, of three. */
internal fun PairingStep.number(): Int = when (this) {
    is PairingStep.Listening, is PairingStep.Offer -> 1
    is PairingStep.Reply -> 2
    is PairingStep.Finish, is PairingStep.Agreed, is PairingStep.Confirmed, is PairingStep.Ended -> 3
}

internal val PairingWay.byText: Boolean get() = this != PairingWay.SCAN

/** The question before a pairing is ended: what two people have done so far would be lost. [what] says what. */
internal fun leaving(text: (String) -> String, what: String): Frame = Frame(
    title = text("pair-leave-title"),
    paragraphs = listOf(text(what)),
    back = text("pair-leave-go-on"),
    primary = Button(text("pair-leave-go-on")),
    others = listOf(Button(text("pair-leave-end"), danger = true))
)

/** Where both are: it decides how the messages go and what the pairing is worth. */
public class Pairing internal constructor() : FormScreen() {
    /** Nothing is chosen beforehand: an answer that nobody gave would make a pairing look surer than it is. */
    private var way: PairingWay? = null
    private var busy = false
    private var notice: Notice? = null

    override fun draw(): View<Form> {
        val choices = WAYS.map { (way, key) -> Choice(text(key), text("$key-worth"), chosen = way == this.way) }
        val frame = Frame(
            title = text("pair-where-title"),
            paragraphs = listOf(text("pair-where-hint")),
            notice = notice,
            back = text("back-home"),
            primary = Button(text("pair-go-on"), enabled = way != null && !busy),
            busy = if (busy) text("pair-preparing") else null
        )
        return View(frame, Form(choices = choices))
    }

    override fun again(): Next {
        busy = false
        return Next.Stay
    }

    override fun onChoose(place: Int): Next {
        if (!busy) way = WAYS.getOrNull(place)?.first ?: way
        return Next.Stay
    }

    override fun onPrimary(): Next {
        val way = way.takeUnless { busy } ?: return Next.Stay
        busy = true
        notice = null
        ask({ it.people().beginPairing(way) }) { begun ->
            busy = false
            when (begun) {
                is Outcome.Done -> Next.Go(Exchange(Live(begun.value)))
                is Outcome.Refused -> {
                    notice = Refusals.notice(desk.texts, begun.refusal)
                    Next.Stay
                }
            }
        }
        return Next.Stay
    }

    private companion object {
        val WAYS = listOf(
            PairingWay.SCAN to "pair-way-scan",
            PairingWay.WORDS to "pair-way-words",
            PairingWay.APART to "pair-way-apart"
        )
    }
}

/** The end of a pairing that came to nothing: what happened, that nothing was kept, and how to begin again. */
public class Ended internal constructor(private val fault: PairingFault) : FormScreen() {
    override fun draw(): View<Form> {
        // Someone in the middle is a likely reason.
        val alarming = fault == PairingFault.SAS_MISMATCH ||
            fault == PairingFault.COMMITMENT_MISMATCH ||
            fault == PairingFault.DECRYPT_FAILED
        val title = when (fault) {
            PairingFault.EXPIRED -> "pair-ended-expired"
            PairingFault.SAS_MISMATCH -> "pair-ended-words"
            else -> "pair-ended-title"
        }
        val reason = text(Refusals.key(fault))
        val frame = Frame(
            title = text(title),
            paragraphs = listOfNotNull(
                if (alarming) text("pair-ended-alarming") else null,
                text("pair-ended-nothing-kept")
            ),
            notice = Notice(if (alarming) Tone.Error else Tone.Warning, reason),
            back = text("back-home"),
            primary = Button(text("pair-begin-again")),
            announce = reason
        )
        return View(frame, Form())
    }

    override fun onPrimary(): Next = Next.HomeThen(Pairing())

    override fun onBack(): Next = Next.Home
}

/** What the core's events need that has no random bytes: the pairing is as it was. */
internal inline fun <T> unlessNoRandomness(otherwise: () -> T, work: () -> T): T = try {
    work()
} catch (_: CountersignException.NoRandomness) {
    otherwise()
}
