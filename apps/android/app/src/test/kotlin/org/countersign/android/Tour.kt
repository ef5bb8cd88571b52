package org.countersign.android

import android.graphics.Bitmap
import android.widget.EditText
import android.widget.TextView
import org.countersign.model.Known
import org.countersign.model.Preferences
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.robolectric.RuntimeEnvironment
import java.nio.file.Files

/** A walk through the app on which each screen is kept as a picture and held against Google's accessibility checks. */
abstract class Tour : Handset() {
    private var variant = ""
    private var shots = 0
    private val found = mutableListOf<String>()
    private val seen = mutableSetOf<String>()

    /** Looks at the screen that is shown: from its top, and then as far down as it scrolls. */
    fun shot(name: String) {
        settle()
        seen += model.screen.value.javaClass.simpleName
        val level = RuntimeEnvironment.getApiLevel()
        val label = "$level-$variant-${(++shots).toString().padStart(2, '0')}-$name"
        val picture = activity.picture()
        if (variant == "en-light" && level == 35) FOR_TEXT[name]?.let { picture.half().keep("docs-$it") }
        judge(picture, name, label)
        assertWhole(name)
        val scroll = activity.scroll() ?: return
        val below = scroll.getChildAt(0).height - scroll.height
        var place = 0
        while (place < below) {
            // What the edge cuts through is seen whole in the next step.
            place = minOf(place + scroll.height * 3 / 4, below)
            scroll.scrollTo(0, place)
            settle()
            judge(activity.picture(), "$name, scrolled by $place", "$label-$place")
        }
        scroll.scrollTo(0, 0)
    }

    private fun judge(picture: Bitmap, name: String, label: String) {
        // Large enough to be looked at; most of a tour's time would go into the whole of it.
        picture.half().keep(label)
        found += Accessibility.findings(activity.window.decorView, picture).map { "$variant $name: $it" }
    }

    /** No text is cut off, and none stands outside of the screen's sides. */
    private fun assertWhole(name: String) {
        val wide = activity.window.decorView.width
        for (view in views().filterIsInstance<TextView>().filter { it.layout != null && it !is EditText }) {
            val cut = (0 until view.layout.lineCount).any { view.layout.getEllipsisCount(it) > 0 }
            if (cut || view.layout.height > view.height) found += "$variant $name: \"${view.text}\" is cut off"
            val left = IntArray(2).also { view.getLocationInWindow(it) }[0]
            if (left < 0 || left + view.width > wide) found += "$variant $name: \"${view.text}\" leaves the screen"
        }
    }

    /** Goes everywhere, and says afterwards what was wrong, and which screen was not there. */
    fun tour(name: String, preferences: Preferences, everywhere: () -> Unit) {
        variant = name
        prefer(preferences)
        try {
            everywhere()
        } catch (broken: Throwable) {
            // What was found on the way is told with what ended it.
            found.distinct().forEach { broken.addSuppressed(AssertionError(it)) }
            throw broken
        }
        assertEquals("accessibility checks", "", found.distinct().joinToString("\n"))
        val missing = SCREENS - seen
        assertTrue("screens that were not shown: $missing", missing.isEmpty())
    }

    private companion object {
        /** What the text shows, under the names it has there. */
        val FOR_TEXT = mapOf(
            "home" to "home",
            "confirm" to "pairing",
            "verdict-verified" to "verified",
            "verdict-wrong" to "wrong",
            "i-am-calling" to "i-am-calling",
            "journal" to "journal"
        )

        /** Every screen of Android, by the last column of the table of all. */
        val SCREENS: Set<String> = Files.readAllLines(Known.folder("docs/screens.md"))
            .mapNotNull { Regex("\\| `(\\w+)` \\|$").find(it)?.groupValues?.get(1) }.toSet()
            .also { check(it.size > 40) { "the table of screens is not what it was: $it" } }
    }
}
