package org.countersign.model

import org.countersign.model.device.KeyOpened
import org.countersign.model.device.KeyTrouble
import org.countersign.model.device.KeyWrapped
import org.countersign.model.device.PlatformKey
import org.countersign.model.device.VaultKey

/** A phone's keystore in memory, which can lose its key, make it invalid, and be dismissed. */
class FakePlatformKey : PlatformKey {
    private var kept: ByteArray? = null
    private var anchor: ByteArray? = null
    private var invalid = false

    /** Whether the phone has a screen lock. */
    var screenLock = true

    /** What the next prompts come to, in their order, instead of a yes. */
    val answers = ArrayDeque<KeyTrouble>()

    /** How many prompts were shown. */
    var prompts = 0
        private set

    /** Whether it forgets what it is told to keep. */
    var keepsNothing = false

    /** Whether it ends in an exception where it is to remember, which none should. */
    var breaks = false

    /** What the next start of the app finds: what was kept, and nothing that only this one remembers. */
    fun restarted() = FakePlatformKey().also {
        it.kept = kept?.copyOf()
        it.anchor = anchor?.copyOf()
        it.invalid = invalid
        it.screenLock = screenLock
    }

    /** A fingerprint was added. */
    fun invalidate() {
        invalid = true
    }

    /** The app's data came to another phone, whose keystore knows nothing. */
    fun lose() {
        kept = null
        anchor = null
    }

    /** The key alone is gone; what is remembered beside it is not. */
    fun loseKey() {
        kept = null
    }

    /** Its memory beside the key is gone. */
    fun loseAnchor() {
        anchor = null
    }

    /** Puts another key in the place of the one there. */
    fun replace(bytes: ByteArray) {
        kept = bytes
    }

    override suspend fun trouble(): KeyTrouble? = if (screenLock) null else KeyTrouble.NoScreenLock

    override suspend fun open(): KeyOpened {
        val bytes = kept ?: return KeyOpened.Refused(KeyTrouble.Absent)
        if (invalid) return KeyOpened.Refused(KeyTrouble.Invalidated)
        prompts++
        answers.removeFirstOrNull()?.let { return KeyOpened.Refused(it) }
        return KeyOpened.Given(VaultKey.taking(bytes.copyOf()))
    }

    override suspend fun wrap(key: VaultKey): KeyWrapped {
        trouble()?.let { return KeyWrapped.Refused(it) }
        answers.removeFirstOrNull()?.let { return KeyWrapped.Refused(it) }
        val wrapped = key.copy()
        return object : KeyWrapped.Ready {
            override fun keep(): Boolean {
                if (keepsNothing) return false
                kept = wrapped
                invalid = false
                return true
            }

            override fun drop() = wrapped.fill(0)
        }
    }

    override fun anchor(): ByteArray? = anchor?.copyOf()

    override fun keepAnchor(anchor: ByteArray): Boolean {
        check(!breaks) { "it does not answer" }
        if (keepsNothing) return false
        this.anchor = anchor.copyOf()
        return true
    }

    override fun remove() {
        kept?.fill(0)
        lose()
        invalid = false
    }
}
