package org.countersign.android

import android.text.InputType
import android.view.MotionEvent
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** What lies over the screen, and what the screen itself covers. */
class CoverTest : Handset() {
    @Test
    fun noTouchIsObeyedUnderAnotherAppsWindow() {
        startWithKnown()
        val pane = views().filterIsInstance<Pane>().single()
        assertTrue(pane.onFilterTouchEventForSecurity(touch(0)))
        assertFalse(pane.onFilterTouchEventForSecurity(touch(MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED)))
        assertFalse(pane.dispatchTouchEvent(touch(MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED)))
        assertTrue(activity.window.decorView.filterTouchesWhenObscured)
    }

    private fun touch(flags: Int): MotionEvent {
        val finger = MotionEvent.PointerProperties().apply { id = 0 }
        val place = MotionEvent.PointerCoords().apply { x = 400f }.apply { y = 600f }
        val (fingers, places) = arrayOf(finger) to arrayOf(place)
        return MotionEvent.obtain(0, 0, MotionEvent.ACTION_DOWN, 1, fingers, places, 0, 0, 1f, 1f, 0, 0, 0, flags)
    }

    @Test
    fun whatWasUncoveredOnceIsCoveredInTheNextField() {
        startWithKnown()
        press(text("screen-lock"))
        pressKey("unlock-use-passphrase")
        press("${text("screen-show")}: ${text("unlock-passphrase-field")}")
        assertNotEquals(InputType.TYPE_TEXT_VARIATION_PASSWORD, onlyField().inputType and InputType.TYPE_MASK_VARIATION)
        pressKey("unlock-use-recovery")
        pressKey("unlock-use-passphrase")
        assertEquals(InputType.TYPE_TEXT_VARIATION_PASSWORD, onlyField().inputType and InputType.TYPE_MASK_VARIATION)
    }
}
