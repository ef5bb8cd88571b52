package org.countersign.model.screen

import org.countersign.core.CountersignException
import org.countersign.core.RecoveryPaper
import org.countersign.core.TypedBack
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
import org.countersign.model.device.KeyTrouble
import org.countersign.model.device.Outcome
import org.countersign.model.texts.Texts

/** A recovery code on its way to paper, and what was typed back of it. */
internal class Paper : AutoCloseable {
    /** The core's own; there once it was drawn. */
    var core: RecoveryPaper? = null
        private set
    val typed = arrayOf("", "")
    var back = TypedBack(first = true, second = true)

    /** Draws a code where there is none yet. Tells whether there is one now. */
    fun draw(): Boolean {
        if (core == null) {
            core = try {
                RecoveryPaper.draw()
            } catch (_: CountersignException.NoRandomness) {
                null
            }
        }
        return core != null
    }

    fun words(): List<String> = try {
        core?.words().orEmpty()
    } catch (_: CountersignException.PaperSpent) {
        emptyList()
    }

    /** Holds what was typed back against the code. */
    fun compare(): Boolean {
        val paper = core ?: return false
        back = paper.typeBack(typed[0], typed[1])
        return back.first && back.second
    }

    override fun close() {
        core?.close()
        core = null
        typed.fill("")
    }
}

/** What becomes of the code once it is on paper. */
internal sealed interface Goal {
    /** A device is set up with it. */
    class FirstRun(val draft: Draft) : Goal

    /** It takes the old one's place. */
    data object Replace : Goal

    /** Everything is put under new keys, with this passphrase. */
    class Rekey(val passphrase: String?) : Goal
}

/** Shows the twelve words of the recovery code. No screenshot of it should be possible. */
public class ShowWords internal constructor(private val goal: Goal) : FormScreen() {
    private val paper = (goal as? Goal.FirstRun)?.draft?.paper ?: Paper()
    private var ready = true

    override fun draw(): View<Form> = View(
        Frame(
            title = text("recovery-title"),
            paragraphs = listOf(text("recovery-what"), text("recovery-write")),
            notice = if (ready) null else Notice(Tone.Error, text("refused-no-randomness")),
            back = text("back"),
            primary = Button(text("recovery-written"), enabled = ready)
        ),
        Form(words = paper.words())
    )

    override fun open(): Next {
        ready = paper.draw()
        return Next.Stay
    }

    override fun onPrimary(): Next = if (ready) Next.Go(TypeBack(paper, goal)) else Next.Stay

    override fun close() {
        // That of the first run belongs to the draft, so that going back shows the same words.
        if (goal !is Goal.FirstRun) paper.close()
    }
}

/** Asks for two of the words: nothing is made with the code before the person has it on paper. */
public class TypeBack internal constructor(private val paper: Paper, private val goal: Goal) : FormScreen() {
    private var busy = false
    private var notice: Notice? = null

    override fun draw(): View<Form> {
        val wrong = listOf(!paper.back.first, !paper.back.second)
        val fields = paper.core?.asked().orEmpty().mapIndexed { place, number ->
            val error = if (wrong[place]) text("recovery-differs") else ""
            Field(text("recovery-word", "number" to number), paper.typed[place], error = error)
        }
        val frame = Frame(
            title = text("recovery-check-title"),
            paragraphs = listOf(text("recovery-check-means")),
            notice = notice,
            back = text("recovery-show-again"),
            primary = Button(text("continue")),
            busy = if (busy) text(if (goal is Goal.Rekey) "rekey-busy" else "recovery-busy") else null
        )
        return View(frame, Form(fields = fields))
    }

    override fun onEdit(field: Int, text: String): Next {
        if (busy || field !in paper.typed.indices) return Next.Stay
        paper.typed[field] = text
        paper.back = TypedBack(first = true, second = true)
        return Next.Stay
    }

    override fun onPrimary(): Next {
        if (busy || !paper.compare()) return Next.Stay
        val core = paper.core ?: return Next.Stay
        when (goal) {
            is Goal.FirstRun -> return Next.Go(MyName(goal.draft))
            Goal.Replace -> {
                ask({ it.people().setRecovery(core) }) { set ->
                    take(set) { Told("recovery-renewed", "recovery-renewed-means", Then.Settings) }
                }
            }
            is Goal.Rekey -> {
                ask({ it.rekey(goal.passphrase, core) }) { rekeyed ->
                    take(rekeyed) { kept ->
                        Told("rekey-done", "rekey-done-means", Then.Settings, if (kept) null else ::keyLost)
                    }
                }
            }
        }
        busy = true
        notice = null
        return Next.Stay
    }

    override fun onBack(): Next = if (busy) Next.Stay else Next.Back

    private fun <T> take(done: Outcome<T>, told: (T) -> Told): Next {
        busy = false
        return when (done) {
            is Outcome.Done -> Next.Instead(told(done.value))
            is Outcome.Refused -> {
                notice = Refusals.notice(desk.texts, done.refusal)
                Next.Stay
            }
        }
    }

    private fun keyLost(texts: Texts): Notice {
        val reason = texts.get(Refusals.key(KeyTrouble.Failed))
        return Notice(Tone.Warning, texts.get("rekey-keyring-lost", "reason" to reason))
    }
}
