package org.countersign.android.platform

import android.graphics.Matrix
import android.graphics.RectF
import android.util.Size
import android.view.Surface
import kotlin.math.max

/**
 * Says how a camera's picture is put onto a view of this size, so that it fills the view, keeps its proportions and stands
 * upright. The system has turned it for a phone held upright, by the degrees of its [sensor], and stretched it to the
 * view; [turn] is how the display is turned now.
 */
internal fun previewTransform(width: Float, height: Float, picture: Size, sensor: Int, turn: Int): Matrix {
    val matrix = Matrix()
    val (middleX, middleY) = width / 2 to height / 2
    // A camera's picture lies on its side in a phone that is held upright; in some tablets it stands.
    val lies = sensor % (2 * QUARTER).toInt() != 0
    val (long, short) = picture.width.toFloat() to picture.height.toFloat()
    val (across, down) = if (lies) short to long else long to short
    val seen = RectF(0f, 0f, across, down)
    seen.offset(middleX - seen.centerX(), middleY - seen.centerY())
    matrix.setRectToRect(RectF(0f, 0f, width, height), seen, Matrix.ScaleToFit.FILL)
    val onSide = turn == Surface.ROTATION_90 || turn == Surface.ROTATION_270
    val scale = if (onSide) max(height / across, width / down) else max(width / across, height / down)
    matrix.postScale(scale, scale, middleX, middleY)
    val degrees = when (turn) {
        Surface.ROTATION_90 -> -QUARTER
        Surface.ROTATION_180 -> 2 * QUARTER
        Surface.ROTATION_270 -> QUARTER
        else -> 0f
    }
    matrix.postRotate(degrees, middleX, middleY)
    return matrix
}

private const val QUARTER = 90f
