package org.countersign.android.platform

import android.app.Activity
import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.filterNotNull
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext
import org.countersign.model.device.KeyTrouble
import org.countersign.model.texts.Texts
import javax.crypto.Cipher
import kotlin.coroutines.resume

/** The phone's own question for its owner: a finger, a face, or the code of the phone. */
internal class Prompt {
    private val front = MutableStateFlow<Activity?>(null)

    /** Whether the question is on the screen; on Android 10 it may be a screen of the system's, with ours stopped below. */
    var isOpen: Boolean = false
        private set

    /** Called when the question ended without a yes. */
    var refused: () -> Unit = {}

    /** The sentences it is asked with. */
    var texts: () -> Texts = { Texts.of("") }

    /** An activity came to the front: the question can be asked on it. */
    fun show(activity: Activity) {
        front.value = activity
    }

    /** That activity is not in front any more. */
    fun hide(activity: Activity) {
        if (front.value === activity) front.value = null
    }

    /** Asks, and lets this cipher be used once. None when it may be used, otherwise why not. */
    suspend fun allow(cipher: Cipher): KeyTrouble? = ask(byCode = Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
        BiometricPrompt.CryptoObject(cipher)
    }

    /** Asks, and lets keys be used that accept the owner for a few seconds; the phone's code will do. */
    suspend fun allowForAWhile(): KeyTrouble? = ask(byCode = true) { null }

    /** Waits for an activity first: what is kept is asked for before the first one is there. */
    private suspend fun ask(byCode: Boolean, crypto: () -> BiometricPrompt.CryptoObject?): KeyTrouble? =
        withContext(Dispatchers.Main) {
            val activity = front.filterNotNull().first()
            suspendCancellableCoroutine { waiting ->
                isOpen = true
                // The system may report more than one end of the same question.
                var open = true
                val end = { trouble: KeyTrouble? ->
                    if (open) {
                        open = false
                        isOpen = false
                        waiting.resume(trouble)
                        if (trouble != null) refused()
                    }
                }
                val cancel = CancellationSignal()
                waiting.invokeOnCancellation {
                    isOpen = false
                    cancel.cancel()
                }
                val answer = object : BiometricPrompt.AuthenticationCallback() {
                    override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) = end(null)

                    override fun onAuthenticationError(code: Int, words: CharSequence?) = end(troubleOf(code))
                }
                val prompt = build(activity, byCode) { end(KeyTrouble.Cancelled) }
                when (val bound = crypto()) {
                    null -> prompt.authenticate(cancel, activity.mainExecutor, answer)
                    else -> prompt.authenticate(bound, cancel, activity.mainExecutor, answer)
                }
            }
        }

    private fun build(activity: Activity, byCode: Boolean, dismissed: () -> Unit): BiometricPrompt {
        val texts = texts()
        val builder = BiometricPrompt.Builder(activity)
            .setTitle(texts.get("unlock-title"))
            .setConfirmationRequired(false)
        when {
            !byCode ->
                builder.setNegativeButton(texts.get("cancel"), activity.mainExecutor) { _, _ -> dismissed() }
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.R -> builder.setAllowedAuthenticators(
                BiometricManager.Authenticators.BIOMETRIC_STRONG or BiometricManager.Authenticators.DEVICE_CREDENTIAL
            )
            else -> {
                @Suppress("DEPRECATION") // The only way before Android 11.
                builder.setDeviceCredentialAllowed(true)
            }
        }
        return builder.build()
    }

    private fun troubleOf(code: Int): KeyTrouble = when (code) {
        BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED,
        BiometricPrompt.BIOMETRIC_ERROR_CANCELED,
        BiometricPrompt.BIOMETRIC_ERROR_TIMEOUT -> KeyTrouble.Cancelled
        BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT,
        BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT_PERMANENT -> KeyTrouble.LockedOut
        BiometricPrompt.BIOMETRIC_ERROR_NO_DEVICE_CREDENTIAL -> KeyTrouble.NoScreenLock
        else -> KeyTrouble.Failed
    }
}
