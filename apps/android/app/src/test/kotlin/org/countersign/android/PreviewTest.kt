package org.countersign.android

import android.app.Application
import android.graphics.RectF
import android.util.Size
import android.view.Surface
import org.countersign.android.platform.previewTransform
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

// Without the app, whose model nobody would close.
@RunWith(RobolectricTestRunner::class)
@Config(application = Application::class)
class PreviewTest {
    private val picture = Size(1_280, 720)

    /** Where the whole picture comes to lie, which the system first stretched to the view. */
    private fun lies(width: Float, height: Float, turn: Int) =
        RectF(0f, 0f, width, height).also { previewTransform(width, height, picture, turn).mapRect(it) }

    @Test
    fun thePictureFillsTheViewAndKeepsItsProportions() {
        for ((width, height) in listOf(822f to 400f, 400f to 822f, 1_280f to 720f)) {
            for (turn in listOf(Surface.ROTATION_0, Surface.ROTATION_90, Surface.ROTATION_180, Surface.ROTATION_270)) {
                val place = lies(width, height, turn)
                val upright = turn == Surface.ROTATION_0 || turn == Surface.ROTATION_180
                val proportion = if (upright) 720f / 1_280f else 1_280f / 720f
                assertEquals("$turn in $width x $height", proportion, place.width() / place.height(), 0.01f)
                assertTrue(place.left <= 0.5f && place.top <= 0.5f)
                assertTrue(place.right >= width - 0.5f && place.bottom >= height - 0.5f)
                assertEquals(width / 2, place.centerX(), 0.5f)
                assertEquals(height / 2, place.centerY(), 0.5f)
            }
        }
    }
}
