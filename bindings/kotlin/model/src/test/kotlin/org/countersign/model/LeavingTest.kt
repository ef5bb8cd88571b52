package org.countersign.model

import org.countersign.core.CountersignException
import org.countersign.core.readQrPicture
import org.countersign.model.screen.BeginAnew
import org.countersign.model.screen.Call
import org.countersign.model.screen.CameraTrouble
import org.countersign.model.screen.Choose
import org.countersign.model.screen.Ended
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.Home
import org.countersign.model.screen.JournalScreen
import org.countersign.model.screen.LARGEST_PICTURE
import org.countersign.model.screen.Naming
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.VerdictScreen
import org.countersign.model.screen.Welcome
import org.countersign.model.texts.Texts
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertSame
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.nio.ByteBuffer
import java.nio.file.Files

/** Leaving the app and coming back: what is locked, what goes on behind the lock, and what is said of the rest. */
class LeavingTest : PhoneTest() {
    private fun two(): Pair<Phone, Phone> = pair().also { (petra, omar) ->
        petra.later()
        omar.later()
    }

    private fun Phone.call(iCalled: Boolean): Call {
        at<Home> { if (iCalled) iCalled() else theyCalled() }
        at<Choose> { pick(0) }
        return on<Call>()
    }

    private fun Phone.leave(seconds: Long, awaitsAnswer: Boolean = false) {
        app.leave(awaitsAnswer)
        settle()
        clock.pass(seconds)
        app.comeBack()
        settle()
    }

    @Test
    fun leavingLocksAtOnce() {
        val phone = phone()
        phone.setUp("Petra")
        assertTrue(phone.app.isOpen.value)
        phone.app.leave(awaitsAnswer = false)
        phone.settle()
        phone.on<Unlock>()
        assertFalse(phone.app.isOpen.value)
        phone.app.comeBack()
        phone.settle()
        phone.on<Unlock>()
    }

    @Test
    fun whoLeavesWhileItUnlocksFindsItLocked() {
        val phone = phone()
        phone.setUp("Petra")
        phone.app.lock()
        phone.settle()
        phone.on<Unlock>().primary()
        phone.app.leave(awaitsAnswer = false)
        phone.settle()
        assertFalse(phone.app.isOpen.value)
        phone.app.comeBack()
        phone.settle()
        phone.on<Unlock>()
        phone.primary()
        phone.on<Home>()
    }

    @Test
    fun whatTheAppAskedForLeavesItOpenWithinTheTimeOfTheIdleLock() {
        val phone = phone()
        phone.setUp("Petra")
        phone.leave(299, awaitsAnswer = true)
        phone.on<Home>()
        phone.leave(300, awaitsAnswer = true)
        phone.on<Unlock>()
    }

    @Test
    fun anAnswerThatNobodyWaitsForAnyMoreLocks() {
        val phone = phone()
        phone.setUp("Petra")
        phone.app.leave(awaitsAnswer = true)
        phone.app.leave(awaitsAnswer = false)
        phone.settle()
        phone.on<Unlock>()
    }

    @Test
    fun nothingIsLostOfAFirstRunThatWasLeft() {
        val phone = phone()
        phone.primary()
        val screen = phone.top
        phone.leave(60)
        assertSame(screen, phone.top)
    }

    @Test
    fun aCallGoesOnAfterDialling() {
        val (_, omar) = two()
        val call = omar.call(iCalled = true)
        val code = omar.myCode
        omar.at<Call> { type("12345") }
        omar.at<Call> { dial() }
        omar.app.leave(awaitsAnswer = false)
        omar.settle()
        omar.on<Unlock>()
        assertEquals("", call.view.value.body.ask!!.typed)
        assertEquals("", call.view.value.body.code!!.front, "behind the lock there is no code")
        omar.clock.pass(60)
        omar.tick()
        assertEquals("", call.view.value.body.code!!.front, "and none is asked for")
        omar.app.comeBack()
        omar.primary()
        assertSame(call, omar.top)
        assertEquals("", call.view.value.body.ask!!.typed)
        assertNotEquals(code, omar.myCode)
        omar.back()
        omar.on<Home>()
    }

    @Test
    fun aCallGoesOnForTenMinutesAndNoLonger() {
        val (petra, _) = two()
        val call = petra.call(iCalled = false)
        petra.leave(600)
        petra.primary()
        assertSame(call, petra.top)
        petra.leave(660)
        petra.primary()
        petra.on<Home>()
    }

    @Test
    fun whatWasWrongAboutACodeIsForgottenBehindTheLock() {
        val (petra, _) = two()
        val call = petra.call(iCalled = false)
        call.type("000000")
        petra.settle()
        petra.on<VerdictScreen>()
        petra.leave(5)
        petra.primary()
        assertSame(call, petra.top)
        assertEquals("" to "", call.view.value.body.ask!!.let { it.typed to it.error })
        assertNull(call.view.value.frame.notice)
    }

    @Test
    fun aCodeThatPassedIsNotAskedForAgain() {
        val (petra, omar) = two()
        petra.call(iCalled = false)
        omar.call(iCalled = true)
        val code = omar.myCode
        petra.at<Call> { type(code) }
        assertEquals(Sign.Verified, petra.on<VerdictScreen>().view.value.body.sign)
        petra.leave(5)
        petra.primary()
        petra.on<Home>()
    }

    @Test
    fun aPairingThatEndedWhileItWaitedSaysSoAfterUnlocking() {
        val (petra, omar) = two()
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        val offer = petra.message
        omar.at<Exchange> { pasted(offer) }
        omar.leave(31)
        omar.primary()
        omar.on<Ended>()
    }

    @Test
    fun aPairingThatEndedUntilTheIdleLockStruckSaysSoAsWell() {
        val phone = phone()
        phone.setUp("Petra")
        phone.beginPairing(Where.SameRoomByText)
        phone.leave(301, awaitsAnswer = true)
        phone.primary()
        phone.on<Ended>()
    }

    @Test
    fun noPairingGetsIntoTheNextOwnersVault() {
        val petra = phone()
        val omar = Phones.beside(this, petra)
        petra.setUp("Petra", passphrase = "right words")
        omar.setUp("Omar")
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        exchange(petra, omar)
        compareWords(petra, omar)
        petra.on<Naming>()
        petra.leave(1)
        val before = Objects.alive
        repeat(3) {
            petra.edit(0, "wrong words")
            petra.primary()
        }
        petra.other("begin-anew")
        petra.on<BeginAnew>()
        petra.edit(0, petra.text("erase-word"))
        petra.primary()
        petra.on<Welcome>()
        assertTrue(Objects.alive < before, "its keys are let go of")
        petra.setUp("Paul", passphrase = "other words")
        assertEquals(0, petra.on<Home>().view.value.body.rows.size)
        petra.leave(1)
        petra.edit(0, "other words")
        petra.primary()
        petra.on<Home>()
    }

    @Test
    fun aCodeInFrontOfTheCameraIsNoPerson() {
        val phone = phone()
        phone.setUp("Petra")
        phone.beginPairing(Where.SameRoom)
        repeat(5) {
            phone.at<Exchange> { cameraRuns() }
            phone.at<Exchange> { scanned("no message") }
            phone.at<Exchange> { cameraFails(CameraTrouble.Busy) }
            phone.clock.pass(60)
            phone.tick()
        }
        phone.on<Unlock>()
    }

    @Test
    fun anExportThatNobodyWaitsForIsRemovedAndSaid() {
        val (_, omar) = two()
        omar.at<Home> { journal() }
        val path = omar.folder.resolve("export.jsonl")
        omar.on<JournalScreen>().exportTo(path.toString())
        omar.app.leave(awaitsAnswer = false)
        omar.settle()
        omar.on<Unlock>()
        assertEquals(omar.text("export-dropped"), omar.frame.notice!!.text)
        assertFalse(Files.exists(path))
        assertEquals(Effect.Unwritten(path.toString()), omar.effects.last())
        omar.app.comeBack()
        omar.primary()
        omar.on<Home>()
    }

    @Test
    fun whatThePhoneCouldNotDoIsSaidUntilTheNextGesture() {
        val (_, omar) = two()
        omar.call(iCalled = true)
        for (mishap in Mishap.entries) {
            omar.app.tell(mishap)
            assertEquals(Notice(Tone.Warning, omar.text(mishap.key)), omar.frame.notice)
            omar.pass(1)
            assertEquals(omar.text(mishap.key), omar.frame.notice!!.text)
        }
        omar.at<Call> { type("1") }
        assertNull(omar.frame.notice)
    }

    @Test
    fun anAnchorThatIsNotKeptUndoesNothing() {
        val phone = phone()
        phone.setUp("Petra")
        phone.keys.breaks = true
        phone.beginPairing(Where.SameRoomByText)
        assertNull(phone.frame.notice)
    }

    @Test
    fun aPictureIsReadUpToTheSizeThatTheCoreReads() {
        val english = Texts.of("en")
        val (most, more) = listOf(LARGEST_PICTURE, LARGEST_PICTURE + 1).map { bytes ->
            val file = ByteBuffer.allocateDirect(bytes)
            Refusals.say(english, assertThrows(CountersignException::class.java) { readQrPicture(file) })
        }
        val large = english.get(Mishap.PictureTooLarge.key)
        assertEquals(large, more)
        assertNotEquals(large, most)
    }
}
