package org.countersign.model

import kotlinx.coroutines.delay
import org.countersign.core.Clock

/** Seconds of an RFC 6238 time step. */
internal const val STEP_SECONDS: Long = 30

/** Lets the app wait for the next second; a test decides when that is. */
public fun interface Ticker {
    /** Waits until the next tick is due. */
    public suspend fun next()

    public companion object {
        /** Ticks every second, by the dispatcher's own delay. */
        public val SECONDS: Ticker = Ticker { delay(1_000) }
    }
}

/** The wall clock in Unix seconds. */
internal fun Clock.wall(): Long = read().wallAt

/** Milliseconds since the machine was started, time asleep included. */
internal fun Clock.boottime(): Long = read().boottimeMs
