package org.countersign.android.platform

import android.util.AtomicFile
import java.io.ByteArrayOutputStream
import java.io.DataInputStream
import java.io.DataOutputStream
import java.io.File
import java.io.FileNotFoundException
import java.io.IOException

/** The vault's key as a key of the phone's keystore encrypted it; worth nothing without that one. */
internal class KeptKey(
    /** The name of the keystore's key. */
    val alias: String,
    /** Whether that key accepts its owner for some seconds. */
    val timed: Boolean,
    val nonce: ByteArray,
    val sealed: ByteArray
)

/** Two small files that no backup takes along: the wrapped key, and the anchor. Each is replaced whole or not at all. */
internal class KeptFiles(folder: File) {
    private val key = AtomicFile(File(folder, "key"))
    private val anchor = AtomicFile(File(folder, "anchor"))

    /** Gives the wrapped key, or none where none was kept. */
    fun key(): KeptKey? = try {
        DataInputStream(key.openRead()).use { from ->
            if (from.readUnsignedByte() != VERSION) throw IOException("written by another version")
            KeptKey(from.readUTF(), from.readBoolean(), from.bytes(), from.bytes())
        }
    } catch (_: FileNotFoundException) {
        null
    }

    /** Puts it in the place of the one before. Tells whether it is kept. */
    fun keepKey(kept: KeptKey): Boolean = key.replace { out ->
        out.writeByte(VERSION)
        out.writeUTF(kept.alias)
        out.writeBoolean(kept.timed)
        for (bytes in listOf(kept.nonce, kept.sealed)) {
            out.writeByte(bytes.size)
            out.write(bytes)
        }
    }

    /** Gives the anchor, or none. One that cannot be read is as good as none: the core says so where it matters. */
    fun anchor(): ByteArray? = try {
        anchor.readFully()
    } catch (_: IOException) {
        null
    }

    /** Puts it in the place of the one before. Tells whether it is kept. */
    fun keepAnchor(bytes: ByteArray): Boolean = anchor.replace { it.write(bytes) }

    /** Removes both. */
    fun remove() {
        key.delete()
        anchor.delete()
    }

    private fun DataInputStream.bytes(): ByteArray = ByteArray(readUnsignedByte()).also { readFully(it) }

    private fun AtomicFile.replace(write: (DataOutputStream) -> Unit): Boolean {
        val bytes = ByteArrayOutputStream().also { DataOutputStream(it).also(write).flush() }.toByteArray()
        val stream = try {
            startWrite()
        } catch (_: IOException) {
            return false
        }
        try {
            stream.write(bytes)
            finishWrite(stream)
        } catch (_: IOException) {
            failWrite(stream)
            return false
        }
        return holds(bytes)
    }

    /** A last step that fails is only logged by the system, so what counts is what is read back. */
    private fun AtomicFile.holds(bytes: ByteArray): Boolean = try {
        readFully().contentEquals(bytes)
    } catch (_: IOException) {
        false
    }

    private companion object {
        const val VERSION = 1
    }
}
