package org.countersign.model.screen

import org.countersign.core.CountersignException
import org.countersign.model.Button
import org.countersign.model.Fact
import org.countersign.model.Field
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.View
import org.countersign.model.device.Outcome
import org.countersign.model.device.Refusal

/**
 * What is kept here cannot be opened, and no passphrase would help. Each such state is said by its name, with what is safe
 * and the way on.
 */
public class Blocked internal constructor(private val refusal: Refusal) : FormScreen() {
    private val fault = (refusal as? Refusal.Core)?.error
    private var folder = ""
    private var busy = false
    private var notice: Notice? = null

    override fun draw(): View<Form> {
        val label = when (fault) {
            is CountersignException.Deleting -> "blocked-finish-erasing"
            is CountersignException.Deleted -> "blocked-set-up"
            else -> "try-again"
        }
        val frame = Frame(
            title = text(title()),
            paragraphs = listOf(Refusals.say(desk.texts, refusal)),
            notice = notice,
            primary = Button(text(label)),
            others = if (isLost()) listOf(Button(text("begin-anew"), danger = true)) else emptyList(),
            busy = if (busy) text("erase-busy") else null
        )
        val facts = if (folder.isEmpty()) emptyList() else listOf(Fact(text("blocked-place"), folder))
        return View(frame, Form(facts = facts))
    }

    override fun open(): Next {
        ask({ it.folder }) { found ->
            folder = (found as? Outcome.Done)?.value.orEmpty()
            Next.Stay
        }
        return Next.Stay
    }

    override fun onPrimary(): Next {
        if (busy) return Next.Stay
        if (fault !is CountersignException.Deleting) return Next.Instead(Opening())
        busy = true
        ask({ it.eraseLocked() }) { erased ->
            busy = false
            followErasing(erased) { notice = Refusals.notice(desk.texts, it) }
        }
        return Next.Stay
    }

    override fun onOther(place: Int): Next = if (isLost() && !busy) Next.Go(BeginAnew()) else Next.Stay

    override val isFirst: Boolean get() = true

    override fun onBack(): Next = Next.Stay

    private fun title(): String = when (fault) {
        is CountersignException.VaultInUse, is CountersignException.Busy -> "blocked-in-use"
        is CountersignException.VaultTooNew -> "blocked-too-new"
        is CountersignException.Corrupt, is CountersignException.OutOfRange -> "blocked-damaged"
        is CountersignException.LogBroken -> "blocked-journal"
        is CountersignException.InsecurePermissions -> "blocked-permissions"
        is CountersignException.SymbolicLink -> "blocked-link"
        is CountersignException.UnsupportedFilesystem -> "blocked-filesystem"
        is CountersignException.DiskFull -> "blocked-disk-full"
        is CountersignException.ReadOnlyDisk -> "blocked-read-only"
        is CountersignException.KdfParamsRejected -> "blocked-too-costly"
        is CountersignException.Deleting -> "blocked-erasing"
        is CountersignException.Deleted -> "blocked-erased"
        else -> "blocked-other"
    }

    /** Whether erasing is a way on: where nothing else will ever open it. */
    private fun isLost() = fault is CountersignException.Corrupt ||
        fault is CountersignException.OutOfRange ||
        fault is CountersignException.KdfParamsRejected
}

/** Leads on once everything is erased; that nothing was there is as good. */
internal fun followErasing(erased: Outcome<Unit>, refused: (Refusal) -> Unit): Next {
    if (erased is Outcome.Refused) {
        val gone = (erased.refusal as? Refusal.Core)?.error is CountersignException.NoVault
        if (!gone) {
            refused(erased.refusal)
            return Next.Stay
        }
    }
    return Next.Instead(Opening())
}

/** Erases what cannot be opened any more, after a person typed the word for it. */
public class BeginAnew internal constructor() : FormScreen() {
    private var typed = ""
    private var busy = false
    private var notice: Notice? = null

    override fun draw(): View<Form> {
        val frame = Frame(
            title = text("begin-anew-title"),
            paragraphs = listOf(text("begin-anew-means"), text("begin-anew-copy")),
            notice = notice,
            back = text("back"),
            primary = Button(text("erase-button"), enabled = isSaid(), danger = true),
            busy = if (busy) text("erase-busy") else null
        )
        val field = Field(text("erase-type-word", "word" to text("erase-word")), typed)
        return View(frame, Form(fields = listOf(field)))
    }

    override fun onEdit(field: Int, text: String): Next {
        if (!busy) typed = text
        return Next.Stay
    }

    override fun onPrimary(): Next {
        if (busy || !isSaid()) return Next.Stay
        busy = true
        notice = null
        ask({ it.eraseLocked() }) { erased ->
            busy = false
            followErasing(erased) { notice = Refusals.notice(desk.texts, it) }
        }
        return Next.Stay
    }

    override fun onBack(): Next = if (busy) Next.Stay else Next.Back

    private fun isSaid() = typed.trim().equals(text("erase-word"), ignoreCase = true)
}
