package org.countersign.android

import org.junit.Assert.assertTrue

/** Lets another thread bring its work to an end, and sees what came of it. */
fun Handset.eventually(done: () -> Boolean) {
    val end = System.nanoTime() + 20_000_000_000
    while (!done() && System.nanoTime() < end) {
        Thread.sleep(20)
        settle()
    }
    assertTrue(visible().toString(), done())
}
