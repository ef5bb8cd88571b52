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
import kotlin.math.sign

// Without the app, whose model nobody would close.
@RunWith(RobolectricTestRunner::class)
@Config(application = Application::class)
class PreviewTest {
    private val picture = Size(1_280, 720)

    /** Where the whole picture comes to lie, which the system first stretched to the view. */
    private fun lies(width: Float, height: Float, sensor: Int, turn: Int) =
        RectF(0f, 0f, width, height).also { previewTransform(width, height, picture, sensor, turn).mapRect(it) }

    @Test
    fun thePictureFillsTheViewAndKeepsItsProportions() {
        for ((width, height) in listOf(822f to 400f, 400f to 822f, 1_280f to 720f)) {
            for (turn in listOf(Surface.ROTATION_0, Surface.ROTATION_90, Surface.ROTATION_180, Surface.ROTATION_270)) {
                for (sensor in listOf(0, 90, 180, 270)) {
                    val place = lies(width, height, sensor, turn)
                    val upright = turn == Surface.ROTATION_0 || turn == Surface.ROTATION_180
                    val proportion = if (upright == (sensor % 180 == 90)) 720f / 1_280f else 1_280f / 720f
                    val what = "$turn in $width x $height, a sensor at $sensor"
                    assertEquals(what, proportion, place.width() / place.height(), 0.01f)
                    assertTrue(what, place.left <= 0.5f && place.top <= 0.5f)
                    assertTrue(what, place.right >= width - 0.5f && place.bottom >= height - 0.5f)
                    assertEquals(what, width / 2, place.centerX(), 0.5f)
                    assertEquals(what, height / 2, place.centerY(), 0.5f)
                }
            }
        }
    }

    @Test
    fun thePictureStandsUprightHoweverThePhoneIsTurned() {
        val (width, height) = 800f to 400f
        // Where its upper left corner comes to lie, seen from the middle: a phone turned to the left turns it to the right.
        for ((turn, corner) in listOf(
            Surface.ROTATION_0 to (-1 to -1),
            Surface.ROTATION_90 to (-1 to 1),
            Surface.ROTATION_180 to (1 to 1),
            Surface.ROTATION_270 to (1 to -1)
        )) {
            val point = floatArrayOf(0f, 0f)
            previewTransform(width, height, picture, 90, turn).mapPoints(point)
            val seen = sign(point[0] - width / 2).toInt() to sign(point[1] - height / 2).toInt()
            assertEquals("$turn", corner, seen)
        }
    }
}
