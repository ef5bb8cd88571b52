package org.countersign.model

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.countersign.core.Clock
import org.countersign.model.device.Device
import org.countersign.model.device.Outcome
import org.countersign.model.device.PlatformKey
import org.countersign.model.screen.Home
import org.countersign.model.screen.Opening
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.Welcome
import org.countersign.model.texts.Texts
import kotlin.coroutines.CoroutineContext

/** What the app needs of the phone. */
public class Surroundings(
    /** The folder where everything is kept; one that no backup takes along. */
    public val folder: String,
    /** The phone's clocks. */
    public val clock: Clock,
    /** The phone's keystore. */
    public val keys: PlatformKey,
    /** Keeps the preferences. */
    public val preferences: PreferenceStore,
    /** The phone's language as a BCP 47 tag; [App.speak] tells of another. */
    public val language: String,
    /** The app's version, for "About". */
    public val version: String,
    /** Where screens live: a dispatcher of the one thread that draws, and what else belongs there. */
    public val main: CoroutineContext,
    /** Where the core and the keystore are called, which may block for a second. */
    public val io: CoroutineDispatcher,
    /** When a second is over. */
    public val ticker: Ticker = Ticker.SECONDS
)

/**
 * The whole app: a pile of screens, of which the one on top is seen. It exists so that opening, going back, locking and
 * coming back from the lock are decided once. Its methods are called on [Surroundings.main].
 */
public class App(private val around: Surroundings) : AutoCloseable {
    private val device = Device(around.folder, around.clock, around.keys)
    private val scope = CoroutineScope(SupervisorJob() + around.main)

    // One call after the other, whatever dispatcher it is: what a person asked for first is done first.
    private val io = around.io.limitedParallelism(1)
    private val pending = Channel<Effect>(Channel.UNLIMITED)
    private val pile = ArrayDeque<Screen<*>>()

    /** Screens that wait behind the lock. */
    private val waiting = ArrayDeque<Screen<*>>()
    private val top: MutableStateFlow<Screen<*>>
    private val opened = MutableStateFlow(false)

    /** Milliseconds since boot when everything was locked. */
    private var lockedAt = 0L

    /** Milliseconds since boot when the app was last used. */
    private var stirred = around.clock.boottime()

    /** Milliseconds since boot when it went into the background. */
    private var left: Long? = null

    /** Whether the app was left, and awaits no answer that the system brings back. */
    private var gone = false
    private val desk = OwnDesk()

    init {
        val first = Opening()
        pile.addLast(first)
        first.attach(desk)
        top = MutableStateFlow(first)
        scope.launch {
            follow(first, first.open())
            while (isActive) {
                around.ticker.next()
                tick()
            }
        }
    }

    /** The screen that is seen. */
    public val screen: StateFlow<Screen<*>> = top.asStateFlow()

    /** What the phone's shell is asked to do, each once. */
    public val effects: Flow<Effect> = pending.receiveAsFlow()

    /** The sentences, for what a shell says by itself. */
    public val texts: Texts get() = desk.texts

    /** What the person set. */
    public val preferences: Preferences get() = desk.preferences

    /** Whether everything is open. What a shell keeps in the clear must not outlast that. */
    public val isOpen: StateFlow<Boolean> = opened.asStateFlow()

    /** The phone's language is this one from now on, a BCP 47 tag; it counts where the person chose none. */
    public fun speak(language: String): Unit = desk.speak(language)

    /** Notes that the screen was touched. */
    public fun stir() {
        stirred = around.clock.boottime()
    }

    /** Locks everything now. */
    public fun lock() {
        if (opened.value) follow(pile.last(), Next.Lock)
    }

    /**
     * Leaves the foreground, which locks everything. Only where the system shows what the app itself asked for, and brings
     * an answer back, does everything stay open within the time of the idle lock.
     */
    public fun leave(awaitsAnswer: Boolean) {
        if (left == null) left = around.clock.boottime()
        gone = !awaitsAnswer
        if (!awaitsAnswer) lock()
    }

    /** Comes back: a pairing in one room may be over, and what was left open too long is locked. */
    public fun comeBack() {
        val away = left?.let { (around.clock.boottime() - it).coerceAtLeast(0) } ?: return
        left = null
        gone = false
        lockWhenIdle()
        // What ends now, and waits behind the lock, says so when it is seen again.
        for (screen in pile + waiting) step(screen) { screen.returned(away / 1_000) }
        stir()
    }

    /** Tells the person, on the screen that is seen, what the phone could not do; gone with their next gesture. */
    public fun tell(mishap: Mishap) {
        pile.lastOrNull()?.tell(mishap)
    }

    /** Lets a second pass; called by the ticker. Behind the lock a waiting screen hears of nothing else. */
    internal fun tick() {
        lockWhenIdle()
        for (screen in waiting.toList()) {
            // A screen that ends while it waits says so when it is seen again.
            screen.tick()
            screen.redraw()
        }
        val seen = pile.last()
        step(seen) { seen.tick() }
    }

    /** Ends the app: everything is locked and let go of. */
    override fun close() {
        scope.cancel()
        (pile + waiting).forEach { it.close() }
        pile.clear()
        waiting.clear()
        device.close()
        pending.close()
    }

    private fun lockWhenIdle() {
        val allowed = desk.preferences.idleMinutes * 60_000L
        if (allowed > 0 && around.clock.boottime() - stirred >= allowed) lock()
    }

    private fun step(screen: Screen<*>, act: () -> Next) {
        val next = act()
        if (screen === pile.lastOrNull()) follow(screen, next)
        // A screen that was left has let go of what it would show.
        if (screen in pile || screen in waiting) screen.redraw()
    }

    private fun push(screen: Screen<*>) {
        // Another vault begins here, into which nothing may come that began in the one before.
        if (screen is Welcome) letGoOfWaiting { true }
        pile.addLast(screen)
        screen.attach(desk)
        val next = screen.open()
        screen.redraw()
        follow(screen, next)
    }

    private fun pop() {
        pile.removeLast().close()
    }

    private fun follow(from: Screen<*>, next: Next) {
        when (next) {
            Next.Stay -> {}
            is Next.Go -> push(next.screen)
            is Next.Instead -> {
                pop()
                push(next.screen)
            }
            Next.Back -> if (pile.size > 1) {
                pop()
                comeTo { it.again() }
            }
            is Next.Proved -> {
                pop()
                comeTo { it.proved(next.proof) }
            }
            Next.Home -> goHome()
            is Next.HomeThen -> {
                goHome()
                // Who left in the meantime finds the lock.
                if (opened.value) push(next.screen)
            }
            Next.Lock -> goBehindLock()
        }
        from.takeIf { it in pile }?.redraw()
        top.value = pile.last()
    }

    private fun comeTo(act: (Screen<*>) -> Next) {
        val screen = pile.last()
        val next = act(screen)
        screen.redraw()
        follow(screen, next)
    }

    /** Leads to the first screen, and after unlocking to what waited behind the lock. */
    private fun goHome() {
        if (!opened.value) {
            opened.value = true
            stir()
            while (pile.isNotEmpty()) pop()
            push(Home())
            val locked = (around.clock.boottime() - lockedAt) / 1_000
            letGoOfWaiting { !it.outlasts(locked) }
            if (waiting.isNotEmpty()) {
                pile.addAll(waiting)
                waiting.clear()
                comeTo { it.again() }
            }
            // What was under way when the person left opens nothing behind their back.
            if (gone) lock()
        } else {
            while (pile.size > 1) pop()
            comeTo { it.again() }
        }
    }

    private fun goBehindLock() {
        if (opened.value) {
            opened.value = false
            lockedAt = around.clock.boottime()
            val (wait, go) = pile.partition { it.outlivesLock }
            waiting.addAll(wait)
            wait.forEach {
                it.hide()
                it.redraw()
            }
            go.forEach { it.close() }
            pile.clear()
            // Nobody looks through the camera of a locked phone; the screen that wants it asks again.
            desk.effect(Effect.Camera(false))
        }
        while (pile.isNotEmpty()) pop()
        push(Unlock.locked())
    }

    private fun letGoOfWaiting(which: (Screen<*>) -> Boolean) {
        val over = waiting.filter(which)
        waiting.removeAll(over)
        over.forEach { it.close() }
    }

    private inner class OwnDesk : Desk {
        override val clock: Clock get() = around.clock
        override val version: String get() = around.version

        /** The phone's language. */
        private var spoken = around.language
        override var preferences: Preferences = around.preferences.read()
            private set
        override var texts: Texts = textsOf(preferences)
            private set

        override fun gesture(screen: Screen<*>, gesture: () -> Next) {
            stir()
            if (screen === pile.lastOrNull()) screen.tell(null)
            sense(screen, gesture)
        }

        override fun sense(screen: Screen<*>, event: () -> Next) {
            if (screen === pile.lastOrNull()) step(screen, event)
        }

        override fun <T> ask(
            screen: Screen<*>,
            work: suspend (Device) -> T,
            lost: () -> Unit,
            take: (Outcome<T>) -> Next
        ) {
            // Begun at once, so that what was handed to the work is in its hands even when the app ends now.
            scope.launch(start = CoroutineStart.UNDISPATCHED) {
                var outcome: Outcome<T>? = null
                try {
                    // What was begun is brought to its end, so that nothing it made is lost sight of.
                    withContext(NonCancellable + io) { outcome = attempt(device, work) }
                } finally {
                    val done = outcome
                    if (!isActive || screen !in pile) {
                        ((done as? Outcome.Done)?.value as? AutoCloseable)?.close()
                        lost()
                    } else if (done != null) {
                        val next = take(done)
                        screen.redraw()
                        if (screen === pile.lastOrNull()) follow(screen, next)
                    }
                }
            }
        }

        override fun effect(effect: Effect) {
            pending.trySend(effect)
        }

        override fun tell(mishap: Mishap): Unit = this@App.tell(mishap)

        override fun prefer(preferences: Preferences) {
            this.preferences = preferences
            around.preferences.write(preferences)
            say()
        }

        fun speak(language: String) {
            spoken = language
            say()
        }

        private fun say() {
            texts = textsOf(preferences)
            pile.forEach { it.redraw() }
        }

        private fun textsOf(preferences: Preferences) = Texts.of(preferences.language.ifEmpty { spoken })
    }
}
