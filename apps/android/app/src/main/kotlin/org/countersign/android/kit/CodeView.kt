package org.countersign.android.kit

import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.RectF
import android.view.View
import android.widget.LinearLayout
import org.countersign.model.CodeLine
import kotlin.math.min

/** My code: six digits, and the ring around them that counts their thirty seconds down. */
internal class CodeView(private val look: Look) : LinearLayout(look.context) {
    private val label = look.words(bold = true)
    private val ring = Ring(look)
    private val words = look.words(colour = look.palette.secondary)

    init {
        orientation = VERTICAL
        label.textAlignment = TEXT_ALIGNMENT_CENTER
        words.textAlignment = TEXT_ALIGNMENT_CENTER
        for (line in listOf(
            label,
            ring,
            words
        )) {
            addView(line, LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.WRAP_CONTENT))
        }
        label.setPadding(0, 0, 0, look.dp(12))
        words.setPadding(0, look.dp(12), 0, 0)
        isThere(false)
    }

    fun show(code: CodeLine?) {
        isThere(code != null)
        // Nobody's screen goes dark while they read a code out.
        keepScreenOn = code != null
        if (code == null) return
        label.tell(code.label)
        words.tell(code.ringText)
        words.setTextColor(
            if (code.ending) look.palette.toneText(org.countersign.model.Tone.Warning) else look.palette.secondary
        )
        ring.show(code)
    }
}

/** The ring and the digits in it, drawn: they never break over lines, and shrink only where they would not fit. */
private class Ring(private val look: Look) : View(look.context) {
    private val digits = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        typeface = look.semibold
        color = look.palette.text
        textAlign = Paint.Align.CENTER
    }
    private val arc = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        style = Paint.Style.STROKE
        strokeCap = Paint.Cap.ROUND
        strokeWidth = look.dp(THICK).toFloat()
    }
    private var code: CodeLine? = null

    init {
        isFocusable = true
    }

    fun show(code: CodeLine) {
        if (this.code?.front != code.front || this.code?.back != code.back) {
            // Digits one by one, with a pause in the middle, as they are read out.
            val spoken = listOf(code.front, code.back).joinToString(", ") { it.toList().joinToString(" ") }
            contentDescription = if (code.front.isEmpty()) code.label else "${code.label}: $spoken"
        }
        this.code = code
        invalidate()
    }

    override fun onMeasure(widthMeasureSpec: Int, heightMeasureSpec: Int) {
        val width = MeasureSpec.getSize(widthMeasureSpec)
        setMeasuredDimension(width, min(width, look.dp(LARGEST)))
    }

    override fun onDraw(canvas: Canvas) {
        val code = code ?: return
        val half = arc.strokeWidth / 2
        val side = height.toFloat()
        val left = (width - side) / 2
        val round = RectF(left + half, half, left + side - half, side - half)
        arc.color = look.palette.track
        canvas.drawOval(round, arc)
        arc.color = if (code.ending) look.palette.amber else look.palette.primary
        val part = CIRCLE * code.ring
        canvas.drawArc(round, TOP + (CIRCLE - part), part, false, arc)
        val text = "${code.front}$GAP${code.back}"
        digits.textSize = look.sp(Look.DIGITS)
        val room = side - arc.strokeWidth * ROOM
        val wide = digits.measureText(text)
        if (wide > room) digits.textSize *= room / wide
        val middle = side / 2 - (digits.ascent() + digits.descent()) / 2
        canvas.drawText(text, width / 2f, middle, digits)
    }

    private companion object {
        const val LARGEST = 296
        const val THICK = 10
        const val ROOM = 4.5f
        const val CIRCLE = 360f
        const val TOP = -90f

        /** A thin space parts three from three. */
        const val GAP = "\u2009"
    }
}
