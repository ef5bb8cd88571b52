package org.countersign.android.screen

import android.view.Gravity
import android.widget.LinearLayout
import org.countersign.android.R
import org.countersign.android.kit.ChoiceCard
import org.countersign.android.kit.Glyph
import org.countersign.android.kit.Look
import org.countersign.android.kit.Page
import org.countersign.android.kit.PushButton
import org.countersign.android.kit.Signs
import org.countersign.android.kit.Weight
import org.countersign.android.kit.asCard
import org.countersign.android.kit.column
import org.countersign.android.kit.heading
import org.countersign.android.kit.isThere
import org.countersign.android.kit.showAll
import org.countersign.android.kit.tell
import org.countersign.android.kit.words
import org.countersign.model.Button
import org.countersign.model.Choice
import org.countersign.model.Filter
import org.countersign.model.JournalBody
import org.countersign.model.RecordRow
import org.countersign.model.Tone
import org.countersign.model.screen.JournalScreen
import org.countersign.model.View as Shown

/** What happened, newest first, and what narrows it. */
internal class JournalView(private val look: Look, private val screen: JournalScreen) : ScreenView<JournalBody> {
    private val page = Page(look, screen, stepsFirst = true)
    private val person = Picker(look, "screen-filter-person") { narrow(person = it) }
    private val kind = Picker(look, "screen-filter-result") { narrow(kind = it) }
    private val span = Picker(look, "screen-filter-time") { narrow(span = it) }
    private val empty = look.words(colour = look.palette.secondary)
    private val rows = look.column(gap = 8)
    private val more = PushButton(look, Weight.Plain) { screen.more() }
    override val root get() = page

    init {
        val filters = look.column(gap = 8)
        for (part in listOf(person, kind, span)) filters.put(part)
        for (part in listOf(filters, empty, rows, more)) page.body.put(part)
        more.show(Button(look.text("screen-more")))
    }

    override fun show(shown: Shown<JournalBody>) {
        val body = shown.body
        person.show(body.people)
        kind.show(body.kinds)
        span.show(body.spans)
        empty.tell(body.empty)
        rows.showAll(body.rows, { place -> Row(look) { screen.pick(place) } }) { show(it) }
        more.isThere(body.more)
        page.show(shown.frame)
    }

    private fun narrow(person: Int? = null, kind: Int? = null, span: Int? = null) {
        val now = screen.view.value.body
        screen.filter(person ?: now.people.chosen, kind ?: now.kinds.chosen, span ?: now.spans.chosen)
    }

    /** What a list is narrowed by: the answer that counts, and behind it all others. */
    private class Picker(private val look: Look, key: String, private val choose: (Int) -> Unit) :
        LinearLayout(look.context) {
        private val label = look.text(key)
        private val answers = look.column(gap = 8)
        private val head = PushButton(look, Weight.Plain, R.drawable.sign_down) { open(answers.visibility != VISIBLE) }

        init {
            orientation = VERTICAL
            head.gravity = Gravity.CENTER_VERTICAL or Gravity.START
            head.textAlignment = TEXT_ALIGNMENT_VIEW_START
            addView(head, LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.WRAP_CONTENT))
            addView(answers, LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.WRAP_CONTENT))
            answers.setPadding(look.dp(16), look.dp(8), 0, look.dp(8))
            answers.isThere(false)
        }

        fun show(filter: Filter) {
            head.show(Button("$label: ${filter.answers.getOrElse(filter.chosen) { "" }}"))
            val open = answers.visibility == VISIBLE
            val choices = filter.answers.mapIndexed { place, answer -> Choice(answer, chosen = place == filter.chosen) }
            answers.showAll(choices, { place -> ChoiceCard(look) { take(place) } }) { show(it) }
            answers.isThere(open)
        }

        private fun take(place: Int) {
            open(false)
            choose(place)
        }

        private fun open(now: Boolean) = answers.isThere(now)
    }

    /** A record, under its day where that begins. */
    private class Row(private val look: Look, pick: () -> Unit) : LinearLayout(look.context) {
        private val day = look.heading()
        private val card = LinearLayout(look.context)
        private val sign = Glyph(look, R.drawable.sign_dot, look.palette.text)
        private val what = look.words(bold = true)
        private val who = look.words(Look.NOTE, colour = look.palette.secondary)

        init {
            orientation = VERTICAL
            day.setPadding(0, look.dp(12), 0, look.dp(8))
            addView(day)
            val side = look.dp(14)
            card.setPadding(side, look.dp(12), side, look.dp(12))
            card.gravity = Gravity.CENTER_VERTICAL
            look.asCard(card, pick)
            card.addView(sign)
            val words = look.column(gap = 2)
            words.setPaddingRelative(look.dp(14), 0, 0, 0)
            words.put(what)
            words.put(who)
            card.addView(words, LayoutParams(0, LayoutParams.WRAP_CONTENT, 1f))
            addView(card, LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.WRAP_CONTENT))
        }

        fun show(record: RecordRow) {
            day.tell(record.day)
            val ink = look.palette.toneText(record.tone)
            sign.draw(record.sign?.let { Signs.of(it) } ?: Signs.small(record.tone), ink)
            what.tell(record.what)
            what.setTextColor(if (record.tone == Tone.Error) ink else look.palette.text)
            who.tell(listOf(record.time, record.name).filter { it.isNotEmpty() }.joinToString(" · "))
            card.contentDescription =
                listOf(record.time, record.name, record.what).filter { it.isNotEmpty() }.joinToString(", ")
        }
    }
}
