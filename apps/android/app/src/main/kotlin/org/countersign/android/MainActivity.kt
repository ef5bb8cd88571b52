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
import org.countersign.android.platform.Outlet
import org.countersign.android.screen.Drawn
import org.countersign.android.screen.ExchangeView
import org.countersign.android.screen.Hands
import org.countersign.android.screen.draw
import org.countersign.model.App
import org.countersign.model.Effect
import org.countersign.model.FormScreen
import org.countersign.model.Screen
import org.countersign.model.screen.Blocked
import org.countersign.model.screen.CameraTrouble
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.Home
import org.countersign.model.screen.JournalScreen
import org.countersign.model.screen.Opening
import org.countersign.model.screen.Unlock
import org.countersign.model.screen.Welcome
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.IOException
import java.io.InputStream
import java.nio.ByteBuffer

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
        model.comeBack()
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
        if (!isChangingConfigurations) model.leave()
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
        if (model.screen.value.leavesApp) {
            moveTaskToBack(true)
        } else {
            model.screen.value.back()
        }
    }

    override fun onRequestPermissionsResult(requestCode: Int, permissions: Array<out String>, grantResults: IntArray) {
        if (requestCode != ASK_CAMERA || !own.wantsCamera) return
        if (grantResults.firstOrNull() == PackageManager.PERMISSION_GRANTED) {
            startCamera()
        } else {
            cameraFails(CameraTrouble.Refused)
        }
    }

    @Deprecated("Its successor is in AndroidX")
    override fun onActivityResult(requestCode: Int, resultCode: Int, data: Intent?) {
        val uri = data?.data.takeIf { resultCode == RESULT_OK } ?: return
        when (requestCode) {
            ASK_PICTURE -> scope.launch { read(uri) }
            ASK_FILE -> export(uri)
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
            listenForBack(!screen.leavesApp)
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
        is Effect.Share -> outlet.share(effect.text)
        is Effect.SharePicture -> outlet.share(effect.name, effect.png)
        is Effect.Camera -> {
            own.wantsCamera = effect.on
            if (effect.on) wantCamera() else restCamera()
        }
        is Effect.Play -> own.feedback.play(effect.sound)
        is Effect.ChooseFile -> outlet.chooseFile(effect.name, ASK_FILE)
        is Effect.Written -> handOver(File(effect.path))
        is Effect.Dial -> outlet.dial(effect.number)
    }

    override fun paste(): String? = outlet.paste()

    override fun choosePicture() = outlet.choosePicture(ASK_PICTURE)

    private suspend fun read(uri: Uri) {
        val file = withContext(Dispatchers.IO) {
            try {
                val bytes = contentResolver.openInputStream(uri)?.use { it.first(LARGEST) } ?: ByteArray(0)
                ByteBuffer.allocateDirect(bytes.size).put(bytes).apply { flip() }
            } catch (_: IOException) {
                // Nothing was read, and the model says so.
                ByteBuffer.allocateDirect(0)
            }
        }
        (model.screen.value as? Exchange)?.picture(file)
    }

    /** The core writes a file of ours first; what it wrote is handed over when it is whole. */
    private fun export(uri: Uri) {
        own.exportTo = uri
        val file = File(cacheDir, "journal.jsonl")
        file.delete()
        (model.screen.value as? JournalScreen)?.exportTo(file.path)
    }

    private fun handOver(file: File) {
        val uri = own.exportTo ?: return
        own.exportTo = null
        scope.launch {
            val done = withContext(Dispatchers.IO) {
                try {
                    contentResolver.openOutputStream(uri, "wt")?.use { out ->
                        file.inputStream().use { it.copyTo(out) }
                    } !=
                        null
                } catch (_: IOException) {
                    false
                } finally {
                    file.delete()
                }
            }
            if (!done) (model.screen.value as? JournalScreen)?.unwritten()
        }
    }

    /** Starts the camera where the person allows it; the screen behind the question says what it is for. */
    private fun wantCamera() {
        if (drawn?.view !is ExchangeView) return
        if (checkSelfPermission(Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED) {
            startCamera()
        } else {
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

        /** More bytes than any picture has that is looked at for a code; a few beyond it may be read. */
        const val LARGEST = 32 * 1_024 * 1_024

        /** Reads so much and no more. */
        fun InputStream.first(most: Int): ByteArray {
            val all = ByteArrayOutputStream()
            val part = ByteArray(DEFAULT_BUFFER_SIZE)
            while (all.size() < most) {
                val count = read(part)
                if (count < 0) break
                all.write(part, 0, count)
            }
            return all.toByteArray()
        }

        /** Screens before which there is nothing in the app: from them the way back leads out of it. */
        val Screen<*>.leavesApp: Boolean
            get() = this is Home || this is Unlock || this is Welcome || this is Opening || this is Blocked
    }
}
