package org.countersign.android

import android.content.DialogInterface
import android.hardware.biometrics.BiometricPrompt
import android.os.CancellationSignal
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.RealObject
import org.robolectric.annotation.Resetter
import org.robolectric.shadow.api.Shadow
import org.robolectric.util.ReflectionHelpers
import java.util.concurrent.Executor

/** Stands where the phone's question for its owner is on a phone; a test answers it. */
@Implements(BiometricPrompt::class)
class Question {
    private class Open(
        val withKey: Boolean,
        val executor: Executor,
        val callback: BiometricPrompt.AuthenticationCallback,
        val prompt: BiometricPrompt
    )

    @RealObject
    private lateinit var prompt: BiometricPrompt

    @Implementation
    protected fun authenticate(
        cancel: CancellationSignal,
        executor: Executor,
        callback: BiometricPrompt.AuthenticationCallback
    ) {
        open = Open(withKey = false, executor, callback, prompt)
    }

    @Implementation
    protected fun authenticate(
        crypto: BiometricPrompt.CryptoObject,
        cancel: CancellationSignal,
        executor: Executor,
        callback: BiometricPrompt.AuthenticationCallback
    ) {
        open = Open(withKey = crypto.cipher != null, executor, callback, prompt)
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

        /** The owner pressed the button that the app put under it. */
        fun button() {
            val asked = checkNotNull(open) { "nobody was asked" }
            open = null
            val info =
                checkNotNull(ReflectionHelpers.getField<Any?>(asked.prompt, "mNegativeButtonInfo")) { "no button" }
            val pressed = ReflectionHelpers.getField<DialogInterface.OnClickListener>(info, "listener")
            ReflectionHelpers.getField<Executor>(info, "executor").execute {
                pressed.onClick(null, DialogInterface.BUTTON_NEGATIVE)
                // Some systems tell of the end once more.
                asked.callback.onAuthenticationError(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED, "")
            }
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
