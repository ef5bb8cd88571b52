package org.countersign.model

import org.countersign.model.device.KeyOpened
import org.countersign.model.device.KeyTrouble
import org.countersign.model.device.KeyWrapped
import org.countersign.model.device.PlatformKey
import org.countersign.model.device.VaultKey

/** A keystore under test, and what only the phone around it can do. */
interface KeystoreUnderTest {
    /** A keystore in which nothing is kept. */
    val keys: PlatformKey

    /** The same keystore as the next start of the app finds it. */
    fun restarted(): PlatformKey

    /** Makes the kept key invalid, as a new fingerprint does. */
    fun invalidate()

    /** Has the person dismiss the next prompt. */
    fun dismissNext()

    /** Takes the phone's screen lock away before any key is kept. */
    fun removeScreenLock()
}

/**
 * What every [PlatformKey] has to keep to. It needs no test framework, so that it runs over the fake on a plain JVM, over
 * a faked keystore in the Android module, and on a real phone.
 */
object PlatformKeyContract {
    /** Each case by its name; it throws where the keystore does not keep to it. */
    val cases: Map<String, suspend (KeystoreUnderTest) -> Unit> = mapOf(
        "an empty keystore gives no key and no anchor" to { it ->
            expect(it.keys.open().refusal() == KeyTrouble.Absent, "the key is absent")
            expect(it.keys.anchor() == null, "there is no anchor")
        },
        "a key that was kept comes back as it was" to { it ->
            val key = it.keys.kept()
            expect(it.keys.opened().contentEquals(key), "the same key")
            expect(it.keys.opened().contentEquals(key), "the same key, twice")
        },
        "key and anchor outlast a restart" to { it ->
            val key = it.keys.kept()
            val anchor = ByteArray(ANCHOR) { 7 }
            expect(it.keys.keepAnchor(anchor), "the anchor is kept")
            val later = it.restarted()
            expect(later !== it.keys, "it is another one that looks")
            expect(later.opened().contentEquals(key), "the same key")
            expect(later.anchor().contentEquals(anchor), "the same anchor")
        },
        "a key that is only wrapped is not given out" to { it ->
            val ready = it.keys.wrapped(VaultKey.random())
            expect(it.keys.open().refusal() == KeyTrouble.Absent, "nothing is kept yet")
            ready.drop()
            expect(it.keys.open().refusal() == KeyTrouble.Absent, "nothing is kept after all")
        },
        "the key before serves until the next one is kept" to { it ->
            val first = it.keys.kept()
            val second = VaultKey.random()
            val bytes = second.copy()
            val ready = second.use { key -> it.keys.wrapped(key) }
            expect(it.keys.opened().contentEquals(first), "the first one still serves")
            expect(ready.keep(), "the second one is kept")
            expect(it.keys.opened().contentEquals(bytes), "the second one serves")
        },
        "a dropped key leaves the one before" to { it ->
            val first = it.keys.kept()
            VaultKey.random().use { key -> it.keys.wrapped(key) }.drop()
            expect(it.keys.opened().contentEquals(first), "the first one serves")
        },
        "a key that was made invalid says so and stays gone" to { it ->
            it.keys.kept()
            it.invalidate()
            expect(it.keys.open().refusal() == KeyTrouble.Invalidated, "the key is invalid")
            expect(it.keys.open().refusal()?.isGone == true, "and it stays so")
        },
        "after an invalid key a fresh one can be kept" to { it ->
            it.keys.kept()
            it.invalidate()
            val fresh = it.keys.kept()
            expect(it.keys.opened().contentEquals(fresh), "the fresh one serves")
        },
        "a dismissed prompt loses nothing" to { it ->
            val key = it.keys.kept()
            it.dismissNext()
            expect(it.keys.open().refusal() == KeyTrouble.Cancelled, "it was dismissed")
            expect(it.keys.opened().contentEquals(key), "the key is still there")
        },
        "an anchor comes back as it was, and the newest one counts" to { it ->
            it.keys.kept()
            for (filling in listOf<Byte>(1, 2)) {
                val anchor = ByteArray(ANCHOR) { filling }
                expect(it.keys.keepAnchor(anchor), "it is kept")
                expect(it.keys.anchor().contentEquals(anchor), "it comes back")
            }
        },
        "a new key keeps the anchor" to { it ->
            it.keys.kept()
            it.keys.keepAnchor(ByteArray(ANCHOR) { 7 })
            it.keys.kept()
            expect(it.keys.anchor().contentEquals(ByteArray(ANCHOR) { 7 }), "the anchor is another matter")
        },
        "removing takes key and anchor" to { it ->
            it.keys.kept()
            it.keys.keepAnchor(ByteArray(ANCHOR))
            it.keys.remove()
            it.keys.remove()
            expect(it.keys.open().refusal() == KeyTrouble.Absent, "the key is gone")
            expect(it.keys.anchor() == null, "the anchor is gone")
        },
        "without a screen lock no key is taken" to { it ->
            it.removeScreenLock()
            expect(it.keys.trouble() == KeyTrouble.NoScreenLock, "it says so beforehand")
            val wrapped = VaultKey.random().use { key -> it.keys.wrap(key) }
            expect((wrapped as? KeyWrapped.Refused)?.trouble == KeyTrouble.NoScreenLock, "and refuses")
        }
    )

    /** Bytes that an anchor has. */
    private const val ANCHOR = 104

    private fun expect(holds: Boolean, what: String) {
        if (!holds) throw AssertionError("expected: $what")
    }

    private fun KeyOpened.refusal(): KeyTrouble? = (this as? KeyOpened.Refused)?.trouble

    private suspend fun PlatformKey.wrapped(key: VaultKey): KeyWrapped.Ready = when (val wrapped = wrap(key)) {
        is KeyWrapped.Ready -> wrapped
        is KeyWrapped.Refused -> throw AssertionError("the key was not taken: ${wrapped.trouble}")
    }

    /** Keeps a fresh key and gives its bytes. */
    private suspend fun PlatformKey.kept(): ByteArray = VaultKey.random().use { key ->
        expect(wrapped(key).keep(), "the key is kept")
        key.copy()
    }

    private suspend fun PlatformKey.opened(): ByteArray = when (val opened = open()) {
        is KeyOpened.Given -> opened.key.use { it.copy() }
        is KeyOpened.Refused -> throw AssertionError("no key was given: ${opened.trouble}")
    }
}
