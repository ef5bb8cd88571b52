package org.countersign.android.kit

import android.view.Gravity
import android.view.View
import android.widget.FrameLayout
import android.widget.LinearLayout
import android.widget.TextView
import org.countersign.model.Choice
import org.countersign.model.Fact
import org.countersign.model.Notice
import org.countersign.model.Tone

/** A sentence that stands out. A screen reader says it when it appears. */
internal class NoticeBox(private val look: Look) : LinearLayout(look.context) {
    private val sign = Glyph(look, Signs.of(Tone.Info), look.palette.text)
    private val words = look.words()

    init {
        orientation = HORIZONTAL
        gravity = Gravity.TOP
        val side = look.dp(16)
        setPadding(side, look.dp(14), side, look.dp(14))
        addView(sign)
        words.setPaddingRelative(look.dp(12), 0, 0, 0)
        addView(words, LayoutParams(0, LayoutParams.WRAP_CONTENT, 1f))
        words.accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
        isThere(false)
    }

    fun show(notice: Notice?) {
        isThere(notice != null)
        if (notice == null) return
        val ink = look.palette.toneText(notice.tone)
        background =
            look.surface(look.palette.toneSurface(notice.tone), border = ink.takeIf { look.palette.stroke > 1 })
        sign.draw(Signs.of(notice.tone), ink)
        words.setTextColor(ink)
        words.tell(notice.text)
    }
}

/** A few words on a tint: how much a pairing is worth, what is out of the ordinary. */
internal class Badge(private val look: Look) : FrameLayout(look.context) {
    private val words = look.words(Look.NOTE, bold = true)

    init {
        words.setPadding(look.dp(10), look.dp(3), look.dp(10), look.dp(3))
        addView(words, LayoutParams(LayoutParams.WRAP_CONTENT, LayoutParams.WRAP_CONTENT))
        isThere(false)
    }

    fun show(text: String, tone: Tone) {
        words.tell(text)
        isThere(text.isNotEmpty())
        val ink = look.palette.toneText(tone)
        words.setTextColor(ink)
        val border = ink.takeIf { look.palette.stroke > 1 }
        words.background = look.surface(look.palette.toneSurface(tone), border, corner = ROUND)
    }

    /** Shows it as an outline, on a surface of any colour. */
    fun outline(text: String, ink: Int) {
        words.tell(text)
        isThere(text.isNotEmpty())
        words.setTextColor(ink)
        words.background = look.surface(0, ink, stroke = 1, corner = ROUND)
    }

    private companion object {
        const val ROUND = 20
    }
}

/** One of several answers, of which one is chosen. */
internal class ChoiceCard(private val look: Look, choose: () -> Unit) : LinearLayout(look.context) {
    private val mark = Dot(look)
    private val title = look.words(bold = true)
    private val detail = look.words(Look.NOTE, colour = look.palette.secondary)
    private var chosen = false

    init {
        orientation = HORIZONTAL
        gravity = Gravity.TOP
        minimumHeight = look.dp(Look.TOUCH)
        val side = look.dp(16)
        setPadding(side, look.dp(14), side, look.dp(14))
        addView(mark)
        val words = look.column(gap = 4)
        words.put(title)
        words.put(detail)
        words.setPaddingRelative(look.dp(14), 0, 0, 0)
        addView(words, LayoutParams(0, LayoutParams.WRAP_CONTENT, 1f))
        isClickable = true
        isFocusable = true
        setOnClickListener { choose() }
        accessibilityDelegate = Role("android.widget.RadioButton") { it.isChecked = chosen }
    }

    fun show(choice: Choice) {
        chosen = choice.chosen
        isEnabled = choice.enabled
        title.tell(choice.title)
        detail.tell(choice.detail)
        val palette = look.palette
        title.setTextColor(if (choice.enabled) palette.text else palette.disabled)
        detail.setTextColor(if (choice.enabled) palette.secondary else palette.disabled)
        mark.show(chosen, choice.enabled)
        val border = if (chosen) palette.primary else palette.line
        background =
            look.pressable(look.surface(palette.card, border, if (chosen) 2 else palette.stroke), palette.primary)
    }
}

/** What makes an answer look like one of several. */
private class Dot(private val look: Look) : View(look.context) {
    private val side = look.dp(22)

    fun show(chosen: Boolean, enabled: Boolean) {
        val palette = look.palette
        val ink = when {
            !enabled -> palette.disabled
            chosen -> palette.primary
            else -> palette.line
        }
        background = look.surface(0, ink, stroke = if (chosen) THICK else 2, corner = look.dp(22))
    }

    override fun onMeasure(widthMeasureSpec: Int, heightMeasureSpec: Int) = setMeasuredDimension(side, side)

    private companion object {
        const val THICK = 7
    }
}

/** Names and values, one under the other. */
internal class FactRow(private val look: Look) : LinearLayout(look.context) {
    private val name = look.words(Look.NOTE, colour = look.palette.secondary)
    private val value = look.words()
    private val sign = Glyph(look, Signs.of(Tone.None), look.palette.text, size = 20)

    init {
        orientation = HORIZONTAL
        gravity = Gravity.CENTER_VERTICAL
        val words = look.column(gap = 2)
        words.put(name)
        words.put(value)
        addView(words, LayoutParams(0, LayoutParams.WRAP_CONTENT, 1f))
        addView(sign)
        setPadding(0, look.dp(10), 0, look.dp(10))
    }

    fun show(fact: Fact) {
        name.tell(fact.name)
        value.tell(fact.value)
        val ink = look.palette.toneText(fact.tone)
        value.setTextColor(ink)
        sign.isThere(fact.tone != Tone.None)
        sign.draw(Signs.of(fact.tone), ink)
    }
}

/** Words to be written down, each with its number, in two columns where they fit. */
internal class WordGrid(private val look: Look) : LinearLayout(look.context) {
    private var shown: List<String> = emptyList()

    init {
        orientation = VERTICAL
        background = look.surface(look.palette.card, look.palette.hairline)
        val side = look.dp(16)
        setPadding(side, look.dp(8), side, look.dp(8))
        isThere(false)
    }

    fun show(words: List<String>) {
        isThere(words.isNotEmpty())
        if (words == shown) return
        shown = words
        removeAllViews()
        val columns = if (look.fontScale > NARROW) 1 else 2
        val rows = (words.size + columns - 1) / columns
        for (row in 0 until rows) {
            val line = look.row(gap = 8)
            for (column in 0 until columns) {
                // Read down, as on paper.
                words.getOrNull(column * rows + row)?.let { line.fill(one(column * rows + row + 1, it)) }
            }
            addView(line)
        }
    }

    private fun one(number: Int, word: String): View {
        val line = look.row(gap = 8)
        val count = look.words(Look.BODY, colour = look.palette.secondary)
        count.text = number.toString()
        count.minWidth = look.sp(Look.HEADING + 4).toInt()
        val text: TextView = look.words(Look.HEADING, bold = true)
        text.text = word
        line.put(count)
        line.put(text)
        line.gravity = Gravity.CENTER_VERTICAL
        line.setPadding(0, look.dp(6), 0, look.dp(6))
        // "3 orange" in one go.
        line.contentDescription = "$number $word"
        line.isFocusable = true
        for (part in listOf(count, text)) part.importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
        return line
    }

    private companion object {
        const val NARROW = 1.3f
    }
}
