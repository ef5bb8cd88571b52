package org.countersign.android.kit

import android.content.res.Configuration
import org.countersign.core.TrustLevel
import org.countersign.model.Sign
import org.countersign.model.Theme
import org.countersign.model.Tone

/** The colours. Light, dark and high contrast differ here and nowhere else; a verdict's are the same in all of them. */
internal class Palette private constructor(val dark: Boolean, private val highContrast: Boolean) {
    private val black = rgb(0x000000)
    private val white = rgb(0xFFFFFF)
    val paper = of(0xFAFAF7, 0x0F171D, contrast = if (dark) black else white)
    val card = of(0xFFFFFF, 0x18232B, contrast = paper)
    val raised = of(0xF0F2F0, 0x202D36, contrast = paper)
    val text = of(0x14212B, 0xEEF2F4, contrast = if (dark) white else black)
    val secondary = of(0x4A5963, 0xA9B6BE, contrast = text)
    val primary = of(0x0B5B63, 0x7FD6D9, contrast = text)
    val onPrimary = of(0xFFFFFF, 0x14212B, contrast = paper)
    val line = of(0x7C8A93, 0x6C7A84, contrast = text)
    val hairline = of(0xDFE3E2, 0x2B3943, contrast = text)
    val disabledFill = of(0xE9ECEA, 0x1D2932, contrast = paper)

    /** What cannot be used now keeps the contrast of notes: its words still have to be read. */
    val disabled = of(0x5D6B75, 0x93A1AA, contrast = if (dark) rgb(0xA6A6A6) else rgb(0x595959))
    val danger = of(0x8E1116, 0xFFA8A3, contrast = text)
    val amber = of(0x8A5A00, 0xFFC94A, contrast = text)
    val track = of(0xE4E9E8, 0x22303A, contrast = paper)
    val initials = of(0xDCEBEA, 0x1F3A40, contrast = paper)

    /** In dp. */
    val stroke = if (highContrast) 2 else 1

    fun toneText(tone: Tone): Int = when (tone) {
        Tone.Good -> of(0x0A5C36, 0x9FE3BF, contrast = text)
        Tone.Warning -> of(0x5C4300, 0xFFD978, contrast = text)
        Tone.Error -> of(0x8E1116, 0xFFB9B4, contrast = text)
        Tone.Info, Tone.None -> text
    }

    fun toneSurface(tone: Tone): Int = when (tone) {
        Tone.Good -> of(0xE3F3EA, 0x12352A, contrast = paper)
        Tone.Warning -> of(0xFFF1CC, 0x3A2F12, contrast = paper)
        Tone.Error -> of(0xFBE6E5, 0x431C1F, contrast = paper)
        Tone.Info -> of(0xE4F0F1, 0x183038, contrast = paper)
        Tone.None -> raised
    }

    private fun of(light: Int, dark: Int, contrast: Int): Int = when {
        highContrast -> contrast
        this.dark -> rgb(dark)
        else -> rgb(light)
    }

    override fun equals(other: Any?): Boolean =
        other is Palette && other.dark == dark && other.highContrast == highContrast

    override fun hashCode(): Int = (if (dark) 1 else 0) + (if (highContrast) 2 else 0)

    internal companion object {
        /** White, for what stands on a dark verdict. */
        const val WHITE: Int = -1

        /** Ink, for what stands on an amber one. */
        val INK: Int = rgb(0x14212B)

        fun of(theme: Theme, phone: Configuration): Palette {
            val night = phone.uiMode and Configuration.UI_MODE_NIGHT_MASK == Configuration.UI_MODE_NIGHT_YES
            return when (theme) {
                Theme.System -> Palette(night, highContrast = false)
                Theme.Light -> Palette(dark = false, highContrast = false)
                Theme.Dark -> Palette(dark = true, highContrast = false)
                Theme.HighContrast -> Palette(night, highContrast = true)
            }
        }

        fun trustTone(trust: TrustLevel): Tone = when (trust) {
            TrustLevel.IN_PERSON, TrustLevel.IN_PERSON_WORDS -> Tone.Good
            TrustLevel.REMOTE -> Tone.Warning
        }

        fun surface(sign: Sign): Int = when (sign) {
            Sign.Verified -> rgb(0x0A5C36)
            Sign.Wrong, Sign.Reflected, Sign.WrongRole -> rgb(0x8E1116)
            Sign.Again, Sign.Clock, Sign.Calendar -> rgb(0xFFC94A)
            Sign.Padlock, Sign.Pause -> rgb(0x33434E)
        }

        fun ink(sign: Sign): Int = when (sign) {
            Sign.Again, Sign.Clock, Sign.Calendar -> INK
            else -> WHITE
        }

        private fun rgb(colour: Int): Int = colour or (0xFF shl 24)
    }
}
