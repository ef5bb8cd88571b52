package org.countersign.android.screen

import org.countersign.android.kit.ChoiceCard
import org.countersign.android.kit.FactRow
import org.countersign.android.kit.FieldBox
import org.countersign.android.kit.Look
import org.countersign.android.kit.Page
import org.countersign.android.kit.Typing
import org.countersign.android.kit.WordGrid
import org.countersign.android.kit.brand
import org.countersign.android.kit.column
import org.countersign.android.kit.heading
import org.countersign.android.kit.showAll
import org.countersign.android.kit.tell
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.screen.NumberScreen
import org.countersign.model.screen.Opening
import org.countersign.model.screen.PairNumber
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.Welcome
import org.countersign.model.View as Shown

/** Every question with answers to choose or to type, and everything that is only told. */
internal class FormView(private val look: Look, private val screen: FormScreen) : ScreenView<Form> {
    private val page = Page(look, screen)
    private val large = look.heading(Look.TITLE)
    private val words = WordGrid(look)
    private val facts = look.column(gap = 0)
    private val choices = look.column(gap = 8)
    private val fields = look.column()
    private val typing = if (screen is NumberScreen || screen is PairNumber) Typing.Phone else Typing.Text
    override val root get() = page

    init {
        // Where nothing lies before a screen, the app says whose it is.
        if (screen is Welcome || screen is Unlock || screen is Opening) page.top.put(look.brand())
        for (part in listOf(large, words, facts, choices, fields)) page.body.put(part)
    }

    override fun show(shown: Shown<Form>) {
        val form = shown.body
        large.tell(form.large)
        words.show(form.words)
        facts.showAll(form.facts, { FactRow(look) }) { show(it) }
        choices.showAll(form.choices, { place -> ChoiceCard(look) { screen.choose(place) } }) { show(it) }
        val last = form.fields.lastOrNull()
        fields.showAll(form.fields, { place -> field(place) }) { show(it, last = it === last) }
        page.show(shown.frame)
    }

    private fun field(place: Int) =
        FieldBox(look, typing, edit = { screen.edit(place, it) }, accept = { screen.accept(place) })
}
