package org.countersign.android

import org.countersign.android.platform.FrameThread
import org.countersign.core.ClockReading
import org.countersign.core.PairingWay
import org.countersign.core.TrustLevel
import org.countersign.core.qrMatrix
import org.countersign.model.CallBody
import org.countersign.model.screen.Call
import org.countersign.model.screen.Choose
import org.countersign.model.screen.Confirm
import org.countersign.model.screen.Drill
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.FirstCodes
import org.countersign.model.screen.Home
import org.countersign.model.screen.Naming
import org.countersign.model.screen.PairNumber
import org.countersign.model.screen.Paired
import org.countersign.model.screen.Pairing
import org.countersign.model.screen.VerdictScreen
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf
import java.nio.ByteBuffer
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

/** Draws a message as a camera would see it: rows further apart than they are wide, and noise between them. */
fun frameOf(message: String, scale: Int = 4, gap: Int = 37): Frame {
    val matrix = qrMatrix(message)
    val side = matrix.side.toInt()
    val margin = matrix.quietZone.toInt()
    val width = (side + 2 * margin) * scale
    val stride = width + gap
    val luma = ByteBuffer.allocateDirect(stride * width)
    for (at in 0 until luma.capacity()) luma.put(at, (at * 31).toByte())
    for (y in 0 until width) {
        for (x in 0 until width) {
            val (column, row) = x / scale - margin to y / scale - margin
            val dark =
                column in 0 until side && row in 0 until side && matrix.modules[row * side + column] == 1.toByte()
            luma.put(y * stride + x, if (dark) 16 else -20)
        }
    }
    return Frame(luma, width, width, stride)
}

class Frame(val luma: ByteBuffer, val width: Int, val height: Int, val stride: Int)

class PairingTest : Handset() {
    private val peers = mutableListOf<Peer>()

    private fun peer(name: String) = Peer(name).also { peers += it }

    @After
    fun goHome() = peers.forEach { it.close() }

    /** The command line reads the real clock, so the phone's is set to it. */
    private fun setClock() = app.clock.set(ClockReading(System.currentTimeMillis() / 1_000, "first", 5_000_000))

    /** Has a camera see this, on the thread that reads frames, and tells the screen what was found. */
    private fun see(frame: Frame) {
        val found = mutableListOf<String>()
        val read = CountDownLatch(1)
        FrameThread { found += it }.use { frames ->
            frames.handler.post {
                frames.read(frame.luma, frame.width, frame.height, frame.stride)
                read.countDown()
            }
            assertTrue(read.await(10, TimeUnit.SECONDS))
        }
        assertEquals(1, found.size)
        activity.cameraSaw(found.single())
        settle()
    }

    private fun keep(name: String) {
        on<Naming>()
        typeOnly(name)
        forward()
        on<PairNumber>()
        typeOnly("+49 89 123456")
        press(text("source-met"))
        forward()
        on<FirstCodes>()
    }

    private fun begin(way: String) {
        pressKey("screen-pair")
        on<Pairing>()
        pressKey(way)
        forward()
        on<Exchange>()
    }

    private val mine get() = (model.screen.value.view.value.body as CallBody).code!!.let { it.front + it.back }

    @Test
    fun aPairingByTextAndTheFirstCallInEachDirection() {
        setClock()
        start()
        setUp("Omar", "a long enough passphrase")
        val petra = peer("Petra")
        val talk = petra.start("pair", "--text", "--same-room", "--json")
        begin("pair-way-words")
        // It came by the clipboard, as from a messenger.
        paste(talk.hear().get("send").asString)
        talk.say(on<Exchange>().view.value.body.outgoing)
        paste(talk.hear().get("send").asString)
        on<Confirm>()
        val theirs = talk.hear().getAsJsonArray("mine").joinToString(" ") { it.asString }
        talk.say(on<Confirm>().view.value.body.mine.joinToString(" "))
        typeOnly(theirs)
        forward()
        assertEquals("paired", talk.hear().get("step").asString)
        keep("Petra")
        pressKey("pair-try-later")
        on<Paired>()
        forward()
        val home = on<Home>().view.value.body.rows.single()
        assertEquals("Petra" to TrustLevel.IN_PERSON_WORDS, home.name to home.trust)

        setClock()
        pressKey("screen-they-called")
        on<Choose>()
        press("Petra")
        on<Call>()
        typeOnly(petra.code("Omar", "--i-called"))
        on<VerdictScreen>()
        assertSees(text("verdict-verified", "name" to "Petra"))
        forward()
        assertEquals("verified", petra.verdict("Omar", mine, "--i-called"))
        forward()

        setClock()
        pressKey("screen-i-called")
        press("Petra")
        on<Call>()
        assertSees("+4989123456")
        assertEquals("verified", petra.verdict("Omar", mine, "--they-called"))
        typeOnly(petra.code("Omar", "--they-called"))
        assertSees(text("verdict-verified", "name" to "Petra"))
        forward()
        on<Home>()
    }

    @Test
    fun aPairingWhoseMessagesACameraSees() {
        setClock()
        start()
        setUp("Omar", "a long enough passphrase")
        val talk = peer("Petra").start("pair", "--text", "--answer", "--same-room", "--json")
        begin("pair-way-scan")
        activity.cameraRuns()
        settle()
        assertSees(text("pair-camera-point"))
        talk.say(on<Exchange>().view.value.body.outgoing)
        see(frameOf(talk.hear().get("send").asString))
        assertSees(text("pair-instruction-scan-3"))
        talk.say(on<Exchange>().view.value.body.outgoing)
        forward()
        on<Confirm>()
        val theirs = talk.hear().getAsJsonArray("mine").map { it.asString }
        assertEquals(3, theirs.size)
        // The other side has no camera and types words; this side looked and needs none.
        pressKey("pair-read-out")
        talk.say(on<Confirm>().view.value.body.mine.joinToString(" "))
        assertEquals("paired", talk.hear().get("step").asString)
        forward()
        keep("Petra")
        pressKey("pair-try-now")
        on<Drill>()
    }

    @Test
    fun aPairingThatAnswersWhatACameraSees() {
        start()
        setUp("Omar", "a long enough passphrase")
        Other(app.clock, "Petra").use { other ->
            begin("pair-way-scan")
            activity.cameraRuns()
            settle()
            other.begins(PairingWay.SCAN) { theirs ->
                see(frameOf(theirs.message))
                assertSees(text("pair-instruction-scan-2"))
                theirs.sees(on<Exchange>().view.value.body.outgoing)
                see(frameOf(theirs.message))
                on<Confirm>()
                assertSees(text("pair-person", "name" to "Petra"))
                assertEquals(
                    theirs.view().confirming!!.sharedWords!!.map {
                        it.word
                    },
                    on<Confirm>().view.value.body.mine
                )
                forward()
                theirs.confirmYes()
            }
            keep("Petra")
            pressKey("pair-try-later")
            forward()
        }
        assertEquals(TrustLevel.IN_PERSON, on<Home>().view.value.body.rows.single().trust)
    }

    private fun paste(text: String) {
        val clipboard = service<android.content.ClipboardManager>()
        clipboard.setPrimaryClip(android.content.ClipData.newPlainText("", text))
        pressKey("pair-paste")
    }
}
