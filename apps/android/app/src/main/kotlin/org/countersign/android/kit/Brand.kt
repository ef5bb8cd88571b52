package org.countersign.android.kit

import android.view.Gravity
import org.countersign.android.R

/** The mark and the name. */
internal fun Look.brand(): Line {
    val brand = row(gap = 10)
    brand.gravity = Gravity.CENTER_VERTICAL
    brand.put(Glyph(this, R.drawable.sign_mark, palette.primary, size = 26))
    brand.put(words(Look.HEADING, bold = true)).text = context.getString(R.string.app_name)
    brand.setPadding(0, dp(10), 0, dp(4))
    return brand
}
