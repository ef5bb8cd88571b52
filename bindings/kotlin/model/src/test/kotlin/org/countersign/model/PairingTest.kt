package org.countersign.model

import org.countersign.core.TrustLevel
import org.countersign.model.screen.Confirm
import org.countersign.model.screen.Ended
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.FirstCodes
import org.countersign.model.screen.Home
import org.countersign.model.screen.Naming
import org.countersign.model.screen.PairNumber
import org.countersign.model.screen.Paired
import org.countersign.model.screen.Pairing
import org.countersign.model.screen.Taken
import org.countersign.model.screen.Unlock
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class PairingTest : PhoneTest() {
    private fun Phone.trusted(): TrustLevel = on<Home>().view.value.body.rows.single().trust

    @Test
    fun twoPhonesPairByTextInOneRoomAndTryACode() {
        val (petra, omar) = pair()
        drill(petra, omar)
        assertEquals(TrustLevel.IN_PERSON_WORDS, petra.trusted())
        assertEquals(TrustLevel.IN_PERSON_WORDS, omar.trusted())
        assertEquals("Omar", petra.on<Home>().view.value.body.rows.single().name)
    }

    @Test
    fun apartTheySayRemote() {
        val (petra, omar) = pair(Where.Apart)
        petra.later()
        omar.later()
        assertEquals(TrustLevel.REMOTE, petra.trusted())
        assertEquals(omar.text("trust-remote"), omar.on<Home>().view.value.body.rows.single().trustText)
    }

    @Test
    fun camerasThatSeeEachOtherNeedNoWords() {
        val (petra, omar) = strangers()
        petra.beginPairing(Where.SameRoom)
        omar.beginPairing(Where.SameRoom)
        assertEquals(listOf<Effect>(Effect.Camera(true)), petra.effects.filterIsInstance<Effect.Camera>())
        petra.at<Exchange> { cameraRuns() }
        assertTrue(petra.on<Exchange>().view.value.body.camera)
        assertNotNull(petra.on<Exchange>().view.value.body.code)
        // Omar's camera sees Petra's code first.
        val offer = petra.message
        omar.at<Exchange> { scanned(offer) }
        val reply = omar.message
        petra.at<Exchange> { scanned(reply) }
        assertEquals(petra.text("pair-instruction-scan-3"), petra.on<Exchange>().view.value.body.instruction)
        assertEquals(Effect.Camera(false), petra.effects.last { it is Effect.Camera })
        val finish = petra.message
        omar.at<Exchange> { scanned(finish) }
        omar.on<Confirm>()
        petra.primary()
        petra.on<Confirm>()
        assertEquals(petra.text("pair-their-screen"), petra.frame.title)
        assertEquals(omar.text("pair-person", "name" to "Petra"), omar.frame.title)
        val shared = petra.on<Confirm>().view.value.body.mine
        assertEquals(shared, omar.on<Confirm>().view.value.body.mine)
        assertEquals(3, shared.size)
        petra.primary()
        omar.primary()
        petra.keep("Omar", number = null)
        omar.keep("Petra")
        petra.later()
        assertEquals(TrustLevel.IN_PERSON, petra.trusted())
    }

    @Test
    fun aCodeIsDrawnWithItsBorderAndReadBack() {
        val petra = phone()
        petra.setUp("Petra")
        petra.beginPairing(Where.SameRoom)
        val modules = petra.on<Exchange>().view.value.body.code!!
        assertEquals(modules.width * modules.width, modules.dark.size)
        assertTrue((0 until modules.width).none { modules.isDark(it, 0) || modules.isDark(0, it) })
        val scale = 4
        val width = modules.width * scale
        val stride = width + 13
        val luma = java.nio.ByteBuffer.allocateDirect(7 + stride * width)
        for (y in 0 until width) {
            for (x in 0 until width) {
                luma.put(7 + y * stride + x, if (modules.isDark(x / scale, y / scale)) 0 else -1)
            }
        }
        luma.position(7)
        FrameReader().use { reader ->
            assertEquals(listOf(petra.message), reader.read(luma, width, width, stride))
            assertEquals(emptyList<String>(), reader.read(luma, width, width, width - 1))
        }
    }

    @Test
    fun aPictureOfACodeIsReadFromAFile() {
        val (petra, omar) = strangers()
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        petra.at<Exchange> { sharePicture() }
        val picture = petra.effects.filterIsInstance<Effect.SharePicture>().single()
        assertEquals("countersign-1.png", picture.name)
        val file = java.nio.ByteBuffer.allocateDirect(picture.png.size).put(picture.png)
        file.flip()
        omar.at<Exchange> { picture(file) }
        assertEquals(omar.text("pair-instruction-text-2"), omar.on<Exchange>().view.value.body.instruction)
        val noise = java.nio.ByteBuffer.allocateDirect(9)
        omar.at<Exchange> { picture(noise) }
        assertEquals(omar.text("picture-unreadable"), omar.frame.notice!!.text)
    }

    @Test
    fun whatIsNoMessageIsSaid() {
        val petra = phone()
        petra.setUp("Petra")
        petra.beginPairing(Where.SameRoomByText)
        petra.at<Exchange> { pasted("See you at noon") }
        assertEquals(petra.text("pair-not-a-message"), petra.frame.notice!!.text)
        val mine = petra.message
        petra.at<Exchange> { pasted(mine) }
        assertEquals(petra.text("pair-self-scan"), petra.frame.notice!!.text)
        val middle = mine.length / 2
        val other = if (mine[middle] == 'A') "B" else "A"
        petra.at<Exchange> { type(mine.replaceRange(middle, middle + 1, other)) }
        assertEquals(petra.text("pair-bad-checksum"), petra.frame.notice!!.text)
    }

    @Test
    fun typedMessagesAreReadWhenTheyAreWhole() {
        val (petra, omar) = strangers()
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        val offer = petra.message
        for (end in 1 until offer.length) omar.at<Exchange> { type(offer.substring(0, end)) }
        assertNull(omar.frame.notice, "what is being typed is not found fault with")
        omar.at<Exchange> { type(offer) }
        assertEquals("", omar.on<Exchange>().view.value.body.incoming)
        assertEquals(omar.text("pair-step", "number" to 2), omar.on<Exchange>().view.value.body.step)
    }

    @Test
    fun otherWordsCountOnceAndTwiceIsTheEnd() {
        val (petra, omar) = strangers()
        petra.beginPairing(Where.Apart)
        omar.beginPairing(Where.Apart)
        exchange(petra, omar)
        petra.at<Confirm> { type("no such words here") }
        petra.primary()
        assertEquals(petra.text("pair-not-words"), petra.on<Confirm>().view.value.body.ask!!.error)
        petra.at<Confirm> { type("zoo zoo zoo") }
        petra.primary()
        assertEquals(petra.text("pair-other-words"), petra.on<Confirm>().view.value.body.ask!!.error)
        assertFalse(petra.frame.primary!!.enabled, "the same words do not use up the second try")
        petra.at<Confirm> { type("zoo zoo zone") }
        petra.primary()
        assertEquals(petra.text("pair-sas-mismatch"), petra.endedBecause)
        assertEquals(petra.text("pair-ended-words"), petra.frame.title)
        petra.primary()
        petra.on<Pairing>()
    }

    @Test
    fun leavingIsAskedAboutOnceSomethingWouldBeLost() {
        val (petra, omar) = strangers()
        petra.beginPairing(Where.SameRoomByText)
        petra.back()
        petra.on<Pairing>()
        petra.primary()
        omar.beginPairing(Where.SameRoomByText)
        val offer = petra.message
        omar.at<Exchange> { pasted(offer) }
        val shown = omar.on<Exchange>().view.value.body
        assertNull(shown.code, "a message that goes as text is shown as text")
        assertNotEquals("", shown.outgoing)
        omar.back()
        assertEquals(omar.text("pair-leave-title"), omar.frame.title)
        val asked = omar.on<Exchange>().view.value.body
        assertEquals("", asked.step + asked.instruction + asked.outgoing + asked.incomingLabel + asked.cameraText)
        omar.primary()
        assertEquals(omar.text("pair-exchange-text"), omar.frame.title)
        omar.back()
        omar.other("pair-leave-end")
        omar.on<Home>()
    }

    @Test
    fun anAnsweredPairingEndsWithItsTime() {
        val (petra, omar) = strangers()
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        val offer = petra.message
        omar.at<Exchange> { pasted(offer) }
        assertNotEquals("", omar.on<Exchange>().view.value.body.left)
        omar.clock.pass(3_600)
        omar.app.stir()
        omar.tick()
        assertEquals(omar.text("pair-expired"), omar.endedBecause)
    }

    @Test
    fun anOfferThatWasSentIsRenewedWithAWord() {
        val petra = phone()
        petra.setUp("Petra")
        petra.beginPairing(Where.SameRoomByText)
        val first = petra.message
        petra.at<Exchange> { copy() }
        assertEquals(Effect.Copy(first), petra.effects.last())
        assertEquals(petra.text("pair-copied"), petra.frame.notice!!.text)
        petra.clock.pass(301)
        petra.app.stir()
        petra.tick()
        assertNotEquals(first, petra.message)
        assertEquals(petra.text("pair-renewed"), petra.frame.notice!!.text)
    }

    @Test
    fun clocksThatAreFarApartAreAskedAbout() {
        val petra = phone()
        val omar = Phones.beside(this, petra)
        petra.setUp("Petra")
        omar.clock.pass(3 * 86_400)
        omar.setUp("Omar")
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        exchange(petra, omar)
        assertEquals(petra.text("pair-clock-title"), petra.frame.title)
        assertTrue(petra.frame.paragraphs.first().contains("3 days"), petra.frame.paragraphs.first())
        petra.other("pair-clock-overrule")
        omar.other("pair-clock-overrule")
        compareWords(petra, omar)
        petra.primary()
        petra.on<PairNumber>()
    }

    @Test
    fun aPairingSurvivesTheLockAndNobodyIsLost() {
        val (petra, omar) = strangers()
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        exchange(petra, omar)
        compareWords(petra, omar)
        petra.app.lock()
        petra.settle()
        petra.on<Unlock>()
        petra.primary()
        petra.on<Naming>()
        petra.keep("Omar")
        petra.later()
        assertEquals(1, petra.on<Home>().view.value.body.rows.size)
    }

    @Test
    fun inTheBackgroundAPairingInOneRoomIsOverAfterHalfAMinute() {
        val (petra, omar) = strangers()
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        val offer = petra.message
        omar.at<Exchange> { pasted(offer) }
        omar.app.leave(awaitsAnswer = true)
        omar.clock.pass(31)
        omar.app.comeBack()
        omar.settle()
        omar.on<Ended>()
    }

    @Test
    fun aKnownNameAsksWhoseDeviceItIs() {
        val (petra, omar) = pair()
        petra.later()
        omar.later()
        val jana = Phones.beside(this, petra)
        jana.setUp("Omar")
        petra.beginPairing(Where.SameRoomByText)
        jana.beginPairing(Where.SameRoomByText)
        exchange(petra, jana)
        compareWords(petra, jana)
        assertEquals("Omar", petra.form.fields.single().value)
        petra.primary()
        petra.on<Taken>()
        assertFalse(petra.frame.primary!!.enabled)
        petra.choose(1)
        assertEquals("Omar (2)", petra.form.fields.single().value)
        petra.choose(2)
        petra.edit(0, "omar")
        petra.primary()
        assertEquals(petra.text("pair-taken-again", "name" to "Omar"), petra.form.fields.single().error)
        petra.choose(0)
        assertTrue(petra.frame.primary!!.danger)
        petra.primary()
        // The old device's number stays, so it is not asked for.
        petra.on<FirstCodes>()
        petra.later()
        assertEquals(1, petra.on<Home>().view.value.body.rows.size)
        jana.back()
        jana.other("pair-leave-end")
        jana.on<Home>()
    }

    @Test
    fun aNumberNeedsItsSource() {
        val (petra, omar) = strangers()
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        exchange(petra, omar)
        compareWords(petra, omar)
        petra.edit(0, "")
        assertFalse(petra.frame.primary!!.enabled)
        petra.edit(0, "Omar")
        petra.primary()
        petra.on<PairNumber>()
        petra.edit(0, "no number")
        assertFalse(petra.frame.primary!!.enabled)
        petra.choose(1)
        petra.primary()
        assertEquals(petra.text("number-malformed"), petra.form.fields.single().error)
        petra.other("pair-number-skip")
        petra.other("pair-try-later")
        petra.on<Paired>()
        assertEquals(petra.text("fact-no-number"), petra.form.facts[1].value)
    }
}
