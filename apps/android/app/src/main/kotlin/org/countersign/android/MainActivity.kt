package org.countersign.android

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import android.os.Bundle
import android.view.View
import android.view.WindowManager
import android.window.OnBackInvokedCallback
import android.window.OnBackInvokedDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.countersign.android.kit.Look
import org.countersign.android.kit.Palette
import org.countersign.android.platform.Camera
import org.countersign.android.platform.CameraEars
import org.countersign.android.platform.ChosenPicture
import org.countersign.android.platform.Outlet
import org.countersign.android.screen.Drawn
import org.countersign.android.screen.ExchangeView
import org.countersign.android.screen.Hands
import org.countersign.android.screen.draw
import org.countersign.model.App
import org.countersign.model.Effect
import org.countersign.model.Mishap
import org.countersign.model.Screen
import org.countersign.model.screen.CameraTrouble
import org.countersign.model.screen.Exchange

/** The one window of the app: it shows the screen that the model has on top, and does what the model asks of the phone. */
public class MainActivity :
    Activity(),
    Hands,
    CameraEars {
    private val own get() = application as CountersignApp
    private val model: App get() = own.model
    private val scope: CoroutineScope = MainScope()
    private val outlet by lazy { Outlet(this) }
    private val pane by lazy { Pane(this) }
    private var drawn: Drawn<*>? = null
    private var look: Look? = null
    private var showing: Job? = null
    private var camera: Camera? = null

    /** What a screen reader was told last. */
    private var announced = ""

    /** An [OnBackInvokedCallback] while the model takes the system's way back; of no class that an older system lacks. */
    private var backwards: Any? = null

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        shield()
        setContentView(pane)
    }

    override fun onStart() {
        super.onStart()
        own.comeBack()
        showing = scope.launch {
            launch { model.effects.collect { carryOut(it) } }
            model.screen.collectLatest { screen -> screen.view.collect { show(screen) } }
        }
        if (own.wantsCamera) wantCamera()
    }

    override fun onResume() {
        super.onResume()
        own.prompt.show(this)
    }

    override fun onPause() {
        own.prompt.hide(this)
        super.onPause()
    }

    override fun onStop() {
        showing?.cancel()
        restCamera()
        // Turning the phone is not leaving it.
        if (!isChangingConfigurations) {
            own.leave()
            // What was open is not seen for an instant when the app comes back.
            show(model.screen.value)
        }
        super.onStop()
    }

    override fun onDestroy() {
        scope.cancel()
        super.onDestroy()
    }

    override fun onUserInteraction() {
        super.onUserInteraction()
        model.stir()
    }

    @Deprecated("Systems before Android 13 call it")
    override fun onBackPressed() {
        if (model.screen.value.isFirst) {
            moveTaskToBack(true)
        } else {
            model.screen.value.back()
        }
    }

    override fun onRequestPermissionsResult(requestCode: Int, permissions: Array<out String>, grantResults: IntArray) {
        own.asked = false
        // Without any answer the question was interrupted; it is asked again with the next start.
        if (requestCode != ASK_CAMERA || !own.wantsCamera || grantResults.isEmpty()) return
        if (grantResults.first() == PackageManager.PERMISSION_GRANTED) {
            startCamera()
        } else {
            cameraFails(CameraTrouble.Refused)
        }
    }

    @Deprecated("Its successor is in AndroidX")
    override fun onActivityResult(requestCode: Int, resultCode: Int, data: Intent?) {
        own.asked = false
        val uri = data?.data.takeIf { resultCode == RESULT_OK } ?: return
        when (requestCode) {
            ASK_PICTURE -> own.scope.launch { read(uri) }
            ASK_FILE -> own.export.begin(uri)
        }
    }

    /** Nothing that is shown here is seen elsewhere, and nothing drawn over it is obeyed. */
    private fun shield() {
        window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) window.setHideOverlayWindows(true)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
        window.decorView.filterTouchesWhenObscured = true
        window.decorView.importantForAutofill = View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS
    }

    private fun show(screen: Screen<*>) {
        val palette = Palette.of(model.preferences.theme, resources.configuration)
        val texts = model.texts
        val look = look?.takeIf { it.palette == palette && it.texts.language == texts.language }
            ?: Look(this, palette, texts).also { drawn = null }
        this.look = look
        val before = drawn
        val now = before?.takeIf { it.screen === screen } ?: draw(look, screen, this)
        drawn = now
        now.show()
        if (now !== before) {
            announced = ""
            pane.show(look, now)
            listenForBack(!screen.isFirst)
            if (own.wantsCamera) wantCamera()
        }
        val announce = screen.view.value.frame.announce
        // What a screen reader says of a pane that appears is not said a second time.
        val saidByPane = announce == now.view.root.accessibilityPaneTitle?.toString()
        if (announce.isNotEmpty() && announce != announced && !saidByPane) {
            now.view.root.announceForAccessibility(announce)
        }
        announced = announce
    }

    /** Lets the system preview its own way back where the model has none. */
    private fun listenForBack(listen: Boolean) {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU || listen == (backwards != null)) return
        val dispatcher = onBackInvokedDispatcher
        if (listen) {
            val callback = OnBackInvokedCallback { model.screen.value.back() }
            dispatcher.registerOnBackInvokedCallback(OnBackInvokedDispatcher.PRIORITY_DEFAULT, callback)
            backwards = callback
        } else {
            (backwards as? OnBackInvokedCallback)?.let { dispatcher.unregisterOnBackInvokedCallback(it) }
            backwards = null
        }
    }

    private fun carryOut(effect: Effect) = when (effect) {
        is Effect.Copy -> outlet.copy(effect.text)
        is Effect.Share -> tell(outlet.share(effect.text))
        is Effect.SharePicture -> tell(outlet.share(effect.name, effect.png))
        is Effect.Camera -> {
            own.wantsCamera = effect.on
            if (effect.on) wantCamera() else restCamera()
        }
        is Effect.Play -> own.feedback.play(effect.sound)
        is Effect.ChooseFile -> await(outlet.chooseFile(effect.name, ASK_FILE))
        is Effect.Written -> own.export.handOver()
        is Effect.Unwritten -> own.export.drop()
        is Effect.Dial -> tell(outlet.dial(effect.number))
    }

    private fun tell(mishap: Mishap?) {
        mishap?.let { model.tell(it) }
    }

    /** Another app answers, unless there is none. */
    private fun await(mishap: Mishap?) {
        own.asked = mishap == null
        tell(mishap)
    }

    override fun paste(): String? = outlet.paste().also { if (it == null) tell(Mishap.NothingToPaste) }

    override fun choosePicture() = await(outlet.choosePicture(ASK_PICTURE))

    private suspend fun read(uri: Uri) {
        val files = own.contentResolver
        when (val read = withContext(Dispatchers.IO) { ChosenPicture.of(files, uri) }) {
            is ChosenPicture.Refused -> tell(read.why)
            is ChosenPicture.Read ->
                (model.screen.value as? Exchange)?.picture(read.file) ?: tell(Mishap.PictureDropped)
        }
    }

    /** Starts the camera where the person allows it; the screen behind the question says what it is for. */
    private fun wantCamera() {
        if (drawn?.view !is ExchangeView || drawn?.screen !== model.screen.value) return
        if (checkSelfPermission(Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED) {
            startCamera()
        } else {
            own.asked = true
            requestPermissions(arrayOf(Manifest.permission.CAMERA), ASK_CAMERA)
        }
    }

    private fun startCamera() {
        // An answer may come when the window is gone; the next one asks again.
        val view = (drawn?.view as? ExchangeView)?.takeIf { showing?.isActive == true } ?: return
        restCamera()
        camera = Camera(this, view.preview, this).apply { open() }
    }

    private fun restCamera() {
        camera?.close()
        camera = null
    }

    override fun cameraRuns() {
        (model.screen.value as? Exchange)?.cameraRuns()
    }

    override fun cameraFails(why: CameraTrouble) {
        (model.screen.value as? Exchange)?.cameraFails(why)
    }

    override fun cameraSaw(text: String) {
        (model.screen.value as? Exchange)?.scanned(text)
    }

    private companion object {
        const val ASK_CAMERA = 1
        const val ASK_PICTURE = 2
        const val ASK_FILE = 3
    }
}
