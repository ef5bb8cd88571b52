package org.countersign.android.kit

import android.graphics.Canvas
import android.graphics.Paint
import android.view.View
import org.countersign.model.Modules
import kotlin.math.min

/** A code for a camera: black on white in every theme, its light border included, each module as many whole pixels. */
internal class QrView(private val look: Look) : View(look.context) {
    private val ink = Paint().apply { color = BLACK }
    private var modules: Modules? = null

    init {
        background = look.surface(Palette.WHITE, look.palette.hairline)
        isFocusable = true
    }

    fun show(modules: Modules?, label: String) {
        isThere(modules != null)
        keepScreenOn = modules != null
        contentDescription = label
        if (this.modules == modules) return
        this.modules = modules
        invalidate()
    }

    override fun onMeasure(widthMeasureSpec: Int, heightMeasureSpec: Int) {
        val width = MeasureSpec.getSize(widthMeasureSpec)
        setMeasuredDimension(width, min(width, look.dp(LARGEST)))
    }

    override fun onDraw(canvas: Canvas) {
        val modules = modules ?: return
        val scale = min(width, height) / modules.width
        val left = (width - scale * modules.width) / 2
        val top = (height - scale * modules.width) / 2
        for (y in 0 until modules.width) {
            for (x in 0 until modules.width) {
                if (!modules.isDark(x, y)) continue
                val (at, down) = left + x * scale to top + y * scale
                canvas.drawRect(at.toFloat(), down.toFloat(), (at + scale).toFloat(), (down + scale).toFloat(), ink)
            }
        }
    }

    private companion object {
        /** It leaves room for a camera's picture. */
        const val LARGEST = 288
        const val BLACK = 0xFF shl 24
    }
}
