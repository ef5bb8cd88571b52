package org.countersign.android.kit

import android.graphics.drawable.GradientDrawable
import android.view.View
import android.view.ViewGroup
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.LinearLayout
import kotlin.math.max
import kotlin.math.min

/** Views in a line, with a space between those that are there. */
internal class Line(private val look: Look, direction: Int, gap: Int) : LinearLayout(look.context) {
    init {
        orientation = direction
        showDividers = SHOW_DIVIDER_MIDDLE
        dividerDrawable = GradientDrawable().apply { setSize(look.dp(gap), look.dp(gap)) }
        // What stands at the edge of a line is not cut off while it is pressed or has the focus.
        clipToPadding = false
        isBaselineAligned = false
    }

    /** Adds a view that is as wide as this, or in a row as wide as it needs. */
    fun <V : View> put(view: V, width: Int = if (orientation == VERTICAL) MATCH_PARENT else WRAP_CONTENT): V {
        addView(view, LayoutParams(width, WRAP_CONTENT))
        return view
    }

    /** Adds a view that takes what room the others leave. */
    fun <V : View> fill(view: V): V {
        val across = if (orientation ==
            VERTICAL
        ) {
            LayoutParams(MATCH_PARENT, 0, 1f)
        } else {
            LayoutParams(0, WRAP_CONTENT, 1f)
        }
        addView(view, across)
        return view
    }
}

internal fun Look.column(gap: Int = 16): Line = Line(this, LinearLayout.VERTICAL, gap)

internal fun Look.row(gap: Int = 16): Line = Line(this, LinearLayout.HORIZONTAL, gap)

/** Holds one view, never wider than a person reads well, in the middle. */
internal class Middle(private val look: Look) : FrameLayout(look.context) {
    override fun onMeasure(widthMeasureSpec: Int, heightMeasureSpec: Int) {
        val width = MeasureSpec.getSize(widthMeasureSpec)
        val side = max(0, (width - look.dp(Look.WIDEST)) / 2)
        setPadding(side, 0, side, 0)
        super.onMeasure(widthMeasureSpec, heightMeasureSpec)
    }
}

/** Views side by side that go on below when the line is full: large text needs it. */
internal class Flow(look: Look, gap: Int = 8) : ViewGroup(look.context) {
    private val gap = look.dp(gap)

    fun <V : View> put(view: V): V {
        addView(view, LayoutParams(WRAP_CONTENT, WRAP_CONTENT))
        return view
    }

    override fun onMeasure(widthMeasureSpec: Int, heightMeasureSpec: Int) {
        val width = MeasureSpec.getSize(widthMeasureSpec)
        val most = MeasureSpec.makeMeasureSpec(width, MeasureSpec.AT_MOST)
        for (child in there()) child.measure(most, MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED))
        var height = 0
        walk(width) { child, _, y -> height = max(height, y + child.measuredHeight) }
        setMeasuredDimension(width, height)
    }

    override fun onLayout(changed: Boolean, left: Int, top: Int, right: Int, bottom: Int) {
        val width = right - left
        walk(width) { child, x, y ->
            val begin = if (layoutDirection == LAYOUT_DIRECTION_RTL) width - x - child.measuredWidth else x
            child.layout(begin, y, begin + child.measuredWidth, y + child.measuredHeight)
        }
    }

    private fun there() = (0 until childCount).map { getChildAt(it) }.filter { it.visibility != GONE }

    private fun walk(width: Int, each: (View, Int, Int) -> Unit) {
        var (x, y, tallest) = Triple(0, 0, 0)
        for (child in there()) {
            if (x > 0 && x + child.measuredWidth > width) {
                y += tallest + gap
                x = 0
                tallest = 0
            }
            each(child, x, y)
            x += min(child.measuredWidth, width) + gap
            tallest = max(tallest, child.measuredHeight)
        }
    }
}

/** Shows one view for each item, using again those that are there, so that focus and cursor stay where they are. */
internal fun <T, V : View> ViewGroup.showAll(items: List<T>, make: (place: Int) -> V, show: V.(T) -> Unit) {
    while (childCount > items.size) removeViewAt(childCount - 1)
    while (childCount < items.size) {
        val view = make(childCount)
        when (this) {
            is Line -> put(view)
            is Flow -> put(view)
            else -> addView(view)
        }
    }
    items.forEachIndexed { place, item ->
        @Suppress("UNCHECKED_CAST") // All of them were made above.
        (getChildAt(place) as V).show(item)
    }
    visibility = if (items.isEmpty()) View.GONE else View.VISIBLE
}

/** Shows or hides a view. */
internal fun View.isThere(there: Boolean) {
    visibility = if (there) View.VISIBLE else View.GONE
}
