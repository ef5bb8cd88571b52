package org.countersign.model

import org.countersign.model.device.KeyTrouble
import org.countersign.model.screen.BeginAnew
import org.countersign.model.screen.Blocked
import org.countersign.model.screen.Doubted
import org.countersign.model.screen.Home
import org.countersign.model.screen.HowLocked
import org.countersign.model.screen.MyName
import org.countersign.model.screen.NewPassphrase
import org.countersign.model.screen.RenewKey
import org.countersign.model.screen.SettingsScreen
import org.countersign.model.screen.ShowWords
import org.countersign.model.screen.Told
import org.countersign.model.screen.TypeBack
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.Welcome
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.nio.file.Files

class SetupTest : PhoneTest() {
    /** Adds a way to unlock, which is written down in the journal. */
    private fun Phone.addPassphrase(passphrase: String) {
        at<Home> { settings() }
        at<SettingsScreen> { pick(row("settings-passphrase")) }
        primary()
        edit(0, passphrase)
        edit(1, passphrase)
        primary()
        primary()
        on<SettingsScreen>()
    }

    @Test
    fun theFirstRunLeadsHomeAndTheScreenLockOpensFromThenOn() {
        val phone = phone()
        phone.setUp("Petra")
        assertEquals(phone.text("people-none"), phone.on<Home>().view.value.body.empty)
        phone.restart()
        phone.on<Home>()
        assertEquals(1, phone.keys.prompts)
    }

    @Test
    fun withoutAScreenLockAPassphraseIsAskedFor() {
        val phone = phone()
        phone.keys.screenLock = false
        phone.on<Welcome>()
        phone.primary()
        phone.on<HowLocked>()
        assertFalse(phone.form.choices[0].enabled)
        assertEquals(phone.text("refused-key-unavailable"), phone.form.choices[0].detail)
        assertTrue(phone.form.choices[1].chosen)
        phone.keys.screenLock = true
        phone.other("how-locked-try-keyring")
        assertTrue(phone.form.choices[0].enabled)
    }

    @Test
    fun aPassphraseIsTypedTwice() {
        val phone = phone()
        phone.primary()
        phone.choose(1)
        phone.primary()
        assertEquals(phone.text("passphrase-empty"), phone.form.fields[0].error)
        phone.edit(0, "four words")
        phone.edit(1, "for words")
        phone.primary()
        assertEquals(phone.text("passphrase-differs"), phone.form.fields[1].error)
        phone.edit(0, "x".repeat(1025))
        phone.edit(1, "x".repeat(1025))
        phone.primary()
        assertEquals(phone.text("passphrase-long"), phone.form.fields[0].error)
        assertTrue(phone.form.fields.all { it.secret })
    }

    @Test
    fun wordsThatAreNotOnPaperGoNoFurther() {
        val phone = phone()
        phone.primary()
        phone.primary()
        phone.on<ShowWords>()
        val words = phone.form.words
        phone.primary()
        phone.on<TypeBack>()
        phone.edit(0, "nothing")
        phone.edit(1, "of it")
        phone.primary()
        assertEquals(listOf(phone.text("recovery-differs")), phone.form.fields.map { it.error }.distinct())
        phone.back()
        assertEquals(words, phone.form.words, "the same words are shown again")
    }

    @Test
    fun aNameThatIsNoneIsSaidAndALongOneShownAsItIsCut() {
        val phone = phone()
        phone.primary()
        phone.primary()
        phone.throughPaper()
        phone.on<MyName>()
        phone.primary()
        assertEquals(phone.text("my-name-empty"), phone.form.fields.single().error)
        phone.edit(0, "P".repeat(40))
        assertEquals(phone.text("my-name-cut", "name" to "P".repeat(32)), phone.form.fields.single().help)
    }

    @Test
    fun aDismissedPromptInTheFirstRunLosesNothing() {
        val phone = phone()
        phone.primary()
        phone.primary()
        phone.throughPaper()
        phone.edit(0, "Petra")
        phone.keys.answers += KeyTrouble.Cancelled
        phone.primary()
        assertEquals(phone.text("refused-key-cancelled"), phone.frame.notice!!.text)
        phone.primary()
        phone.on<Home>()
    }

    @Test
    fun aPassphraseUnlocksAndAWrongOneDoesNot() {
        val phone = phone()
        phone.setUp("Petra", passphrase = "four good words here")
        phone.at<Home> { lock() }
        phone.on<Unlock>()
        phone.back()
        phone.on<Unlock>()
        phone.primary()
        assertEquals(phone.text("owner-empty"), phone.form.fields.single().error)
        phone.edit(0, "four bad words here")
        phone.primary()
        assertEquals(phone.text("refused-wrong-passphrase"), phone.form.fields.single().error)
        assertEquals("", phone.form.fields.single().value)
        phone.edit(0, "four good words here")
        phone.primary()
        phone.on<Home>()
    }

    @Test
    fun anInvalidatedKeyOpensTheRecoveryScreenAndNothingIsLost() {
        val phone = phone()
        val words = phone.setUp("Petra")
        phone.keys.invalidate()
        phone.restart()
        assertTrue(phone.on<Unlock>().isRecovery)
        assertEquals(phone.text("recover-title"), phone.frame.title)
        assertEquals(phone.text("refused-key-invalidated"), phone.frame.notice!!.text)
        assertTrue(phone.frame.others.isEmpty(), "a key that is gone is not offered again")
        phone.edit(0, words)
        phone.primary()
        phone.on<RenewKey>()
        phone.primary()
        phone.on<Told>()
        assertEquals(phone.text("renew-done"), phone.frame.title)
        phone.primary()
        phone.on<Home>()
        phone.restart()
        phone.on<Home>()
    }

    @Test
    fun aLostKeyAndAnotherOnesKeyOpenTheRecoveryScreenToo() {
        val phone = phone()
        val words = phone.setUp("Petra")
        phone.keys.replace(ByteArray(32) { 1 })
        phone.restart()
        assertTrue(phone.on<Unlock>().isRecovery)
        assertEquals(phone.text("refused-key-mismatch"), phone.frame.notice!!.text)
        phone.keys.lose()
        phone.restart()
        assertTrue(phone.on<Unlock>().isRecovery)
        phone.edit(0, words.split(' ').joinToString(" ") { it.take(4) }.uppercase())
        phone.primary()
        phone.on<RenewKey>()
        phone.other("not-now")
        phone.on<Home>()
    }

    @Test
    fun aKeyThatCannotBeKeptIsSaidAndTheOldWaysStay() {
        val phone = phone()
        val words = phone.setUp("Petra")
        phone.keys.lose()
        phone.restart()
        phone.edit(0, words)
        phone.primary()
        phone.keys.keepsNothing = true
        phone.primary()
        assertEquals(phone.text("refused-key-failed"), phone.frame.notice!!.text)
        phone.keys.keepsNothing = false
        phone.restart()
        phone.edit(0, words)
        phone.primary()
        phone.on<RenewKey>()
    }

    @Test
    fun aDismissedPromptIsOfferedAgain() {
        val phone = phone()
        phone.setUp("Petra")
        phone.at<Home> { lock() }
        phone.keys.answers += KeyTrouble.Cancelled
        phone.primary()
        assertFalse(phone.on<Unlock>().isRecovery)
        assertEquals(phone.text("try-again"), phone.frame.primary!!.label)
        phone.primary()
        phone.on<Home>()
    }

    @Test
    fun aForgottenPassphraseIsSetAnewAfterTheRecoveryCode() {
        val phone = phone()
        val words = phone.setUp("Petra", passphrase = "soon to be forgotten")
        phone.at<Home> { lock() }
        phone.other("unlock-use-recovery")
        phone.edit(0, "one two")
        phone.primary()
        assertEquals(phone.text("recovery-count", "count" to 2), phone.form.fields.single().error)
        phone.edit(0, words.replaceFirst(words.substringBefore(' '), "qqqq"))
        phone.primary()
        assertEquals(phone.text("recovery-unknown-word", "number" to 1), phone.form.fields.single().error)
        phone.edit(0, words)
        phone.primary()
        phone.on<NewPassphrase>()
        phone.edit(0, "one that stays in mind")
        phone.edit(1, "one that stays in mind")
        phone.primary()
        assertEquals(phone.text("passphrase-changed"), phone.frame.title)
        phone.primary()
        phone.at<Home> { lock() }
        phone.edit(0, "one that stays in mind")
        phone.primary()
        phone.on<Home>()
    }

    @Test
    fun afterThreeFailuresBeginningAnewIsOfferedAndErasesEverything() {
        val phone = phone()
        phone.setUp("Petra", passphrase = "right")
        phone.at<Home> { lock() }
        repeat(3) {
            phone.edit(0, "wrong")
            phone.primary()
        }
        phone.other("begin-anew")
        phone.on<BeginAnew>()
        assertFalse(phone.frame.primary!!.enabled)
        phone.edit(0, "Erase")
        phone.primary()
        phone.on<Welcome>()
        assertFalse(Files.exists(phone.folder.resolve("vault/vault.db")))
    }

    @Test
    fun whatIsNoVaultIsSaidByItsName() {
        val phone = phone()
        phone.setUp("Petra")
        phone.app.lock()
        phone.settle()
        Files.write(phone.folder.resolve("vault/vault.db"), ByteArray(4096) { 7 })
        phone.restart()
        phone.on<Blocked>()
        assertEquals(phone.text("blocked-damaged"), phone.frame.title)
        assertTrue(phone.form.facts.single().value.endsWith("vault"))
        phone.primary()
        phone.on<Blocked>()
        phone.other("begin-anew")
        phone.edit(0, "erase")
        phone.primary()
        phone.on<Welcome>()
    }

    @Test
    fun anOldCopyIsDoubtedUntilTheOwnerTakesIt() {
        val phone = phone()
        phone.setUp("Petra")
        val file = phone.folder.resolve("vault/vault.db")
        phone.app.close()
        val old = Files.readAllBytes(file)
        phone.restart()
        phone.addPassphrase("some good words")
        phone.app.close()
        Files.write(file, old)
        listOf("vault.db-wal", "vault.db-shm").forEach { Files.deleteIfExists(file.resolveSibling(it)) }
        val anchor = phone.keys.anchor()
        phone.restart()
        phone.on<Doubted>()
        assertEquals(phone.text("doubt-title"), phone.frame.title)
        assertTrue(anchor.contentEquals(phone.keys.anchor()), "the memory of the newer state is not overwritten")
        phone.back()
        phone.on<Home>()
        phone.restart()
        phone.primary()
        assertEquals(phone.text("copy-accepted"), phone.frame.title)
        phone.primary()
        phone.on<Home>()
        phone.restart()
        phone.on<Home>()
    }

    @Test
    fun anOldCopyThatARecoveryCodeOpensIsDoubtedWhenTheKeyIsRenewed() {
        val phone = phone()
        val words = phone.setUp("Petra")
        val file = phone.folder.resolve("vault/vault.db")
        phone.app.close()
        val old = Files.readAllBytes(file)
        phone.restart()
        phone.addPassphrase("some good words")
        phone.app.close()
        Files.write(file, old)
        listOf("vault.db-wal", "vault.db-shm").forEach { Files.deleteIfExists(file.resolveSibling(it)) }
        val anchor = phone.keys.anchor()
        phone.keys.loseKey()
        phone.restart()
        phone.edit(0, words)
        phone.primary()
        phone.on<RenewKey>()
        assertTrue(anchor.contentEquals(phone.keys.anchor()), "the memory of the newer state is not overwritten")
        phone.primary()
        phone.on<Doubted>()
        assertTrue(phone.frame.paragraphs.first().startsWith("This looks like an older copy"), "${phone.frame}")
        assertTrue(phone.form.fields.isEmpty(), "the phone is asked first")
        phone.primary()
        assertEquals(phone.text("refused-key-missing"), phone.frame.notice!!.text)
        phone.edit(0, words)
        phone.primary()
        assertEquals(phone.text("copy-accepted"), phone.frame.title)
    }

    @Test
    fun aKeyThatIsNotKeptInTheFirstRunIsSaidAndMendedAtOnce() {
        val phone = phone()
        phone.keys.keepsNothing = true
        phone.primary()
        phone.primary()
        val words = phone.throughPaper()
        phone.edit(0, "Petra")
        phone.primary()
        phone.on<RenewKey>()
        phone.keys.keepsNothing = false
        phone.primary()
        assertEquals(phone.text("renew-done"), phone.frame.title)
        phone.restart()
        phone.on<Home>()
        assertEquals(12, words.split(' ').size)
    }

    @Test
    fun whatIsKeptAnewIsFollowedByTheAnchor() {
        val phone = phone()
        phone.setUp("Petra")
        val first = phone.keys.anchor()!!
        assertEquals(104, first.size)
        phone.addPassphrase("some good words")
        assertNotEquals(first.toList(), phone.keys.anchor()!!.toList())
        assertNull(phone.frame.notice)
    }
}
