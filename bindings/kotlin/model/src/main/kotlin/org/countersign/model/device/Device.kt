package org.countersign.model.device

import org.countersign.core.Clock
import org.countersign.core.CountersignException
import org.countersign.core.OpenedView
import org.countersign.core.OwnerProof
import org.countersign.core.People
import org.countersign.core.RecoveryPaper
import org.countersign.core.RollbackCheck
import org.countersign.core.SlotKind
import org.countersign.core.VaultPlace

/** What the owner unlocks with. */
internal sealed interface Key {
    data object Platform : Key

    class Passphrase(val text: String) : Key

    class Recovery(val words: String) : Key
}

/** How a new device is set up. */
internal class NewDevice(
    val ownName: String,
    /** Whether the phone's keystore holds a key. */
    val platform: Boolean,
    val passphrase: String?,
    val paper: RecoveryPaper
)

/**
 * What is kept on this device, locked or open. Everything here blocks or shows a prompt, so it is called on the app's
 * own serial dispatcher and never by a screen directly.
 */
internal class Device(val folder: String, clock: Clock, val keys: PlatformKey) : AutoCloseable {
    private val place = VaultPlace(folder, clock)

    @Volatile
    private var open: People? = null

    /** Whether the anchor beside the platform's key follows what is written; only where that key vouched for the file. */
    private var anchored = false

    private var closed = false

    /** Gives the people. */
    fun people(): People = open ?: throw CountersignException.Locked()

    /** Lists the ways to unlock that there are; empty when nothing is set up here. */
    fun ways(): List<SlotKind> = place.waysToUnlock()

    /** Sets this device up and leaves it open. Tells whether the keystore kept the key that it was to keep. */
    suspend fun create(new: NewDevice): Boolean {
        if (!new.platform) {
            take(place.create(new.ownName, VaultKey.none(), new.passphrase, new.paper), anchored = false)
            return true
        }
        anchored = keeping { take(place.create(new.ownName, it.lent(), new.passphrase, new.paper), anchored = false) }
        return anchored
    }

    /** Unlocks. */
    suspend fun unlock(key: Key): OpenedView {
        val people = when (key) {
            Key.Platform -> given { place.unlockWithKey(it.lent(), keys.anchor()) }
            is Key.Passphrase -> place.unlockWithPassphrase(key.text)
            is Key.Recovery -> place.unlockWithRecoveryCode(key.words)
        }
        take(people, anchored = false)
        val opened = people.opened()
        anchored = key == Key.Platform && opened.rollback !is RollbackCheck.Doubted
        return opened
    }

    /** Makes sure that the owner is here: what they give has to unlock this device once more. */
    suspend fun prove(key: Key): OwnerProof = when (key) {
        Key.Platform -> given { people().proveOwnerWithKey(it.lent()) }
        is Key.Passphrase -> people().proveOwnerWithPassphrase(key.text)
        is Key.Recovery -> people().proveOwnerWithRecoveryCode(key.words)
    }

    /** Keeps a fresh key in the phone's keystore. */
    suspend fun renewKey() {
        if (!keeping { people().setPlatformKey(it.lent(), keys.anchor()) }) throw KeyRefused(KeyTrouble.Failed)
        anchored = true
    }

    /** Takes the platform's key away, here and in its keystore. */
    fun removeKey() {
        people().removeSlot(SlotKind.PLATFORM)
        anchored = false
        keys.remove()
    }

    /**
     * Puts everything under new keys; where the platform has one, it gets a fresh one, too. Tells whether the keystore
     * kept it.
     */
    suspend fun rekey(passphrase: String?, paper: RecoveryPaper): Boolean {
        val people = people()
        if (people.slots().none { it.kind == SlotKind.PLATFORM }) {
            people.rekey(passphrase, paper, VaultKey.none())
            return true
        }
        anchored = keeping { people.rekey(passphrase, paper, it.lent()) }
        return anchored
    }

    /** Takes an old copy as it is. From then on the anchor follows it, where the platform's key opened it. */
    fun acceptVault() {
        people().acceptVault(true)
        anchored = people().opened().by == SlotKind.PLATFORM
    }

    /** Keeps the anchor of what was just written, beside the key. A write that is lost does no harm. */
    fun keepAnchor() {
        val people = open?.takeIf { anchored } ?: return
        val anchor = people.newAnchor() ?: return
        if (keys.keepAnchor(anchor)) people.anchorKept(anchor)
    }

    /** Locks: every key is wiped. */
    @Synchronized
    fun lock() {
        val people = open ?: return
        open = null
        anchored = false
        people.lock()
        people.close()
    }

    /** Erases everyone, the journal and the keys; this device is locked afterwards, whatever came of it. */
    fun erase() {
        val people = people()
        open = null
        people.use { it.erase() }
        keys.remove()
    }

    /** Erases what cannot be unlocked any more. */
    fun eraseLocked() {
        lock()
        place.eraseLocked()
        keys.remove()
    }

    /** Ends it, from whatever thread: what is still being unlocked is closed when it comes. */
    @Synchronized
    override fun close() {
        closed = true
        lock()
        place.close()
    }

    @Synchronized
    private fun take(people: People, anchored: Boolean) {
        lock()
        if (closed) {
            people.close()
            throw CountersignException.Locked()
        }
        open = people
        this.anchored = anchored
    }

    private suspend fun <T> given(work: (VaultKey) -> T): T = when (val opened = keys.open()) {
        is KeyOpened.Given -> opened.key.use(work)
        is KeyOpened.Refused -> throw KeyRefused(opened.trouble)
    }

    /** Wraps a fresh key, has the vault take it, and keeps it only then. Tells whether it is kept. */
    private suspend fun keeping(work: (VaultKey) -> Unit): Boolean = VaultKey.random().use { key ->
        val wrapped = when (val wrapped = keys.wrap(key)) {
            is KeyWrapped.Ready -> wrapped
            is KeyWrapped.Refused -> throw KeyRefused(wrapped.trouble)
        }
        var taken = false
        try {
            work(key)
            taken = true
        } finally {
            if (!taken) wrapped.drop()
        }
        wrapped.keep()
    }
}
