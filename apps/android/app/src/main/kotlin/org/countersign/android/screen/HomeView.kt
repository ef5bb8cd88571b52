package org.countersign.android.screen

import android.view.Gravity
import android.view.View
import org.countersign.android.R
import org.countersign.android.kit.FieldBox
import org.countersign.android.kit.Flow
import org.countersign.android.kit.Glyph
import org.countersign.android.kit.Line
import org.countersign.android.kit.Look
import org.countersign.android.kit.Page
import org.countersign.android.kit.PersonCard
import org.countersign.android.kit.PushButton
import org.countersign.android.kit.Role
import org.countersign.android.kit.Typing
import org.countersign.android.kit.Weight
import org.countersign.android.kit.brand
import org.countersign.android.kit.column
import org.countersign.android.kit.heading
import org.countersign.android.kit.isThere
import org.countersign.android.kit.pressable
import org.countersign.android.kit.row
import org.countersign.android.kit.showAll
import org.countersign.android.kit.surface
import org.countersign.android.kit.tell
import org.countersign.android.kit.words
import org.countersign.model.Button
import org.countersign.model.PeopleList
import org.countersign.model.screen.Choose
import org.countersign.model.screen.Home
import org.countersign.model.View as Shown

/** The first screen: what to do when the telephone rings, and everyone. */
internal class HomeView(private val look: Look, private val screen: Home) : ScreenView<PeopleList> {
    private val page = Page(look, screen)
    private val pair = PushButton(look, Weight.Plain, R.drawable.sign_pair) { screen.pair() }
    private val people = People(look, screen::search, screen::pick)
    override val root get() = page

    init {
        page.top.put(look.brand())
        val tools = page.top.put(Flow(look, gap = 4))
        tools.translationX = -look.dp(8).toFloat() * if (look.isRightToLeft) -1 else 1
        tools.put(tool("screen-journal", R.drawable.sign_journal) { screen.journal() })
        tools.put(tool("screen-settings", R.drawable.sign_settings) { screen.settings() })
        tools.put(tool("screen-lock", R.drawable.sign_padlock) { screen.lock() })
        page.body.put(big("screen-they-called", R.drawable.sign_incoming) { screen.theyCalled() })
        page.body.put(big("screen-i-called", R.drawable.sign_outgoing) { screen.iCalled() })
        val line = look.row(gap = 8)
        line.gravity = Gravity.CENTER_VERTICAL
        line.setPadding(0, look.dp(8), 0, 0)
        line.fill(look.heading()).text = look.text("screen-people")
        pair.show(Button(look.text("screen-pair")))
        line.put(pair)
        page.body.put(line)
        page.body.put(people.root)
    }

    override fun show(shown: Shown<PeopleList>) {
        people.show(shown.body)
        page.show(shown.frame)
    }

    private fun tool(key: String, sign: Int, press: () -> Unit) =
        PushButton(look, Weight.Bare, sign, press).apply { show(Button(look.text(key))) }

    /** One of the two big buttons. */
    private fun big(key: String, sign: Int, press: () -> Unit): View {
        val palette = look.palette
        val button = look.row(gap = 20)
        button.gravity = Gravity.CENTER_VERTICAL
        button.minimumHeight = look.dp(HIGH)
        button.setPadding(look.dp(20), look.dp(16), look.dp(20), look.dp(16))
        button.background = look.pressable(look.surface(palette.primary), palette.onPrimary)
        button.put(Glyph(look, sign, palette.onPrimary, size = 28))
        val words = look.column(gap = 4)
        words.put(look.words(Look.HEADING, bold = true, colour = palette.onPrimary)).text = look.text(key)
        words.put(look.words(Look.NOTE, colour = palette.onPrimary)).text = look.text("$key-detail")
        button.fill(words)
        button.isClickable = true
        button.isFocusable = true
        button.setOnClickListener { press() }
        button.accessibilityDelegate = Role(Role.BUTTON)
        button.contentDescription = "${look.text(key)}. ${look.text("$key-detail")}"
        return button
    }

    private companion object {
        const val HIGH = 104
    }
}

/** Whom it is about. */
internal class ChooseView(look: Look, screen: Choose) : ScreenView<PeopleList> {
    private val page = Page(look, screen)
    private val people = People(look, screen::search, screen::pick)
    override val root get() = page

    init {
        page.body.put(people.root)
    }

    override fun show(shown: Shown<PeopleList>) {
        people.show(shown.body)
        page.show(shown.frame)
    }
}

/** People and the search among them. */
private class People(private val look: Look, search: (String) -> Unit, private val pick: (Int) -> Unit) {
    private val field = FieldBox(look, Typing.Search, search)
    private val empty = look.words(colour = look.palette.secondary)
    private val rows = look.column(gap = 8)
    val root: Line = look.column()

    init {
        field.hint(look.text("screen-search"))
        for (part in listOf(field, empty, rows)) root.put(part)
    }

    fun show(people: PeopleList) {
        field.isThere(people.rows.isNotEmpty() || people.search.isNotEmpty())
        field.show("", people.search, "")
        empty.tell(people.empty)
        rows.showAll(people.rows, { place -> PersonCard(look) { pick(place) } }) { show(it) }
    }
}
