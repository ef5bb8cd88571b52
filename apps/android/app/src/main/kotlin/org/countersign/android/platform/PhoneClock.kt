package org.countersign.android.platform

import android.content.Context
import android.os.SystemClock
import android.provider.Settings
import org.countersign.core.Clock
import org.countersign.core.ClockReading

/** The phone's clocks: the one on the wall, and the one that nobody can set, which counts since the phone was started. */
internal class PhoneClock(context: Context) : Clock {
    /** Tells one start of the phone from the next; it does not change while this process lives. */
    private val boot = Settings.Global.getInt(context.contentResolver, Settings.Global.BOOT_COUNT, 0).toString()

    override fun read(): ClockReading =
        ClockReading(System.currentTimeMillis() / MILLIS, boot, SystemClock.elapsedRealtime())

    private companion object {
        const val MILLIS = 1_000L
    }
}
