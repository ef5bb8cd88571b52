package org.countersign.android

import android.Manifest
import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Intent
import android.content.pm.ApplicationInfo
import android.content.pm.PackageManager
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.net.Uri
import android.os.Looper
import android.os.Vibrator
import android.view.InputDevice
import android.view.MotionEvent
import android.view.TextureView
import android.view.View
import android.view.WindowManager
import android.view.inputmethod.EditorInfo
import org.countersign.android.platform.SharedFiles
import org.countersign.model.screen.Call
import org.countersign.model.screen.Choose
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.Home
import org.countersign.model.screen.JournalScreen
import org.countersign.model.screen.Pairing
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowAudioTrack
import org.robolectric.shadows.ShadowCameraCharacteristics
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.FileNotFoundException
import java.time.Duration

/** What the app asks of the phone, and what it keeps from others. */
class ShellTest : Handset() {
    private fun exchange(way: String) {
        pressKey("screen-pair")
        on<Pairing>()
        pressKey(way)
        forward()
        on<Exchange>()
    }

    @Test
    fun nothingIsSeenElsewhereAndNothingDrawnOverItIsObeyed() {
        startWithKnown()
        assertNotEquals(0, activity.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE)
        touch(text("screen-they-called"), MotionEvent.FLAG_WINDOW_IS_OBSCURED)
        on<Home>()
        touch(text("screen-they-called"), flags = 0)
        on<Choose>()
        assertEquals(
            View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS,
            activity.window.decorView.importantForAutofill
        )
    }

    /** Puts a finger on what says this and lifts it again, with what the system says of the window in [flags]. */
    private fun touch(label: String, flags: Int) {
        val view = views().first { it.isClickable && it.contentDescription?.startsWith(label) == true }
        val place = IntArray(2).also { view.getLocationInWindow(it) }
        val finger = MotionEvent.PointerProperties()
        val at = MotionEvent.PointerCoords().apply {
            x = place[0] + view.width / 2f
            y = place[1] + view.height / 2f
        }
        for ((time, action) in listOf(10L to MotionEvent.ACTION_DOWN, 60L to MotionEvent.ACTION_UP)) {
            val source = InputDevice.SOURCE_TOUCHSCREEN
            val event = MotionEvent.obtain(
                10, time, action, 1, arrayOf(finger), arrayOf(at), 0, 0, 1f, 1f, 0, 0, source, flags
            )
            activity.dispatchTouchEvent(event)
            event.recycle()
            // A list waits a moment for a finger that begins to move.
            shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(200))
        }
        settle()
    }

    @Test
    fun theManifestOpensOneDoorAndAsksForLittle() {
        val flags = PackageManager.GET_ACTIVITIES or PackageManager.GET_PROVIDERS or PackageManager.GET_PERMISSIONS or
            PackageManager.GET_SERVICES or PackageManager.GET_RECEIVERS
        val info = app.packageManager.getPackageInfo(app.packageName, flags)
        val exported = info.activities.orEmpty().filter { it.exported }.map { it.name } +
            info.providers.orEmpty().filter { it.exported }.map { it.name }
        assertEquals(listOf(MainActivity::class.java.name), exported)
        assertEquals(0, info.services.orEmpty().size + info.receivers.orEmpty().size)
        val asked = setOf("CAMERA", "USE_BIOMETRIC", "VIBRATE", "HIDE_OVERLAY_WINDOWS").map { "android.permission.$it" }
        assertEquals(asked.toSet(), info.requestedPermissions!!.toSet())
        assertEquals(0, info.applicationInfo!!.flags and ApplicationInfo.FLAG_ALLOW_BACKUP)
    }

    @Test
    fun noKeyboardLearnsWhatIsTyped() {
        startWithKnown()
        press(text("screen-lock"))
        pressKey("unlock-use-passphrase")
        val asked = EditorInfo()
        onlyField().onCreateInputConnection(asked)
        assertNotEquals(0, asked.imeOptions and EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING)
        assertNotEquals(0, asked.inputType and android.text.InputType.TYPE_TEXT_FLAG_NO_SUGGESTIONS)
        val covered = android.text.InputType.TYPE_TEXT_VARIATION_PASSWORD
        assertEquals(covered, asked.inputType and android.text.InputType.TYPE_MASK_VARIATION)
        press("${text("screen-show")}: ${text("unlock-passphrase-field")}")
        onlyField().onCreateInputConnection(asked)
        assertNotEquals(covered, asked.inputType and android.text.InputType.TYPE_MASK_VARIATION)
    }

    @Test
    fun aMessageIsCopiedSharedAndShownAsAPicture() {
        startWithKnown()
        exchange("pair-way-words")
        val message = on<Exchange>().view.value.body.outgoing
        pressKey("screen-copy-text")
        val clip = service<ClipboardManager>().primaryClip!!
        assertEquals(message, clip.getItemAt(0).text)
        assertTrue(clip.description.extras.getBoolean(ClipDescription.EXTRA_IS_SENSITIVE))
        pressKey("pair-share")
        val text = chosen()
        assertEquals(message, text.getStringExtra(Intent.EXTRA_TEXT))
        pressKey("pair-share-picture")
        val picture = chosen()
        assertNotEquals(0, picture.flags and Intent.FLAG_GRANT_READ_URI_PERMISSION)
        @Suppress("DEPRECATION")
        val uri = picture.getParcelableExtra<Uri>(Intent.EXTRA_STREAM)!!
        val files = org.robolectric.Robolectric.buildContentProvider(SharedFiles::class.java).create().get()
        val png = files.openFile(uri, "r").use { java.io.FileInputStream(it.fileDescriptor).readBytes() }
        assertArrayEquals(byteArrayOf(-119, 80, 78, 71), png.copyOf(4))
        assertThrows(FileNotFoundException::class.java) { files.openFile(uri, "w") }
        val outside = uri.buildUpon().path("/..%2F..%2Fvault").build()
        assertThrows(FileNotFoundException::class.java) { files.openFile(outside, "r") }
        // What was handed over comes back as a picture that a person chose.
        pressKey("pair-picture")
        val asked = shadowOf(activity).nextStartedActivityForResult
        assertEquals(Intent.ACTION_OPEN_DOCUMENT, asked.intent.action)
        shadowOf(activity.contentResolver).registerInputStream(uri, ByteArrayInputStream(png))
        shadowOf(activity).receiveResult(asked.intent, android.app.Activity.RESULT_OK, Intent().setData(uri))
        waitFor { on<Exchange>().view.value.frame.notice?.text == text("pair-self-scan") }
    }

    private fun chosen(): Intent {
        val chooser = shadowOf(activity).nextStartedActivity
        assertEquals(Intent.ACTION_CHOOSER, chooser.action)
        @Suppress("DEPRECATION")
        return chooser.getParcelableExtra(Intent.EXTRA_INTENT)!!
    }

    /** Lets another thread bring its work to an end. */
    private fun waitFor(done: () -> Boolean) {
        val end = System.nanoTime() + 20_000_000_000
        while (!done() && System.nanoTime() < end) {
            Thread.sleep(20)
            settle()
        }
        assertTrue(visible().toString(), done())
    }

    @Test
    fun theSavedNumberIsPutIntoTheDialerAndNotCalled() {
        startWithKnown()
        pressKey("screen-i-called")
        press("Petra")
        on<Call>()
        pressKey("call-dial")
        val dial = shadowOf(activity).nextStartedActivity
        assertEquals(Intent.ACTION_DIAL to "tel:+49301234567", dial.action to dial.dataString!!.replace("%2B", "+"))
        typeOnly("000000")
        pressKey("call-dial")
        assertEquals(Intent.ACTION_DIAL, shadowOf(activity).nextStartedActivity.action)
    }

    @Test
    fun aVerdictIsHeardAndFelt() {
        var heard = 0
        val listener = ShadowAudioTrack.OnAudioDataWrittenListener { _, bytes, _ -> heard += bytes.size }
        ShadowAudioTrack.addAudioDataListener(listener)
        startWithKnown()
        pressKey("screen-they-called")
        press("Petra")
        typeOnly("000000")
        assertTrue(shadowOf(service<Vibrator>()).isVibrating)
        assertTrue("$heard bytes", heard > 1_000)
        ShadowAudioTrack.removeAudioDataListener(listener)
    }

    @Test
    fun theCameraIsAskedForAndItsAbsenceSaid() {
        startWithKnown()
        exchange("pair-way-scan")
        val asked = shadowOf(activity).lastRequestedPermission
        assertEquals(listOf(Manifest.permission.CAMERA), asked.requestedPermissions.toList())
        activity.onRequestPermissionsResult(
            asked.requestCode,
            asked.requestedPermissions,
            intArrayOf(PackageManager.PERMISSION_DENIED)
        )
        settle()
        assertSees(text("pair-camera-refused"))
        shadowOf(app).grantPermissions(Manifest.permission.CAMERA)
        controller.pause().stop().restart().resume()
        settle()
        forward()
        finger()
        draw()
        assertSees(text("pair-camera-absent"))
    }

    @Test
    fun aCameraRunsAndIsWaitedForWhenAnotherAppTakesIt() {
        val traits = ShadowCameraCharacteristics.newCameraCharacteristics()
        shadowOf(traits).set(CameraCharacteristics.LENS_FACING, CameraCharacteristics.LENS_FACING_FRONT)
        shadowOf(service<CameraManager>()).addCamera("front", traits)
        shadowOf(app).grantPermissions(Manifest.permission.CAMERA)
        startWithKnown()
        exchange("pair-way-scan")
        assertSees(text("pair-camera-starting"))
        draw()
        assertTrue(on<Exchange>().view.value.body.camera)
        assertSees(text("pair-camera-point"))
        shadowOf(service<CameraManager>()).triggerDisconnect()
        settle()
        assertFalse(on<Exchange>().view.value.body.camera)
        assertSees(text("pair-camera-busy"))
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofSeconds(2))
        assertSees(text("pair-camera-point"))
    }

    /** Gives the view of the camera's picture something to draw on, as a screen does. */
    private fun draw() {
        val picture = views().filterIsInstance<TextureView>().single()
        val surface = SurfaceTexture(0).also { picture.setSurfaceTexture(it) }
        picture.surfaceTextureListener?.onSurfaceTextureAvailable(surface, 100, 100)
        settle()
    }

    @Test
    fun theJournalGoesToWhereThePersonWantsIt() {
        startWithKnown()
        pressKey("screen-journal")
        pressKey("journal-export")
        val asked = shadowOf(activity).nextStartedActivityForResult
        assertEquals(Intent.ACTION_CREATE_DOCUMENT, asked.intent.action)
        val uri = Uri.parse("content://elsewhere/journal")
        val written = ByteArrayOutputStream()
        shadowOf(activity.contentResolver).registerOutputStream(uri, written)
        shadowOf(activity).receiveResult(asked.intent, android.app.Activity.RESULT_OK, Intent().setData(uri))
        waitFor { written.size() > 0 && !File(app.cacheDir, "journal.jsonl").exists() }
        on<JournalScreen>()
        assertSees(text("journal-exported"))
        assertTrue(written.toString().lines().size > 3)
        assertFalse(File(app.cacheDir, "journal.jsonl").exists())
    }
}
