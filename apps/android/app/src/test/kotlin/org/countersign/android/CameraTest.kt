package org.countersign.android

import android.Manifest
import android.app.Activity
import android.app.Application
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.hardware.camera2.TotalCaptureResult
import android.hardware.camera2.params.InputConfiguration
import android.hardware.camera2.params.OutputConfiguration
import android.os.Handler
import android.os.Looper
import android.view.Surface
import android.view.TextureView
import org.countersign.android.platform.Camera
import org.countersign.android.platform.CameraEars
import org.countersign.android.platform.FrameThread
import org.countersign.model.Objects
import org.countersign.model.screen.CameraTrouble
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadows.ShadowCameraCharacteristics
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executor
import java.util.concurrent.TimeUnit

/** A camera that another app has: it says so twice, as some phones do. */
@Implements(CameraManager::class)
class BusyCameras {
    @Implementation
    protected fun getCameraIdList(): Array<String> = arrayOf("0")

    @Implementation
    protected fun getCameraCharacteristics(id: String): CameraCharacteristics =
        ShadowCameraCharacteristics.newCameraCharacteristics().also { check(id == "0") }

    @Implementation
    protected fun openCamera(id: String, executor: Executor, callback: CameraDevice.StateCallback) {
        opened += 1
        executor.execute { callback.onError(Unopened(id), CameraDevice.StateCallback.ERROR_CAMERA_IN_USE) }
        if (opened > 1) throw CameraAccessException(CameraAccessException.CAMERA_IN_USE)
    }

    companion object {
        var opened = 0
        var closed = 0
    }

    /** What comes with an error: it has to be closed, and can do nothing else. */
    private class Unopened(private val id: String) : CameraDevice() {
        override fun getId() = id

        override fun close() {
            closed += 1
        }

        private fun nothing(): Nothing = throw UnsupportedOperationException()

        override fun createCaptureRequest(template: Int): CaptureRequest.Builder = nothing()

        override fun createReprocessCaptureRequest(of: TotalCaptureResult): CaptureRequest.Builder = nothing()

        @Deprecated("An older way")
        override fun createCaptureSession(to: List<Surface>, told: CameraCaptureSession.StateCallback, on: Handler?) =
            nothing()

        @Deprecated("An older way")
        override fun createCaptureSessionByOutputConfigurations(
            to: List<OutputConfiguration>,
            told: CameraCaptureSession.StateCallback,
            on: Handler?
        ) = nothing()

        @Deprecated("An older way")
        override fun createReprocessableCaptureSession(
            from: InputConfiguration,
            to: List<Surface>,
            told: CameraCaptureSession.StateCallback,
            on: Handler?
        ) = nothing()

        @Deprecated("An older way")
        override fun createReprocessableCaptureSessionByConfigurations(
            from: InputConfiguration,
            to: List<OutputConfiguration>,
            told: CameraCaptureSession.StateCallback,
            on: Handler?
        ) = nothing()

        @Deprecated("An older way")
        override fun createConstrainedHighSpeedCaptureSession(
            to: List<Surface>,
            told: CameraCaptureSession.StateCallback,
            on: Handler?
        ) = nothing()

        @Deprecated("An older way")
        override fun createCustomCaptureSession(
            from: InputConfiguration?,
            to: List<OutputConfiguration>,
            mode: Int,
            told: CameraCaptureSession.StateCallback,
            on: Handler?
        ) = nothing()
    }
}

/** What a camera is let go of, and when. */
@RunWith(RobolectricTestRunner::class)
@Config(application = Application::class, shadows = [BusyCameras::class])
class CameraTest {
    private val ears = object : CameraEars {
        val told = mutableListOf<CameraTrouble>()

        override fun cameraRuns() = Unit

        override fun cameraFails(why: CameraTrouble) {
            told += why
        }

        override fun cameraSaw(text: String) = Unit
    }

    @After
    fun nothingIsLeft() {
        val end = System.nanoTime() + 10_000_000_000
        while (Objects.alive > 0 && System.nanoTime() < end) Thread.sleep(10)
        assertEquals(0, Objects.alive)
    }

    @Test
    fun aBusyCameraIsAskedForOnceASecondAndWhatItGaveIsClosed() {
        BusyCameras.opened = 0
        BusyCameras.closed = 0
        val activity = Robolectric.buildActivity(Activity::class.java).setup().get()
        shadowOf(RuntimeEnvironment.getApplication()).grantPermissions(Manifest.permission.CAMERA)
        val picture = TextureView(activity)
        Camera(activity, picture, ears).use { camera ->
            camera.open()
            picture.surfaceTextureListener!!.onSurfaceTextureAvailable(SurfaceTexture(0), 100, 100)
            val looper = shadowOf(Looper.getMainLooper())
            looper.idle()
            assertEquals(1, BusyCameras.opened)
            for (second in 2..6) {
                looper.idleFor(Duration.ofSeconds(1))
                assertEquals(second, BusyCameras.opened)
            }
            assertEquals(BusyCameras.opened, BusyCameras.closed)
            assertTrue(ears.told.all { it == CameraTrouble.Busy })
        }
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofSeconds(2))
        assertEquals("once it is closed, nobody asks", 6, BusyCameras.opened)
    }

    @Test
    fun whatAFrameLiesInIsLetGoOfAfterTheFrame() {
        val (begun, go, end) = List(3) { CountDownLatch(1) }
        val order = java.util.Collections.synchronizedList(mutableListOf<String>())
        val frames = FrameThread { }
        frames.handler.post {
            begun.countDown()
            go.await()
            order += "frame"
        }
        assertTrue(begun.await(10, TimeUnit.SECONDS))
        frames.afterwards {
            order += "closed"
            end.countDown()
        }
        frames.close()
        assertEquals(emptyList<String>(), order.toList())
        go.countDown()
        assertTrue(end.await(10, TimeUnit.SECONDS))
        assertEquals(listOf("frame", "closed"), order.toList())
    }
}
