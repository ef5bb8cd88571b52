package org.countersign.android.screen

import org.countersign.android.kit.FactRow
import org.countersign.android.kit.Look
import org.countersign.android.kit.Page
import org.countersign.android.kit.PersonLine
import org.countersign.android.kit.PushButton
import org.countersign.android.kit.Weight
import org.countersign.android.kit.column
import org.countersign.android.kit.isThere
import org.countersign.android.kit.showAll
import org.countersign.model.PersonBody
import org.countersign.model.screen.PersonScreen
import org.countersign.model.View as Shown

/** A person: what is known of them, and what can be done. */
internal class PersonView(private val look: Look, private val screen: PersonScreen) : ScreenView<PersonBody> {
    private val page = Page(look, screen)
    private val person = PersonLine(look)
    private val facts = look.column(gap = 0)
    private val actions = look.column(gap = 8)
    override val root get() = page

    init {
        for (part in listOf(person, facts, actions)) page.body.put(part)
    }

    override fun show(shown: Shown<PersonBody>) {
        val body = shown.body
        person.isThere(body.row != null)
        body.row?.let { person.show(it) }
        facts.showAll(body.facts, { FactRow(look) }) { show(it) }
        actions.showAll(body.actions, { place -> PushButton(look, Weight.Plain) { screen.pick(place) } }) { show(it) }
        page.show(shown.frame)
    }
}
