package org.countersign.android

import android.bluetooth.BluetoothDevice
import org.robolectric.annotation.Implements

/** Takes the place of Robolectric's own, which names a class that Android 15 has not, and is loaded with any sound. */
@Implements(BluetoothDevice::class)
class NoBluetooth
