package org.countersign.android.platform

import android.app.KeyguardManager
import android.content.Context
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.UserNotAuthenticatedException
import org.countersign.model.device.KeyOpened
import org.countersign.model.device.KeyTrouble
import org.countersign.model.device.KeyWrapped
import org.countersign.model.device.PlatformKey
import org.countersign.model.device.VaultKey
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import javax.crypto.Cipher
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * The phone's keystore. It keeps an AES key that never leaves the phone's secure hardware and is used only with the owner's
 * consent; what that key encrypted, the vault's key, lies in a file beside the anchor. Each wrapping makes an AES key of
 * its own, so that the one before serves until the new one is relied on.
 */
internal class KeystoreKey(context: Context, private val prompt: Prompt) : PlatformKey {
    private val guard = context.service<KeyguardManager>()
    private val keys = HardwareKeys()
    private val kept = KeptFiles(context.noBackupFilesDir)

    override suspend fun trouble(): KeyTrouble? = when {
        !guard.isDeviceSecure -> KeyTrouble.NoScreenLock
        !keys.answers() -> KeyTrouble.Failed
        else -> null
    }

    override suspend fun open(): KeyOpened = try {
        val wrapped = kept.key()
        val key = wrapped?.let { keys.find(it.alias) }
        if (wrapped == null || key == null) {
            KeyOpened.Refused(KeyTrouble.Absent)
        } else {
            when (val done = use(key, wrapped.timed, { decryptor(it, wrapped.nonce) }) { it.doFinal(wrapped.sealed) }) {
                is Used.Done -> given(done.value)
                is Used.Refused -> KeyOpened.Refused(done.trouble)
            }
        }
    } catch (error: GeneralSecurityException) {
        KeyOpened.Refused(troubleOf(error))
    } catch (error: ProviderException) {
        KeyOpened.Refused(troubleOf(error))
    } catch (error: IOException) {
        KeyOpened.Refused(troubleOf(error))
    }

    override suspend fun wrap(key: VaultKey): KeyWrapped {
        trouble()?.let { return KeyWrapped.Refused(it) }
        val alias = keys.freshAlias()
        return try {
            val made = keys.make(alias)
            val plain = key.copy()
            val used = try {
                use(made.key, made.timed, { encryptor(it) }) { KeptKey(alias, made.timed, it.iv, it.doFinal(plain)) }
            } finally {
                plain.fill(0)
            }
            when (used) {
                is Used.Done -> Ready(used.value)
                is Used.Refused -> {
                    keys.remove(alias)
                    KeyWrapped.Refused(used.trouble)
                }
            }
        } catch (error: GeneralSecurityException) {
            failed(alias, error)
        } catch (error: ProviderException) {
            failed(alias, error)
        }
    }

    private fun failed(alias: String, error: Exception): KeyWrapped {
        keys.remove(alias)
        return KeyWrapped.Refused(troubleOf(error))
    }

    override fun anchor(): ByteArray? = kept.anchor()

    override fun keepAnchor(anchor: ByteArray): Boolean = kept.keepAnchor(anchor)

    override fun remove() {
        kept.remove()
        keys.removeAll(except = null)
    }

    private inner class Ready(private val wrapped: KeptKey) : KeyWrapped.Ready {
        override fun keep(): Boolean {
            if (!kept.keepKey(wrapped)) return false
            // Those before it, and what a crash may have left.
            keys.removeAll(except = wrapped.alias)
            return true
        }

        override fun drop() = keys.remove(wrapped.alias)
    }

    /** What came of using a key with the owner's consent. */
    private sealed interface Used<out T> {
        class Done<T>(val value: T) : Used<T>

        class Refused(val trouble: KeyTrouble) : Used<Nothing>
    }

    /** Asks the owner and then does [work]. A timed key is asked for first and made ready afterwards. */
    private suspend fun <T> use(
        key: SecretKey,
        timed: Boolean,
        ready: (SecretKey) -> Cipher,
        work: (Cipher) -> T
    ): Used<T> {
        if (timed) {
            prompt.allowForAWhile()?.let { return Used.Refused(it) }
            return Used.Done(work(ready(key)))
        }
        val cipher = ready(key)
        prompt.allow(cipher)?.let { return Used.Refused(it) }
        return Used.Done(work(cipher))
    }

    private fun given(bytes: ByteArray): KeyOpened = if (bytes.size == VaultKey.BYTES) {
        KeyOpened.Given(VaultKey.taking(bytes))
    } else {
        bytes.fill(0)
        KeyOpened.Refused(KeyTrouble.Failed)
    }

    private fun encryptor(key: SecretKey) = Cipher.getInstance(CIPHER).apply { init(Cipher.ENCRYPT_MODE, key) }

    private fun decryptor(key: SecretKey, nonce: ByteArray) =
        Cipher.getInstance(CIPHER).apply { init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, nonce)) }

    private companion object {
        const val CIPHER = "AES/GCM/NoPadding"
        const val TAG_BITS = 128
    }
}

/** Says what an exception of AndroidKeyStore means for the key. */
internal fun troubleOf(error: Exception): KeyTrouble = when {
    error is UserNotAuthenticatedException -> KeyTrouble.Cancelled
    error is KeyPermanentlyInvalidatedException -> KeyTrouble.Invalidated
    // Where an invalid key is looked up, that is said without a cause; every other failure names what it came from.
    error is UnrecoverableKeyException && error.cause == null -> KeyTrouble.Invalidated
    else -> KeyTrouble.Failed
}
