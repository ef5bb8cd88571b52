package org.countersign.model.device

/** Why a platform's keystore gives no key, or keeps none. */
public enum class KeyTrouble {
    /** It has no key for this app: none was kept, or the app's data came from another phone. */
    Absent,

    /** It made the key invalid: a fingerprint was added, or the screen lock was removed. It never comes back. */
    Invalidated,

    /** The person dismissed its prompt. */
    Cancelled,

    /** Too many attempts at its prompt; it asks again later. */
    LockedOut,

    /** The phone has no screen lock, without which it protects nothing. */
    NoScreenLock,

    /** Something else. */
    Failed;

    /** Tells whether the key will not come back by itself. */
    public val isGone: Boolean get() = this == Absent || this == Invalidated
}

/** What a platform's keystore gives out. */
public sealed interface KeyOpened {
    /** The key; whoever takes it closes it. */
    public class Given(public val key: VaultKey) : KeyOpened

    /** None. */
    public data class Refused(val trouble: KeyTrouble) : KeyOpened
}

/** A key on its way into a platform's keystore. */
public sealed interface KeyWrapped {
    /**
     * A key that is wrapped and not yet relied on. It takes the place of the one before with [keep]; until then that one
     * serves, so that a crash between the two loses neither.
     */
    public interface Ready : KeyWrapped {
        /** Puts it in the place of the one before, at once and whole. Tells whether it is kept. */
        public fun keep(): Boolean

        /** Lets go of it; the one before stays. */
        public fun drop()
    }

    /** It was not taken. */
    public data class Refused(val trouble: KeyTrouble) : KeyWrapped
}

/**
 * The phone's keystore, which wraps the key that opens what is kept here, and a small memory beside it.
 *
 * A phone's shell fills it; `PlatformKeyContract` says in tests what it has to keep to. Calls that show a prompt suspend.
 * It is called from any thread, and never throws: what goes wrong is a [KeyTrouble].
 */
public interface PlatformKey {
    /** Tells why no key could be kept here now; none when one could. Shows no prompt. */
    public suspend fun trouble(): KeyTrouble?

    /** Gives the key out, behind the phone's prompt. */
    public suspend fun open(): KeyOpened

    /** Wraps a key; see [KeyWrapped.Ready]. The caller closes its key. */
    public suspend fun wrap(key: VaultKey): KeyWrapped

    /** Gives the anchor that was kept, 104 bytes and no secret; none when there is none. */
    public fun anchor(): ByteArray?

    /** Keeps the anchor of the newest state. Tells whether it is kept; a lost one does no harm. */
    public fun keepAnchor(anchor: ByteArray): Boolean

    /** Removes key and anchor. */
    public fun remove()
}
