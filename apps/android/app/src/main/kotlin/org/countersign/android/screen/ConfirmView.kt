package org.countersign.android.screen

import android.view.View
import android.widget.LinearLayout
import org.countersign.android.kit.FieldBox
import org.countersign.android.kit.Look
import org.countersign.android.kit.Page
import org.countersign.android.kit.Typing
import org.countersign.android.kit.column
import org.countersign.android.kit.isThere
import org.countersign.android.kit.showAll
import org.countersign.android.kit.surface
import org.countersign.android.kit.tell
import org.countersign.android.kit.words
import org.countersign.model.WordsBody
import org.countersign.model.screen.Confirm
import org.countersign.model.View as Shown

/** The words of a pairing: to be looked at on both screens, or read out and typed. */
internal class ConfirmView(private val look: Look, screen: Confirm) : ScreenView<WordsBody> {
    private val page = Page(look, screen)
    private val label = look.words(bold = true)
    private val mine = look.column(gap = 0)
    private val ask = FieldBox(look, Typing.Text, screen::type)
    override val root get() = page

    init {
        mine.background = look.surface(look.palette.card, look.palette.hairline)
        val side = look.dp(20)
        mine.setPadding(side, look.dp(12), side, look.dp(12))
        for (part in listOf(label, mine, ask)) page.body.put(part)
    }

    override fun show(shown: Shown<WordsBody>) {
        val body = shown.body
        label.tell(body.mineLabel)
        val words = body.mine.mapIndexed { place, word -> word to body.digits.getOrElse(place) { "" } }
        mine.showAll(words, { Word(look) }) { (word, digits) -> show(word, digits) }
        ask.isThere(body.ask != null)
        body.ask?.let { ask.show(it.label, it.typed, it.error) }
        page.show(shown.frame)
    }

    /** A word, and the digits that stand for it in any language. */
    private class Word(look: Look) : LinearLayout(look.context) {
        private val word = look.words(Look.TITLE, bold = true)
        private val digits = look.words(Look.BODY, colour = look.palette.secondary)

        init {
            orientation = VERTICAL
            setPadding(0, look.dp(8), 0, look.dp(8))
            for (part in listOf(word, digits)) {
                part.importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
                addView(part)
            }
            isFocusable = true
        }

        fun show(word: String, digits: String) {
            this.word.tell(word)
            this.digits.tell(digits)
            contentDescription = "$word, ${digits.toList().joinToString(" ")}"
        }
    }
}
