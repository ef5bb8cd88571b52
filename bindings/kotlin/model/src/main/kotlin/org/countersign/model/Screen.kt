package org.countersign.model

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import org.countersign.core.OwnerProof
import org.countersign.model.device.Device
import org.countersign.model.device.Outcome

/** Where a screen goes on. */
internal sealed interface Next {
    /** Here. */
    data object Stay : Next

    /** On a further screen; "back" leads here again. */
    class Go(val screen: Screen<*>) : Next

    /** On another screen in place of this one. */
    class Instead(val screen: Screen<*>) : Next

    /** Where this screen was opened from. */
    data object Back : Next

    /** Where this screen was opened from, with the proof of the owner that this screen asked for. */
    class Proved(val proof: OwnerProof) : Next

    /** On the first screen, whatever lies between. */
    data object Home : Next

    /** On the first screen, and from there on a further one. */
    class HomeThen(val screen: Screen<*>) : Next

    /** Everything is locked. */
    data object Lock : Next
}

/**
 * A screen: what it shows in [view], and one method for each thing that a person can do on it.
 *
 * The methods are called on the app's main dispatcher, and do nothing once the screen is not on top any more.
 */
public abstract class Screen<out B : Any> internal constructor() {
    internal lateinit var desk: Desk
        private set
    private val shown = MutableStateFlow<View<B>?>(null)
    private var mishap: Mishap? = null

    /** What this screen shows. */
    public val view: StateFlow<View<B>> by lazy {
        @Suppress("UNCHECKED_CAST")
        shown.asStateFlow() as StateFlow<View<B>>
    }

    /** Takes the one step forward. */
    public fun primary(): Unit = act { onPrimary() }

    /** Takes another step, by its place among [Frame.others]. */
    public fun other(place: Int): Unit = act { onOther(place) }

    /** Goes back; a screen that would lose something asks first. */
    public fun back(): Unit = act { onBack() }

    internal abstract fun draw(): View<B>

    internal open fun onPrimary(): Next = Next.Stay

    internal open fun onOther(place: Int): Next = Next.Stay

    internal open fun onBack(): Next = Next.Back

    /** Begins: called once when the screen is opened. */
    internal open fun open(): Next = Next.Stay

    /** Comes back into view, after a screen above it closed. */
    internal open fun again(): Next = Next.Stay

    /** Comes back into view after the owner proved themselves above it; whoever takes the proof closes it. */
    internal open fun proved(proof: OwnerProof): Next {
        proof.close()
        return again()
    }

    /** About a second has passed. */
    internal open fun tick(): Next = Next.Stay

    /** The app was in the background for so many seconds. */
    internal open fun returned(awaySeconds: Long): Next = Next.Stay

    /** Whether nothing in the app lies before it: from here the system's way back leads out of the app. */
    public open val isFirst: Boolean get() = false

    /** Whether it lives on behind the lock screen: what is lost for good otherwise does, a pairing, and a call under way. */
    internal open val outlivesLock: Boolean get() = false

    /** Goes behind the lock screen, and lets go of what nobody may find there. */
    internal open fun hide() {}

    /** Whether it goes on after everything was locked for so many seconds. */
    internal open fun outlasts(lockedSeconds: Long): Boolean = true

    /** Lets go of what it holds; called once, when it is not in the pile any more. */
    internal open fun close() {}

    internal fun attach(desk: Desk) {
        this.desk = desk
        redraw()
    }

    internal fun redraw() {
        val drawn = draw()
        val notice = mishap?.let { Notice(Tone.Warning, text(it.key)) }
        shown.value = if (notice == null) drawn else drawn.copy(frame = drawn.frame.copy(notice = notice))
    }

    /** Says what the phone could not do, in the place of any other notice, or nothing of that kind any more. */
    internal fun tell(mishap: Mishap?) {
        if (this.mishap == mishap) return
        this.mishap = mishap
        redraw()
    }

    /** Does what a gesture asks for, if this is the screen that is seen. */
    internal fun act(gesture: () -> Next) {
        desk.gesture(this, gesture)
    }

    /** Takes up what the phone tells of by itself, which is no sign that a person is there. */
    internal fun sense(event: () -> Next) {
        desk.sense(this, event)
    }

    /**
     * Has the device do [work] and takes up what came of it, unless the screen was closed in the meantime. What then would
     * be lost and has to be closed is closed, and [lost] is called.
     */
    internal fun <T> ask(work: suspend (Device) -> T, lost: () -> Unit = {}, take: (Outcome<T>) -> Next) {
        desk.ask(this, work, lost, take)
    }

    internal fun text(key: String, vararg values: Pair<String, Any>): String = desk.texts.get(key, *values)
}

/** A screen that is a question with answers to choose or to type. */
public abstract class FormScreen internal constructor() : Screen<Form>() {
    /** An answer of several. */
    public fun choose(place: Int): Unit = act { onChoose(place) }

    /** A field holds this now. */
    public fun edit(field: Int, text: String): Unit = act { onEdit(field, text) }

    /** Enter in a field; only the last one takes the step forward. */
    public fun accept(field: Int): Unit = act {
        if (field == view.value.body.fields.lastIndex) onPrimary() else Next.Stay
    }

    internal open fun onChoose(place: Int): Next = Next.Stay

    internal open fun onEdit(field: Int, text: String): Next = Next.Stay
}
