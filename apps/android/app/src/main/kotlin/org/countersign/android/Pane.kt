package org.countersign.android

import android.annotation.SuppressLint
import android.app.Activity
import android.os.Build
import android.view.MotionEvent
import android.view.View
import android.view.WindowInsets
import android.view.WindowInsetsController
import android.view.inputmethod.InputMethodManager
import android.widget.FrameLayout
import org.countersign.android.kit.Look
import org.countersign.android.kit.Palette
import org.countersign.android.platform.service
import org.countersign.android.screen.Drawn
import org.countersign.model.VerdictBody

/** What fills the window from edge to edge: the colour goes under the system's bars, what is to be read does not. */
@SuppressLint("ViewConstructor")
internal class Pane(private val activity: Activity) : FrameLayout(activity) {
    init {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            @Suppress("DEPRECATION") // From Android 15 on it is so anyway.
            activity.window.setDecorFitsSystemWindows(false)
        } else {
            layOutUnderBars(light = false)
        }
        setOnApplyWindowInsetsListener { _, insets ->
            pad(insets)
            insets
        }
    }

    /** Obeys no touch while another app's window lies over any part of this one; the system itself asks only of the spot. */
    override fun onFilterTouchEventForSecurity(event: MotionEvent): Boolean =
        event.flags and MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED == 0 &&
            super.onFilterTouchEventForSecurity(event)

    /** Shows a screen in the place of the one before. */
    fun show(look: Look, drawn: Drawn<*>) {
        val verdict = drawn.screen.view.value.body as? VerdictBody
        setBackgroundColor(verdict?.let { Palette.surface(it.sign) } ?: look.palette.paper)
        val dark = verdict?.let { Palette.ink(it.sign) == Palette.WHITE } ?: look.palette.dark
        barsOn(dark)
        val root = drawn.view.root
        if (verdict == null) root.accessibilityPaneTitle = drawn.screen.view.value.frame.title
        removeAllViews()
        addView(root, LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.MATCH_PARENT))
        if (root.findFocus() !is android.widget.EditText) hideKeyboard()
    }

    private fun hideKeyboard() {
        activity.service<InputMethodManager>().hideSoftInputFromWindow(windowToken, 0)
    }

    private fun pad(insets: WindowInsets) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            val bars = WindowInsets.Type.systemBars() or WindowInsets.Type.displayCutout() or WindowInsets.Type.ime()
            val edge = insets.getInsets(bars)
            setPadding(edge.left, edge.top, edge.right, edge.bottom)
        } else {
            @Suppress("DEPRECATION") // All of it in one, before Android 11.
            setPadding(
                insets.systemWindowInsetLeft,
                insets.systemWindowInsetTop,
                insets.systemWindowInsetRight,
                insets.systemWindowInsetBottom
            )
        }
    }

    /** Draws the bars' own signs so that they are seen. */
    private fun barsOn(dark: Boolean) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            val light = WindowInsetsController.APPEARANCE_LIGHT_STATUS_BARS or
                WindowInsetsController.APPEARANCE_LIGHT_NAVIGATION_BARS
            activity.window.insetsController?.setSystemBarsAppearance(if (dark) 0 else light, light)
        } else {
            layOutUnderBars(light = !dark)
        }
    }

    @Suppress("DEPRECATION") // The only way before Android 11.
    private fun layOutUnderBars(light: Boolean) {
        val edge = View.SYSTEM_UI_FLAG_LAYOUT_STABLE or
            View.SYSTEM_UI_FLAG_LAYOUT_FULLSCREEN or
            View.SYSTEM_UI_FLAG_LAYOUT_HIDE_NAVIGATION
        val signs = View.SYSTEM_UI_FLAG_LIGHT_STATUS_BAR or View.SYSTEM_UI_FLAG_LIGHT_NAVIGATION_BAR
        activity.window.decorView.systemUiVisibility = if (light) edge or signs else edge
    }
}
