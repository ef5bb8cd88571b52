package org.countersign.android.platform

import android.os.Handler
import android.os.HandlerThread
import android.os.SystemClock
import org.countersign.model.FrameReader
import java.nio.ByteBuffer

/** The thread that looks for codes in a camera's frames, with a reader of its own. One frame at a time; others are dropped. */
internal class FrameThread(private val found: (String) -> Unit) : AutoCloseable {
    private val reader = FrameReader()
    private val thread = object : HandlerThread("frames") {
        override fun run() {
            super.run()
            // The last frame is done with.
            reader.close()
        }
    }.apply { start() }

    /** Where frames are to be delivered. */
    val handler: Handler = Handler(thread.looper)

    /** Milliseconds since boot when the frame under work came; 0 while there is none. */
    @Volatile
    private var since = 0L

    /** Whether a frame has kept the reader for longer than any honest one does: leave it behind then. */
    val isStuck: Boolean get() = since.let { it != 0L && SystemClock.elapsedRealtime() - it > STUCK }

    /** Reads one frame: a byte of brightness a pixel, a row every [rowStride] bytes. Called on the thread itself. */
    fun read(luma: ByteBuffer, width: Int, height: Int, rowStride: Int) {
        since = SystemClock.elapsedRealtime()
        try {
            reader.read(luma, width, height, rowStride).forEach(found)
        } finally {
            since = 0
        }
    }

    /** Has the thread do this once the frame under work is done with; never while a frame keeps it. */
    fun afterwards(work: () -> Unit) {
        handler.post(work)
    }

    /** Ends it once the frame under work and what was to be done afterwards is done with; nobody waits for that. */
    override fun close() {
        thread.quitSafely()
    }

    private companion object {
        const val STUCK = 2_000L
    }
}
