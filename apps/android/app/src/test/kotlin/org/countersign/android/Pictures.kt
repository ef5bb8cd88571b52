package org.countersign.android

import android.app.Activity
import android.graphics.Bitmap
import android.graphics.Canvas
import android.view.View
import android.view.ViewGroup
import android.widget.ScrollView
import com.google.android.apps.common.testing.accessibility.framework.AccessibilityCheckPreset
import com.google.android.apps.common.testing.accessibility.framework.AccessibilityCheckResult.AccessibilityCheckResultType
import com.google.android.apps.common.testing.accessibility.framework.AccessibilityHierarchyCheckResult
import com.google.android.apps.common.testing.accessibility.framework.Parameters
import com.google.android.apps.common.testing.accessibility.framework.strings.StringManager
import com.google.android.apps.common.testing.accessibility.framework.uielement.AccessibilityHierarchyAndroid
import com.google.android.apps.common.testing.accessibility.framework.utils.contrast.BitmapImage
import java.io.File
import java.util.ListResourceBundle
import java.util.Locale
import javax.xml.parsers.DocumentBuilderFactory

/** What an activity shows, as a picture. */
fun Activity.picture(): Bitmap {
    val view = window.decorView
    val bitmap = Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888)
    view.draw(Canvas(bitmap))
    return bitmap
}

/** The same, half as wide and high. */
fun Bitmap.half(): Bitmap = Bitmap.createScaledBitmap(this, width / 2, height / 2, true)

/** Keeps a picture under a name. */
fun Bitmap.keep(name: String) {
    val folder = File(System.getProperty("countersign.pictures")!!).apply { mkdirs() }
    File(folder, "$name.png").outputStream().use { compress(Bitmap.CompressFormat.PNG, 100, it) }
}

/** The part of a screen that scrolls. */
fun Activity.scroll(): ScrollView? = window.decorView.find { it is ScrollView } as ScrollView?

private fun View.find(fits: (View) -> Boolean): View? = when {
    fits(this) -> this
    this is ViewGroup -> (0 until childCount).firstNotNullOfOrNull { getChildAt(it).find(fits) }
    else -> null
}

/** Google's accessibility checks. */
object Accessibility {
    init {
        val stream = checkNotNull(Accessibility::class.java.getResourceAsStream("/accessibility-checks.xml"))
        val nodes = stream.use { DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(it) }
            .getElementsByTagName("string")
        val words = (0 until nodes.length).map { nodes.item(it) }
            .map { arrayOf<Any>(it.attributes.getNamedItem("name").nodeValue, it.textContent.trim('"')) }
            .toTypedArray()
        StringManager.setResourceBundleProvider {
            object : ListResourceBundle() {
                override fun getContents(): Array<Array<Any>> = words
            }
        }
    }

    /**
     * The borders of fields and buttons. The check takes the commonest colour beside the ground for that of the text; a
     * border needs no more than 3:1, which these have. Text that is itself in such a colour is not let pass.
     */
    private val BORDERS = listOf(0x7C8A93, 0x6C7A84)

    private fun isBorder(found: AccessibilityHierarchyCheckResult): Boolean = BORDERS.any {
        val text = found.element?.textColor?.and(0xFFFFFF)
        "foreground color of #%06X".format(it) in found.getMessage(Locale.ENGLISH) && text != it
    }

    /** What the edge cuts through has not all its colours; a tour sees it whole once it has scrolled on. */
    private fun isCutThrough(found: AccessibilityHierarchyCheckResult): Boolean =
        "only partially visible within a scrollable container" in found.getMessage(Locale.ENGLISH)

    /** What is wrong with what these views show. */
    fun findings(root: View, seen: Bitmap): List<String> {
        val parameters = Parameters().apply { putScreenCapture(BitmapImage(seen)) }
        val hierarchy = AccessibilityHierarchyAndroid.newBuilder(root).build()
        val bad = setOf(AccessibilityCheckResultType.ERROR, AccessibilityCheckResultType.WARNING)
        return AccessibilityCheckPreset.getAccessibilityHierarchyChecksForPreset(AccessibilityCheckPreset.LATEST)
            .flatMap { it.runCheckOnHierarchy(hierarchy, null, parameters) }
            .filter { it.type in bad }
            .filterNot { isBorder(it) || isCutThrough(it) }
            .map {
                "${it.sourceCheckClass.simpleName}: ${it.getMessage(Locale.ENGLISH)} ${it.element?.let { e ->
                    e.text ?: e.contentDescription ?: e.className
                }}"
            }
    }
}
