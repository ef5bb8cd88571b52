package org.countersign.model

import org.countersign.core.UniffiCleaner
import java.util.concurrent.atomic.AtomicLong

/**
 * Counts the core's objects that are made and closed. It takes the place of the generated code's own cleaner, which would
 * sweep up after the garbage collector what we forgot to close.
 */
object Objects {
    private val made = AtomicLong()
    private val closed = AtomicLong()

    /** How many are there. */
    val alive: Long get() = made.get() - closed.get()

    /** How many there ever were, so that a test can tell that it counted at all. */
    val everMade: Long get() = made.get()

    init {
        // The generated code makes its cleaner at the first object, in a lazy value without a door of its own.
        val library = Class.forName("org.countersign.core.UniffiLib")
        val lazy = library.getDeclaredField("CLEANER\$delegate").also { it.isAccessible = true }.get(null)
        val value = lazy.javaClass.getDeclaredField("_value").also { it.isAccessible = true }
        val own = (lazy as Lazy<*>).value as UniffiCleaner
        value.set(lazy, Counting(own))
    }

    private class Counting(private val own: UniffiCleaner) : UniffiCleaner {
        override fun register(value: Any, cleanUpTask: Runnable): UniffiCleaner.Cleanable {
            made.incrementAndGet()
            val cleanable = own.register(value, cleanUpTask)
            return object : UniffiCleaner.Cleanable {
                override fun clean() {
                    closed.incrementAndGet()
                    cleanable.clean()
                }
            }
        }
    }
}
