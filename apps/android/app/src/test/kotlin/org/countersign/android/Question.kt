package org.countersign.android

import android.hardware.biometrics.BiometricPrompt
import android.os.CancellationSignal
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.Resetter
import org.robolectric.shadow.api.Shadow
import java.util.concurrent.Executor

/** Stands where the phone's question for its owner is on a phone; a test answers it. */
@Implements(BiometricPrompt::class)
class Question {
    private class Open(
        val withKey: Boolean,
        val executor: Executor,
        val callback: BiometricPrompt.AuthenticationCallback
    )

    @Implementation
    protected fun authenticate(
        cancel: CancellationSignal,
        executor: Executor,
        callback: BiometricPrompt.AuthenticationCallback
    ) {
        open = Open(withKey = false, executor, callback)
    }

    @Implementation
    protected fun authenticate(
        crypto: BiometricPrompt.CryptoObject,
        cancel: CancellationSignal,
        executor: Executor,
        callback: BiometricPrompt.AuthenticationCallback
    ) {
        open = Open(withKey = crypto.cipher != null, executor, callback)
    }

    companion object {
        private var open: Open? = null

        /** Whether it is on the screen. */
        val isOpen: Boolean get() = open != null

        /** Whether a yes lets one key be used once, and nothing else. */
        val isForOneKey: Boolean get() = open?.withKey == true

        /** The owner is there. */
        fun yes() = end {
            it.onAuthenticationSucceeded(Shadow.newInstanceOf(BiometricPrompt.AuthenticationResult::class.java))
        }

        /** It ended otherwise. */
        fun no(code: Int) = end { it.onAuthenticationError(code, "") }

        private fun end(answer: (BiometricPrompt.AuthenticationCallback) -> Unit) {
            val asked = checkNotNull(open) { "nobody was asked" }
            open = null
            asked.executor.execute { answer(asked.callback) }
        }

        @JvmStatic
        @Resetter
        fun reset() {
            open = null
        }
    }
}
