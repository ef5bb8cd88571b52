package org.countersign.android.platform

import android.Manifest
import android.annotation.SuppressLint
import android.content.Context
import android.content.pm.PackageManager
import android.graphics.ImageFormat
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.hardware.camera2.params.OutputConfiguration
import android.hardware.camera2.params.SessionConfiguration
import android.hardware.display.DisplayManager
import android.media.ImageReader
import android.os.Handler
import android.os.Looper
import android.util.Size
import android.view.Surface
import android.view.TextureView
import org.countersign.model.screen.CameraTrouble
import kotlin.math.abs

/** What comes of a camera, told on the main thread. */
internal interface CameraEars {
    /** Its pictures come. */
    fun cameraRuns()

    /** It gives none. */
    fun cameraFails(why: CameraTrouble)

    /** It saw a code with this text. */
    fun cameraSaw(text: String)
}

/**
 * The camera of a pairing: its picture on the screen, and its frames to the reader of codes. The one on the side of the
 * screen comes first, because each phone shows its own code to the other one's camera. Called on the main thread.
 */
internal class Camera(private val context: Context, private val picture: TextureView, private val ears: CameraEars) :
    AutoCloseable {
    private val manager = context.service<CameraManager>()
    private val displays = context.service<DisplayManager>()
    private val main = Handler(Looper.getMainLooper())
    private var frames = frames()

    /** Threads that a frame keeps busy, and the reader of frames with them: whoever closes that waits for them. */
    private val stuck = ArrayList<FrameThread>()
    private var reader: ImageReader? = null
    private var shown: Surface? = null
    private var device: CameraDevice? = null

    /** The opening whose camera is wanted; what an earlier one brings is closed. */
    private var opening: Opened? = null
    private val again = Runnable { begin() }
    private var closed = false

    private val onTexture = object : TextureView.SurfaceTextureListener {
        override fun onSurfaceTextureAvailable(surface: SurfaceTexture, width: Int, height: Int) = begin()

        override fun onSurfaceTextureSizeChanged(surface: SurfaceTexture, width: Int, height: Int) = fit()

        override fun onSurfaceTextureDestroyed(surface: SurfaceTexture): Boolean {
            rest()
            return true
        }

        override fun onSurfaceTextureUpdated(surface: SurfaceTexture) = Unit
    }

    // A phone turned from one side to the other keeps its width and height, so the view hears of nothing.
    private val onDisplay = object : DisplayManager.DisplayListener {
        override fun onDisplayAdded(id: Int) = Unit

        override fun onDisplayRemoved(id: Int) = Unit

        override fun onDisplayChanged(id: Int) = fit()
    }

    /** Starts it as soon as there is something to draw on. */
    fun open() {
        main.post { watch() }
        picture.surfaceTextureListener = onTexture
        displays.registerDisplayListener(onDisplay, main)
        if (picture.isAvailable) begin()
    }

    override fun close() {
        closed = true
        main.removeCallbacksAndMessages(null)
        displays.unregisterDisplayListener(onDisplay)
        picture.surfaceTextureListener = null
        rest()
        frames.close()
    }

    // The permission is looked at just before; it may be taken back in between, which ends in the exception.
    @SuppressLint("MissingPermission")
    private fun begin() {
        if (closed || opening != null) return
        if (context.checkSelfPermission(Manifest.permission.CAMERA) != PackageManager.PERMISSION_GRANTED) {
            ears.cameraFails(CameraTrouble.Refused)
            return
        }
        try {
            val id = choose()
            if (id == null) {
                ears.cameraFails(CameraTrouble.Absent)
                return
            }
            val opened = Opened(id)
            opening = opened
            manager.openCamera(id, context.mainExecutor, opened)
        } catch (error: CameraAccessException) {
            failed(troubleOf(error))
        } catch (_: SecurityException) {
            failed(CameraTrouble.Refused)
        } catch (_: IllegalArgumentException) {
            // It was taken away between the two lines.
            failed(CameraTrouble.Absent)
        }
    }

    private fun choose(): String? {
        val ids = manager.cameraIdList.toList()
        val facing = ids.associateWith { manager.getCameraCharacteristics(it).get(CameraCharacteristics.LENS_FACING) }
        return ids.find { facing[it] == CameraCharacteristics.LENS_FACING_FRONT } ?: ids.firstOrNull()
    }

    private inner class Opened(private val id: String) : CameraDevice.StateCallback() {
        override fun onOpened(camera: CameraDevice) {
            if (opening !== this) {
                camera.close()
                return
            }
            device = camera
            trying { look(camera) }
        }

        override fun onDisconnected(camera: CameraDevice) = gone(camera, CameraTrouble.Busy)

        override fun onError(camera: CameraDevice, error: Int) = gone(
            camera,
            when (error) {
                ERROR_CAMERA_IN_USE, ERROR_MAX_CAMERAS_IN_USE -> CameraTrouble.Busy
                ERROR_CAMERA_DISABLED -> CameraTrouble.Refused
                else -> CameraTrouble.Unusable
            }
        )

        /** It may never have been opened, so it is closed here. */
        private fun gone(camera: CameraDevice, why: CameraTrouble) {
            val wanted = opening === this
            camera.close()
            if (wanted) failed(why)
        }

        private fun trying(work: () -> Unit) = try {
            work()
        } catch (error: CameraAccessException) {
            failed(troubleOf(error))
        } catch (_: IllegalStateException) {
            // It ended while it began.
            failed(CameraTrouble.Unusable)
        } catch (_: IllegalArgumentException) {
            // What it was to draw on is gone.
            failed(CameraTrouble.Unusable)
        }

        private fun look(camera: CameraDevice) {
            val traits = manager.getCameraCharacteristics(id)
            val sizes = traits.get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP)
                ?.getOutputSizes(ImageFormat.YUV_420_888)
            val size = sizes?.minByOrNull { abs(it.width - WIDTH) + abs(it.height - HEIGHT) } ?: Size(WIDTH, HEIGHT)
            val texture = picture.surfaceTexture ?: return failed(CameraTrouble.Unusable)
            texture.setDefaultBufferSize(size.width, size.height)
            this@Camera.size = size
            sensor = traits.get(CameraCharacteristics.SENSOR_ORIENTATION) ?: USUAL
            fit()
            val reader = ImageReader.newInstance(size.width, size.height, ImageFormat.YUV_420_888, IMAGES)
            this@Camera.reader = reader
            listen(reader)
            val shown = Surface(texture)
            this@Camera.shown = shown
            val focus = traits.get(CameraCharacteristics.CONTROL_AF_AVAILABLE_MODES) ?: intArrayOf()
            val session = object : CameraCaptureSession.StateCallback() {
                override fun onConfigured(session: CameraCaptureSession) {
                    if (device === camera) run(camera, session, listOf(shown, reader.surface), focus)
                }

                override fun onConfigureFailed(session: CameraCaptureSession) {
                    if (device === camera) failed(CameraTrouble.Unusable)
                }
            }
            val outputs = listOf(OutputConfiguration(shown), OutputConfiguration(reader.surface))
            camera.createCaptureSession(
                SessionConfiguration(SessionConfiguration.SESSION_REGULAR, outputs, context.mainExecutor, session)
            )
        }

        private fun run(camera: CameraDevice, session: CameraCaptureSession, surfaces: List<Surface>, focus: IntArray) =
            trying {
                val request = camera.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW)
                surfaces.forEach { request.addTarget(it) }
                val sharp = CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE
                if (sharp in focus) request.set(CaptureRequest.CONTROL_AF_MODE, sharp)
                session.setRepeatingRequest(request.build(), null, null)
                ears.cameraRuns()
            }
    }

    private var size = Size(WIDTH, HEIGHT)

    /** Degrees by which its picture has to be turned to stand upright. */
    private var sensor = USUAL

    /** Fills the view with the picture's middle, upright. */
    private fun fit() {
        val (width, height) = picture.width.toFloat() to picture.height.toFloat()
        if (width > 0 && height > 0) {
            val turn = picture.display?.rotation ?: Surface.ROTATION_0
            picture.setTransform(previewTransform(width, height, size, sensor, turn))
        }
    }

    private fun listen(reader: ImageReader) {
        val frames = frames
        reader.setOnImageAvailableListener({ from ->
            // The newest one; whatever came before it while a frame was read is dropped.
            from.acquireLatestImage()?.use { image ->
                val luma = image.planes[0]
                frames.read(luma.buffer, image.width, image.height, luma.rowStride)
            }
        }, frames.handler)
    }

    private fun frames() = FrameThread { text -> main.post { if (!closed) ears.cameraSaw(text) } }

    /** Leaves a thread behind that a frame keeps busy forever; what it holds of the camera's images goes with it. */
    private fun watch() {
        if (frames.isStuck) {
            stuck += frames
            frames = frames()
            if (stuck.size < IMAGES - 1) reader?.let { listen(it) } else failed(CameraTrouble.Unusable)
        }
        main.postDelayed({ watch() }, SECOND)
    }

    private fun failed(why: CameraTrouble) {
        if (closed) return
        rest()
        ears.cameraFails(why)
        // Whoever uses it may let go of it.
        if (why == CameraTrouble.Busy) main.postDelayed(again, SECOND)
    }

    private fun rest() {
        main.removeCallbacks(again)
        opening = null
        device?.close()
        device = null
        shown?.release()
        shown = null
        reader?.let { release(it, stuck.toList(), frames) }
        reader = null
        stuck.clear()
    }

    /**
     * Closes the reader of frames on the thread that may be inside one of its images, since the memory goes with it: first
     * each that is stuck has to come to an end, and where one never does, the reader stays.
     */
    private fun release(reader: ImageReader, after: List<FrameThread>, present: FrameThread) {
        val first = after.firstOrNull() ?: return present.afterwards { reader.close() }
        first.afterwards {
            first.close()
            release(reader, after.drop(1), present)
        }
    }

    private fun troubleOf(error: CameraAccessException): CameraTrouble = when (error.reason) {
        CameraAccessException.CAMERA_IN_USE, CameraAccessException.MAX_CAMERAS_IN_USE -> CameraTrouble.Busy
        CameraAccessException.CAMERA_DISABLED -> CameraTrouble.Refused
        else -> CameraTrouble.Unusable
    }

    private companion object {
        const val WIDTH = 1_280
        const val HEIGHT = 720
        const val SECOND = 1_000L

        /** How a phone's camera lies in it. */
        const val USUAL = 90

        /** One that is read, one that comes, and one that a stuck thread may hold. */
        const val IMAGES = 3
    }
}
