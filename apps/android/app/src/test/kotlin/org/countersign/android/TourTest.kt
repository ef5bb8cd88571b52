package org.countersign.android

import org.countersign.model.Preferences
import org.countersign.model.Theme
import org.junit.Test
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

/** Every screen in turn: in both languages, in every theme, with text twice as large, and from right to left. */
class TourTest : Tour() {
    private fun everywhere(name: String, preferences: Preferences) = tour(name, preferences) {
        firstRun()
        pairings()
        // The rest with people whose codes are known.
        stop()
        wipe()
        startWithKnown()
        checks()
        people()
        journal()
        settings()
        olderCopy()
        stops()
        recovery()
        damage()
        stopsForGood()
    }

    @Test
    fun inEnglishAndLight() = everywhere("en-light", Preferences(theme = Theme.Light))

    @Test
    @Config(sdk = [29])
    fun inGermanAndDarkWithTextTwiceAsLarge() {
        RuntimeEnvironment.setFontScale(2f)
        everywhere("de-dark-large", Preferences(language = "de", theme = Theme.Dark))
    }

    @Test
    @Config(sdk = [35])
    fun inGermanAndDark() = everywhere("de-dark", Preferences(language = "de", theme = Theme.Dark))

    @Test
    @Config(sdk = [35])
    fun inGermanWithTextTwiceAsLarge() {
        RuntimeEnvironment.setFontScale(2f)
        everywhere("de-large", Preferences(language = "de", theme = Theme.Light))
    }

    @Test
    @Config(sdk = [35], qualifiers = "ar-ldrtl-w411dp-h891dp-port-night-xhdpi")
    fun inHighContrastFromRightToLeft() = everywhere("en-contrast-rtl", Preferences(theme = Theme.HighContrast))
}
