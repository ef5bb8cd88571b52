package org.countersign.model

/** Which colours. */
public enum class Theme {
    /** As the phone has it. */
    System,

    /** Light. */
    Light,

    /** Dark. */
    Dark,

    /** Black and white, thick lines. */
    HighContrast
}

/** What a person set about the app; it is needed before anything is unlocked and tells nothing about anyone. */
public data class Preferences(
    /** The language's tag; empty: the phone's. */
    val language: String = "",
    /** The colours. */
    val theme: Theme = Theme.System,
    /** Whether verdicts sound and buzz. */
    val sound: Boolean = true,
    /** Minutes unused until everything is locked; 0: never. Leaving the app locks it at once. */
    val idleMinutes: Int = 5
)

/** Keeps the preferences; a phone's shell has a place for such things. */
public interface PreferenceStore {
    /** Reads them; what is missing or cannot be read is as at the first start. */
    public fun read(): Preferences

    /** Keeps them. */
    public fun write(preferences: Preferences)
}
