package org.countersign.model

import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestCoroutineScheduler
import org.countersign.core.Clock
import org.countersign.core.ClockReading
import org.countersign.model.screen.Home
import org.countersign.model.screen.HowLocked
import org.countersign.model.screen.MyName
import org.countersign.model.screen.ShowWords
import org.countersign.model.screen.TypeBack
import org.countersign.model.screen.Welcome
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import java.nio.file.Files
import java.nio.file.Path

/** When the tests begin, in Unix seconds. */
const val NOW: Long = 1_800_000_000

/** A clock that is set. */
class SetClock : Clock {
    private var reading = ClockReading(NOW, "first", 5_000_000)

    override fun read(): ClockReading = reading

    fun set(reading: ClockReading) {
        this.reading = reading
    }

    fun pass(seconds: Long) {
        reading = reading.copy(wallAt = reading.wallAt + seconds, boottimeMs = reading.boottimeMs + seconds * 1_000)
    }

    fun moveWall(seconds: Long) {
        reading = reading.copy(wallAt = reading.wallAt + seconds)
    }
}

/** A phone with its folder, clock and keystore. Everything runs on the test's own thread, and only when it says so. */
class Phone(val folder: Path, val clock: SetClock = SetClock(), val keys: FakePlatformKey = FakePlatformKey()) {
    private val scheduler = TestCoroutineScheduler()
    private val dispatcher = StandardTestDispatcher(scheduler)
    private val failures = mutableListOf<Throwable>()
    private val collector = CoroutineScope(dispatcher)

    /** What the phone's shell was asked to do. */
    val effects = mutableListOf<Effect>()

    /** What was set, as a phone keeps it. */
    var preferences = Preferences(language = "en")
    var app: App = start()
        private set

    private fun start(): App {
        val store = object : PreferenceStore {
            override fun read() = preferences

            override fun write(preferences: Preferences) {
                this@Phone.preferences = preferences
            }
        }
        val failing = CoroutineExceptionHandler { _, error -> failures += error }
        val app = App(
            Surroundings(
                folder = folder.resolve("vault").toString(),
                clock = clock,
                keys = keys,
                preferences = store,
                language = "en",
                version = "0.1.0",
                main = dispatcher + failing,
                io = dispatcher,
                ticker = { awaitCancellation() }
            )
        )
        collector.launch { app.effects.collect { effects += it } }
        settle()
        return app
    }

    /** Lets everything that is under way come to its end. */
    fun settle() {
        scheduler.runCurrent()
        failures.firstOrNull()?.let { throw AssertionError("something ended in an exception", it) }
    }

    /** The screen that is seen. */
    val top: Screen<*> get() = app.screen.value

    /** What it shows beside its own part. */
    val frame: Frame get() = top.view.value.frame

    /** What a question shows. */
    val form: Form get() = top.view.value.body as Form

    /** The screen that is seen, which has to be of this kind. */
    inline fun <reified S : Screen<*>> on(): S {
        val screen = top
        assertTrue(screen is S, "expected ${S::class.simpleName}, found ${screen::class.simpleName}: $frame")
        return screen as S
    }

    /** Does something on the screen that is seen, and lets it come to its end. */
    inline fun <reified S : Screen<*>> at(act: S.() -> Unit) {
        on<S>().act()
        settle()
    }

    fun primary() {
        assertTrue(frame.primary?.enabled == true, "no step forward on ${top::class.simpleName}: $frame")
        top.primary()
        settle()
    }

    fun other(label: String) {
        val place = frame.others.indexOfFirst { it.label == text(label) }
        assertTrue(place >= 0, "${text(label)} is not among ${frame.others}")
        top.other(place)
        settle()
    }

    fun back() {
        top.back()
        settle()
    }

    fun choose(place: Int) = at<FormScreen> { choose(place) }

    fun edit(field: Int, text: String) = at<FormScreen> { edit(field, text) }

    fun text(key: String, vararg values: Pair<String, Any>): String = app.texts.get(key, *values)

    /** Lets so many seconds pass, one after the other. */
    fun pass(seconds: Int) = repeat(seconds) {
        clock.pass(1)
        tick()
    }

    fun tick() {
        app.tick()
        settle()
    }

    /** Goes through the first run; the recovery code is the answer. */
    fun setUp(name: String, passphrase: String? = null): String {
        on<Welcome>()
        primary()
        on<HowLocked>()
        if (passphrase != null) {
            choose(1)
            edit(0, passphrase)
            edit(1, passphrase)
        }
        primary()
        val words = throughPaper()
        on<MyName>()
        edit(0, name)
        primary()
        on<Home>()
        return words
    }

    /** Writes the twelve words down and types two of them back. */
    fun throughPaper(): String {
        on<ShowWords>()
        val words = form.words
        assertEquals(12, words.size)
        primary()
        on<TypeBack>()
        form.fields.forEachIndexed { place, field ->
            val number = (1..12).first { text("recovery-word", "number" to it) == field.label }
            edit(place, words[number - 1])
        }
        primary()
        return words.joinToString(" ")
    }

    /** Ends the app and starts it anew, as a phone does that was put away. */
    fun restart() {
        app.close()
        settle()
        effects.clear()
        app = start()
    }

    fun close() {
        app.close()
        settle()
        collector.cancel()
        Files.walk(folder).use { paths -> paths.sorted(Comparator.reverseOrder()).forEach(Files::delete) }
    }
}

/** A test with phones; each of them is closed afterwards, and nothing of the core may be left. */
abstract class PhoneTest {
    private val phones = mutableListOf<Phone>()
    private val made = Objects.everMade
    private val alive = Objects.alive

    fun phone(): Phone = Phone(Files.createTempDirectory("countersign")).also { phones += it }

    @AfterEach
    fun nothingIsLeft() {
        phones.forEach { it.close() }
        if (phones.isNotEmpty()) assertTrue(Objects.everMade > made, "nothing was counted")
        assertEquals(alive, Objects.alive, "objects of the core that nobody closed")
    }
}
