package org.countersign.android.platform

import java.io.IOException

/** Does what another app's files are asked for; none when that fails. What that app throws comes over here, whatever it is. */
internal inline fun <T> fromProvider(work: () -> T): T? = try {
    work()
} catch (_: IOException) {
    null
} catch (_: RuntimeException) {
    null
}
