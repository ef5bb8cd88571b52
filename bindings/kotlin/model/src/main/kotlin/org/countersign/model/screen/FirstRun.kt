package org.countersign.model.screen

import org.countersign.core.CountersignException
import org.countersign.core.cleanOwnName
import org.countersign.model.Button
import org.countersign.model.Choice
import org.countersign.model.Field
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.Say
import org.countersign.model.View
import org.countersign.model.device.NewDevice
import org.countersign.model.device.Outcome
import org.countersign.model.device.Refusal
import org.countersign.model.texts.Texts

/** What was entered so far in the first run; nothing is made before the last step. */
internal class Draft : AutoCloseable {
    /** How this device is to be locked; true: by the phone's keystore. */
    var byPlatform: Boolean? = null
    val twice = Twice()

    /** The passphrase as it was found fit. */
    var passphrase: String? = null
    val paper = Paper()
    var name = ""

    override fun close() = paper.close()
}

/** Says what this is. */
public class Welcome internal constructor() : FormScreen() {
    private val draft = Draft()

    override fun draw(): View<Form> = View(
        Frame(
            title = text("welcome-title"),
            paragraphs = listOf("welcome-what", "welcome-how", "welcome-means").map { text(it) },
            primary = Button(text("welcome-begin"))
        ),
        Form()
    )

    override fun onPrimary(): Next = Next.Go(HowLocked(draft))

    override val isFirst: Boolean get() = true

    // What was here before was erased.
    override fun onBack(): Next = Next.Stay

    override fun close(): Unit = draft.close()
}

/** Asks how this device is to be locked. */
public class HowLocked internal constructor(private val draft: Draft) : FormScreen() {
    /** What the keystore said, in the key of a sentence; none when it can keep a key. */
    private var trouble: String? = null
    private var busy = false

    override fun draw(): View<Form> {
        val platform = Choice(
            title = text("how-locked-keyring"),
            detail = text(trouble ?: "how-locked-keyring-means"),
            chosen = draft.byPlatform == true,
            enabled = trouble == null && !busy
        )
        val passphrase = Choice(
            title = text("how-locked-passphrase"),
            detail = text("how-locked-passphrase-means"),
            chosen = draft.byPlatform == false
        )
        val frame = Frame(
            title = text("how-locked-title"),
            paragraphs = listOf(text("how-locked-means")),
            back = text("back"),
            primary = Button(text("continue"), enabled = draft.byPlatform != null),
            others = if (trouble != null) listOf(Button(text("how-locked-try-keyring"))) else emptyList(),
            busy = if (busy) text("how-locked-busy") else null
        )
        val fields = if (draft.byPlatform == false) draft.twice.fields(desk.texts) else emptyList()
        return View(frame, Form(choices = listOf(platform, passphrase), fields = fields))
    }

    override fun open(): Next {
        busy = true
        ask({ it.keys.trouble() }) { tried ->
            busy = false
            trouble = when (tried) {
                is Outcome.Done -> tried.value?.let { Refusals.key(it) }
                is Outcome.Refused -> "refused-key-failed"
            }
            if (trouble != null) {
                draft.byPlatform = false
            } else if (draft.byPlatform == null) {
                draft.byPlatform = true
            }
            Next.Stay
        }
        return Next.Stay
    }

    override fun onChoose(place: Int): Next {
        when {
            busy -> {}
            place == 0 && trouble == null -> draft.byPlatform = true
            place == 1 -> draft.byPlatform = false
        }
        return Next.Stay
    }

    override fun onEdit(field: Int, text: String): Next {
        if (!busy) draft.twice.edit(field, text)
        return Next.Stay
    }

    override fun onPrimary(): Next {
        if (busy) return Next.Stay
        draft.passphrase = when (draft.byPlatform) {
            null -> return Next.Stay
            true -> null
            false -> draft.twice.passphrase() ?: return Next.Stay
        }
        return Next.Go(ShowWords(Goal.FirstRun(draft)))
    }

    override fun onOther(place: Int): Next = if (trouble != null && !busy) open() else Next.Stay
}

/** Asks for my name, and makes everything. */
public class MyName internal constructor(private val draft: Draft) : FormScreen() {
    private var error = ""
    private var busy = false
    private var notice: Notice? = null

    override fun draw(): View<Form> = View(
        Frame(
            title = text("my-name-title"),
            paragraphs = listOf(text("my-name-means")),
            notice = notice,
            back = text("back"),
            primary = Button(text("my-name-finish")),
            others = if (notice != null) listOf(Button(text("my-name-other-lock"))) else emptyList(),
            busy = if (busy) text("my-name-busy") else null
        ),
        Form(fields = listOf(ownNameField(desk.texts, draft.name, error)))
    )

    override fun onEdit(field: Int, text: String): Next {
        if (busy) return Next.Stay
        draft.name = text
        error = ""
        return Next.Stay
    }

    override fun onPrimary(): Next {
        val paper = draft.paper.core.takeUnless { busy } ?: return Next.Stay
        val name = try {
            cleanOwnName(draft.name)
        } catch (refused: CountersignException) {
            error = Say.ownNameError(desk.texts, refused) ?: Refusals.say(desk.texts, refused)
            return Next.Stay
        }
        val new = NewDevice(name, draft.byPlatform == true, draft.passphrase, paper)
        busy = true
        notice = null
        ask({ it.create(new) }) { created ->
            busy = false
            val refusal = when (created) {
                // Where the keystore did not keep its key after all, that is said and mended at once.
                is Outcome.Done -> return@ask if (created.value) {
                    Next.Home
                } else {
                    Next.HomeThen(
                        RenewKey(forgotten = false)
                    )
                }
                is Outcome.Refused -> created.refusal
            }
            if ((refusal as? Refusal.Core)?.error is CountersignException.VaultExists) {
                return@ask Next.Instead(Blocked(refusal))
            }
            // All of it is as it was, so that another try, or another lock, needs nothing to be typed again.
            notice = Refusals.notice(desk.texts, refusal)
            Next.Stay
        }
        return Next.Stay
    }

    override fun onOther(place: Int): Next = if (notice != null && !busy) Next.Go(HowLocked(draft)) else Next.Stay

    override fun onBack(): Next = if (busy) Next.Stay else Next.Back
}

/** Shows the field for my name; a name that has to be cut is shown as others will see it. */
internal fun ownNameField(texts: Texts, typed: String, error: String): Field {
    val tidy = typed.split(Regex("\\s+")).filter { it.isNotEmpty() }.joinToString(" ")
    val kept = try {
        cleanOwnName(typed)
    } catch (_: CountersignException) {
        tidy
    }
    val cut = kept != tidy && tidy.startsWith(kept)
    val help = if (cut) texts.get("my-name-cut", "name" to kept) else texts.get("my-name-help")
    return Field(texts.get("my-name-field"), typed, help = help, error = error)
}
