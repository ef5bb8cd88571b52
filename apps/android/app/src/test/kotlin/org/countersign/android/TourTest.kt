package org.countersign.android

import org.countersign.core.PairingStep
import org.countersign.core.PairingWay
import org.countersign.core.People
import org.countersign.core.ReadBy
import org.countersign.core.RecoveryPaper
import org.countersign.core.VaultPlace
import org.countersign.model.Preferences
import org.countersign.model.SetClock
import org.countersign.model.Sign
import org.countersign.model.Theme
import org.countersign.model.screen.About
import org.countersign.model.screen.Call
import org.countersign.model.screen.Confirm
import org.countersign.model.screen.ConfirmClock
import org.countersign.model.screen.Doctor
import org.countersign.model.screen.Drill
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.FirstCodes
import org.countersign.model.screen.Home
import org.countersign.model.screen.HowLocked
import org.countersign.model.screen.JournalScreen
import org.countersign.model.screen.MyName
import org.countersign.model.screen.Naming
import org.countersign.model.screen.PairNumber
import org.countersign.model.screen.Paired
import org.countersign.model.screen.PersonScreen
import org.countersign.model.screen.RecordScreen
import org.countersign.model.screen.SettingsScreen
import org.countersign.model.screen.ShowWords
import org.countersign.model.screen.TypeBack
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.VerdictScreen
import org.countersign.model.screen.Welcome
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import java.nio.file.Files

/**
 * Every screen in turn, kept as a picture and held against Google's accessibility checks: in both languages, in every
 * theme, and with text twice as large.
 */
class TourTest : Handset() {
    private var variant = ""
    private var shots = 0
    private val found = mutableListOf<String>()

    private fun shot(name: String) {
        settle()
        val picture = activity.picture()
        val number = (++shots).toString().padStart(2, '0')
        picture.keep("${RuntimeEnvironment.getApiLevel()}-$variant-$number-$name")
        if (variant == "en-light" &&
            RuntimeEnvironment.getApiLevel() == 35
        ) {
            FOR_TEXT[name]?.let { picture.half().keep("docs-$it") }
        }
        val findings = Accessibility.findings(activity.window.decorView, picture)
        found += findings.map { "$variant $name: $it" }
        assertWhole(name)
        val scroll = activity.scroll() ?: return
        val below = scroll.getChildAt(0).height - scroll.height
        if (below <= 0) return
        scroll.scrollTo(0, below)
        settle()
        activity.picture().keep("${RuntimeEnvironment.getApiLevel()}-$variant-$number-$name-below")
        scroll.scrollTo(0, 0)
    }

    /** No text is cut off, and none stands outside of the screen's sides. */
    private fun assertWhole(name: String) {
        val wide = activity.window.decorView.width
        for (view in views().filterIsInstance<android.widget.TextView>().filter {
            it.layout != null &&
                it !is android.widget.EditText
        }) {
            val lines = view.layout.lineCount
            val cut = (0 until lines).any { view.layout.getEllipsisCount(it) > 0 }
            if (cut || view.layout.height > view.height) found += "$variant $name: \"${view.text}\" is cut off"
            val place = IntArray(2).also { view.getLocationInWindow(it) }
            if (place[0] < 0 ||
                place[0] + view.width > wide
            ) {
                found += "$variant $name: \"${view.text}\" leaves the screen"
            }
        }
    }

    /** The other person, played by the core alone. */
    private class Other(clock: SetClock) : AutoCloseable {
        private val folder = Files.createTempDirectory("other")
        private val place = VaultPlace(folder.resolve("vault").toString(), clock)
        val people: People = RecoveryPaper.draw().use { paper ->
            val words = paper.words()
            val asked = paper.asked().map { it.toInt() }
            paper.typeBack(words[asked[0] - 1], words[asked[1] - 1])
            val key = java.nio.ByteBuffer.allocateDirect(32).apply { put(0, 7) }
            place.create("Petra Weiss", key, null, paper)
        }

        override fun close() {
            people.lock()
            people.close()
            place.close()
            folder.toFile().deleteRecursively()
        }
    }

    private fun pairing(other: Other) {
        pressKey("screen-pair")
        shot("pairing")
        press(text("pair-way-scan"))
        forward()
        on<Exchange>()
        activity.cameraFails(org.countersign.model.screen.CameraTrouble.Absent)
        shot("exchange-no-camera")
        back()
        press(text("pair-way-words"))
        forward()
        shot("exchange-text")
        other.people.beginPairing(PairingWay.WORDS).use { theirs ->
            theirs.feed(on<Exchange>().view.value.body.outgoing, ReadBy.TEXT)
            activity.runOnUiThread { on<Exchange>().pasted(theirs.view().message!!) }
            settle()
            shot("exchange-last")
            theirs.feed(on<Exchange>().view.value.body.outgoing, ReadBy.TEXT)
            assertTrue(theirs.view().step is PairingStep.Agreed)
            forward()
            on<Confirm>()
            shot("confirm")
            val mine = on<Confirm>().view.value.body.mine.joinToString(" ")
            typeOnly(theirs.view().confirming!!.myWords.joinToString(" ") { it.word })
            forward()
            theirs.confirmWords(mine)
        }
        on<Naming>()
        shot("naming")
        typeOnly("Petra Weiss")
        forward()
        on<PairNumber>()
        shot("pair-number")
        typeOnly("+49 89 123456")
        press(text("source-met"))
        forward()
        on<FirstCodes>()
        shot("first-codes")
        forward()
        on<Drill>()
        shot("drill")
        pressKey("pair-try-later")
        on<Paired>()
        shot("paired")
        forward()
        on<Home>()
    }

    private fun firstRun() {
        on<Welcome>()
        shot("welcome")
        forward()
        on<HowLocked>()
        shot("how-locked")
        press(text("how-locked-passphrase"))
        shot("how-locked-passphrase")
        press(text("how-locked-keyring"))
        forward()
        val words = on<ShowWords>().view.value.body.words
        shot("recovery-words")
        forward()
        val fields = on<TypeBack>().view.value.body.fields
        shot("type-back")
        for (field in fields) {
            val number = (1..words.size).first { text("recovery-word", "number" to it) == field.label }
            type(field.label, words[number - 1])
        }
        forward()
        on<MyName>()
        typeOnly("Omar Haddad")
        shot("my-name")
        forward()
        finger()
        on<Home>()
        shot("home-empty")
    }

    private fun verdict(role: String, code: String, name: String, sign: Sign, whom: String = "Petra") {
        pressKey(role)
        if (name == "verified") shot("choose")
        press(whom)
        on<Call>()
        if (name == "verified" || name == "wrong") shot(if (name == "wrong") "i-am-calling" else "they-called")
        typeOnly(code)
        assertEquals(name, sign, on<VerdictScreen>().view.value.body.sign)
        shot("verdict-$name")
    }

    private fun hangUp() = pressKey("verdict-hung-up")

    /** With the known vault, whose codes at this moment are known: every verdict that a person can meet. */
    private fun checks() {
        app.clock.moveWall(10)
        verdict("screen-they-called", "211482", "clock-off", Sign.Clock)
        hangUp()
        verdict("screen-they-called", "203968", "verified", Sign.Verified)
        press(text("verdict-explain"))
        shot("verdict-explained")
        forward()
        shot("mine")
        forward()
        verdict("screen-they-called", "203968", "already-used", Sign.Again)
        hangUp()
        verdict("screen-i-called", "087313", "verified-by-me", Sign.Verified)
        forward()
        verdict("screen-i-called", "000000", "wrong", Sign.Wrong)
        hangUp()
        verdict("screen-they-called", "190447", "reflected", Sign.Reflected)
        forward()
        verdict("screen-they-called", "087313", "wrong-role", Sign.WrongRole)
        forward()
        on<Home>()
        shot("home")
    }

    /** What ends further checks, at the end of them. */
    private fun stops() {
        pressKey("screen-they-called")
        press("Petra")
        for (at in 1..5) {
            typeOnly("00000$at")
            if (on<VerdictScreen>().view.value.body.sign == Sign.Padlock) break
            back()
        }
        assertEquals(Sign.Padlock, on<VerdictScreen>().view.value.body.sign)
        shot("verdict-locked")
        hangUp()
        app.clock.moveWall(86_400)
        verdict("screen-they-called", "123456", "clock-suspect", Sign.Calendar, whom = "Jana")
        forward()
        on<ConfirmClock>()
        shot("confirm-clock")
        repeat(3) { back() }
        on<Home>()
    }

    private fun people() {
        press("Petra")
        on<PersonScreen>()
        shot("person")
        pressKey("person-rename")
        assertEquals("Petra", onlyField().text.toString())
        shot("rename")
        back()
        pressKey("person-number")
        shot("number")
        back()
        pressKey("person-forget")
        shot("forget")
        back()
        pressKey("person-suspend")
        shot("suspend")
        forward()
        shot("person-suspended")
        pressKey("person-resume")
        back()
    }

    private fun journal() {
        pressKey("screen-journal")
        on<JournalScreen>()
        shot("journal")
        press("${text("screen-filter-result")}: ${text("journal-kind-all")}")
        shot("journal-filter")
        press(text("journal-kind-failed"))
        shot("journal-failed")
        pressKey("journal-check")
        shot("journal-checked")
        val row = on<JournalScreen>().view.value.body.rows.first()
        press(listOf(row.time, row.name, row.what).filter { it.isNotEmpty() }.joinToString(", "))
        on<RecordScreen>()
        shot("record")
        back()
        back()
    }

    private fun settings() {
        pressKey("screen-settings")
        on<SettingsScreen>()
        shot("settings")
        pressKey("settings-theme")
        shot("theme")
        back()
        pressKey("settings-doctor")
        on<Doctor>()
        shot("doctor")
        back()
        pressKey("settings-about")
        on<About>()
        shot("about")
        back()
        pressKey("settings-erase")
        shot("prove-owner")
        forward()
        finger()
        shot("erase")
        back()
        back()
    }

    private fun lock() {
        press(text("screen-lock"))
        on<Unlock>()
        shot("unlock")
        keystore.addFinger()
        forward()
        assertTrue(on<Unlock>().isRecovery)
        shot("recovery")
    }

    private fun tour(name: String, preferences: Preferences) {
        variant = name
        prefer(preferences)
        start()
        firstRun()
        Other(app.clock).use { pairing(it) }
        controller.pause().stop().destroy()
        // The rest with people whose codes are known.
        model.close()
        app.noBackupFilesDir.deleteRecursively()
        app.noBackupFilesDir.mkdirs()
        startWithKnown()
        checks()
        people()
        journal()
        settings()
        stops()
        lock()
        assertEquals("accessibility checks", "", found.joinToString("\n"))
    }

    @Test
    fun inEnglishAndLight() = tour("en-light", Preferences(theme = Theme.Light))

    @Test
    @Config(sdk = [35])
    fun inGermanAndDark() = tour("de-dark", Preferences(language = "de", theme = Theme.Dark))

    @Test
    @Config(sdk = [35])
    fun inGermanWithTextTwiceAsLarge() {
        RuntimeEnvironment.setFontScale(2f)
        tour("de-large", Preferences(language = "de", theme = Theme.Light))
    }

    @Test
    @Config(sdk = [35], qualifiers = "ar-ldrtl-w411dp-h891dp-port-night-xhdpi")
    fun inHighContrastFromRightToLeft() = tour("en-contrast-rtl", Preferences(theme = Theme.HighContrast))

    private companion object {
        /** What the text shows, under the names it has there. */
        val FOR_TEXT = mapOf(
            "home" to "home",
            "confirm" to "pairing",
            "verdict-verified" to "verified",
            "verdict-wrong" to "wrong",
            "i-am-calling" to "i-am-calling",
            "journal" to "journal"
        )
    }
}
