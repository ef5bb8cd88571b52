package org.countersign.android.platform

import android.content.Context
import android.net.Uri
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.countersign.model.App
import org.countersign.model.Mishap
import org.countersign.model.screen.JournalScreen
import java.io.File

/**
 * The journal on its way out. The core writes a file of ours, which is copied to where the person wants it once it is
 * whole. It holds the journal in the clear, so it is gone as soon as it is copied, everything is locked, or the app begins.
 */
internal class Export(private val context: Context, private val scope: CoroutineScope, private val model: () -> App) {
    private val file = File(context.cacheDir, "journal.jsonl")
    private var to: Uri? = null

    /** Begins, where the screen that writes it is still there. */
    fun begin(to: Uri) {
        drop()
        val screen = model().screen.value as? JournalScreen ?: return model().tell(Mishap.ExportDropped)
        this.to = to
        screen.exportTo(file.path)
    }

    /** Lets go of it; whoever ends it tells the person. */
    fun drop() {
        to = null
        file.delete()
    }

    /** Copies what was written to where the person wants it, whatever becomes of the window meanwhile. */
    fun handOver() {
        val to = to
        this.to = null
        if (to == null) return model().tell(Mishap.ExportDropped)
        scope.launch {
            if (withContext(Dispatchers.IO) { copy(to) }) return@launch
            (model().screen.value as? JournalScreen)?.unwritten() ?: model().tell(Mishap.ExportDropped)
        }
    }

    private fun copy(to: Uri): Boolean = try {
        fromProvider {
            context.contentResolver.openOutputStream(to, "wt")?.use { out -> file.inputStream().use { it.copyTo(out) } }
        } != null
    } finally {
        file.delete()
    }
}
