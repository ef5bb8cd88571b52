package org.countersign.android

import android.app.Activity
import android.app.KeyguardManager
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.security.keystore.KeyProperties
import kotlinx.coroutines.MainScope
import org.countersign.android.platform.KeystoreKey
import org.countersign.model.KeystoreUnderTest
import org.countersign.model.PlatformKeyContract
import org.countersign.model.device.KeyOpened
import org.countersign.model.device.KeyTrouble
import org.countersign.model.device.KeyWrapped
import org.countersign.model.device.VaultKey
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** What AndroidKeyStore is asked for, and the models' contract over it. */
@Config(qualifiers = "en")
class KeystoreKeyTest : Handset() {
    private val guard get() = shadowOf(service<KeyguardManager>())
    private val key get() = KeystoreKey(app, app.prompt)

    @Before
    fun bringToFront() = app.prompt.show(Robolectric.buildActivity(Activity::class.java).setup().get())

    /** Runs this to its end and answers each question as [answers] says, and with yes after those. */
    private fun <T> asked(answers: ArrayDeque<Int> = ArrayDeque(), work: suspend () -> T): T {
        var done: Result<T>? = null
        MainScope().launchNow { done = runCatching { work() } }
        settle()
        while (done == null) {
            assertTrue("it waits, and nobody is asked", Question.isOpen)
            answers.removeFirstOrNull()?.let { dismiss(it) } ?: finger()
        }
        return done.getOrThrow()
    }

    /** This phone, whose person answers the questions as [answers] says. */
    private fun phone(answers: ArrayDeque<Int>) = object : KeystoreUnderTest {
        override val keys = key

        override fun restarted() = key

        override fun invalidate() = keystore.addFinger()

        override fun dismissNext() = answers.addLast(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED)

        override fun removeScreenLock() = guard.setIsDeviceSecure(false)
    }

    private fun keepsToTheContract() {
        for ((name, case) in PlatformKeyContract.cases) {
            wipe()
            guard.setIsDeviceSecure(true)
            val answers = ArrayDeque<Int>()
            try {
                asked(answers) { case(phone(answers)) }
            } catch (error: AssertionError) {
                throw AssertionError("$name: ${error.message}", error)
            }
        }
    }

    @Test
    fun itKeepsToTheContract() = keepsToTheContract()

    @Test
    fun itKeepsToTheContractWhereAnInvalidKeyIsFoundAndRefuses() {
        keystore.saysSoInUse = true
        keepsToTheContract()
    }

    private fun keep(key: KeystoreKey): ByteArray = VaultKey.random().use { fresh ->
        assertTrue(asked { (key.wrap(fresh) as KeyWrapped.Ready).keep() })
        fresh.copy()
    }

    private fun opened(key: KeystoreKey, vararg answers: Int): Any = asked(ArrayDeque(answers.toList())) {
        when (val opened = key.open()) {
            is KeyOpened.Given -> opened.key.use { it.copy().toList() }
            is KeyOpened.Refused -> opened.trouble
        }
    }

    @Test
    fun theKeyNeedsItsOwnerEachTimeAndLiesInAChipOfItsOwnWhereThereIsOne() {
        keep(key)
        assertEquals("a chip is asked for first", listOf(true, false), keystore.asked.map { it.isStrongBoxBacked })
        val spec = keystore.asked.last()
        assertTrue(
            spec.isUserAuthenticationRequired && spec.isInvalidatedByBiometricEnrollment &&
                spec.isUnlockedDeviceRequired
        )
        assertTrue(spec.userAuthenticationValidityDurationSeconds <= 0)
        assertEquals(256, spec.keySize)
        if (Build.VERSION.SDK_INT >= 30) {
            val owner = KeyProperties.AUTH_BIOMETRIC_STRONG or KeyProperties.AUTH_DEVICE_CREDENTIAL
            assertEquals(owner, spec.userAuthenticationType)
        }
        keystore.asked.clear()
        keystore.strongBox = true
        keep(key)
        assertEquals(listOf(true), keystore.asked.map { it.isStrongBoxBacked })
    }

    @Test
    fun aYesLetsOneKeyBeUsedOnce() {
        val bytes = keep(key)
        MainScope().launchNow { key.open().let { (it as KeyOpened.Given).key.close() } }
        settle()
        assertTrue(Question.isForOneKey)
        finger()
        assertEquals(bytes.toList(), opened(key))
    }

    @Test
    @Config(sdk = [29])
    fun beforeAndroidElevenThePhonesCodeServesWhereNoFingerIsKnown() {
        keystore.knowsFinger = false
        val bytes = keep(key)
        assertTrue(keystore.asked.last().userAuthenticationValidityDurationSeconds > 0)
        MainScope().launchNow { key.open().let { (it as KeyOpened.Given).key.close() } }
        settle()
        assertTrue(Question.isOpen && !Question.isForOneKey)
        finger()
        assertEquals(bytes.toList(), opened(key))
    }

    @Test
    fun whatEndsTheQuestionIsTold() {
        val bytes = keep(key)
        // Whatever ends this system has, by their names, the later ones by their numbers.
        val codes = BiometricPrompt::class.java.fields.filter { it.name.startsWith("BIOMETRIC_ERROR_") }
            .associate { it.name to it.getInt(null) } + mapOf("a later one" to 1_000)
        assertTrue("${codes.keys}", codes.size > 12)
        for ((name, code) in codes) {
            val told = when (code) {
                BiometricPrompt.BIOMETRIC_ERROR_CANCELED,
                BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED,
                BiometricPrompt.BIOMETRIC_ERROR_TIMEOUT -> KeyTrouble.Cancelled
                BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT,
                BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT_PERMANENT -> KeyTrouble.LockedOut
                BiometricPrompt.BIOMETRIC_ERROR_NO_DEVICE_CREDENTIAL -> KeyTrouble.NoScreenLock
                else -> KeyTrouble.Failed
            }
            assertEquals(name, told, opened(key, code))
            assertEquals("$name loses nothing", bytes.toList(), opened(key))
        }
    }

    @Test
    @Config(sdk = [29])
    fun beforeAndroidElevenTheQuestionHasAButtonThatDismissesIt() {
        val bytes = keep(key)
        var told: KeyOpened? = null
        MainScope().launchNow { told = key.open() }
        settle()
        Question.button()
        settle()
        assertEquals(KeyTrouble.Cancelled, (told as KeyOpened.Refused).trouble)
        assertEquals(bytes.toList(), opened(key))
    }

    @Test
    fun noKeyIsLeftBehind() {
        keep(key)
        val first = keystore.names.single()
        keep(key)
        assertEquals("the one before is gone", 1, keystore.names.size)
        assertFalse(first in keystore.names)
        VaultKey.random().use { fresh -> asked { (key.wrap(fresh) as KeyWrapped.Ready).drop() } }
        assertEquals("what was dropped is gone", 1, keystore.names.size)
        key.remove()
        assertEquals(emptySet<String>(), keystore.names)
    }
}
