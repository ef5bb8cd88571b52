package org.countersign.model

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.countersign.core.ClockReading
import org.countersign.core.RecoveryPaper
import org.countersign.model.screen.Home
import org.countersign.model.screen.HowLocked
import org.countersign.model.screen.MyName
import org.countersign.model.screen.Naming
import org.countersign.model.screen.ShowWords
import org.countersign.model.screen.Told
import org.countersign.model.screen.TypeBack
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.Welcome
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertSame
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.nio.file.Files
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors

/** The pile of screens, its threads, and what is let go of. */
class AppTest : PhoneTest() {
    @Test
    fun anObjectThatNobodyClosedIsCounted() {
        val before = Objects.alive
        val paper = RecoveryPaper.draw()
        assertEquals(before + 1, Objects.alive)
        paper.close()
        assertEquals(before, Objects.alive)
    }

    @Test
    fun anAppThatEndsWhileItIsUnlockingLeavesNothingOpen() {
        val phone = phone()
        phone.setUp("Petra")
        phone.at<Home> { lock() }
        phone.on<Unlock>().primary()
        phone.app.close()
        phone.settle()
        phone.restart()
        phone.on<Home>()
    }

    @Test
    fun anAppThatEndsInTheMiddleOfAPairingLeavesNothingOpen() {
        val (petra, omar) = strangers()
        petra.beginPairing(Where.SameRoomByText)
        omar.beginPairing(Where.SameRoomByText)
        exchange(petra, omar)
        compareWords(petra, omar)
        petra.edit(0, "Omar")
        petra.on<Naming>().primary()
        petra.app.close()
        petra.settle()
    }

    @Test
    fun lockingTwiceIsLockingOnce() {
        val phone = phone()
        phone.setUp("Petra")
        phone.app.lock()
        val screen = phone.top
        phone.app.lock()
        assertSame(screen, phone.top)
    }

    @Test
    fun aMemoryThatIsGoneIsSaidAndWrittenAnew() {
        val phone = phone()
        phone.setUp("Petra")
        phone.restart()
        phone.keys.loseAnchor()
        phone.restart()
        phone.on<Told>()
        assertEquals(phone.text("memory-renewed"), phone.frame.title)
        phone.primary()
        phone.on<Home>()
        assertEquals(104, phone.keys.anchor()!!.size)
    }

    @Test
    fun onRealThreadsTheCoreIsCalledBesideTheOneThatDraws() = runBlocking<Unit> {
        val drawing = Executors.newSingleThreadExecutor { Thread(it, "drawing") }.asCoroutineDispatcher()
        val folder = Files.createTempDirectory("countersign")
        val threads = ConcurrentHashMap.newKeySet<String>()
        val clock = object : org.countersign.core.Clock {
            override fun read(): ClockReading {
                // The core reads the clock on the thread that called it.
                val inside = Thread.currentThread().stackTrace.any { it.className.startsWith("com.sun.jna") }
                if (inside) threads += Thread.currentThread().name
                return ClockReading(NOW, "first", 5_000_000)
            }
        }
        val store = object : PreferenceStore {
            override fun read() = Preferences(language = "en")

            override fun write(preferences: Preferences) = Unit
        }
        val around = Surroundings(
            folder.resolve("vault").toString(),
            clock,
            FakePlatformKey(),
            store,
            "en",
            "0.1.0",
            drawing,
            Dispatchers.IO,
            { awaitCancellation() }
        )
        val app = withContext(drawing) { App(around) }
        suspend fun <T> see(kind: Class<T>): T = app.screen.first { kind.isInstance(it) }.let { kind.cast(it) }
        suspend fun Screen<*>.ready() = view.first { it.frame.busy == null && it.frame.primary?.enabled == true }
        suspend fun draw(act: () -> Unit) = withContext(drawing) { act() }
        val welcome = see(Welcome::class.java)
        draw { welcome.primary() }
        val how = see(HowLocked::class.java).also { it.ready() }
        draw { how.choose(1) }
        draw { how.edit(0, "some good words") }
        draw { how.edit(1, "some good words") }
        draw { how.primary() }
        val words = see(ShowWords::class.java).also { it.ready() }
        val shown = words.view.value.body.words
        draw { words.primary() }
        val back = see(TypeBack::class.java)
        back.view.value.body.fields.forEachIndexed { place, field ->
            draw { back.edit(place, shown[field.label.filter { it.isDigit() }.toInt() - 1]) }
        }
        draw { back.primary() }
        val name = see(MyName::class.java)
        draw { name.edit(0, "Petra") }
        draw { name.primary() }
        // The list of people is there: nothing is under way any more.
        see(Home::class.java).view.first { it.body.empty.isNotEmpty() }
        draw { app.close() }
        drawing.close()
        assertTrue(threads.isNotEmpty(), "the core read the clock")
        assertFalse("drawing" in threads, "$threads")
        Files.walk(folder).use { paths -> paths.sorted(Comparator.reverseOrder()).forEach(Files::delete) }
    }
}
