package org.countersign.android.platform

import android.content.ContentResolver
import android.content.res.AssetFileDescriptor.UNKNOWN_LENGTH
import android.net.Uri
import org.countersign.model.Mishap
import org.countersign.model.screen.LARGEST_PICTURE
import java.nio.ByteBuffer
import java.nio.channels.Channels
import java.nio.channels.ReadableByteChannel
import kotlin.math.min

/** A picture that a person chose, or why there is none. */
internal sealed interface ChosenPicture {
    /** The file, in a direct buffer. */
    class Read(val file: ByteBuffer) : ChosenPicture

    class Refused(val why: Mishap) : ChosenPicture

    companion object {
        /** Reads it, in the memory that its file needs and no more where its length is known. */
        fun of(files: ContentResolver, uri: Uri, most: Int = LARGEST_PICTURE): ChosenPicture {
            val length = fromProvider { files.openAssetFileDescriptor(uri, "r")?.use { it.length } } ?: UNKNOWN_LENGTH
            if (length > most) return Refused(Mishap.PictureTooLarge)
            return try {
                fromProvider {
                    files.openInputStream(uri)?.use { from ->
                        val file = read(Channels.newChannel(from), length.toInt(), most)
                        if (file == null) Refused(Mishap.PictureTooLarge) else Read(file)
                    }
                } ?: Refused(Mishap.PictureUnopened)
            } catch (_: OutOfMemoryError) {
                // A phone of little memory; nothing else suffers from the one request that failed.
                Refused(Mishap.PictureTooLarge)
            }
        }

        /** Reads to the end; none when there is more than [most]. */
        private fun read(from: ReadableByteChannel, length: Int, most: Int): ByteBuffer? {
            // One byte of room more shows whether that was all.
            var file = ByteBuffer.allocateDirect((if (length >= 0) length else min(FIRST, most)) + 1)
            while (from.read(file) >= 0) {
                if (file.hasRemaining()) continue
                if (file.capacity() > most) return null
                file.flip()
                file = ByteBuffer.allocateDirect(min(2L * file.capacity(), most + 1L).toInt()).put(file)
            }
            file.flip()
            return file
        }

        /** Bytes to begin with where the length is not known. */
        private const val FIRST = 1 shl 20
    }
}
