package org.countersign.android

import android.app.Application
import android.content.res.Configuration
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import org.countersign.android.platform.Export
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

    /** Whether the system was asked for a file or a permission, and has not answered. */
    internal var asked: Boolean = false

    /** Whether no activity is seen. */
    private var isLeft = false

    /** What goes on whatever becomes of the activities. */
    internal val scope: CoroutineScope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)

    /** The journal on its way out. */
    internal val export: Export by lazy { Export(this, scope) { model } }
    private var locking: Job? = null

    override fun onCreate() {
        super.onCreate()
        begin()
        prompt.texts = { model.texts }
        // Who leaves while the question is open ends it; on Android 10 so does who dismisses it, and has to unlock then.
        prompt.refused = { if (isLeft) leave() }
    }

    /** Makes the model, which finds out by itself what is kept here. */
    internal fun begin() {
        model = App(surroundings())
        locking?.cancel()
        locking = scope.launch { model.isOpen.collect { open -> if (!open) export.drop() } }
    }

    /** The activity is not seen any more. */
    internal fun leave() {
        isLeft = true
        model.leave(awaitsAnswer = asked || prompt.isOpen)
    }

    /** An activity is seen. */
    internal fun comeBack() {
        isLeft = false
        model.comeBack()
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
