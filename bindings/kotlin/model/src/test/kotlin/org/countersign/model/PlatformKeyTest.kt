package org.countersign.model

import kotlinx.coroutines.runBlocking
import org.countersign.model.device.KeyTrouble
import org.countersign.model.device.PlatformKey
import org.countersign.model.device.VaultKey
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class PlatformKeyTest {
    private class Faked : KeystoreUnderTest {
        private val fake = FakePlatformKey()
        override val keys: PlatformKey get() = fake

        override fun restarted(): PlatformKey = fake.restarted()

        override fun invalidate() = fake.invalidate()

        override fun dismissNext() {
            fake.answers += KeyTrouble.Cancelled
        }

        override fun removeScreenLock() {
            fake.screenLock = false
        }
    }

    @Test
    fun theFakeKeepsToTheContract() = runBlocking<Unit> {
        assertTrue(PlatformKeyContract.cases.size >= 13)
        for ((name, case) in PlatformKeyContract.cases) {
            try {
                case(Faked())
            } catch (error: AssertionError) {
                throw AssertionError("$name: ${error.message}", error)
            }
        }
    }

    @Test
    fun aContractThatIsBrokenIsNoticed() {
        val forgetful = object : KeystoreUnderTest {
            override val keys = FakePlatformKey().also { it.keepsNothing = true }

            override fun restarted() = keys

            override fun invalidate() = Unit

            override fun dismissNext() = Unit

            override fun removeScreenLock() = Unit
        }
        val case = PlatformKeyContract.cases.getValue("a key that was kept comes back as it was")
        assertThrows(AssertionError::class.java) { runBlocking<Unit> { case(forgetful) } }
    }

    @Test
    fun aKeyIsWipedWhenItIsClosed() {
        val bytes = ByteArray(VaultKey.BYTES) { 9 }
        val key = VaultKey.taking(bytes)
        assertArrayEquals(ByteArray(VaultKey.BYTES), bytes, "what was handed in")
        assertArrayEquals(ByteArray(VaultKey.BYTES) { 9 }, key.copy())
        key.close()
        assertArrayEquals(ByteArray(VaultKey.BYTES), key.copy())
        assertThrows(IllegalArgumentException::class.java) { VaultKey.taking(ByteArray(31)) }
    }

    @Test
    fun twoFreshKeysDiffer() {
        VaultKey.random().use { one ->
            VaultKey.random().use { other -> assertEquals(false, one.copy().contentEquals(other.copy())) }
        }
    }
}
