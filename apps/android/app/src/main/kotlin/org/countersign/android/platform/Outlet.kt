package org.countersign.android.platform

import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.ClipData
import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Intent
import android.net.Uri
import android.os.PersistableBundle
import org.countersign.model.Mishap

/**
 * What leaves the app or comes into it, always because the person asked for it: clipboard, sharing, dialer, files. Whatever
 * another app is needed for answers why it came to nothing, or nothing.
 */
internal class Outlet(private val activity: Activity) {
    private val clipboard = activity.service<ClipboardManager>()

    /** Puts text into the clipboard, without a preview of it on the screen. */
    fun copy(text: String) {
        val clip = ClipData.newPlainText(LABEL, text)
        clip.description.extras = PersistableBundle().apply { putBoolean(ClipDescription.EXTRA_IS_SENSITIVE, true) }
        clipboard.setPrimaryClip(clip)
    }

    /** Gives the text that lies in the clipboard, if it is text. What is only named there is not fetched. */
    fun paste(): String? = clipboard.primaryClip?.takeIf { it.itemCount > 0 }
        ?.getItemAt(0)?.text?.toString()?.takeIf { it.isNotBlank() }

    /** Hands text to an app of the person's choice. */
    fun share(text: String): Mishap? {
        val send = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)
        return start(Intent.createChooser(send, null))
    }

    /** Hands a picture to an app of the person's choice, which may read that one file and nothing else. */
    fun share(name: String, png: ByteArray): Mishap? {
        val uri = SharedFiles.put(activity, name, png) ?: return Mishap.Unwritten
        val send = Intent(Intent.ACTION_SEND)
            .setType(SharedFiles.PNG)
            .putExtra(Intent.EXTRA_STREAM, uri)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        send.clipData = ClipData.newRawUri(name, uri)
        return start(Intent.createChooser(send, null))
    }

    /** Puts a number into the dialer; the person presses the button there. */
    fun dial(number: String): Mishap? = start(Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", number, null)))

    /** Has the person choose a picture. */
    fun choosePicture(request: Int): Mishap? {
        val types = arrayOf("image/png", "image/jpeg")
        val open = Intent(Intent.ACTION_OPEN_DOCUMENT)
            .addCategory(Intent.CATEGORY_OPENABLE)
            .setType("image/*")
            .putExtra(Intent.EXTRA_MIME_TYPES, types)
        return start(open, request)
    }

    /** Has the person choose where a file is to be written. */
    fun chooseFile(name: String, request: Int): Mishap? {
        val create = Intent(Intent.ACTION_CREATE_DOCUMENT)
            .addCategory(Intent.CATEGORY_OPENABLE)
            .setType("application/octet-stream")
            .putExtra(Intent.EXTRA_TITLE, name)
        return start(create, request)
    }

    /** Says so where no app takes it: a tablet without a dialer, a phone without a picker. */
    private fun start(intent: Intent, request: Int? = null): Mishap? = try {
        if (request == null) activity.startActivity(intent) else activity.startActivityForResult(intent, request)
        null
    } catch (_: ActivityNotFoundException) {
        Mishap.NoApp
    }

    private companion object {
        const val LABEL = "Countersign"
    }
}
