package org.countersign.model

import org.countersign.core.CountersignException
import org.countersign.core.QrScanner
import org.countersign.core.qrMatrix
import java.nio.ByteBuffer

/** A message as modules to draw, with the light border that readers need; none for a text that no code holds. */
internal fun modulesOf(text: String): Modules? {
    val matrix = try {
        qrMatrix(text)
    } catch (_: CountersignException) {
        return null
    }
    val side = matrix.side.toInt()
    val margin = matrix.quietZone.toInt()
    val width = side + 2 * margin
    val dark = ArrayList<Boolean>(width * width)
    for (y in 0 until width) {
        for (x in 0 until width) {
            val (column, row) = x - margin to y - margin
            val inside = column in 0 until side && row in 0 until side
            dark += inside && matrix.modules[row * side + column] == 1.toByte()
        }
    }
    return Modules(width, dark)
}

/**
 * Reads codes from a camera's frames, on the thread of whoever calls: give it one of its own, and drop frames while it
 * works. One for each use of the camera.
 */
public class FrameReader : AutoCloseable {
    private val scanner = QrScanner()

    /**
     * Reads one frame where it lies: [luma] is a direct buffer that begins at its position, with one byte of brightness a
     * pixel and a row every [rowStride] bytes. A frame that cannot be read holds nothing.
     */
    public fun read(luma: ByteBuffer, width: Int, height: Int, rowStride: Int): List<String> = try {
        // The core ignores a buffer's position.
        scanner.feed(luma.slice(), width.toUInt(), height.toUInt(), rowStride.toUInt())
    } catch (_: CountersignException) {
        emptyList()
    }

    override fun close(): Unit = scanner.close()
}
