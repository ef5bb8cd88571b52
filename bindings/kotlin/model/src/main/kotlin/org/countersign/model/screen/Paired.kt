package org.countersign.model.screen

import org.countersign.core.PersonView
import org.countersign.model.Button
import org.countersign.model.Fact
import org.countersign.model.Field
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.Say
import org.countersign.model.Tone
import org.countersign.model.View
import org.countersign.model.device.Outcome

/**
 * The number to call back on, and where it came from: a step of the pairing because now the person who knows the number is
 * there, and later a caller could name any.
 */
public class PairNumber internal constructor(private val person: PersonView) : FormScreen() {
    private var typed = ""
    private var error = ""
    private var source: Source? = null
    private var notice: Notice? = null
    private var busy = false

    override fun draw(): View<Form> {
        val name = "name" to person.name
        val frame = Frame(
            title = text("number-title", name),
            paragraphs = listOf(text("pair-number-kept", name), text("number-why"), text("pair-number-without")),
            notice = notice,
            back = text("back-home"),
            primary = Button(text("pair-number-keep"), enabled = typed.isNotBlank() && source != null),
            others = listOf(Button(text("pair-number-skip"))),
            busy = if (busy) text("pair-keeping") else null
        )
        val field = Field(text("number-label"), typed, help = text("number-help"), error = error)
        return View(frame, Form(sourceChoices(desk.texts, Source.AFTER_PAIRING, source), listOf(field)))
    }

    override fun onChoose(place: Int): Next {
        if (!busy) source = Source.AFTER_PAIRING.getOrNull(place) ?: source
        return Next.Stay
    }

    override fun onEdit(field: Int, text: String): Next {
        if (!busy) {
            typed = text
            error = ""
        }
        return Next.Stay
    }

    override fun onPrimary(): Next {
        val source = source.takeUnless { busy } ?: return Next.Stay
        if (!isNumber(typed)) {
            error = text("number-malformed")
            return Next.Stay
        }
        busy = true
        notice = null
        ask({ it.people().setNumber(person.id, typed, source.core) }) { kept ->
            busy = false
            when (kept) {
                is Outcome.Done -> Next.Instead(FirstCodes(kept.value))
                is Outcome.Refused -> {
                    notice = Refusals.notice(desk.texts, kept.refusal)
                    Next.Stay
                }
            }
        }
        return Next.Stay
    }

    override fun onOther(place: Int): Next = if (busy) Next.Stay else Next.Instead(FirstCodes(person))
}

/** Whether both try a code at once: the first check should not be the one that matters. */
public class FirstCodes internal constructor(private val person: PersonView) : FormScreen() {
    override fun draw(): View<Form> = View(
        Frame(
            title = text("pair-try-title"),
            paragraphs = listOf(text("pair-try-how", "name" to person.name), text("pair-try-why")),
            back = text("back-home"),
            primary = Button(text("pair-try-now")),
            others = listOf(Button(text("pair-try-later")))
        ),
        Form()
    )

    override fun onPrimary(): Next = Next.Instead(Drill(person))

    override fun onOther(place: Int): Next = Next.Instead(Paired(person, tried = false))
}

/** The end of a pairing that came to something: what it is worth, and what to do when they call. */
public class Paired internal constructor(
    private val person: PersonView,
    /** Whether their code passed just now. */
    private val tried: Boolean
) : FormScreen() {
    override fun draw(): View<Form> {
        val name = "name" to person.name
        val number = person.number
        val facts = listOf(
            Fact(text("fact-trust"), Say.trust(desk.texts, person.trust)),
            Fact(
                text("fact-number"),
                number?.number ?: text("fact-no-number"),
                if (number == null) Tone.Warning else Tone.None
            ),
            Fact(
                text("pair-fact-tried"),
                text(if (tried) "pair-tried" else "pair-not-tried"),
                if (tried) Tone.Good else Tone.None
            )
        )
        val title = text("pair-paired-title", name)
        val frame = Frame(
            title = title,
            paragraphs = listOf(
                Say.trustMeaning(desk.texts, person.trust),
                text("pair-when-they-call", name),
                text("pair-when-i-call", name)
            ),
            back = text("back-home"),
            primary = Button(text("pair-done")),
            announce = title
        )
        return View(frame, Form(facts = facts))
    }

    override fun onPrimary(): Next = Next.Home

    override fun onBack(): Next = Next.Home
}
