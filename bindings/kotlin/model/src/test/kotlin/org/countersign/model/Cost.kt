package org.countersign.model

import org.countersign.core.Admission
import org.countersign.core.Admitted
import org.countersign.core.CallRole
import org.countersign.core.Clock
import org.countersign.core.ClockReading
import org.countersign.core.CountersignException
import org.countersign.core.PairingSession
import org.countersign.core.PairingWay
import org.countersign.core.People
import org.countersign.core.PersonId
import org.countersign.core.QrMatrix
import org.countersign.core.QrScanner
import org.countersign.core.ReadBy
import org.countersign.core.VaultPlace
import org.countersign.core.Verdict
import org.countersign.core.isCode
import org.countersign.core.qrMatrix
import java.lang.management.ManagementFactory
import java.nio.ByteBuffer
import kotlin.math.roundToLong
import kotlin.system.exitProcess

// What calls cost from Kotlin: the same work as `bindings/ffi/examples/cost.rs` does within Rust, and the same answer.

/** A camera's frame. */
private const val WIDTH = 1920
private const val HEIGHT = 1080

/** Ways in which a frame without a code is read, one a frame. */
private const val TURNS = 9

/** A clock that is set. */
private class ClockToSet : Clock {
    @Volatile
    private var reading = ClockReading(1_800_000_000, "first", 5_000_000)

    override fun read() = reading

    fun pass(seconds: Long) {
        reading = reading.copy(wallAt = reading.wallAt + seconds, boottimeMs = reading.boottimeMs + seconds * 1000)
    }
}

/** What single calls took, in nanoseconds. */
private class Times {
    private val cpu = mutableListOf<Double>()
    private val wall = mutableListOf<Double>()

    /** Does the work `calls` times and notes what one of them took. */
    fun take(calls: Int, work: () -> Unit) {
        val cpuBegun = threads.currentThreadCpuTime
        val wallBegun = System.nanoTime()
        repeat(calls) { work() }
        cpu += (threads.currentThreadCpuTime - cpuBegun) / calls.toDouble()
        wall += (System.nanoTime() - wallBegun) / calls.toDouble()
    }

    /** Forgets the first half, in which caches fill and clocks rise, and sums the other up. */
    fun summary() = """{"cpu":${percentiles(cpu)},"wall":${percentiles(wall)}}"""

    private fun percentiles(times: List<Double>): List<Long> {
        val late = times.drop(times.size / 2).sorted()
        return listOf(50, 95).map { late[(late.size - 1) * it / 100].roundToLong() }
    }

    private companion object {
        val threads = checkNotNull(ManagementFactory.getThreadMXBean())
    }
}

/** Takes samples of some calls each. */
private fun measured(calls: Int, samples: Int, work: () -> Unit) =
    Times().apply { repeat(samples) { take(calls, work) } }

/** One of two people who have met. */
private class Side(val people: People, val other: PersonId)

private fun message(session: PairingSession) = checkNotNull(session.view().message)

/** Makes two vaults and lets their people meet. */
private fun met(folder: String, clock: Clock): List<Side> {
    val key = ByteBuffer.allocateDirect(32)
    fun person(name: String) = VaultPlace("$folder/$name", clock).use { it.create(name, key, null, null) }
    val omar = person("Omar")
    val petra = person("Petra")
    return omar.beginPairing(PairingWay.SCAN).use { began ->
        petra.answerPairing(PairingWay.SCAN).use { answered ->
            answered.feed(message(began), ReadBy.CAMERA)
            began.feed(message(answered), ReadBy.CAMERA)
            answered.feed(message(began), ReadBy.CAMERA)
            listOf(Triple(omar, began, "Petra"), Triple(petra, answered, "Omar")).map { (people, session, name) ->
                session.confirmYes()
                Side(people, (people.admit(session, Admission.New(name)) as Admitted.Here).person.id)
            }
        }
    }
}

/** Proves and checks so often, each time 90 seconds later. */
private fun calls(folder: String, samples: Int): List<Times> {
    val clock = ClockToSet()
    val (omar, petra) = met(folder, clock)
    val (proofs, checks) = listOf(Times(), Times())
    repeat(samples) {
        clock.pass(90)
        var code = ""
        proofs.take(1) { code = omar.people.prove(omar.other, CallRole.I_CALLED).digits }
        checks.take(1) {
            val checked = petra.people.check(petra.other, CallRole.THEY_CALLED, code, null)
            check(checked.verdict == Verdict.Verified(0)) { "the code was not believed" }
        }
    }
    omar.people.close()
    petra.people.close()
    return listOf(proofs, checks)
}

/** A grey frame. */
private fun blank(): ByteBuffer {
    val frame = ByteBuffer.allocateDirect(WIDTH * HEIGHT)
    repeat(frame.capacity()) { frame.put(it, 200.toByte()) }
    return frame
}

/** Draws a code into a grey frame. */
private fun drawn(matrix: QrMatrix): ByteBuffer {
    val pixels = 12
    val side = matrix.side.toInt()
    val frame = blank()
    matrix.modules.forEachIndexed { at, module ->
        if (module != 1.toByte()) return@forEachIndexed
        for (line in 0 until pixels) {
            val begin = (200 + at / side * pixels + line) * WIDTH + 300 + at % side * pixels
            for (pixel in begin until begin + pixels) frame.put(pixel, 20)
        }
    }
    return frame
}

/** Measures; the arguments are a folder on a disk and one in memory. */
fun main(arguments: Array<String>) {
    val (disk, memory) = arguments
    val results = mutableMapOf<String, Times>()
    results["is_code"] = measured(100, 400) { check(isCode("418 203")) { "that is a code" } }
    val text = "A text of fifty letters, of which codes are made. ".repeat(2)
    results["qr_matrix"] = measured(5, 100) { qrMatrix(text) }

    val blank = blank()
    val drawn = drawn(qrMatrix(text))
    QrScanner().use { scanner ->
        fun feed(frame: ByteBuffer, stride: Int = WIDTH) =
            scanner.feed(frame, WIDTH.toUInt(), HEIGHT.toUInt(), stride.toUInt())
        results["frame_refused"] =
            measured(100, 400) {
                try {
                    feed(blank, WIDTH - 1)
                    error("a short stride was taken")
                } catch (expected: CountersignException.FrameShortStride) {
                    // As it should be.
                }
            }
        results["frame_code"] = measured(1, 60) { check(feed(drawn) == listOf(text)) { "the code was not read" } }
        results["frame_blank"] = measured(TURNS, 10) { check(feed(blank).isEmpty()) { "a code was read" } }
    }

    for ((name, folder, samples) in listOf(Triple("memory", memory, 1000), Triple("disk", disk, 400))) {
        val (proofs, checks) = calls(folder, samples)
        results["prove_$name"] = proofs
        results["check_$name"] = checks
    }
    println(results.entries.joinToString(",", "{", "}") { (name, times) -> "\"$name\":${times.summary()}" })
    exitProcess(0)
}
