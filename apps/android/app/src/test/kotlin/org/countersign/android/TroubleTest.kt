package org.countersign.android

import android.app.Application
import android.app.KeyguardManager
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.UserNotAuthenticatedException
import kotlinx.coroutines.runBlocking
import org.countersign.android.platform.HardwareKeys
import org.countersign.android.platform.KeptFiles
import org.countersign.android.platform.KeptKey
import org.countersign.android.platform.KeystoreKey
import org.countersign.android.platform.Prompt
import org.countersign.android.platform.troubleOf
import org.countersign.model.device.KeyOpened
import org.countersign.model.device.KeyTrouble
import org.countersign.model.device.KeyWrapped
import org.countersign.model.device.VaultKey
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import java.io.File
import java.io.IOException
import java.nio.file.Files
import java.security.InvalidKeyException
import java.security.KeyStoreException
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import javax.crypto.AEADBadTagException

/** What goes wrong with a keystore and with the files beside it, and what it means. */
// Without the app, whose model nobody would close.
@RunWith(RobolectricTestRunner::class)
@Config(application = Application::class)
class TroubleTest {
    @Test
    fun eachExceptionSaysWhetherTheKeyComesBack() {
        val busy = UnrecoverableKeyException("busy").apply { initCause(KeyStoreException("busy")) }
        for ((error, trouble) in listOf(
            UserNotAuthenticatedException() to KeyTrouble.Cancelled,
            KeyPermanentlyInvalidatedException() to KeyTrouble.Invalidated,
            UnrecoverableKeyException("invalidated") to KeyTrouble.Invalidated,
            busy to KeyTrouble.Failed,
            InvalidKeyException() to KeyTrouble.Failed,
            AEADBadTagException() to KeyTrouble.Failed,
            ProviderException() to KeyTrouble.Failed,
            IOException() to KeyTrouble.Failed
        )) {
            assertEquals("$error", trouble, troubleOf(error))
        }
    }

    private fun <T> withKeystore(work: (Keystore) -> T): T {
        val keystore = Keystore()
        keystore.install()
        try {
            return work(keystore)
        } finally {
            keystore.uninstall()
        }
    }

    @Test
    fun aChipThatFailsIsAsGoodAsNone() = withKeystore { keystore ->
        keystore.strongBox = true
        keystore.failing = { it.isStrongBoxBacked }
        assertNotNull(HardwareKeys().make("vault-1").key)
        assertEquals(listOf(true, false), keystore.asked.map { it.isStrongBoxBacked })
        keystore.failing = { true }
        assertThrows(ProviderException::class.java) { HardwareKeys().make("vault-2") }
        Unit
    }

    @Test
    fun noKeystoreEndsTheApp() = withKeystore { keystore ->
        val app = RuntimeEnvironment.getApplication()
        shadowOf(app.getSystemService(KeyguardManager::class.java)).setIsDeviceSecure(true)
        val key = KeystoreKey(app, Prompt())
        keystore.failing = { true }
        val wrapped = runBlocking { VaultKey.random().use { key.wrap(it) } }
        assertEquals(KeyWrapped.Refused(KeyTrouble.Failed), wrapped)
        assertTrue(KeptFiles(app.noBackupFilesDir).keepKey(key("vault-1")))
        keystore.silent = true
        assertEquals(KeyOpened.Refused(KeyTrouble.Failed), runBlocking { key.open() })
    }

    private fun key(alias: String) = KeptKey(alias, timed = false, nonce = ByteArray(12), sealed = ByteArray(48) { 7 })

    @Test
    fun whatIsNotOnTheDiskIsNotKept() {
        val folder = Files.createTempDirectory("kept").toFile()
        val kept = KeptFiles(folder)
        assertTrue(kept.keepKey(key("first")))
        assertTrue(kept.keepKey(key("second")))
        assertEquals("second", kept.key()!!.alias)
        assertArrayEquals(ByteArray(48) { 7 }, kept.key()!!.sealed)
        // The last step, giving the new file its name, fails now, and the system only logs it.
        File(folder, "key").delete()
        assertTrue(File(folder, "key/in the way").mkdirs())
        assertFalse(kept.keepKey(key("third")))
        folder.deleteRecursively()
    }
}
