package org.countersign.android

import android.graphics.Color.luminance
import org.countersign.model.screen.Home
import org.countersign.model.screen.JournalScreen
import org.countersign.model.screen.NumberScreen
import org.countersign.model.screen.PersonScreen
import org.countersign.model.screen.PreferenceScreen
import org.countersign.model.screen.SettingsScreen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

class PeopleTest : Handset() {
    @Test
    fun aPersonIsRenamedNumberedSuspendedAndForgotten() {
        startWithKnown()
        press("Jana")
        pressKey("person-rename")
        assertEquals("Jana", onlyField().text.toString())
        typeOnly("Jana Kovar")
        forward()
        on<PersonScreen>()
        assertSees("Jana Kovar")
        pressKey("person-number")
        on<NumberScreen>()
        typeOnly("not a number")
        press(text("source-card"))
        forward()
        assertSees(text("number-malformed"))
        typeOnly("+420 2 1234567")
        forward()
        on<PersonScreen>()
        assertSees("+42021234567")
        pressKey("person-suspend")
        assertSees(text("suspend-means"))
        forward()
        assertSees(text("row-suspended"))
        pressKey("person-resume")
        assertFalse(sees(text("row-suspended")))
        pressKey("person-forget")
        typeOnly("Jana Kovar")
        forward()
        assertEquals(listOf("Petra"), on<Home>().view.value.body.rows.map { it.name })
    }

    @Test
    fun peopleAreFoundByPartOfTheirName() {
        startWithKnown()
        typeOnly("jan")
        assertSees("Jana")
        assertFalse(sees("Petra"))
        typeOnly("nobody")
        assertSees(text("people-none-found"))
    }

    @Test
    fun theJournalIsNarrowedCheckedAndRead() {
        startWithKnown()
        app.clock.moveWall(10)
        pressKey("screen-they-called")
        press("Petra")
        typeOnly("000000")
        pressKey("verdict-hung-up")
        pressKey("screen-journal")
        val all = on<JournalScreen>().view.value.body.rows.size
        press("${text("screen-filter-result")}: ${text("journal-kind-all")}")
        press(text("journal-kind-failed"))
        assertEquals(1, on<JournalScreen>().view.value.body.rows.size)
        press("${text("screen-filter-result")}: ${text("journal-kind-failed")}")
        press(text("journal-kind-all"))
        assertEquals(all, on<JournalScreen>().view.value.body.rows.size)
        pressKey("journal-check")
        assertSees(text("journal-whole", "count" to all))
    }

    /** The colour behind everything, where nothing else is drawn. */
    private fun ground(): Int = activity.picture().let { it.getPixel(1, it.height / 2) }

    @Test
    fun settingsCountAtOnceAndStay() {
        startWithKnown()
        pressKey("screen-settings")
        pressKey("settings-language")
        on<PreferenceScreen>()
        press("Deutsch")
        assertSees("Fertig")
        forward()
        assertEquals("de", model.preferences.language)
        val light = ground()
        pressKey("settings-theme")
        pressKey("theme-dark")
        assertTrue("the colours change at once", luminance(ground()) < 0.1f)
        forward()
        assertTrue("from light to dark", luminance(light) > 0.8f && luminance(ground()) < 0.1f)
        pressKey("settings-sound")
        assertFalse(model.preferences.sound)
        val kept = model.preferences
        app.restart()
        assertEquals(kept, model.preferences)
    }

    @Test
    fun anotherLanguageOfThePhoneIsSpokenAtOnce() {
        startWithKnown()
        org.robolectric.RuntimeEnvironment.setQualifiers("+de-rDE")
        app.onConfigurationChanged(app.resources.configuration)
        settle()
        assertEquals("de", model.texts.language)
        assertTrue(sees(text("home-title")))
        on<Home>()
        pressKey("screen-settings")
        on<SettingsScreen>()
    }
}
