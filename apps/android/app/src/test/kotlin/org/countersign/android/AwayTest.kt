package org.countersign.android

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.net.Uri
import org.countersign.model.screen.Call
import org.countersign.model.screen.Ended
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.Home
import org.countersign.model.screen.JournalScreen
import org.countersign.model.screen.ProveOwner
import org.countersign.model.screen.Unlock
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf
import java.io.ByteArrayInputStream
import java.io.File

/** Leaving the app: what locks it, what does not, and what became of the answers that came back meanwhile. */
class AwayTest : Handset() {
    private val journal get() = File(app.cacheDir, "journal.jsonl")

    private fun away(seconds: Long = 1, meanwhile: () -> Unit = {}) {
        leave()
        app.clock.pass(seconds)
        controller.restart()
        meanwhile()
        controller.resume()
        settle()
    }

    private fun leave() {
        controller.pause().stop()
        settle()
    }

    private fun answer(asked: Intent, uri: Uri?) = shadowOf(activity).receiveResult(
        asked,
        if (uri == null) Activity.RESULT_CANCELED else Activity.RESULT_OK,
        uri?.let { Intent().setData(it) }
    )

    private fun asked(): Intent = shadowOf(activity).nextStartedActivityForResult.intent

    private fun unlock() {
        on<Unlock>()
        forward()
        finger()
    }

    @Test
    fun aCallThatIsDialledGoesOnAfterUnlocking() {
        startWithKnown()
        pressKey("screen-i-called")
        press("Petra")
        val call = on<Call>()
        pressKey("call-dial")
        away { assertSees(text("unlock-title")) }
        unlock()
        assertSame(call, model.screen.value)
    }

    @Test
    fun whileAPersonChoosesAFileItStaysOpenAndNoLonger() {
        startWithKnown()
        pressKey("screen-journal")
        pressKey("journal-export")
        val asked = asked()
        leave()
        on<JournalScreen>()
        controller.restart()
        answer(asked, null)
        controller.resume()
        on<JournalScreen>()
        leave()
        on<Unlock>()
        controller.restart().resume()
        settle()
    }

    @Test
    fun whileAPermissionIsAskedForItStaysOpenAndNoLonger() {
        startWithKnown()
        pressKey("screen-pair")
        pressKey("pair-way-scan")
        forward()
        val asked = shadowOf(activity).lastRequestedPermission
        assertEquals(listOf(Manifest.permission.CAMERA), asked.requestedPermissions.toList())
        leave()
        on<Exchange>()
        // The question was interrupted: nobody refused anything.
        activity.onRequestPermissionsResult(asked.requestCode, emptyArray(), IntArray(0))
        shadowOf(app).grantPermissions(Manifest.permission.CAMERA)
        controller.restart().resume()
        settle()
        assertSees(text("pair-camera-starting"))
        leave()
        on<Unlock>()
        controller.restart().resume()
        settle()
    }

    @Test
    fun whileTheOwnerIsAskedForItStaysOpenUnlessTheAnswerIsNo() {
        startWithKnown()
        press(text("screen-settings"))
        pressKey("settings-erase")
        on<ProveOwner>()
        forward()
        assertTrue(Question.isOpen)
        away()
        on<ProveOwner>()
        leave()
        dismiss()
        on<Unlock>()
        controller.restart().resume()
        settle()
    }

    @Test
    fun anExportThatTheLockOvertookIsSaid() {
        startWithKnown()
        pressKey("screen-journal")
        pressKey("journal-export")
        val asked = asked()
        away(301) { answer(asked, Uri.parse("content://elsewhere/journal")) }
        on<Unlock>()
        assertSees(text("export-dropped"))
        assertFalse(journal.exists())
        unlock()
        on<Home>()
    }

    @Test
    fun aPictureThatTheLockOvertookIsSaid() {
        startWithKnown()
        pressKey("screen-pair")
        pressKey("pair-way-words")
        forward()
        pressKey("pair-picture")
        val asked = asked()
        val uri = Uri.parse("content://elsewhere/picture")
        shadowOf(activity.contentResolver).registerInputStream(uri, ByteArrayInputStream(ByteArray(100)))
        away(301) { answer(asked, uri) }
        eventually { sees(text("picture-dropped")) }
        unlock()
        on<Ended>()
    }

    @Test
    fun noJournalIsLeftInTheClear() {
        journal.writeText("left by a process that was ended")
        startWithKnown()
        assertFalse(journal.exists())
        journal.writeText("under way")
        press(text("screen-lock"))
        assertFalse(journal.exists())
    }
}
