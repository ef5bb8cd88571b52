package org.countersign.android.kit

import android.content.res.ColorStateList
import android.graphics.drawable.Drawable
import android.graphics.drawable.GradientDrawable
import android.graphics.drawable.RippleDrawable
import android.text.Layout
import android.util.TypedValue
import android.view.View
import android.widget.ImageView
import android.widget.TextView

/** Text of a size, in the app's own face; large text goes over as many lines as it needs. */
internal fun Look.words(size: Int = Look.BODY, bold: Boolean = false, colour: Int = palette.text): TextView =
    TextView(context).also { dress(it, size, bold, colour) }

/** Gives a view of text its face. */
internal fun Look.dress(view: TextView, size: Int, bold: Boolean, colour: Int) {
    view.setTextSize(TypedValue.COMPLEX_UNIT_SP, size.toFloat())
    view.typeface = if (bold) semibold else regular
    view.setTextColor(colour)
    view.textLocale = locale
    view.textAlignment = View.TEXT_ALIGNMENT_VIEW_START
    // A number has no direction of its own, and the sentences around it go from left to right.
    view.textDirection = View.TEXT_DIRECTION_FIRST_STRONG_LTR
    view.hyphenationFrequency = Layout.HYPHENATION_FREQUENCY_NORMAL
    view.setLineSpacing(0f, if (size >= Look.TITLE) TIGHT else LOOSE)
}

/** A heading, for the eye and for who goes from heading to heading by ear. */
internal fun Look.heading(size: Int = Look.HEADING): TextView =
    words(size, bold = true).apply { isAccessibilityHeading = true }

/** Shows a sentence, or nothing where there is none. */
internal fun TextView.tell(sentence: String) {
    if (text.toString() != sentence) text = sentence
    isThere(sentence.isNotEmpty())
}

/** A picture out of strokes that says nothing by itself: words beside it do. */
internal class Glyph(look: Look, drawable: Int, colour: Int, size: Int = 24) : ImageView(look.context) {
    private val side = look.dp(size)

    init {
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
        scaleType = ScaleType.FIT_CENTER
        draw(drawable, colour)
    }

    /** Shows another picture, in another colour. */
    fun draw(drawable: Int, colour: Int) {
        setImageResource(drawable)
        imageTintList = ColorStateList.valueOf(colour)
    }

    override fun onMeasure(widthMeasureSpec: Int, heightMeasureSpec: Int) = setMeasuredDimension(side, side)
}

/** A rounded surface with a border. */
internal fun Look.surface(fill: Int, border: Int? = null, stroke: Int = palette.stroke, corner: Int = Look.CORNER) =
    GradientDrawable().apply {
        setColor(fill)
        cornerRadius = dp(corner).toFloat()
        if (border != null) setStroke(dp(stroke), border)
    }

/** The same, that answers to a finger. */
internal fun Look.pressable(base: Drawable, ripple: Int, corner: Int = Look.CORNER): RippleDrawable =
    RippleDrawable(ColorStateList.valueOf(ripple and RIPPLE), base, surface(Palette.WHITE, corner = corner))

/** Makes of a view a card that is pressed as a whole. */
internal fun Look.asCard(view: View, press: () -> Unit) {
    view.background = pressable(surface(palette.card, palette.hairline), palette.primary)
    view.minimumHeight = dp(Look.TOUCH)
    view.isClickable = true
    view.isFocusable = true
    view.setOnClickListener { press() }
    view.accessibilityDelegate = Role(Role.BUTTON)
}

private const val TIGHT = 1.1f
private const val LOOSE = 1.2f

/** A fifth of a colour's strength. */
private const val RIPPLE = 0x33FFFFFF
