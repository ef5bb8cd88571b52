package org.countersign.model

import org.countersign.model.screen.Call
import org.countersign.model.screen.Choose
import org.countersign.model.screen.Confirm
import org.countersign.model.screen.Ended
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.Home
import org.countersign.model.screen.Paired
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.VerdictScreen
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Test

/** What a screen reader is told without anyone looking for it. */
class AnnounceTest : PhoneTest() {
    private val Phone.announced: String get() = frame.announce

    private fun Phone.step(number: Int) =
        "${text("pair-step", "number" to number)} ${text("pair-instruction-text-$number")}"

    private fun known(): Phone = phone().also {
        Known.copyTo(it)
        it.restart()
    }

    private fun Phone.theyCalled() {
        at<Home> { theyCalled() }
        at<Choose> { pick(1) }
        on<Call>()
    }

    @Test
    fun aVerdictIsTheVerdictAndTheNextStepAndStaysSo() {
        val phone = known()
        phone.theyCalled()
        assertEquals("", phone.announced)
        phone.at<Call> { type("000000") }
        val body = phone.on<VerdictScreen>().view.value.body
        assertEquals(phone.text("verdict-wrong"), body.words)
        val told = "${body.words} ${body.next}"
        assertEquals(told, phone.announced)
        phone.at<VerdictScreen> { explain() }
        assertEquals(told, phone.announced, "an explanation is read by who asked for it")
        phone.pass(2)
        assertEquals(told, phone.announced, "time makes no other verdict of it")
    }

    @Test
    fun aPairingTellsItsStepsItsWordsAndItsEnd() {
        val (petra, omar) = strangers()
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        assertEquals("", petra.announced)
        val offer = petra.message
        omar.at<Exchange> { pasted(offer) }
        assertEquals(omar.step(2), omar.announced)
        val reply = omar.message
        petra.at<Exchange> { pasted(reply) }
        assertEquals(petra.step(3), petra.announced)
        val finish = petra.message
        omar.at<Exchange> { pasted(finish) }
        assertEquals(omar.text("pair-words-title", "name" to "Petra"), omar.announced)
        omar.at<Confirm> { type("zoo zoo zoo") }
        omar.primary()
        assertEquals(omar.text("pair-other-words"), omar.announced)
        omar.at<Confirm> { type("zoo zoo zone") }
        assertEquals(omar.frame.title, omar.announced)
        omar.primary()
        omar.on<Ended>()
        assertEquals(omar.text("pair-sas-mismatch"), omar.announced)
    }

    @Test
    fun aPairingThatIsDoneSaysSo() {
        val (petra, _) = pair()
        petra.other("pair-try-later")
        petra.on<Paired>()
        assertNotEquals("", petra.announced)
        assertEquals(petra.frame.title, petra.announced)
    }

    @Test
    fun aWrongPassphraseIsSaid() {
        val phone = phone()
        phone.setUp("Petra", passphrase = "right")
        phone.at<Home> { lock() }
        phone.edit(0, "wrong")
        phone.primary()
        phone.on<Unlock>()
        assertEquals(phone.text("refused-wrong-passphrase"), phone.announced)
        phone.edit(0, "r")
        assertEquals("", phone.announced)
    }
}
