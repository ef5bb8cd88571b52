package org.countersign.android

import android.app.Activity
import android.content.ClipData
import android.content.ClipboardManager
import android.content.Intent
import android.net.Uri
import android.provider.OpenableColumns
import android.widget.TextView
import org.countersign.android.kit.QrView
import org.countersign.android.platform.ChosenPicture
import org.countersign.android.platform.SharedFiles
import org.countersign.model.Mishap
import org.countersign.model.screen.Call
import org.countersign.model.screen.Exchange
import org.countersign.model.screen.Unlock
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import java.io.ByteArrayInputStream
import java.io.File
import java.io.FileNotFoundException
import java.io.InputStream
import java.io.OutputStream

/** Other apps: those that are not there, that fail, or that look where they should not. */
class OthersTest : Handset() {
    private val elsewhere = Uri.parse("content://elsewhere/file")

    private fun byText() {
        pressKey("screen-pair")
        pressKey("pair-way-words")
        forward()
        on<Exchange>()
    }

    private fun answer(uri: Uri) {
        val asked = shadowOf(activity).nextStartedActivityForResult.intent
        shadowOf(activity).receiveResult(asked, Activity.RESULT_OK, Intent().setData(uri))
    }

    @Test
    fun aPhoneWithoutAnAppForItSaysSo() {
        startWithKnown()
        shadowOf(app).checkActivities(true)
        pressKey("screen-i-called")
        press("Petra")
        pressKey("call-dial")
        assertSees(text("phone-no-app"))
        typeOnly("000000")
        assertFalse(sees(text("phone-no-app")))
        pressKey("call-dial")
        assertSees(text("phone-no-app"))
        back()
        on<Call>()
        // Nobody brings an answer back.
        back()
        back()
        pressKey("screen-journal")
        pressKey("journal-export")
        assertSees(text("phone-no-app"))
        controller.pause().stop()
        on<Unlock>()
        controller.restart().resume()
    }

    @Test
    fun whereThereIsNothingToPasteThatIsSaid() {
        startWithKnown()
        byText()
        pressKey("pair-paste")
        assertSees(text("paste-nothing"))
        // What a clip names is not fetched from the app that put it there.
        shadowOf(app.contentResolver).registerInputStream(elsewhere, ByteArrayInputStream("fetched".toByteArray()))
        service<ClipboardManager>().setPrimaryClip(ClipData.newRawUri("", elsewhere))
        pressKey("pair-paste")
        assertSees(text("paste-nothing"))
    }

    @Test
    fun aMessageThatGoesAsTextIsShownAsText() {
        startWithKnown()
        byText()
        val message = on<Exchange>().view.value.body.outgoing
        val shown = views().filterIsInstance<TextView>().single { it.text.toString() == message }
        assertTrue(shown.isTextSelectable)
        assertEquals(emptyList<QrView>(), views().filterIsInstance<QrView>())
        pressKey("screen-copy-text")
        assertEquals(message, service<ClipboardManager>().primaryClip!!.getItemAt(0).text.toString())
    }

    @Test
    fun aFileThatAnotherAppDoesNotTakeIsSaid() {
        startWithKnown()
        pressKey("screen-journal")
        pressKey("journal-export")
        val refusing = object : OutputStream() {
            override fun write(byte: Int): Unit = throw SecurityException("not for you")
        }
        shadowOf(activity.contentResolver).registerOutputStream(elsewhere, refusing)
        answer(elsewhere)
        eventually { sees(text("refused-unwritten")) }
        assertFalse(File(app.cacheDir, "journal.jsonl").exists())
    }

    @Test
    fun aPictureThatAnotherAppDoesNotGiveIsSaid() {
        startWithKnown()
        byText()
        pressKey("pair-picture")
        val refusing = object : InputStream() {
            override fun read(): Int = throw IllegalStateException("not now")
        }
        shadowOf(activity.contentResolver).registerInputStream(elsewhere, refusing)
        answer(elsewhere)
        eventually { sees(text("picture-unopened")) }
    }

    @Test
    fun aPictureIsReadWholeUpToTheLimit() {
        fun chosen(bytes: Int): ChosenPicture {
            val uri = Uri.parse("content://elsewhere/$bytes")
            val file = ByteArray(bytes) { it.toByte() }
            shadowOf(app.contentResolver).registerInputStream(uri, ByteArrayInputStream(file))
            return ChosenPicture.of(app.contentResolver, uri, most = 3 shl 20)
        }
        for (bytes in listOf(0, 100, 1 shl 20, (1 shl 20) + 1, 3 shl 20)) {
            val file = (chosen(bytes) as ChosenPicture.Read).file
            assertTrue(file.isDirect)
            assertEquals(bytes, file.remaining())
            assertTrue((0 until bytes).all { file.get(it) == it.toByte() })
        }
        assertEquals(Mishap.PictureTooLarge, (chosen((3 shl 20) + 1) as ChosenPicture.Refused).why)
    }

    @Test
    fun eachSharedPictureHasAnAddressOfItsOwn() {
        val files = Robolectric.buildContentProvider(SharedFiles::class.java).create().get()
        val (first, second) = List(2) { SharedFiles.put(app, "countersign-1.png", byteArrayOf(it.toByte()))!! }
        assertNotEquals(first, second)
        assertEquals("${app.packageName}.shared", first.authority)
        assertThrows(FileNotFoundException::class.java) { files.openFile(first, "r") }
        val known = files.query(second, arrayOf(OpenableColumns.DISPLAY_NAME), null, null, null)
        assertTrue(known.moveToFirst())
        assertEquals("countersign-1.png", known.getString(0))
        val folder = second.buildUpon().path(second.pathSegments.first()).build()
        assertThrows(FileNotFoundException::class.java) { files.openFile(folder, "r") }
    }

    @Test
    fun aPictureThatCannotBeWrittenIsSaid() {
        startWithKnown()
        byText()
        // A file where the folder is to be.
        val folder = app.cacheDir
        folder.deleteRecursively()
        folder.writeText("")
        pressKey("pair-share-picture")
        assertSees(text("refused-unwritten"))
        folder.delete()
        folder.mkdirs()
    }
}
