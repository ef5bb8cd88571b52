package org.countersign.model.screen

import org.countersign.core.CountersignException
import org.countersign.core.NumberSource
import org.countersign.core.PersonView
import org.countersign.core.cleanName
import org.countersign.core.cleanNumber
import org.countersign.model.Button
import org.countersign.model.Choice
import org.countersign.model.Field
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.Say
import org.countersign.model.View
import org.countersign.model.device.Device
import org.countersign.model.device.Outcome
import org.countersign.model.device.Refusal
import org.countersign.model.texts.Texts

/** A screen that changes one thing about a person and then goes where [after] says. */
public abstract class ChangeScreen internal constructor() : FormScreen() {
    internal var typed: String = ""
    internal var error: String = ""
    internal var notice: Notice? = null
    private var busy = false

    override fun onEdit(field: Int, text: String): Next {
        if (!busy) {
            typed = text
            error = ""
        }
        return Next.Stay
    }

    internal fun keep(after: Next, work: suspend (Device) -> Unit): Next {
        if (busy) return Next.Stay
        busy = true
        notice = null
        ask(work) { done ->
            busy = false
            when (done) {
                is Outcome.Done -> after
                is Outcome.Refused -> {
                    if ((done.refusal as? Refusal.Core)?.error is CountersignException.NameTaken) {
                        error = text("refused-name-taken")
                    } else {
                        notice = Refusals.notice(desk.texts, done.refusal)
                    }
                    Next.Stay
                }
            }
        }
        return Next.Stay
    }
}

/** Another name for a person. */
public class Rename internal constructor(private val known: PersonView) : ChangeScreen() {
    init {
        typed = known.name
    }

    override fun draw(): View<Form> = View(
        Frame(
            title = text("rename-title", "name" to known.name),
            notice = notice,
            back = text("back"),
            primary = Button(text("save"), enabled = typed.isNotBlank())
        ),
        Form(fields = listOf(Field(text("rename-label"), typed, help = text("rename-help"), error = error)))
    )

    override fun onPrimary(): Next {
        try {
            cleanName(typed)
        } catch (refused: CountersignException) {
            error = Say.nameError(desk.texts, refused) ?: Refusals.say(desk.texts, refused)
            return Next.Stay
        }
        return keep(Next.Back) { it.people().rename(known.id, typed) }
    }
}

/** Where a number may come from; the answers to "Where did you get it?" stand in this order. */
internal enum class Source(val core: NumberSource, val key: String) {
    Card(NumberSource.CARD, "source-card"),
    Contract(NumberSource.CONTRACT, "source-contract"),
    Met(NumberSource.MET, "source-met");

    companion object {
        /** Right after pairing the person is there, so that comes first. */
        val AFTER_PAIRING = listOf(Met, Card, Contract)
    }
}

internal fun sourceChoices(texts: Texts, order: List<Source>, chosen: Source?): List<Choice> =
    order.map { Choice(texts.get(it.key), chosen = it == chosen) }

/** The number to call a person back on, and where it came from: a number from an e-mail is worth nothing here. */
public class NumberScreen internal constructor(private val known: PersonView) : ChangeScreen() {
    private var source = Source.entries.find { it.core == known.number?.source }
    private val hadOne = known.number != null

    init {
        typed = known.number?.number.orEmpty()
    }

    override fun draw(): View<Form> {
        val frame = Frame(
            title = text("number-title", "name" to known.name),
            paragraphs = listOf(text("number-why")),
            notice = notice,
            back = text("back"),
            primary = Button(text("save"), enabled = typed.isNotBlank() && source != null),
            others = if (hadOne) listOf(Button(text("number-remove"), danger = true)) else emptyList()
        )
        val field = Field(text("number-label"), typed, help = text("number-help"), error = error)
        return View(frame, Form(sourceChoices(desk.texts, Source.entries, source), listOf(field)))
    }

    override fun onChoose(place: Int): Next {
        source = Source.entries.getOrNull(place) ?: source
        return Next.Stay
    }

    override fun onPrimary(): Next {
        val source = source ?: return Next.Stay
        if (!isNumber(typed)) {
            error = text("number-malformed")
            return Next.Stay
        }
        return keep(Next.Back) { it.people().setNumber(known.id, typed, source.core) }
    }

    override fun onOther(place: Int): Next =
        if (hadOne) keep(Next.Back) { it.people().removeNumber(known.id) } else Next.Stay
}

/** Tells whether a text is a telephone number, as the core would take it. */
internal fun isNumber(typed: String): Boolean = try {
    cleanNumber(typed)
    true
} catch (_: CountersignException.NotANumber) {
    false
}

/** Forgetting a person: it cannot be undone, so it says what goes and has their name typed. */
public class Forget internal constructor(private val known: PersonView) : ChangeScreen() {
    override fun draw(): View<Form> {
        val name = "name" to known.name
        val frame = Frame(
            title = text("forget-title", name),
            paragraphs = listOf(text("forget-means"), text("forget-instead")),
            notice = notice,
            back = text("back"),
            primary = Button(text("forget-do", name), enabled = isTyped(), danger = true)
        )
        return View(frame, Form(fields = listOf(Field(text("forget-type", name), typed))))
    }

    // The core compares once more, by its own rules.
    override fun onPrimary(): Next =
        if (isTyped()) keep(Next.Home) { it.people().forget(known.id, typed) } else Next.Stay

    private fun isTyped() = typed.trim().equals(known.name, ignoreCase = true)
}
