package org.countersign.android.kit

import org.countersign.android.R
import org.countersign.model.Sign
import org.countersign.model.Tone

/** Which picture stands for what; never alone, always beside words. */
internal object Signs {
    fun of(sign: Sign): Int = when (sign) {
        Sign.Verified -> R.drawable.sign_tick_circle
        Sign.Wrong -> R.drawable.sign_cross_octagon
        Sign.Reflected -> R.drawable.sign_meeting
        Sign.WrongRole -> R.drawable.sign_crossing
        Sign.Again -> R.drawable.sign_circling
        Sign.Clock -> R.drawable.sign_clock
        Sign.Calendar -> R.drawable.sign_calendar
        Sign.Padlock -> R.drawable.sign_padlock
        Sign.Pause -> R.drawable.sign_bars
    }

    /** Of a notice. */
    fun of(tone: Tone): Int = when (tone) {
        Tone.Good -> R.drawable.sign_tick_circle
        Tone.Warning -> R.drawable.sign_attention
        Tone.Error -> R.drawable.sign_cross_octagon
        Tone.Info, Tone.None -> R.drawable.sign_information
    }

    /** Of a record that has no sign of its own. */
    fun small(tone: Tone): Int = when (tone) {
        Tone.Good -> R.drawable.sign_tick
        Tone.Error -> R.drawable.sign_cross
        Tone.Warning -> R.drawable.sign_exclamation
        Tone.Info, Tone.None -> R.drawable.sign_dot
    }
}
