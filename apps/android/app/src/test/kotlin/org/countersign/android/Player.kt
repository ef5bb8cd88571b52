package org.countersign.android

import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements

/** A player that registers with no audio service, which Robolectric cannot give on Android 15. */
@Implements(className = "android.media.PlayerBase", isInAndroidSdk = false)
class Player {
    @Implementation(maxSdk = 30)
    protected fun baseRegisterPlayer() = Unit

    @Implementation(minSdk = 31)
    protected fun baseRegisterPlayer(session: Int) = Unit

    @Implementation(maxSdk = 30)
    protected fun baseStart() = Unit

    @Implementation(minSdk = 31)
    protected fun baseStart(device: Int) = Unit

    @Implementation
    protected fun baseStop() = Unit

    @Implementation
    protected fun baseRelease() = Unit
}
