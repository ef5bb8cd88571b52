package org.countersign.model.screen

import org.countersign.model.Button
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.View
import org.countersign.model.device.Device
import org.countersign.model.device.Outcome
import org.countersign.model.texts.Texts

/** Where an answer leads on to. */
internal enum class Then { Back, Settings }

/** Says what was done, under a title; both are keys. */
public class Told internal constructor(
    private val title: String,
    private val sentence: String,
    private val then: Then = Then.Back,
    /** What went wrong beside it. */
    private val beside: ((Texts) -> Notice)? = null
) : FormScreen() {
    override fun draw(): View<Form> = View(
        Frame(
            title = text(title),
            paragraphs = listOf(text(sentence)),
            notice = beside?.invoke(desk.texts),
            primary = Button(text("continue")),
            announce = text(title)
        ),
        Form()
    )

    override fun onPrimary(): Next = when (then) {
        Then.Back -> Next.Back
        Then.Settings -> Next.HomeThen(SettingsScreen())
    }

    override fun onBack(): Next = onPrimary()
}

/** What is asked before a step that cannot be taken back; all of it keys. */
internal class Question(
    val title: String,
    val means: String,
    val button: String,
    val busy: String,
    val done: String,
    val doneMeans: String,
    val destroys: Boolean = false
)

/** Asks once more before something is done, does it, and says so. */
public class Sure internal constructor(private val question: Question, private val work: suspend (Device) -> Unit) :
    FormScreen() {
    private var busy = false
    private var notice: Notice? = null

    override fun draw(): View<Form> = View(
        Frame(
            title = text(question.title),
            paragraphs = listOf(text(question.means)),
            notice = notice,
            back = text("back"),
            primary = Button(text(question.button), danger = question.destroys),
            busy = if (busy) text(question.busy) else null
        ),
        Form()
    )

    override fun onPrimary(): Next {
        if (busy) return Next.Stay
        busy = true
        notice = null
        ask(work) { done ->
            busy = false
            when (done) {
                is Outcome.Done -> Next.Instead(Told(question.done, question.doneMeans))
                is Outcome.Refused -> {
                    notice = Refusals.notice(desk.texts, done.refusal)
                    Next.Stay
                }
            }
        }
        return Next.Stay
    }

    override fun onBack(): Next = if (busy) Next.Stay else Next.Back
}
