package org.countersign.android.platform

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.InvalidAlgorithmParameterException
import java.security.KeyStore
import java.security.ProviderException
import java.security.SecureRandom
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey

/** The AES keys that AndroidKeyStore holds for us: in a chip of their own where the phone has one. */
internal class HardwareKeys {
    /** A key just made, and whether it accepts its owner for some seconds instead of once for each use. */
    class Made(val key: SecretKey, val timed: Boolean)

    /** Tells whether there is a keystore at all. */
    fun answers(): Boolean = store() != null

    /** Gives a name that no key has yet. */
    fun freshAlias(): String = PREFIX + SecureRandom().nextLong().toULong().toString(radix = 36)

    /** Finds a key. An invalid one may throw that it cannot be recovered. */
    fun find(alias: String): SecretKey? = store()?.getKey(alias, null) as? SecretKey

    /** Makes a key that asks for the owner at each use. Before Android 11 that needs a finger or a face; the code will do else. */
    fun make(alias: String): Made = try {
        Made(inBestPlace(alias, timed = false), timed = false)
    } catch (error: InvalidAlgorithmParameterException) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) throw error
        Made(inBestPlace(alias, timed = true), timed = true)
    }

    /** Removes a key; one that is not there is as good. */
    fun remove(alias: String): Unit = removing { it.deleteEntry(alias) }

    /** Removes every key but one. */
    fun removeAll(except: String?): Unit = removing { store ->
        store.aliases().toList().filter { it.startsWith(PREFIX) && it != except }.forEach { remove(it) }
    }

    /** What stays is of no use without the file that names it, and that is gone or names another. */
    private fun removing(work: (KeyStore) -> Unit) {
        try {
            store()?.let(work)
        } catch (_: GeneralSecurityException) {
        } catch (_: ProviderException) {
        }
    }

    /** A chip of its own that fails is as good as none; of that one that is not there says so in the same way. */
    private fun inBestPlace(alias: String, timed: Boolean): SecretKey = try {
        generate(alias, timed, strongBox = true)
    } catch (_: ProviderException) {
        generate(alias, timed, strongBox = false)
    }

    private fun generate(alias: String, timed: Boolean, strongBox: Boolean): SecretKey {
        val spec = KeyGenParameterSpec.Builder(
            alias,
            KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        )
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(KEY_BITS)
            .setUserAuthenticationRequired(true)
            .setInvalidatedByBiometricEnrollment(true)
            .setUnlockedDeviceRequired(true)
            .setIsStrongBoxBacked(strongBox)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            val owner = KeyProperties.AUTH_BIOMETRIC_STRONG or KeyProperties.AUTH_DEVICE_CREDENTIAL
            spec.setUserAuthenticationParameters(EACH_USE, owner)
        } else if (timed) {
            @Suppress("DEPRECATION") // The only way before Android 11.
            spec.setUserAuthenticationValidityDurationSeconds(TIMED_SECONDS)
        }
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).run {
            init(spec.build())
            generateKey()
        }
    }

    private fun store(): KeyStore? = try {
        KeyStore.getInstance(PROVIDER).apply { load(null) }
    } catch (_: GeneralSecurityException) {
        null
    } catch (_: ProviderException) {
        null
    } catch (_: IOException) {
        null
    }

    private companion object {
        const val PROVIDER = "AndroidKeyStore"
        const val PREFIX = "vault-"
        const val KEY_BITS = 256
        const val EACH_USE = 0

        /** Long enough for the one use that follows on the question. */
        const val TIMED_SECONDS = 5
    }
}
