package org.countersign.model.screen

import org.countersign.core.Admission
import org.countersign.core.Admitted
import org.countersign.core.CountersignException
import org.countersign.core.NewcomerView
import org.countersign.core.PersonView
import org.countersign.core.TrustLevel
import org.countersign.core.cleanName
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
import org.countersign.model.Tone
import org.countersign.model.View
import org.countersign.model.device.Outcome

/** Goes on with a person who is kept: back leads to the first screen from here. */
internal fun goOn(person: PersonView): Next =
    Next.HomeThen(if (person.number == null) PairNumber(person) else FirstCodes(person))

/** What I call the person: a name from another device is a claim, mine will be shown when the telephone rings. */
public class Naming internal constructor(
    /** Lent to each try, so that a refusal loses nothing. */
    private val live: Live,
    /** The words that the other person may still be comparing. */
    private val shared: List<String>
) : FormScreen() {
    private var newcomer: NewcomerView? = null
    private var name: String? = null
    private var error = ""
    private var notice: Notice? = null
    private var busy = false
    private var leaving = false

    override fun draw(): View<Form> {
        if (leaving) return View(leaving({ text(it) }, "pair-leave-naming"), Form())
        val warnings = newcomer?.warnings.orEmpty().joinToString(" ") { Say.warning(desk.texts, it) }
        val typed = name.orEmpty()
        val frame = Frame(
            title = text("pair-name-title"),
            paragraphs = listOfNotNull(
                newcomer?.let { text("pair-calls-themselves", "name" to it.callsThemselves) },
                if (shared.isEmpty()) null else text("pair-paired-words", "words" to shared.joinToString(" "))
            ),
            notice = notice ?: if (warnings.isEmpty()) null else Notice(Tone.Warning, warnings),
            back = text("pair-leave-end"),
            primary = Button(text("pair-keep"), enabled = typed.isNotBlank() && !busy),
            busy = if (busy) text("pair-keeping") else null
        )
        val field = Field(text("pair-name-label"), typed, help = text("pair-name-help"), error = error)
        return View(frame, Form(fields = listOf(field)))
    }

    override fun open(): Next {
        ask({ it.people().newcomer(live.session) }) { known ->
            when (known) {
                is Outcome.Done -> {
                    newcomer = known.value
                    if (name == null) name = known.value.suggestion
                    // An answer that came while everything was locked was lost.
                    known.value.admitted?.let { return@ask goOn(it) }
                }
                is Outcome.Refused -> notice = Refusals.notice(desk.texts, known.refusal)
            }
            Next.Stay
        }
        return Next.Stay
    }

    override fun again(): Next {
        busy = false
        notice = null
        return open()
    }

    override val outlivesLock: Boolean get() = true

    override fun onEdit(field: Int, text: String): Next {
        if (!busy && !leaving) {
            name = text
            error = ""
        }
        return Next.Stay
    }

    override fun onPrimary(): Next {
        val typed = name.orEmpty()
        when {
            leaving -> leaving = false
            busy || typed.isBlank() -> {}
            else -> keep(typed)
        }
        return Next.Stay
    }

    override fun onOther(place: Int): Next = if (leaving) Next.Home else Next.Stay

    override fun onBack(): Next {
        // While it is being written there is nothing to end.
        leaving = !leaving && !busy
        return Next.Stay
    }

    override fun close(): Unit = live.close()

    private fun keep(typed: String) {
        try {
            cleanName(typed)
        } catch (refused: CountersignException) {
            error = Say.nameError(desk.texts, refused) ?: Refusals.say(desk.texts, refused)
            return
        }
        busy = true
        notice = null
        ask({ it.people().admit(live.session, Admission.New(typed)) }) { admitted ->
            busy = false
            when (admitted) {
                is Outcome.Done -> when (val found = admitted.value) {
                    is Admitted.Here -> goOn(found.person)
                    is Admitted.NameTaken -> Next.Go(Taken(live, found.known, found.freeName))
                }
                is Outcome.Refused -> {
                    notice = Refusals.notice(desk.texts, admitted.refusal)
                    Next.Stay
                }
            }
        }
    }
}

/**
 * Whose device this is when the name is taken: a known person's new one, a second one of theirs, or someone else's. Only
 * the first takes the old device's place, and nobody but the person knows which it is.
 */
public class Taken internal constructor(private val live: Live, private val known: PersonView, freeName: String) :
    FormScreen() {
    private var whose: Whose? = null

    /** What a second device, and what someone else, would be called. */
    private val names = mutableMapOf(Whose.Second to freeName, Whose.Other to "")
    private var error = ""
    private var notice: Notice? = null
    private var busy = false
    private var trust: TrustLevel? = null

    private enum class Whose(val key: String) {
        Replacing("pair-taken-replacing"),
        Second("pair-taken-second"),
        Other("pair-taken-other")
    }

    override fun draw(): View<Form> {
        val name = "name" to known.name
        val weaker = whose == Whose.Replacing && trust?.let { known.trust > it } == true
        val frame = Frame(
            title = text("pair-taken-title", name),
            notice = notice ?: if (weaker) Notice(Tone.Warning, text("pair-taken-weaker", name)) else null,
            back = text("back"),
            primary = if (whose == Whose.Replacing) {
                Button(text("pair-taken-replace"), danger = true)
            } else {
                Button(text("pair-keep"), enabled = whose != null)
            },
            busy = if (busy) text("pair-keeping") else null
        )
        val choices = Whose.entries.map { Choice(text(it.key, name), text("${it.key}-means"), chosen = it == whose) }
        val fields = names[whose]?.let {
            listOf(Field(text("pair-name-label"), it, help = text("pair-name-help"), error = error))
        }
        return View(frame, Form(choices = choices, fields = fields.orEmpty()))
    }

    override fun open(): Next {
        ask({ it.people().newcomer(live.session) }) { newcomer ->
            val found = (newcomer as? Outcome.Done)?.value ?: return@ask Next.Stay
            trust = found.trust
            found.admitted?.let { goOn(it) } ?: Next.Stay
        }
        return Next.Stay
    }

    // As with the name: an answer may have been lost behind the lock.
    override fun again(): Next {
        busy = false
        return open()
    }

    override val outlivesLock: Boolean get() = true

    override fun onChoose(place: Int): Next {
        if (!busy) {
            whose = Whose.entries.getOrNull(place) ?: whose
            error = ""
        }
        return Next.Stay
    }

    override fun onEdit(field: Int, text: String): Next {
        val whose = whose.takeIf { it in names }
        if (!busy && whose != null) {
            names[whose] = text
            error = ""
        }
        return Next.Stay
    }

    override fun onPrimary(): Next {
        val whose = whose.takeUnless { busy } ?: return Next.Stay
        val typed = names[whose]
        if (typed != null) {
            try {
                cleanName(typed)
            } catch (refused: CountersignException) {
                error = Say.nameError(desk.texts, refused) ?: Refusals.say(desk.texts, refused)
                return Next.Stay
            }
        }
        val admission = if (typed == null) Admission.Replacing(known.id) else Admission.New(typed)
        busy = true
        notice = null
        ask({ it.people().admit(live.session, admission) }) { admitted ->
            busy = false
            when (admitted) {
                is Outcome.Done -> when (val found = admitted.value) {
                    is Admitted.Here -> return@ask goOn(found.person)
                    is Admitted.NameTaken -> error = text("pair-taken-again", "name" to found.known.name)
                }
                is Outcome.Refused -> notice = Refusals.notice(desk.texts, admitted.refusal)
            }
            Next.Stay
        }
        return Next.Stay
    }

    override fun onBack(): Next = if (busy) Next.Stay else Next.Back
}
