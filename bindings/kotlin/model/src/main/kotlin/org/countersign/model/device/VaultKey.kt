package org.countersign.model.device

import java.nio.ByteBuffer
import java.security.SecureRandom

/**
 * The 32 bytes that a platform's keystore wraps and that open what is kept here. They lie outside of the JVM's heap, where
 * nothing copies them about, and are wiped when this is closed.
 */
public class VaultKey private constructor(private val bytes: ByteBuffer) : AutoCloseable {
    /** Lends the bytes to the core; each time from the beginning. */
    internal fun lent(): ByteBuffer = bytes.duplicate().also { it.clear() }

    /** Copies the bytes out, for a platform that wraps them; the caller wipes the copy. */
    public fun copy(): ByteArray = ByteArray(BYTES).also { lent().get(it) }

    /** Wipes the bytes. */
    override fun close() {
        val all = lent()
        while (all.hasRemaining()) all.put(0)
    }

    public companion object {
        /** How many bytes a key has. */
        public const val BYTES: Int = 32

        /** Draws a fresh key. */
        public fun random(): VaultKey = taking(ByteArray(BYTES).also { SecureRandom().nextBytes(it) })

        /** Takes a key over that a platform unwrapped, and wipes what was handed in. */
        public fun taking(bytes: ByteArray): VaultKey {
            require(bytes.size == BYTES) { "a vault key has $BYTES bytes" }
            val direct = ByteBuffer.allocateDirect(BYTES)
            direct.put(bytes)
            bytes.fill(0)
            return VaultKey(direct)
        }

        /** What the core takes for "no key". */
        internal fun none(): ByteBuffer = ByteBuffer.allocateDirect(0)
    }
}
