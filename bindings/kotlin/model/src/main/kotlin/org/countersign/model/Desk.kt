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

    /** No file was written here, or none that is of use; the person is told. */
    public data class Unwritten(val path: String) : Effect

    /** This number is put into the phone's dialer. */
    public data class Dial(val number: String) : Effect
}

/** What a phone could not do after it was asked; see [App.tell]. */
public enum class Mishap(internal val key: String) {
    /** There is no app for it: no dialer, no picker, nothing to share with. */
    NoApp("phone-no-app"),

    /** The clipboard holds no text. */
    NothingToPaste("paste-nothing"),

    /** A picture to be shared could not be written. */
    Unwritten("refused-unwritten"),

    /** The journal was not written to where the person wanted it: its screen was left, or everything was locked. */
    ExportDropped("export-dropped"),

    /** The picture that was chosen came to no screen that reads it: everything was locked meanwhile. */
    PictureDropped("picture-dropped"),

    /** The picture that was chosen cannot be opened. */
    PictureUnopened("picture-unopened"),

    /** The picture that was chosen is larger than any that is looked at. */
    PictureTooLarge("refused-picture-large")
}

/** What a screen has at hand: sentences, the time, preferences, and the ways to ask for something. */
internal interface Desk {
    val texts: Texts
    val clock: Clock
    val preferences: Preferences

    /** The app's version. */
    val version: String

    fun gesture(screen: Screen<*>, gesture: () -> Next)

    fun sense(screen: Screen<*>, event: () -> Next)

    fun <T> ask(screen: Screen<*>, work: suspend (Device) -> T, lost: () -> Unit, take: (Outcome<T>) -> Next)

    fun effect(effect: Effect)

    fun tell(mishap: Mishap)

    fun prefer(preferences: Preferences)
}

internal fun Desk.play(sound: Sound) {
    if (preferences.sound) effect(Effect.Play(sound))
}

/** Does what the device is asked for. What the core refuses is an outcome; what ends it otherwise says no more than that. */
internal suspend fun <T> attempt(device: Device, work: suspend (Device) -> T): Outcome<T> = try {
    val value = work(device)
    keepAnchor(device)
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

/** What was done stays done when its anchor is not kept: the core says so where it matters. */
private fun keepAnchor(device: Device) = try {
    device.keepAnchor()
} catch (_: CountersignException) {
} catch (_: InternalException) {
} catch (_: IllegalStateException) {
}
