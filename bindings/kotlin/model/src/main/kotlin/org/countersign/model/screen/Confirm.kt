package org.countersign.model.screen

import org.countersign.core.ConfirmingView
import org.countersign.core.CountersignException
import org.countersign.core.PairingAsk
import org.countersign.core.PairingEvent
import org.countersign.core.PairingStep
import org.countersign.core.TrustLevel
import org.countersign.core.WordView
import org.countersign.model.AskLine
import org.countersign.model.Button
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Say
import org.countersign.model.Screen
import org.countersign.model.Tone
import org.countersign.model.View
import org.countersign.model.WordsBody
import org.countersign.model.texts.Moment
import org.countersign.model.wall

/** The person's part of a pairing: a look at the other screen, or three words by voice. */
public class Confirm internal constructor(live: Live) : Screen<WordsBody>() {
    /** There until the pairing moves on to the next screen. */
    private var live: Live? = live
    private var typed = ""
    private var error = ""

    /** Words that were not theirs: pressing the button twice must not use up the second try. */
    private var refused: String? = null

    /** Whether my own words are shown, because the other person has to type them. */
    private var readingOut = false
    private var notice: Notice? = null
    private var leaving = false

    /** A step beside the answer. */
    private enum class Other { Show, ReadOut, No }

    /** The field for their words holds this now. */
    public fun type(text: String): Unit = act {
        if (!leaving) {
            typed = text.take(LONGEST)
            error = ""
        }
        Next.Stay
    }

    override fun draw(): View<WordsBody> {
        val view = live?.view
        val confirming = view?.confirming
        val nothing = WordsBody(emptyList(), emptyList(), "", null)
        if (leaving) return View(leaving({ text(it) }, "pair-leave-exchange"), nothing)
        if (view == null || confirming == null) return View(Frame(""), nothing)
        if (confirming.waitsForClocks) return View(clocks(confirming), nothing)
        val name = "name" to confirming.callsThemselves
        val title = when (confirming.ask) {
            PairingAsk.THEIR_SCREEN -> text("pair-their-screen")
            PairingAsk.PERSON -> text("pair-person", name)
            PairingAsk.WORDS -> text("pair-words-title", name)
        }
        val left = live?.left(view)?.takeIf { it < Say.SHORT }
        val frame = Frame(
            title = title,
            paragraphs = listOfNotNull(hint(confirming), left?.let { Say.left(desk.texts, it) }),
            notice = notice ?: confirming.clock?.let { Notice(Tone.Warning, Say.distance(desk.texts, it)) },
            back = text("pair-leave-end"),
            primary = Button(text(yes(confirming.ask)), enabled = isReady(confirming)),
            others = others(confirming).map { label(it) },
            announce = error.ifEmpty { title }
        )
        return View(frame, words(confirming))
    }

    override fun again(): Next = tick()

    override fun tick(): Next {
        val live = live ?: return Next.Stay
        live.view.fault()?.let { return Next.Instead(Ended(it)) }
        return unlessNoRandomness({
            notice = Notice(Tone.Error, text("refused-no-randomness"))
            Next.Stay
        }) { took(live.tick()) }
    }

    override fun returned(awaySeconds: Long): Next = live?.let { took(it.session.comeBack(awaySeconds)) } ?: Next.Stay

    override val outlivesLock: Boolean get() = true

    override fun onPrimary(): Next {
        val confirming = live?.view?.confirming
        return when {
            leaving -> {
                leaving = false
                Next.Stay
            }
            confirming == null -> Next.Stay
            confirming.waitsForClocks -> {
                live?.cancel()
                Next.HomeThen(Pairing())
            }
            isReady(confirming) -> answer(confirming)
            else -> Next.Stay
        }
    }

    override fun onOther(place: Int): Next {
        val confirming = live?.view?.confirming
        when {
            leaving -> {
                live?.cancel()
                return Next.Home
            }
            confirming == null -> {}
            confirming.waitsForClocks -> live?.session?.acceptClocks()
            else -> when (others(confirming).getOrNull(place)) {
                Other.Show -> return handOn { Exchange(it) }
                Other.ReadOut -> readingOut = !readingOut
                Other.No -> leaving = true
                null -> {}
            }
        }
        return Next.Stay
    }

    override fun onBack(): Next {
        leaving = !leaving
        return Next.Stay
    }

    override fun close() {
        live?.close()
        live = null
    }

    private fun took(event: PairingEvent): Next =
        if (event is PairingEvent.Ended) Next.Instead(Ended(event.fault)) else Next.Stay

    private fun handOn(next: (Live) -> Screen<*>): Next {
        val handed = live ?: return Next.Stay
        live = null
        return Next.Instead(next(handed))
    }

    private fun answer(confirming: ConfirmingView): Next {
        val session = live?.session ?: return Next.Stay
        val line = typed.trim()
        try {
            if (confirming.ask == PairingAsk.WORDS) session.confirmWords(line) else session.confirmYes()
        } catch (refused: CountersignException) {
            return refused(refused, line)
        }
        val shared = confirming.sharedWords.orEmpty().map { it.word }
        return handOn { Naming(it, shared) }
    }

    private fun refused(why: CountersignException, line: String): Next {
        when (why) {
            is CountersignException.Pairing -> return Next.Instead(Ended(why.fault))
            is CountersignException.OtherWords -> {
                error = text("pair-other-words")
                refused = line
            }
            is CountersignException.NotWords, is CountersignException.WordsWanted -> error = text("pair-not-words")
            // The clocks are asked about before; this screen then shows that question.
            else -> {}
        }
        return Next.Stay
    }

    private fun isReady(confirming: ConfirmingView): Boolean {
        val line = typed.trim()
        return confirming.ask != PairingAsk.WORDS || (line.isNotEmpty() && line != refused)
    }

    private fun others(confirming: ConfirmingView): List<Other> = listOfNotNull(
        Other.ReadOut.takeIf { confirming.ask == PairingAsk.THEIR_SCREEN },
        Other.Show.takeIf { live?.view?.step is PairingStep.Finish },
        Other.No.takeIf { confirming.ask != PairingAsk.WORDS }
    )

    private fun label(other: Other): Button = when (other) {
        Other.Show -> Button(text("pair-show-again"))
        Other.ReadOut -> Button(text(if (readingOut) "pair-show-shared" else "pair-read-out"))
        Other.No -> Button(text("pair-no"), danger = true)
    }

    private fun yes(ask: PairingAsk) = when (ask) {
        PairingAsk.THEIR_SCREEN -> "pair-their-screen-yes"
        PairingAsk.PERSON -> "pair-person-yes"
        PairingAsk.WORDS -> "pair-words-done"
    }

    private fun hint(confirming: ConfirmingView): String = when (confirming.ask) {
        PairingAsk.THEIR_SCREEN -> text("pair-their-screen-hint")
        PairingAsk.PERSON -> text("pair-person-hint", "name" to confirming.callsThemselves)
        PairingAsk.WORDS -> text("pair-words-hint")
    }

    private fun words(confirming: ConfirmingView): WordsBody {
        val asked = confirming.ask == PairingAsk.WORDS
        val aloud = asked || (confirming.ask == PairingAsk.THEIR_SCREEN && readingOut)
        val shown: List<WordView> = if (aloud) confirming.myWords else confirming.sharedWords.orEmpty()
        val label = when {
            !aloud -> "pair-words-glance"
            asked && confirming.trust == TrustLevel.REMOTE -> "pair-words-remote"
            else -> "pair-words-here"
        }
        val ask = if (asked) AskLine(text("pair-type-words"), typed, error) else null
        return WordsBody(shown.map { it.word }, shown.map { it.digits }, text(label), ask)
    }

    private fun clocks(confirming: ConfirmingView): Frame {
        val shown = Moment.of(desk.clock.wall()).dateTime(desk.texts)
        return Frame(
            title = text("pair-clock-title"),
            paragraphs = listOfNotNull(
                confirming.clock?.let { Say.distance(desk.texts, it) },
                text("pair-clock-why"),
                text("pair-clock-look"),
                shown
            ),
            back = text("pair-leave-end"),
            primary = Button(text("pair-clock-again")),
            others = listOf(Button(text("pair-clock-overrule")))
        )
    }

    private companion object {
        /** More than anyone types for three words. */
        const val LONGEST = 256
    }
}
