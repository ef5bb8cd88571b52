package org.countersign.model.screen

import org.countersign.core.CallRole
import org.countersign.core.People
import org.countersign.core.PersonView
import org.countersign.model.Button
import org.countersign.model.ContactId
import org.countersign.model.Fact
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.PersonBody
import org.countersign.model.Refusals
import org.countersign.model.Say
import org.countersign.model.Screen
import org.countersign.model.Tone
import org.countersign.model.View
import org.countersign.model.device.Outcome
import org.countersign.model.texts.Moment

/** One person: what is known of them as a list of facts, and a screen for each change, so that nothing is changed by the way. */
public class PersonScreen internal constructor(private val id: ContactId) : Screen<PersonBody>() {
    private var known: PersonView? = null
    private var notice: Notice? = null

    /** Whether "Suspend" was pressed once and waits for a yes; the question stands in the frame, and nothing in the body. */
    private var suspending = false

    private enum class Action(val key: String) {
        TheyCalled("person-they-called"),
        ICalled("person-i-called"),
        Rename("person-rename"),
        Number("person-number"),
        Journal("person-journal"),
        Suspend("person-suspend"),
        Resume("person-resume"),
        Forget("person-forget")
    }

    /** Takes an action, by its place among [PersonBody.actions]. */
    public fun pick(place: Int): Unit = act { known?.let { pick(place, it) } ?: Next.Stay }

    override fun draw(): View<PersonBody> {
        val known = known
        val nothing = PersonBody(null, emptyList(), emptyList())
        val frame = Frame(known?.name.orEmpty(), notice = notice, back = text("back-home"))
        if (known == null) return View(frame, nothing)
        if (suspending) {
            val question = frame.copy(
                title = text("suspend-title", "name" to known.name),
                paragraphs = listOf(text("suspend-means")),
                primary = Button(text("person-suspend"), danger = true),
                others = listOf(Button(text("cancel")))
            )
            return View(question, nothing)
        }
        val suspended = known.suspendedAt != null
        val actions = actions(known).map {
            val calls = it == Action.TheyCalled || it == Action.ICalled
            Button(text(it.key), enabled = !(calls && suspended), danger = it == Action.Forget)
        }
        return View(frame, PersonBody(Say.row(desk.texts, known), facts(known), actions))
    }

    override fun open(): Next {
        change { it.person(id.core) }
        return Next.Stay
    }

    override fun again(): Next = open()

    override fun onPrimary(): Next {
        if (suspending) {
            suspending = false
            change { it.suspend(id.core) }
        }
        return Next.Stay
    }

    override fun onOther(place: Int): Next {
        suspending = false
        return Next.Stay
    }

    override fun onBack(): Next = if (suspending) onOther(0) else Next.Back

    private fun pick(place: Int, known: PersonView): Next {
        if (suspending) return Next.Stay
        val suspended = known.suspendedAt != null
        return when (actions(known).getOrNull(place)) {
            Action.TheyCalled -> if (suspended) Next.Stay else Next.Go(Call(known, CallRole.THEY_CALLED))
            Action.ICalled -> if (suspended) Next.Stay else Next.Go(Call(known, CallRole.I_CALLED))
            Action.Rename -> Next.Go(Rename(known))
            Action.Number -> Next.Go(NumberScreen(known))
            Action.Journal -> Next.Go(JournalScreen(id))
            Action.Suspend -> {
                suspending = true
                Next.Stay
            }
            Action.Resume -> {
                change { it.resume(id.core) }
                Next.Stay
            }
            Action.Forget -> Next.Go(Forget(known))
            null -> Next.Stay
        }
    }

    /** What can be done with a person now, in the order of the buttons. */
    private fun actions(known: PersonView) = listOf(
        Action.TheyCalled,
        Action.ICalled,
        Action.Rename,
        Action.Number,
        Action.Journal,
        if (known.suspendedAt != null) Action.Resume else Action.Suspend,
        Action.Forget
    )

    private fun change(work: (People) -> PersonView) {
        ask({ work(it.people()) }) { found ->
            when (found) {
                is Outcome.Done -> {
                    known = found.value
                    notice = null
                }
                is Outcome.Refused -> notice = Refusals.notice(desk.texts, found.refusal)
            }
            Next.Stay
        }
    }

    private fun facts(known: PersonView): List<Fact> {
        val number = known.number?.let { "${it.number} (${Say.origin(desk.texts, it)})" }
        return listOfNotNull(
            Fact(text("fact-trust"), Say.trustMeaning(desk.texts, known.trust)),
            Fact(text("fact-paired"), Moment.of(known.pairedAt).dateTime(desk.texts)),
            Fact(text("fact-calls-themselves"), known.callsThemselves),
            Fact(text("fact-number"), number ?: text("fact-no-number")),
            Fact(text("fact-checked"), Say.row(desk.texts, known).checked),
            known.driftSeconds.takeIf { it != 0L }?.let {
                Fact(text("fact-drift"), text("fact-drift-seconds", "seconds" to it))
            },
            if (known.allowsQuick) Fact(text("fact-quick"), text("fact-quick-allowed"), Tone.Warning) else null,
            known.suspendedAt?.let {
                Fact(text("fact-suspended"), Moment.of(it).dateTime(desk.texts), Tone.Warning)
            }
        )
    }
}
