package org.countersign.model.screen

import org.countersign.model.Button
import org.countersign.model.Field
import org.countersign.model.Form
import org.countersign.model.FormScreen
import org.countersign.model.Frame
import org.countersign.model.Next
import org.countersign.model.Notice
import org.countersign.model.Refusals
import org.countersign.model.View
import org.countersign.model.device.Outcome
import org.countersign.model.texts.Texts

/** Two fields that have to hold the same. */
internal class Twice {
    private val typed = arrayOf("", "")
    private val errors = arrayOf("", "")

    fun fields(texts: Texts): List<Field> {
        val short = typed[0].isNotEmpty() && typed[0].codePointCount(0, typed[0].length) < SHORT
        val error = { place: Int -> errors[place].let { if (it.isEmpty()) "" else texts.get(it) } }
        val help = texts.get(if (short) "passphrase-short" else "passphrase-help")
        return listOf(
            Field(texts.get("passphrase-new"), typed[0], help = help, error = error(0), secret = true),
            Field(texts.get("passphrase-again"), typed[1], error = error(1), secret = true)
        )
    }

    fun edit(place: Int, text: String) {
        if (place in typed.indices) typed[place] = text
        errors.fill("")
    }

    /** Gives the passphrase when it is fit and typed twice; otherwise the fields say why not. */
    fun passphrase(): String? {
        errors.fill("")
        when {
            typed[0].isEmpty() -> errors[0] = "passphrase-empty"
            typed[0].toByteArray().size > LONGEST -> errors[0] = "passphrase-long"
            typed[0] != typed[1] -> errors[1] = "passphrase-differs"
            else -> return typed[0]
        }
        return null
    }

    private companion object {
        /** A passphrase shorter than this is pointed out, and taken all the same. */
        const val SHORT = 10

        /** The most bytes that a passphrase may have. */
        const val LONGEST = 1024
    }
}

/** Why a passphrase is set. */
internal enum class Why(val title: String, val means: String, val button: String) {
    /** There was none. */
    First("passphrase-first-title", "passphrase-first-means", "passphrase-set-button"),

    /** In place of the one there is. */
    Change("passphrase-change-title", "passphrase-change-means", "passphrase-change-button"),

    /** The old one was forgotten, and the recovery code opened. */
    Forgotten("passphrase-forgotten-title", "passphrase-forgotten-means", "passphrase-set-button"),

    /** Someone may know the old one: everything is put under new keys. */
    Known("passphrase-known-title", "passphrase-known-means", "continue")
}

/** Asks for a new passphrase and sets it. */
public class NewPassphrase internal constructor(private val why: Why) : FormScreen() {
    private val twice = Twice()
    private var busy = false
    private var notice: Notice? = null
    private val offered = why == Why.Forgotten

    override fun draw(): View<Form> = View(
        Frame(
            title = text(why.title),
            paragraphs = listOf(text(why.means)),
            notice = notice,
            back = if (offered) null else text("back"),
            primary = Button(text(why.button)),
            others = if (offered) listOf(Button(text("not-now"))) else emptyList(),
            busy = if (busy) text("passphrase-busy") else null
        ),
        Form(fields = twice.fields(desk.texts))
    )

    override fun onEdit(field: Int, text: String): Next {
        if (!busy) twice.edit(field, text)
        return Next.Stay
    }

    override fun onPrimary(): Next {
        val passphrase = twice.passphrase().takeUnless { busy } ?: return Next.Stay
        if (why == Why.Known) return Next.Go(ShowWords(Goal.Rekey(passphrase)))
        busy = true
        notice = null
        ask({ it.people().setPassphrase(passphrase) }) { set ->
            busy = false
            when (set) {
                is Outcome.Done -> {
                    val title = if (why == Why.First) "passphrase-set" else "passphrase-changed"
                    Next.Instead(Told(title, "passphrase-set-means"))
                }
                is Outcome.Refused -> {
                    notice = Refusals.notice(desk.texts, set.refusal)
                    Next.Stay
                }
            }
        }
        return Next.Stay
    }

    override fun onOther(place: Int): Next = if (offered && !busy) Next.Back else Next.Stay

    override fun onBack(): Next = if (busy) Next.Stay else Next.Back
}
