package org.countersign.android.kit

import android.content.res.ColorStateList
import android.view.Gravity
import android.view.View
import android.widget.LinearLayout
import android.widget.ProgressBar
import android.widget.ScrollView
import android.widget.Space
import android.widget.TextView
import org.countersign.model.Frame
import org.countersign.model.Screen

/**
 * What every screen has but the verdict: way back, title, sentences, notice, what is its own, what is under way, and the
 * steps at the bottom. All of it scrolls, so that no size of text and no keyboard hides a step.
 */
internal class Page(private val look: Look, private val screen: Screen<*>, stepsFirst: Boolean = false) :
    ScrollView(look.context) {
    private val back = look.backButton { screen.back() }
    private val title = look.heading(Look.TITLE)
    private val paragraphs = look.column(gap = 8)
    private val notice = NoticeBox(look)
    private val busy = BusyBar(look)
    private val primary = PushButton(look, Weight.Primary) { screen.primary() }
    private val others = look.column(gap = 8)
    private val inner = look.column()

    /** What stands above the title in the place of a way back. */
    val top: Line = look.column(gap = 0)

    /** What a screen has of its own. */
    val body: Line = look.column()

    init {
        isFillViewport = true
        val side = look.dp(SIDE)
        inner.setPadding(side, look.dp(8), side, look.dp(24))
        top.put(back, LinearLayout.LayoutParams.WRAP_CONTENT)
        // The arrow stands over the beginning of the title.
        back.translationX = -look.dp(8).toFloat() * if (look.isRightToLeft) -1 else 1
        for (part in listOf(top, title, paragraphs, notice)) inner.put(part)
        val steps = look.column(gap = 8)
        steps.put(busy)
        steps.put(primary)
        steps.put(others)
        if (stepsFirst) {
            inner.put(steps)
            inner.put(body)
        } else {
            inner.put(body)
            inner.fill(Space(look.context))
            inner.put(steps)
        }
        val middle = Middle(look)
        middle.addView(inner)
        addView(middle)
    }

    fun show(frame: Frame) {
        // A way back that says the same as the step forward is that step.
        back.isThere(frame.back != null && frame.back != frame.primary?.label)
        frame.back?.let { back.show(org.countersign.model.Button(it)) }
        top.isThere((0 until top.childCount).any { top.getChildAt(it).visibility == View.VISIBLE })
        // A title with nothing above it does not stand at the edge.
        val above = look.dp(if (top.visibility == View.VISIBLE) 8 else 24)
        if (above !=
            inner.paddingTop
        ) {
            inner.setPadding(inner.paddingLeft, above, inner.paddingRight, inner.paddingBottom)
        }
        title.tell(frame.title)
        paragraphs.showAll<String, TextView>(frame.paragraphs, {
            look.words(colour = look.palette.secondary)
        }) { tell(it) }
        notice.show(frame.notice)
        busy.show(frame.busy, frame.progress, isSaid = frame.busy == frame.title)
        primary.isThere(frame.primary != null)
        frame.primary?.let { primary.show(it) }
        others.showAll(frame.others, { place -> PushButton(look, Weight.Plain) { screen.other(place) } }) { show(it) }
        body.isThere((0 until body.childCount).any { body.getChildAt(it).visibility == View.VISIBLE })
    }

    private companion object {
        const val SIDE = 20
    }
}

/** What is under way, in words, and how far it is. */
internal class BusyBar(look: Look) : LinearLayout(look.context) {
    private val words = look.words(Look.BODY, colour = look.palette.secondary)
    private val bar = ProgressBar(look.context, null, android.R.attr.progressBarStyleHorizontal)

    init {
        orientation = VERTICAL
        gravity = Gravity.CENTER_HORIZONTAL
        addView(words)
        val colour = ColorStateList.valueOf(look.palette.primary)
        bar.indeterminateTintList = colour
        bar.progressTintList = colour
        bar.max = WHOLE
        bar.importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
        addView(bar, LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.WRAP_CONTENT))
        words.accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
        isThere(false)
    }

    /** Shows it; where it [isSaid] elsewhere on the screen, the bar alone. */
    fun show(what: String?, progress: Float?, isSaid: Boolean) {
        isThere(what != null)
        words.tell(if (isSaid) "" else what.orEmpty())
        bar.isIndeterminate = progress == null
        bar.progress = ((progress ?: 0f) * WHOLE).toInt()
    }

    private companion object {
        const val WHOLE = 1_000
    }
}
