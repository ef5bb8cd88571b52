package org.countersign.android.platform

import android.content.Context
import org.countersign.model.PreferenceStore
import org.countersign.model.Preferences
import org.countersign.model.Theme

/** What the person set about the app, in the phone's own store for such things. */
internal class KeptPreferences(context: Context) : PreferenceStore {
    private val store = context.getSharedPreferences("preferences", Context.MODE_PRIVATE)

    override fun read(): Preferences {
        val usual = Preferences()
        return try {
            val theme = store.getString(THEME, null)
            Preferences(
                language = store.getString(LANGUAGE, null) ?: usual.language,
                theme = Theme.entries.find { it.name == theme } ?: usual.theme,
                sound = store.getBoolean(SOUND, usual.sound),
                idleMinutes = store.getInt(IDLE, usual.idleMinutes).takeIf { it >= 0 } ?: usual.idleMinutes
            )
        } catch (_: ClassCastException) {
            // Something else stands there than was ever written.
            usual
        }
    }

    override fun write(preferences: Preferences) {
        store.edit()
            .putString(LANGUAGE, preferences.language)
            .putString(THEME, preferences.theme.name)
            .putBoolean(SOUND, preferences.sound)
            .putInt(IDLE, preferences.idleMinutes)
            .apply()
    }

    private companion object {
        const val LANGUAGE = "language"
        const val THEME = "theme"
        const val SOUND = "sound"
        const val IDLE = "idle-minutes"
    }
}
