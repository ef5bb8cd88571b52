package org.countersign.model.device

import org.countersign.core.CountersignException

/** Why something could not be done. */
public sealed interface Refusal {
    /** The core refuses it. */
    public data class Core(val error: CountersignException) : Refusal

    /** The phone's keystore does. */
    public data class Key(val trouble: KeyTrouble) : Refusal

    /** The core ended in a way that it never should. Nothing more is known, and nothing of it is logged. */
    public data object Broken : Refusal
}

/** What came of something that was asked of the device. */
internal sealed interface Outcome<out T> {
    data class Done<T>(val value: T) : Outcome<T>

    data class Refused(val refusal: Refusal) : Outcome<Nothing>
}

/** The phone's keystore stopped the work that needed it. */
internal class KeyRefused(val trouble: KeyTrouble) : Exception()
