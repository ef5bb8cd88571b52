package org.countersign.android.platform

import android.content.ContentProvider
import android.content.ContentValues
import android.content.Context
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.ParcelFileDescriptor
import android.provider.OpenableColumns
import java.io.File
import java.io.FileNotFoundException
import java.io.IOException
import java.util.UUID

/**
 * Lends a picture to the one app that the person chose for it, and only to read. What lies in its folder was put there to
 * be handed over; the folder is emptied at each new hand-over. Each picture has an address of its own, so that whoever was
 * handed one reads none that comes later.
 */
public class SharedFiles : ContentProvider() {
    override fun onCreate(): Boolean = true

    override fun openFile(uri: Uri, mode: String): ParcelFileDescriptor {
        if (mode != "r") throw FileNotFoundException("only for reading")
        return ParcelFileDescriptor.open(file(uri), ParcelFileDescriptor.MODE_READ_ONLY)
    }

    override fun getType(uri: Uri): String = PNG

    override fun query(
        uri: Uri,
        projection: Array<out String>?,
        selection: String?,
        selectionArgs: Array<out String>?,
        sortOrder: String?
    ): Cursor {
        val file = file(uri)
        val known = mapOf<String, Any>(OpenableColumns.DISPLAY_NAME to file.name, OpenableColumns.SIZE to file.length())
        val columns = (projection?.toList() ?: known.keys.toList()).filter { it in known }
        return MatrixCursor(columns.toTypedArray()).apply { addRow(columns.map { known.getValue(it) }) }
    }

    override fun insert(uri: Uri, values: ContentValues?): Uri? = null

    override fun delete(uri: Uri, selection: String?, selectionArgs: Array<out String>?): Int = 0

    override fun update(uri: Uri, values: ContentValues?, selection: String?, selectionArgs: Array<out String>?): Int =
        0

    /** Finds a file by bare names, so that no path leads out of the folder. */
    private fun file(uri: Uri): File {
        if (uri.pathSegments.size != 2) throw FileNotFoundException("not two names")
        val folder = folder(context ?: throw FileNotFoundException("not there yet"))
        return uri.pathSegments.fold(folder) { within, name ->
            within.listFiles().orEmpty().find { it.name == name } ?: throw FileNotFoundException("no such file")
        }
    }

    internal companion object {
        /** What is handed over. */
        const val PNG = "image/png"

        private fun folder(context: Context) = File(context.cacheDir, "shared")

        /** Puts a picture there, in the place of all before it; none when it could not be written. */
        fun put(context: Context, name: String, png: ByteArray): Uri? {
            val address = UUID.randomUUID().toString()
            folder(context).deleteRecursively()
            val folder = File(folder(context), address)
            try {
                if (!folder.mkdirs()) return null
                File(folder, name).writeBytes(png)
            } catch (_: IOException) {
                return null
            }
            val authority = "${context.packageName}.shared"
            return Uri.Builder().scheme("content").authority(authority).appendPath(address).appendPath(name).build()
        }
    }
}
