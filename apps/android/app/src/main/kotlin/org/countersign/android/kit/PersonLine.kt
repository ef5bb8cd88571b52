package org.countersign.android.kit

import android.text.TextUtils
import android.view.Gravity
import android.view.View
import android.widget.LinearLayout
import org.countersign.android.R
import org.countersign.model.PersonRow
import org.countersign.model.Tone

/** A person: initials, name, what the pairing is worth, when they were last checked, what holds them back. */
internal open class PersonLine(private val look: Look) : LinearLayout(look.context) {
    private val initials = look.words(Look.BODY, bold = true, colour = look.palette.primary)
    private val name = look.words(Look.BODY, bold = true)
    private val checked = look.words(Look.NOTE, colour = look.palette.secondary)
    private val trust = Badge(look)
    private val state = Badge(look)

    init {
        orientation = HORIZONTAL
        gravity = Gravity.CENTER_VERTICAL
        initials.gravity = Gravity.CENTER
        initials.textAlignment = TEXT_ALIGNMENT_CENTER
        initials.importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
        // Decoration, which does not grow with the text: the name beside it does.
        initials.setTextSize(android.util.TypedValue.COMPLEX_UNIT_DIP, Look.BODY.toFloat())
        initials.background =
            look.surface(
                look.palette.initials,
                border = look.palette.text.takeIf {
                    look.palette.stroke > 1
                },
                corner = ROUND
            )
        addView(initials, LayoutParams(look.dp(ROUND), look.dp(ROUND)))
        name.maxLines = 2
        name.ellipsize = TextUtils.TruncateAt.END
        val words = look.column(gap = 4)
        words.put(name)
        words.put(checked)
        val badges = words.put(Flow(look, gap = 6))
        badges.put(trust)
        badges.put(state)
        words.setPaddingRelative(look.dp(14), 0, look.dp(8), 0)
        addView(words, LayoutParams(0, LayoutParams.WRAP_CONTENT, 1f))
    }

    open fun show(person: PersonRow) {
        initials.text = person.initials
        name.tell(person.name)
        checked.tell(person.checked)
        trust.show(person.trustText, Palette.trustTone(person.trust))
        state.show(person.state, Tone.Warning)
    }

    private companion object {
        const val ROUND = 44
    }
}

/** A person that can be picked. */
internal class PersonCard(look: Look, pick: () -> Unit) : PersonLine(look) {
    init {
        val side = look.dp(16)
        setPadding(side, look.dp(14), look.dp(8), look.dp(14))
        look.asCard(this, pick)
        addView(Glyph(look, R.drawable.sign_forth, look.palette.secondary, size = 20))
    }

    override fun show(person: PersonRow) {
        super.show(person)
        // The whole name, however much of it is seen.
        val parts = listOf(person.name, person.trustText, person.checked, person.state)
        contentDescription = parts.filter { it.isNotEmpty() }.joinToString(". ")
    }
}
