package org.countersign.android

import android.provider.Settings
import org.countersign.android.platform.PhoneClock
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowSystemClock
import java.time.Duration

/** The clocks that the app reads on a phone, where no test sets them. */
@RunWith(RobolectricTestRunner::class)
@Config(application = CountersignApp::class)
class PhoneClockTest {
    private val app get() = RuntimeEnvironment.getApplication() as CountersignApp

    private fun boot(count: Int): String {
        Settings.Global.putInt(app.contentResolver, Settings.Global.BOOT_COUNT, count)
        return app.clock().read().boot
    }

    @After
    fun close() = app.model.close()

    @Test
    fun theWallIsThatOfTheSystemInSeconds() {
        val before = System.currentTimeMillis() / 1_000
        val read = app.clock().read().wallAt
        assertTrue("$read", read in before..System.currentTimeMillis() / 1_000)
    }

    @Test
    fun eachStartOfThePhoneHasANameOfItsOwnAndKeepsIt() {
        val first = boot(7)
        assertEquals(first, boot(7))
        assertNotEquals(first, boot(8))
        val clock = PhoneClock(app)
        val read = clock.read().boot
        boot(9)
        assertEquals("it holds while this process lives", read, clock.read().boot)
    }

    @Test
    fun theOtherClockGoesOnWhileThePhoneSleeps() {
        val before = app.clock().read().boottimeMs
        ShadowSystemClock.advanceBy(Duration.ofMillis(1_500))
        ShadowSystemClock.simulateDeepSleep(Duration.ofHours(8))
        assertEquals(before + 1_500 + 8 * 3_600_000, app.clock().read().boottimeMs)
    }
}
