package org.countersign.android.screen

import android.view.Gravity
import android.view.View
import android.widget.LinearLayout
import android.widget.Switch
import org.countersign.android.R
import org.countersign.android.kit.Glyph
import org.countersign.android.kit.Look
import org.countersign.android.kit.Page
import org.countersign.android.kit.Role
import org.countersign.android.kit.asCard
import org.countersign.android.kit.column
import org.countersign.android.kit.heading
import org.countersign.android.kit.isThere
import org.countersign.android.kit.showAll
import org.countersign.android.kit.tell
import org.countersign.android.kit.words
import org.countersign.model.Setting
import org.countersign.model.screen.SettingsScreen
import org.countersign.model.View as Shown

/** All settings, one line for each. */
internal class SettingsView(private val look: Look, private val screen: SettingsScreen) : ScreenView<List<Setting>> {
    private val page = Page(look, screen)
    private val lines = look.column(gap = 8)
    override val root get() = page

    init {
        page.body.put(lines)
    }

    override fun show(shown: Shown<List<Setting>>) {
        lines.showAll(shown.body, { place -> Line(look) { screen.pick(place) } }) { show(it) }
        page.show(shown.frame)
    }

    /** A line of any kind: which one it is may change under it. */
    private class Line(private val look: Look, pick: () -> Unit) : LinearLayout(look.context) {
        private val head = look.heading()
        private val card = LinearLayout(look.context)
        private val title = look.words(bold = true)
        private val detail = look.words(Look.NOTE, colour = look.palette.secondary)
        private val value = look.words(Look.NOTE, bold = true, colour = look.palette.primary)
        private val forth = Glyph(look, R.drawable.sign_forth, look.palette.secondary, size = 20)
        private val switch = Switch(look.context)
        private var on: Boolean? = null

        init {
            orientation = VERTICAL
            head.setPadding(0, look.dp(12), 0, 0)
            addView(head)
            val side = look.dp(16)
            card.setPadding(side, look.dp(14), side, look.dp(14))
            card.gravity = Gravity.CENTER_VERTICAL
            look.asCard(card, pick)
            val words = look.column(gap = 4)
            for (part in listOf(title, detail, value)) words.put(part)
            card.addView(words, LayoutParams(0, LayoutParams.WRAP_CONTENT, 1f))
            card.addView(forth)
            // The whole line is what is pressed.
            switch.isClickable = false
            switch.isFocusable = false
            switch.importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
            switch.thumbTintList = android.content.res.ColorStateList.valueOf(look.palette.primary)
            switch.trackTintList = android.content.res.ColorStateList.valueOf(look.palette.line)
            card.addView(switch)
            addView(card, LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.WRAP_CONTENT))
        }

        fun show(setting: Setting) {
            val heading = setting as? Setting.Heading
            head.tell(heading?.title.orEmpty())
            card.isThere(heading == null)
            val opens = setting as? Setting.Opens
            val turns = setting as? Setting.Switch
            title.tell(opens?.title ?: turns?.title.orEmpty())
            detail.tell(opens?.detail ?: turns?.detail.orEmpty())
            value.tell(opens?.value.orEmpty())
            forth.isThere(opens != null)
            switch.isThere(turns != null)
            card.isEnabled = opens?.enabled != false
            title.setTextColor(if (card.isEnabled) look.palette.text else look.palette.disabled)
            on = turns?.on
            switch.isChecked = turns?.on == true
            card.accessibilityDelegate =
                if (turns == null) Role(Role.BUTTON) else Role("android.widget.Switch") { it.isChecked = on == true }
        }
    }
}
