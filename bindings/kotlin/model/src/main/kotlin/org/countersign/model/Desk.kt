package org.countersign.model

import org.countersign.core.Clock
import org.countersign.core.CountersignException
import org.countersign.core.InternalException
import org.countersign.model.device.Device
import org.countersign.model.device.KeyRefused
import org.countersign.model.device.Outcome
import org.countersign.model.device.Refusal
import org.countersign.model.texts.Texts

/** A verdict for the ear and the hand. */
public enum class Sound {
    /** Two rising notes, one long buzz. */
    Verified,

    /** One low note, three short buzzes. */
    Wrong,

    /** One middle note, two short buzzes. */
    Doubt
}

/** Something for the phone's shell to do. */
public sealed interface Effect {
    /** This text goes to the clipboard; it is no secret. */
    public data class Copy(val text: String) : Effect

    /** This text is handed to another app of the person's choice; it is no secret. */
    public data class Share(val text: String) : Effect

    /** This picture is handed to another app of the person's choice. */
    public class SharePicture(public val name: String, public val png: ByteArray) : Effect

    /** The camera runs, or rests. */
    public data class Camera(val on: Boolean) : Effect

    /** A sound and a buzz. */
    public data class Play(val sound: Sound) : Effect

    /** A person chooses where to write a file; `JournalScreen.exportTo` takes the path. */
    public data class ChooseFile(val name: String) : Effect

    /** A file was written here; a shell that wrote it for another app hands it over now. */
    public data class Written(val path: String) : Effect

    /** This number is put into the phone's dialer. */
    public data class Dial(val number: String) : Effect
}

/** What a screen has at hand: sentences, the time, preferences, and the ways to ask for something. */
internal interface Desk {
    val texts: Texts
    val clock: Clock
    val preferences: Preferences

    /** This library's version, as far as it is known without unlocking. */
    val version: String

    fun gesture(screen: Screen<*>, gesture: () -> Next)

    fun <T> ask(screen: Screen<*>, work: suspend (Device) -> T, take: (Outcome<T>) -> Next)

    fun effect(effect: Effect)

    fun prefer(preferences: Preferences)
}

internal fun Desk.play(sound: Sound) {
    if (preferences.sound) effect(Effect.Play(sound))
}

/** Does what the device is asked for. What the core refuses is an outcome; what ends it otherwise says no more than that. */
internal suspend fun <T> attempt(device: Device, work: suspend (Device) -> T): Outcome<T> = try {
    val value = work(device)
    device.keepAnchor()
    Outcome.Done(value)
} catch (error: CountersignException) {
    Outcome.Refused(Refusal.Core(error))
} catch (refused: KeyRefused) {
    Outcome.Refused(Refusal.Key(refused.trouble))
} catch (_: InternalException) {
    Outcome.Refused(Refusal.Broken)
} catch (_: IllegalStateException) {
    // What it was asked of is closed: the screen that asked is, too.
    Outcome.Refused(Refusal.Broken)
}
