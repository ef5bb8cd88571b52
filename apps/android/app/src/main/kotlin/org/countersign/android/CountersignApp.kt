package org.countersign.android

import android.app.Application
import kotlinx.coroutines.Dispatchers
import org.countersign.android.platform.KeptPreferences
import org.countersign.android.platform.KeystoreKey
import org.countersign.android.platform.PhoneClock
import org.countersign.android.platform.Prompt
import org.countersign.model.App
import org.countersign.model.Surroundings
import java.io.File

/** The process: it holds the model, which outlives every activity, so that turning the phone loses nothing. */
public open class CountersignApp : Application() {
    /** The phone's question for its owner, shown on whatever activity is in front. */
    internal val prompt: Prompt = Prompt()

    /** The model of the whole app. */
    internal lateinit var model: App
        private set

    override fun onCreate() {
        super.onCreate()
        model = App(surroundings())
        prompt.texts = { model.texts }
    }

    /** What the model needs of the phone. */
    internal open fun surroundings(): Surroundings = Surroundings(
        // Neither a backup nor a transfer to another phone takes this folder along.
        folder = File(noBackupFilesDir, "vault").path,
        clock = PhoneClock(this),
        keys = KeystoreKey(this, prompt),
        preferences = KeptPreferences(this),
        language = resources.configuration.locales[0].toLanguageTag(),
        version = packageManager.getPackageInfo(packageName, 0).versionName.orEmpty(),
        main = Dispatchers.Main.immediate,
        io = Dispatchers.IO
    )
}
