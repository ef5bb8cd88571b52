package org.countersign.android

import android.app.Application
import android.content.res.Configuration
import android.net.Uri
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import org.countersign.android.platform.Feedback
import org.countersign.android.platform.KeptPreferences
import org.countersign.android.platform.KeystoreKey
import org.countersign.android.platform.PhoneClock
import org.countersign.android.platform.Prompt
import org.countersign.core.Clock
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

    /** Sound and buzz. */
    internal val feedback: Feedback by lazy { Feedback(this) }

    /** Whether the screen that is seen wants the camera; an activity that comes next starts it again. */
    internal var wantsCamera: Boolean = false

    /** Where the person wants the export that is under way. */
    internal var exportTo: Uri? = null

    override fun onCreate() {
        super.onCreate()
        begin()
        prompt.texts = { model.texts }
    }

    /** Makes the model, which finds out by itself what is kept here. */
    internal fun begin() {
        model = App(surroundings())
    }

    override fun onConfigurationChanged(newConfig: Configuration) {
        super.onConfigurationChanged(newConfig)
        model.speak(language(newConfig))
    }

    /** The phone's clocks. */
    internal open fun clock(): Clock = PhoneClock(this)

    /** Where what may block is done. */
    internal open fun io(): CoroutineDispatcher = Dispatchers.IO

    /** What the model needs of the phone. */
    private fun surroundings(): Surroundings = Surroundings(
        // Neither a backup nor a transfer to another phone takes this folder along.
        folder = File(noBackupFilesDir, "vault").path,
        clock = clock(),
        keys = KeystoreKey(this, prompt),
        preferences = KeptPreferences(this),
        language = language(resources.configuration),
        version = packageManager.getPackageInfo(packageName, 0).versionName.orEmpty(),
        main = Dispatchers.Main.immediate,
        io = io()
    )

    private fun language(configuration: Configuration) = configuration.locales[0].toLanguageTag()
}
