package org.countersign.android

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.launch

/** Begins at once, on the test's own thread. */
fun CoroutineScope.launchNow(work: suspend () -> Unit) {
    launch(start = CoroutineStart.UNDISPATCHED) { work() }
}
