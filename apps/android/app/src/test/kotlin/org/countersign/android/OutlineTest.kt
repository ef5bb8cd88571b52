package org.countersign.android

import org.countersign.model.Known
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import java.io.File

/** The mark and the signs are those of the desktop: one product, one set of drawings. */
class OutlineTest {
    private val drawables = Known.folder("apps/android/app/src/main/res/drawable").toFile()
    private val desktop = Known.folder("apps/desktop").toFile()

    private fun outline(drawable: File) = Regex("pathData=\"([^\"]+)\"").find(drawable.readText())!!.groupValues[1]

    @Test
    fun everySignIsDrawnAsOnTheDesktop() {
        val theirs = Regex("out property <string> ([a-z-]+): \"([^\"]+)\"")
            .findAll(File(desktop, "ui/kit/theme.slint").readText())
            .associate { it.groupValues[1] to it.groupValues[2] }
        val ours = drawables.listFiles()!!.filter { it.name.startsWith("sign_") }
        assertTrue("${ours.size} signs", ours.size > 20)
        for (sign in ours) {
            val name = sign.nameWithoutExtension.removePrefix("sign_").replace('_', '-')
            assertEquals(name, theirs[name], outline(sign))
        }
    }

    @Test
    fun theIconIsTheMark() {
        val mark = Regex(" d=\"([^\"]+)\"").find(File(desktop, "icon/mark.svg").readText())!!.groupValues[1]
        assertEquals(mark, outline(File(drawables, "icon_mark.xml")))
    }
}
