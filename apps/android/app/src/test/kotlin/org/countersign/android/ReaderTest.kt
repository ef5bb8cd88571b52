package org.countersign.android

import android.view.View
import android.view.accessibility.AccessibilityEvent
import android.view.accessibility.AccessibilityManager
import android.widget.TextView
import org.countersign.model.screen.Told
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.VerdictScreen
import org.junit.Assert.assertEquals
import org.junit.Before
import org.junit.Test
import org.robolectric.Shadows.shadowOf

/** What a screen reader hears without anyone looking for it. */
class ReaderTest : Handset() {
    private val manager get() = shadowOf(service<AccessibilityManager>())

    @Before
    fun listen() = manager.setEnabled(true)

    /** What is said by itself while [act] is done: panes that appear or are named anew, and what is announced. */
    private fun said(act: () -> Unit): List<String> {
        val before = manager.sentAccessibilityEvents.size
        act()
        settle()
        return manager.sentAccessibilityEvents.drop(before).filter { it.isSaid }.flatMap { it.text }.map { "$it" }
    }

    private val AccessibilityEvent.isSaid: Boolean
        get() = eventType == AccessibilityEvent.TYPE_ANNOUNCEMENT ||
            (eventType == AccessibilityEvent.TYPE_WINDOW_STATE_CHANGED && contentChangeTypes and PANE != 0)

    private fun call(code: String) {
        pressKey("screen-they-called")
        press("Petra")
        typeOnly(code)
    }

    @Test
    fun aVerdictIsSaidOnceByItselfWithTheNextStep() {
        startWithKnown()
        app.clock.moveWall(10)
        for (code in listOf("203968", "000000")) {
            val said = said { call(code) }
            val (frame, body) = on<VerdictScreen>().view.value.let { it.frame to it.body }
            assertEquals("${body.words} ${body.next}", frame.announce)
            assertEquals("among $said", 1, said.count { body.words in it })
            assertEquals("it is the last thing said", frame.announce, said.last())
            assertEquals(frame.announce, activity.scroll()!!.accessibilityPaneTitle.toString())
            val words = views().filterIsInstance<TextView>().single { it.text.toString() == body.words }
            assertEquals(View.ACCESSIBILITY_LIVE_REGION_ASSERTIVE, words.accessibilityLiveRegion)
            assertEquals("time says nothing", emptyList<String>(), said { pass(2) })
            assertEquals("nor does an answer", emptyList<String>(), said { pressKey("verdict-explain") })
            back()
            while (model.screen.value !is org.countersign.model.screen.Home) back()
        }
    }

    @Test
    fun whatWasDoneIsSaidOnce() {
        startWithKnown()
        pressKey("screen-settings")
        pressKey("settings-keyring")
        forward()
        finger()
        val said = said {
            forward()
            finger()
        }
        on<Told>()
        assertEquals("among $said", 1, said.count { it == text("renew-done") })
    }

    @Test
    fun aWrongPassphraseIsSaidEachTime() {
        startWithKnown()
        press(text("screen-lock"))
        pressKey("unlock-use-passphrase")
        repeat(2) {
            typeOnly("another passphrase")
            val said = said { forward() }
            on<Unlock>()
            assertEquals("among $said", 1, said.count { it == text("refused-wrong-passphrase") })
        }
    }

    private companion object {
        const val PANE = AccessibilityEvent.CONTENT_CHANGE_TYPE_PANE_APPEARED or
            AccessibilityEvent.CONTENT_CHANGE_TYPE_PANE_TITLE
    }
}
