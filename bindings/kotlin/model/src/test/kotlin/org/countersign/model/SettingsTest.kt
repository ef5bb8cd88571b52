package org.countersign.model

import org.countersign.core.SlotKind
import org.countersign.model.device.KeyTrouble
import org.countersign.model.screen.About
import org.countersign.model.screen.Call
import org.countersign.model.screen.ChangeName
import org.countersign.model.screen.Choose
import org.countersign.model.screen.ConfirmClock
import org.countersign.model.screen.Doctor
import org.countersign.model.screen.Erase
import org.countersign.model.screen.Home
import org.countersign.model.screen.NewPassphrase
import org.countersign.model.screen.PreferenceScreen
import org.countersign.model.screen.ProveOwner
import org.countersign.model.screen.SettingsScreen
import org.countersign.model.screen.Sure
import org.countersign.model.screen.Told
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.Welcome
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.nio.file.Files

/** Finds a line by the key of its title. */
fun SettingsScreen.row(key: String): Int {
    val title = text(key)
    val row = view.value.body.indexOfFirst {
        when (it) {
            is Setting.Heading -> false
            is Setting.Opens -> it.title == title
            is Setting.Switch -> it.title == title
        }
    }
    assertTrue(row >= 0, "$title is not among ${view.value.body}")
    return row
}

class SettingsTest : PhoneTest() {
    private fun Phone.open(key: String) {
        if (top is Home) at<Home> { settings() }
        at<SettingsScreen> { pick(row(key)) }
    }

    private fun Phone.value(key: String): String =
        on<SettingsScreen>().let { (it.view.value.body[it.row(key)] as Setting.Opens).value }

    @Test
    fun theLanguageChangesAtOnceAndIsKept() {
        val phone = phone()
        phone.setUp("Petra")
        phone.open("settings-language")
        phone.on<PreferenceScreen>()
        phone.choose(2)
        assertEquals("de", phone.app.texts.language)
        assertEquals("Welche Sprache?", phone.frame.title)
        assertTrue(phone.form.choices[2].chosen)
        phone.primary()
        assertEquals("Deutsch", phone.value("settings-language"))
        assertEquals("de", phone.preferences.language)
    }

    @Test
    fun soundCanBeTurnedOff() {
        val phone = phone()
        phone.setUp("Petra")
        phone.open("settings-sound")
        assertFalse(phone.preferences.sound)
        phone.open("settings-sound")
        assertTrue(phone.preferences.sound)
    }

    @Test
    fun everythingLocksByItselfWhenItIsUnused() {
        val phone = phone()
        phone.setUp("Petra")
        phone.pass(299)
        phone.on<Home>()
        phone.at<Home> { search("") }
        phone.pass(299)
        phone.on<Home>()
        phone.pass(1)
        phone.on<Unlock>()
        assertFalse(phone.app.isOpen.value)
        phone.primary()
        phone.open("settings-idle")
        phone.choose(3)
        assertEquals(phone.text("idle-never-means"), phone.frame.notice!!.text)
        phone.primary()
        phone.clock.pass(86_400)
        phone.tick()
        phone.on<SettingsScreen>()
    }

    @Test
    fun myNameIsChanged() {
        val phone = phone()
        phone.setUp("Petra")
        phone.open("settings-name")
        phone.on<ChangeName>()
        phone.edit(0, "  ")
        phone.primary()
        assertEquals(phone.text("my-name-empty"), phone.form.fields.single().error)
        phone.edit(0, "Petra Beispiel")
        phone.primary()
        assertEquals("Petra Beispiel", phone.value("settings-name"))
    }

    @Test
    fun waysToUnlockAreForTheOwnerToChange() {
        val phone = phone()
        phone.setUp("Petra")
        phone.open("settings-passphrase")
        phone.on<ProveOwner>()
        phone.keys.answers += KeyTrouble.Cancelled
        phone.primary()
        assertEquals(phone.text("refused-key-cancelled"), phone.frame.notice!!.text)
        phone.primary()
        phone.on<NewPassphrase>()
        phone.edit(0, "some good words")
        phone.edit(1, "some good words")
        phone.primary()
        assertEquals(phone.text("passphrase-set"), phone.frame.title)
        phone.primary()
        assertEquals(phone.text("settings-way-set"), phone.value("settings-passphrase"))

        phone.open("settings-keyring-remove")
        phone.other("unlock-use-passphrase")
        phone.edit(0, "not those words")
        phone.primary()
        assertEquals(phone.text("refused-wrong-passphrase"), phone.form.fields.single().error)
        phone.edit(0, "some good words")
        phone.primary()
        phone.on<Sure>()
        assertTrue(phone.frame.primary!!.danger)
        phone.primary()
        phone.on<Told>()
        phone.primary()
        assertEquals(phone.text("settings-way-none"), phone.value("settings-keyring"))
        assertNull(phone.keys.anchor())
        phone.restart()
        phone.edit(0, "some good words")
        phone.primary()
        phone.on<Home>()
    }

    @Test
    fun aWayGoesWhereASureOneStays() {
        val phone = phone()
        phone.setUp("Petra", passphrase = "some good words")
        phone.open("settings-recovery")
        phone.edit(0, "some good words")
        phone.primary()
        phone.throughPaper()
        assertEquals(phone.text("recovery-renewed"), phone.frame.title)
        phone.primary()
        phone.open("settings-passphrase-remove")
        phone.edit(0, "some good words")
        phone.primary()
        phone.primary()
        assertEquals(phone.text("passphrase-removed"), phone.frame.title)
    }

    @Test
    fun theLastSureWayStays() {
        val phone = phone()
        Known.copyTo(phone)
        // No line of the settings takes the recovery code away; other programs of the same vault do.
        phone.app.close()
        Known.opened(phone.folder.resolve("vault"), phone.clock) {
            it.removeSlot(SlotKind.PASSPHRASE)
            it.removeSlot(SlotKind.RECOVERY)
        }
        phone.restart()
        phone.open("settings-keyring-remove")
        phone.primary()
        phone.on<Sure>()
        phone.primary()
        phone.on<Sure>()
        assertEquals(Notice(Tone.Error, phone.text("refused-last-way")), phone.frame.notice)
        phone.back()
        assertEquals(phone.text("settings-way-set"), phone.value("settings-keyring"))
        phone.restart()
        phone.on<Home>()
    }

    @Test
    fun whenSomeoneMayKnowItEverythingIsPutUnderNewKeys() {
        val phone = phone()
        val old = phone.setUp("Petra")
        phone.open("settings-someone-knows")
        phone.primary()
        val words = phone.throughPaper()
        assertEquals(phone.text("rekey-done"), phone.frame.title)
        phone.primary()
        phone.on<SettingsScreen>()
        phone.restart()
        phone.on<Home>()
        phone.keys.lose()
        phone.restart()
        phone.edit(0, old)
        phone.primary()
        assertEquals(phone.text("refused-wrong-recovery"), phone.form.fields.single().error)
        phone.edit(0, words)
        phone.primary()
        phone.other("not-now")
        phone.on<Home>()
    }

    @Test
    fun aFreshKeyThatIsNotKeptIsSaidBesideTheNewOnes() {
        val phone = phone()
        phone.setUp("Petra")
        phone.open("settings-someone-knows")
        phone.primary()
        phone.keys.keepsNothing = true
        val words = phone.throughPaper()
        assertEquals(phone.text("rekey-done"), phone.frame.title)
        assertEquals(Tone.Warning, phone.frame.notice!!.tone)
        phone.keys.keepsNothing = false
        phone.restart()
        assertTrue(phone.on<Unlock>().isRecovery, "the old key opens nothing any more")
        phone.edit(0, words)
        phone.primary()
        phone.primary()
        assertEquals(phone.text("renew-done"), phone.frame.title)
    }

    @Test
    fun whatHasToBeLookedAtStandsFirst() {
        val omar = phone()
        Known.copyTo(omar)
        omar.restart()
        omar.at<Home> { theyCalled() }
        omar.at<Choose> { pick(0) }
        omar.at<Call> { type("000000") }
        omar.other("verdict-hung-up")
        omar.clock.moveWall(86_400)
        omar.at<Home> { settings() }
        assertEquals(
            Setting.Heading(omar.text("settings-attention")),
            omar.on<SettingsScreen>().view.value.body.first()
        )
        omar.open("settings-clock")
        omar.on<ConfirmClock>()
        omar.primary()
        val lines = omar.on<SettingsScreen>().view.value.body
        assertEquals(Setting.Heading(omar.text("settings-window")), lines.first())
        omar.at<SettingsScreen> { pick(0) }
        omar.on<SettingsScreen>()
    }

    @Test
    fun theDoctorSaysWhatWorksAndWhatDoesNot() {
        val phone = phone()
        phone.setUp("Petra")
        phone.open("settings-doctor")
        phone.on<Doctor>()
        assertEquals(5, phone.form.facts.size)
        assertEquals(Tone.Good, phone.form.facts[0].tone)
        assertEquals(Tone.Info, phone.form.facts[2].tone, "the key has not opened yet")
        assertEquals(phone.text("doctor-kept-whole"), phone.form.facts[3].value)
        assertEquals(listOf(phone.text("doctor-fine")), phone.frame.paragraphs)
        phone.keys.screenLock = false
        phone.clock.moveWall(-40_000_000)
        phone.primary()
        assertEquals(Tone.Error, phone.form.facts[0].tone)
        assertEquals(phone.text("refused-key-unavailable"), phone.form.facts[1].value)
        assertEquals(listOf(phone.text("doctor-some")), phone.frame.paragraphs)
    }

    @Test
    fun aboutNamesTheVersion() {
        val phone = phone()
        phone.setUp("Petra")
        phone.open("settings-about")
        phone.on<About>()
        assertEquals(phone.text("about-version", "version" to "0.1.0"), phone.frame.paragraphs.first())
    }

    @Test
    fun erasingAsksForTheOwnerAndForAWordAndLeavesNothing() {
        val phone = phone()
        phone.setUp("Petra")
        phone.open("settings-erase")
        phone.on<ProveOwner>()
        phone.primary()
        phone.on<Erase>()
        assertFalse(phone.frame.primary!!.enabled)
        phone.edit(0, "Petra")
        phone.primary()
        phone.on<Welcome>()
        assertFalse(Files.exists(phone.folder.resolve("vault/vault.db")))
        assertNull(phone.keys.anchor())
        phone.setUp("Petra again")
    }
}
