package org.countersign.android.kit

import android.content.res.ColorStateList
import android.view.Gravity
import android.widget.Button
import org.countersign.android.R

/** How much a button weighs. */
internal enum class Weight {
    /** The one step forward. */
    Primary,

    /** Another step. */
    Plain,

    /** A way back, a way aside. */
    Bare
}

/** A button as high as a finger needs, with its words over as many lines as they need. */
internal class PushButton(private val look: Look, private val weight: Weight, sign: Int? = null, press: () -> Unit) :
    Button(look.context, null, 0, 0) {
    private var danger = false

    init {
        look.dress(this, Look.BODY, bold = true, colour = look.palette.primary)
        isAllCaps = false
        isFocusable = true
        isClickable = true
        gravity = if (weight == Weight.Bare) Gravity.CENTER_VERTICAL or Gravity.START else Gravity.CENTER
        textAlignment = if (weight == Weight.Bare) TEXT_ALIGNMENT_VIEW_START else TEXT_ALIGNMENT_CENTER
        minHeight = look.dp(if (weight == Weight.Primary) HIGH else Look.TOUCH)
        minWidth = look.dp(Look.TOUCH)
        val side = look.dp(if (weight == Weight.Bare) 8 else 20)
        setPadding(side, look.dp(8), side, look.dp(8))
        if (sign != null) {
            val drawable = look.context.getDrawable(sign)?.mutate()
            drawable?.setBounds(0, 0, look.dp(SIGN), look.dp(SIGN))
            setCompoundDrawablesRelative(drawable, null, null, null)
            compoundDrawablePadding = look.dp(8)
        }
        setOnClickListener { press() }
        colour()
    }

    /** Shows what it does, whether it can be done now, and whether it destroys something. */
    fun show(button: org.countersign.model.Button) {
        if (text.toString() != button.label) text = button.label
        danger = button.danger
        isEnabled = button.enabled
        colour()
    }

    private fun colour() {
        val palette = look.palette
        val strong = if (danger) palette.danger else palette.primary
        val ink = when {
            !isEnabled -> palette.disabled
            weight == Weight.Primary -> palette.onPrimary
            else -> strong
        }
        setTextColor(ink)
        compoundDrawableTintList = ColorStateList.valueOf(ink)
        val base = when (weight) {
            Weight.Primary -> look.surface(
                if (isEnabled) strong else palette.disabledFill,
                if (isEnabled) null else palette.hairline
            )
            Weight.Plain -> look.surface(palette.card, if (isEnabled) palette.line else palette.hairline)
            Weight.Bare -> look.surface(0)
        }
        background = look.pressable(base, if (weight == Weight.Primary) palette.onPrimary else palette.primary)
        val side = look.dp(if (weight == Weight.Bare) 8 else 20)
        setPadding(side, look.dp(8), side, look.dp(8))
    }

    private companion object {
        const val HIGH = 56
        const val SIGN = 20
    }
}

/** The way back, by the name of where it leads. */
internal fun Look.backButton(press: () -> Unit): PushButton = PushButton(this, Weight.Bare, R.drawable.sign_back, press)

/** A button on a verdict's surface: filled with its ink, outlined with it, or with nothing around it. */
internal class VerdictButton(
    look: Look,
    ink: Int,
    paper: Int,
    filled: Boolean = false,
    outlined: Boolean = false,
    press: () -> Unit
) : Button(look.context, null, 0, 0) {
    init {
        val front = if (filled) paper else ink
        look.dress(this, Look.BODY, bold = true, colour = front)
        isAllCaps = false
        isFocusable = true
        isClickable = true
        gravity = Gravity.CENTER
        textAlignment = TEXT_ALIGNMENT_CENTER
        minHeight = look.dp(if (filled) Look.TOUCH + 8 else Look.TOUCH)
        background =
            look.pressable(look.surface(if (filled) ink else 0, if (outlined) ink else null, stroke = 1), front)
        setPadding(look.dp(20), look.dp(8), look.dp(20), look.dp(8))
        setOnClickListener { press() }
    }

    /** Shows what it does. */
    fun show(button: org.countersign.model.Button) {
        if (text.toString() != button.label) text = button.label
        isEnabled = button.enabled
    }
}
