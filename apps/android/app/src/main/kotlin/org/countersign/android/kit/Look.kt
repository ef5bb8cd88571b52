package org.countersign.android.kit

import android.content.Context
import android.graphics.Typeface
import android.util.TypedValue
import android.view.View
import org.countersign.android.R
import org.countersign.model.texts.Texts
import java.util.Locale

/** What every view is made with: colours, type, sentences, and how large a dp is. */
internal class Look(val context: Context, val palette: Palette, val texts: Texts) {
    val regular: Typeface = context.resources.getFont(R.font.regular)
    val semibold: Typeface = context.resources.getFont(R.font.semibold)

    /** The language of the sentences, which need not be the phone's: a screen reader speaks it. */
    val locale: Locale = Locale.forLanguageTag(texts.language)

    /** How much larger than usual the person wants text. */
    val fontScale: Float get() = context.resources.configuration.fontScale

    val isRightToLeft: Boolean
        get() = context.resources.configuration.layoutDirection == View.LAYOUT_DIRECTION_RTL

    fun dp(length: Int): Int = (length * context.resources.displayMetrics.density + ROUND).toInt()

    fun sp(size: Int): Float =
        TypedValue.applyDimension(TypedValue.COMPLEX_UNIT_SP, size.toFloat(), context.resources.displayMetrics)

    fun text(key: String, vararg values: Pair<String, Any>): String = texts.get(key, *values)

    internal companion object {
        private const val ROUND = 0.5f

        // Sizes of type, in sp.
        const val NOTE = 14
        const val BODY = 16
        const val HEADING = 20
        const val TITLE = 28
        const val VERDICT = 40
        const val DIGITS = 64

        // Lengths, in dp.
        const val TOUCH = 48
        const val CORNER = 10
        const val WIDEST = 640
    }
}
