package org.countersign.model.screen

import org.countersign.core.CallRole
import org.countersign.core.PersonView
import org.countersign.model.Button
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.PeopleList
import org.countersign.model.Refusals
import org.countersign.model.Say
import org.countersign.model.Screen
import org.countersign.model.View
import org.countersign.model.contact
import org.countersign.model.device.Outcome
import org.countersign.model.texts.Texts

/** People, and those of them that a search finds. */
internal class Roll {
    private var people: List<PersonView>? = null
    private var search = ""

    val isEmpty: Boolean get() = people?.isEmpty() == true

    fun set(people: List<PersonView>) {
        this.people = people
    }

    fun search(text: String) {
        search = text
    }

    fun at(row: Int): PersonView? = found().getOrNull(row)

    fun show(texts: Texts): PeopleList {
        val rows = found().map { Say.row(texts, it) }
        val empty = when {
            people == null || rows.isNotEmpty() -> ""
            isEmpty -> texts.get("people-none")
            else -> texts.get("people-none-found")
        }
        return PeopleList(rows, search, empty)
    }

    private fun found(): List<PersonView> {
        val wanted = search.trim()
        return people.orEmpty().filter {
            it.name.contains(wanted, ignoreCase = true) || it.callsThemselves.contains(wanted, ignoreCase = true)
        }
    }
}

/** The first screen: the two big buttons, the people, pairing. It is to be understood while the telephone rings. */
public class Home internal constructor() : Screen<PeopleList>() {
    private val roll = Roll()
    private var notice: Notice? = null

    /** The big button "They called me". */
    public fun theyCalled(): Unit = act { Next.Go(Choose(CallRole.THEY_CALLED)) }

    /** The big button "I am calling". */
    public fun iCalled(): Unit = act { Next.Go(Choose(CallRole.I_CALLED)) }

    /** Pair with someone. */
    public fun pair(): Unit = act { Next.Go(Pairing()) }

    /** Open the journal. */
    public fun journal(): Unit = act { Next.Go(JournalScreen(null)) }

    /** Open the settings. */
    public fun settings(): Unit = act { Next.Go(SettingsScreen()) }

    /** Lock everything. */
    public fun lock(): Unit = act { Next.Lock }

    /** This is searched for. */
    public fun search(text: String): Unit = act {
        roll.search(text)
        Next.Stay
    }

    /** A person of the list. */
    public fun pick(row: Int): Unit = act { roll.at(row)?.let { Next.Go(PersonScreen(it.id.contact)) } ?: Next.Stay }

    override fun draw(): View<PeopleList> = View(Frame(text("home-title"), notice = notice), roll.show(desk.texts))

    override fun open(): Next = read()

    override fun again(): Next {
        roll.search("")
        return read()
    }

    override val isFirst: Boolean get() = true

    override fun onBack(): Next = Next.Stay

    private fun read(): Next {
        ask({ it.people().list() }) { people ->
            when (people) {
                is Outcome.Done -> {
                    roll.set(people.value)
                    notice = null
                }
                is Outcome.Refused -> notice = Refusals.notice(desk.texts, people.refusal)
            }
            Next.Stay
        }
        return Next.Stay
    }
}

/** Whom this is about. */
public class Choose internal constructor(private val role: CallRole) : Screen<PeopleList>() {
    private val roll = Roll()
    private var notice: Notice? = null

    /** This is searched for. */
    public fun search(text: String): Unit = act {
        roll.search(text)
        Next.Stay
    }

    /** A person of the list. */
    public fun pick(row: Int): Unit = act { roll.at(row)?.let { Next.Go(Call(it, role)) } ?: Next.Stay }

    override fun draw(): View<PeopleList> {
        val key = if (role == CallRole.I_CALLED) "choose-i-called" else "choose-they-called"
        val frame = Frame(
            title = text(key),
            paragraphs = listOf(text("$key-hint")),
            notice = notice,
            back = text("back-home"),
            primary = if (roll.isEmpty) Button(text("people-pair-first")) else null
        )
        return View(frame, roll.show(desk.texts))
    }

    override fun open(): Next {
        ask({ it.people().list() }) { people ->
            when (people) {
                is Outcome.Done -> roll.set(people.value)
                is Outcome.Refused -> notice = Refusals.notice(desk.texts, people.refusal)
            }
            Next.Stay
        }
        return Next.Stay
    }

    override fun again(): Next = open()

    override fun onPrimary(): Next = if (roll.isEmpty) Next.Instead(Pairing()) else Next.Stay
}
