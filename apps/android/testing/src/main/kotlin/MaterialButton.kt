package com.google.android.material.button

import android.content.Context
import android.widget.Button

/** Google's checks ask of each view whether it is one of these; no view of ours is. */
public open class MaterialButton(context: Context) : Button(context) {
    /** Whether it can be on or off. */
    public fun isCheckable(): Boolean = false
}
