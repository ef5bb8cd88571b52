package org.countersign.android.screen

import android.view.Gravity
import android.view.View
import android.widget.LinearLayout
import android.widget.ScrollView
import android.widget.Space
import org.countersign.android.kit.Badge
import org.countersign.android.kit.Glyph
import org.countersign.android.kit.Line
import org.countersign.android.kit.Look
import org.countersign.android.kit.Middle
import org.countersign.android.kit.Palette
import org.countersign.android.kit.Signs
import org.countersign.android.kit.VerdictButton
import org.countersign.android.kit.column
import org.countersign.android.kit.heading
import org.countersign.android.kit.isThere
import org.countersign.android.kit.showAll
import org.countersign.android.kit.surface
import org.countersign.android.kit.tell
import org.countersign.android.kit.words
import org.countersign.model.Button
import org.countersign.model.VerdictBody
import org.countersign.model.screen.VerdictScreen
import org.countersign.model.View as Shown

/** The verdict, over the whole screen: unmistakable in colour, in grey, and by ear. */
internal class VerdictView(private val look: Look, private val screen: VerdictScreen) : ScreenView<VerdictBody> {
    private val sign = screen.view.value.body.sign
    private val ink = Palette.ink(sign)
    private val paper = Palette.surface(sign)
    private val words = look.heading(Look.VERDICT)
    private val name = look.words(Look.HEADING, bold = true, colour = ink)
    private val trust = Badge(look)
    private val why = look.words(colour = ink)
    private val next = look.words(bold = true, colour = ink)
    private val notice = look.words(bold = true, colour = ink)
    private val dial = VerdictButton(look, ink, paper, outlined = true) { screen.dial() }
    private val primary = VerdictButton(look, ink, paper, filled = true) { screen.primary() }
    private val others = look.column(gap = 8)
    private val explain = VerdictButton(look, ink, paper) { screen.explain() }
    private val explanation = look.words(colour = ink)
    private val back = VerdictButton(look, ink, paper) { screen.back() }
    private val small = look.words(Look.NOTE, colour = ink)
    override val root: ScrollView = ScrollView(look.context)

    init {
        val inner = look.column()
        inner.gravity = Gravity.CENTER_HORIZONTAL
        val side = look.dp(24)
        inner.setPadding(side, look.dp(24), side, look.dp(16))
        inner.put(Glyph(look, Signs.of(sign), ink, SIGN), LinearLayout.LayoutParams.WRAP_CONTENT)
        words.setTextColor(ink)
        words.accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_ASSERTIVE
        for (part in listOf(words, name)) middle(inner, part)
        inner.put(trust, LinearLayout.LayoutParams.WRAP_CONTENT)
        middle(inner, why)
        middle(inner, next)
        next.background = look.surface(0, ink, stroke = 1)
        next.setPadding(look.dp(16), look.dp(16), look.dp(16), look.dp(16))
        middle(inner, notice)
        notice.accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
        inner.fill(Space(look.context))
        for (part in listOf(primary, dial, others, explain)) inner.put(part)
        middle(inner, explanation)
        inner.put(back)
        middle(inner, small)
        root.isFillViewport = true
        root.setBackgroundColor(paper)
        val middle = Middle(look)
        middle.addView(inner)
        root.addView(middle)
    }

    override fun show(shown: Shown<VerdictBody>) {
        val (frame, body) = shown.frame to shown.body
        words.tell(body.words)
        name.tell(body.person.name)
        trust.outline(body.person.trustText, ink)
        why.tell(body.why)
        next.tell(body.next)
        notice.tell(frame.notice?.text.orEmpty())
        primary.isThere(frame.primary != null)
        frame.primary?.let { primary.show(it) }
        dial.show(Button(look.text("call-dial")))
        dial.isThere(screen.canDial)
        others.showAll(frame.others, { VerdictButton(look, ink, paper) { screen.other(it) } }) { show(it) }
        explain.show(Button(body.explain))
        explanation.tell(if (body.explained) body.explanation else "")
        back.isThere(frame.back != null)
        frame.back?.let { back.show(Button(it)) }
        small.tell(body.small)
        // A screen reader says the verdict and the next step before anything else.
        root.accessibilityPaneTitle = frame.announce
    }

    private fun middle(column: Line, text: android.widget.TextView) {
        text.textAlignment = View.TEXT_ALIGNMENT_CENTER
        column.put(text)
    }

    private companion object {
        const val SIGN = 112
    }
}
