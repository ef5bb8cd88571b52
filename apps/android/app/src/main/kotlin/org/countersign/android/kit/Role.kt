package org.countersign.android.kit

import android.view.View
import android.view.accessibility.AccessibilityNodeInfo

/** Tells a screen reader what a view of our own is, by the name of the platform's view that it stands for. */
internal class Role(private val like: String, private val checked: ((AccessibilityNodeInfo) -> Unit)? = null) :
    View.AccessibilityDelegate() {
    override fun onInitializeAccessibilityNodeInfo(host: View, info: AccessibilityNodeInfo) {
        super.onInitializeAccessibilityNodeInfo(host, info)
        info.className = like
        checked?.let {
            info.isCheckable = true
            it(info)
        }
    }

    internal companion object {
        const val BUTTON = "android.widget.Button"
    }
}
